"""A report as one page that stands by itself: charts in SVG, no script, no request to anywhere.

Everything that people typed is text. The policy in its head lets a browser load nothing at
all, and apply this one style.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from cadence.render.happened import QUOTED_IN_SHORT
from cadence.render.parts import Bar, Section
from cadence.render.sections import sections, summary, title
from cadence.render.visible import visible
from cadence.services.figures import Report

WIDE = ("outcomes", "weeks")
"""Sections that take the whole width."""
LONG_LABEL = 14
"""Letters: on a narrow page a longer one stands above its bar."""
_HEIGHT, _TOP, _BOTTOM = 180, 22, 24
"""Of the chart of the weeks, in pixels: the whole, above the columns, below them."""


def page(report: Report) -> str:
    """The whole page, UTF-8."""
    style = Path(__file__).with_name("report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        f"<title>{_text(title(report))}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *_header(report),
        "<main>",
    ]
    for section in sections(report):
        parts += _section(section)
    parts += ["</main>", "<footer>Made by cadence.</footer>", "</body>", "</html>", ""]
    return "\n".join(parts)


def _text(text: str) -> str:
    """A text as a page holds it: no sign of it is read as anything but itself."""
    return escape(visible(text))


def _header(report: Report) -> Iterator[str]:
    yield f"<header><h1>{_text(title(report))}</h1>"
    yield from (f"<p>{_text(line)}</p>" for line in summary(report))
    tiles = list(_tiles(report))
    if tiles:
        yield '<div class="tiles">'
        for figure, what in tiles:
            yield f'<div class="tile"><b>{_text(figure)}</b><span>{_text(what)}</span></div>'
        yield "</div>"
    yield "</header>"


def _tiles(report: Report) -> Iterator[tuple[str, str]]:
    """The few figures that somebody looks for first."""
    if not report.people:
        return
    yield f"{report.in_work:,}", "people in work today"
    if report.share_without_success is not None:
        decided = f"{report.without_success + report.signed:,} decided"
        yield f"{report.share_without_success:.0%}", f"of {decided} ended without success"
        yield f"{report.signed:,}", "signed"
    if report.days_to_the_end.count:
        yield f"{report.days_to_the_end.median:g}", "days spent (median)"
    yield f"{report.overdue.total:,}", "overdue"


def _section(section: Section) -> Iterator[str]:
    wide = ' class="wide"' if section.key in WIDE else ""
    yield f'<section id="{section.key}"{wide}>'
    yield f"<h2>{_text(section.title)}</h2>"
    if section.key == "weeks" and section.bars:
        yield _columns(section.bars)
    elif section.bars:
        yield from _legend(section.bars)
        yield f'<div class="rows{_shape(section.bars)}" role="table">'
        most = max(max(bar.value, bar.quoted or 0) for bar in section.bars)
        yield from (_row(bar, most) for bar in section.bars)
        yield "</div>"
    yield from (f'<p class="said">{_text(text)}</p>' for text in section.said)
    if section.named:
        yield "<ul>"
        yield from (f"<li>{_text(text)}</li>" for text in section.named)
        yield "</ul>"
    yield "</section>"


def _legend(bars: Sequence[Bar]) -> Iterator[str]:
    """What the colours mean, and the broken line; nothing where there is one colour."""
    entries = [
        (f"c{number}", name)
        for number, name in enumerate(_names(bars), start=1)
        if any(dict(bar.parts).get(name) for bar in bars)
    ]
    if any(bar.quoted is not None for bar in bars):
        entries = [("c1", "yours"), ("quoted", QUOTED_IN_SHORT)]
    if len(entries) < 2:
        return
    yield '<div class="legend">'
    for colour, name in entries:
        mark = (
            f'<svg aria-hidden="true"><rect class="{colour}" width="10" height="10" rx="2"/></svg>'
        )
        yield f"<span>{mark}{_text(name)}</span>"
    yield "</div>"


def _names(bars: Sequence[Bar]) -> list[str]:
    return [name for name, _count in bars[0].parts]


def _shape(bars: Sequence[Bar]) -> str:
    """Which columns the rows have."""
    long = " long" if any(len(bar.label) > LONG_LABEL for bar in bars) else ""
    return long if any(bar.share for bar in bars) else f"{long} plain"


def _row(bar: Bar, most: float) -> str:
    share = bar.share if bar.quoted is None else f"{bar.share} ({bar.quoted:.0%})"
    cells = [
        f'<span class="label" role="rowheader">{_text(bar.label)}</span>',
        f'<span class="bar" role="cell">{_bar(bar, most)}</span>',
        f'<span class="figure" role="cell">{_text(bar.shown)}</span>',
    ]
    if share:
        cells.append(f'<span class="share" role="cell">{_text(share)}</span>')
    if bar.beside:
        cells.append(f'<span class="beside" role="cell">{_text(bar.beside)}</span>')
    return f'<div role="row">{"".join(cells)}</div>'


def _bar(bar: Bar, most: float) -> str:
    """One bar: percent along the row, pixels across, so that nothing is ever stretched."""
    parts = [(name, float(count)) for name, count in bar.parts] or [("", bar.value)]
    height = 14 if bar.quoted is None else 9
    drawn = ['<svg aria-hidden="true"><rect class="track" width="100%" height="14"/>']
    left = 0.0
    for number, (name, value) in enumerate(parts, start=1):
        width = 100 * value / most if most else 0
        if not width:
            continue
        told = f"<title>{_text(f'{name}: {value:,.0f}')}</title>" if name else ""
        drawn.append(
            f'<rect class="c{number}" x="{left:.2f}%" width="{width:.2f}%" '
            f'height="{height}">{told}</rect>'
        )
        left += width
    if bar.quoted is not None:
        width = 100 * bar.quoted / most
        drawn.append(f'<rect class="quoted" y="9" width="{width:.2f}%" height="5"/>')
    return "".join([*drawn, "</svg>"])


def _columns(bars: Sequence[Bar]) -> str:
    """The weeks to come, as columns."""
    most = max(bar.value for bar in bars)
    room = _HEIGHT - _TOP - _BOTTOM
    each = 100 / len(bars)
    spoken = _text(", ".join(f"{bar.label}: {bar.shown}" for bar in bars))
    drawn = [f'<svg class="weeks" role="img" aria-label="{spoken}">']
    for number, bar in enumerate(bars):
        height = max(room * bar.value / most, 2)
        left, middle = (number + 0.15) * each, (number + 0.5) * each
        top = _TOP + room - height
        drawn.append(
            f'<rect class="{"c1" if bar.value else "track"}" x="{left:.2f}%" y="{top:.1f}" '
            f'width="{0.7 * each:.2f}%" height="{height:.1f}" rx="3"/>'
            f'<text class="count" x="{middle:.2f}%" y="{top - 6:.1f}">{_text(bar.shown)}</text>'
            f'<text x="{middle:.2f}%" y="{_HEIGHT - 6}">{_text(bar.short)}</text>'
        )
    drawn.append("</svg>")
    return "".join(drawn)
