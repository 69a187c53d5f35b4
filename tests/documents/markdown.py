"""The README's parts: its sections, paragraphs and tables."""

from __future__ import annotations

import re

Rows = list[list[str]]


def table(document: str, first: str) -> Rows:
    """The rows of the table whose first column is called so."""
    lines = iter(document.splitlines())
    for line in lines:
        if line.startswith("|") and line.split("|")[1].strip() == first:
            break
    next(lines)
    rows: Rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def codes(cell: str) -> list[str]:
    """What stands in backquotes."""
    return re.findall("`([^`]+)`", cell)


def section(document: str, title: str) -> str:
    """What stands under a heading, up to the next one."""
    found = re.search(
        rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", document, re.DOTALL | re.MULTILINE
    )
    assert found is not None, f"the README has no section {title}"
    return found[1]


def block(document: str, language: str) -> str:
    """The first fenced block in that language."""
    found = re.search(rf"^```{language}\n(.*?)^```", document, re.DOTALL | re.MULTILINE)
    assert found is not None, f"the README has no block in {language}"
    return found[1]


def paragraphs(text: str) -> list[str]:
    """Its paragraphs in a line each, without tables, blocks and what is not shown."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    return [part for part in parts if part and not part.startswith(("|", "<", "#"))]
