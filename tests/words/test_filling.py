"""Fields and nothing more: no expressions, no attributes, nothing read twice."""

from __future__ import annotations

import pytest

from cadence.words.filling import fields_in, fill, has_a_stray_brace, plain, plain_lines


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("{a} and {b}", {"a": "one", "b": "two"}, "one and two"),
        ("{a}{a}", {"a": "x"}, "xx"),
        ("{a}.", {"a": "Brown Ltd."}, "Brown Ltd."),
        ("{a}.", {"a": "Wait!"}, "Wait!"),
        ("{a}.", {"a": "7 декабря 2026 г."}, "7 декабря 2026 г."),
        ("{a}?", {"a": "7. 12. 2026."}, "7. 12. 2026?"),
        ("{a}!", {"a": "20 years."}, "20 years!"),
        ("{a}!", {"a": "20 years!"}, "20 years!"),
        ("{a}?", {"a": "20 years!"}, "20 years!?"),
        ("{a}, b", {"a": "Brown Ltd."}, "Brown Ltd., b"),
        ("({a})", {"a": "7. 12."}, "(7. 12.)"),
    ],
)
def test_a_field_is_filled(text: str, values: dict[str, str], expected: str) -> None:
    """A sentence that its last value ends already gets no second stop."""
    assert expected == fill(text, values)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("«{a}».", "ООО «Ромашка»", "«ООО „Ромашка“»."),
        ("«{a}»", "«Ромашка»", "«Ромашка»"),
        ("«{a}»", 'ООО "Ромашка"', "«ООО „Ромашка“»"),
        ("«{a}»", "«А» и «Б»", "«„А“ и „Б“»"),
        ("„{a}”", 'katalog "Lato"', "„katalog «Lato»”"),
        ("„{a}“", "„Suvi“", "„Suvi“"),
        ("“{a}”", 'the "new" one', "“the ‘new’ one”"),
        ("«{a}»", '5" трубы', '«5" трубы»'),
        ("«{a}»", '""', '«""»'),
        ("({a})", "ООО «Ромашка»", "(ООО «Ромашка»)"),
        ("«{a}, b»", "«Ромашка»", "««Ромашка», b»"),
    ],
)
def test_quotes_inside_quotes_are_those_of_the_second_level(
    text: str, value: str, expected: str
) -> None:
    """Only where the text itself puts the value into quotes, and only whole pairs."""
    assert expected == fill(text, {"a": value})


@pytest.mark.parametrize(
    "value", ["{b}", "{0.__class__}", "%s", "\\1", "\\g<0>", "{", "}", "{{b}}"]
)
def test_a_value_is_never_read_again(value: str) -> None:
    """What somebody is called may look like a field."""
    assert f"<{value}>" == fill("<{a}>", {"a": value, "b": "secret"})


@pytest.mark.parametrize(
    "field", ["0.__class__", "a.b", "a[0]", "a!r", "a:>10", "", "a b", "__import__('os')"]
)
def test_only_a_name_is_a_field(field: str) -> None:
    """Whatever else stands in braces is a name that nobody has."""
    with pytest.raises(KeyError):
        fill(f"{{{field}}}", {"a": "x"})


def test_fields_are_named_in_their_order() -> None:
    """Each once."""
    assert ("b", "a") == fields_in("{b} {a} {b}")


@pytest.mark.parametrize("text", ["{a", "a}", "{{a}}", "{a}}", "{", "}{"])
def test_a_stray_brace_is_seen(text: str) -> None:
    """A field that was not closed is a mistake, and not a text."""
    assert has_a_stray_brace(text)


def test_a_whole_field_is_no_stray_brace() -> None:
    """Also a field whose name nobody knows."""
    assert not has_a_stray_brace("{a} b {c.d}")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  a   b ", "a b"),
        ("a\nb\tc\r\nd", "a b c d"),
        ("a\u00a0b\u2028c\u3000d", "a b c d"),
        ("\x1b[2Ja\x07b", "[2Ja b"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\u200b\ufeffb\ud800\uffff", "ab"),
        ("Z\u0307o\u0301ł", "Żół"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("\u200b", ""),
    ],
)
def test_a_value_is_plain_text_of_one_line(value: str, expected: str) -> None:
    """Nothing that steers, nothing invisible, single blanks, whole letters."""
    assert expected == plain(value)


def test_lines_stay_lines_where_they_may() -> None:
    """An address has several; empty ones are left out."""
    assert ("Prosta 1", "Warszawa") == plain_lines("Prosta  1\r\n\n \nWarszawa\n")
