"""Where words go: results to stdout, everything else to stderr, each as the stream deserves."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from cadence.cli.streams import NARROWEST, write_beside
from cadence.render.visible import visible, visible_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO

    from rich.console import Console

    from cadence.engine.advice import Advice


USUAL_WIDTH = 80


class Screen:
    """The two streams of this process, and how much to say on them."""

    def __init__(self, *, json: bool = False, quiet: bool = False) -> None:
        self.json = json
        self.quiet = quiet

    @property
    def is_terminal(self) -> bool:
        """Whether results are drawn for a person."""
        return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to answer a question."""
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def columns(self) -> int | None:
        """How wide a person's terminal is; None where nothing is wrapped."""
        if not self.is_terminal:
            return None
        from shutil import get_terminal_size

        columns = get_terminal_size((USUAL_WIDTH, 1)).columns
        return columns if columns >= NARROWEST else USUAL_WIDTH

    def console(self) -> Console:
        """Rich's console, with everything off that would read a name as markup."""
        from rich.console import Console

        console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
        if console.width < NARROWEST:  # nobody reads a terminal of no columns
            console.width = USUAL_WIDTH
        return console

    def say(self, text: str) -> None:
        """A line of the result, or several lines of our own."""
        sys.stdout.write(visible_lines(text) + "\n")

    def say_lines(self, lines: Sequence[str]) -> None:
        """Lines of the result."""
        for line in lines:
            self.say(line)

    def say_page(self, lines: Sequence[str]) -> None:
        """A page for a person: on a terminal, long lines go on where their text began."""
        from cadence.render.wrapping import wrapped

        self.say_lines(list(wrapped(lines, self.columns)))

    def document(self, values: Mapping[str, Any]) -> None:
        """The one JSON document of a command."""
        from cadence.render.machine_lists import document

        self.exact()
        sys.stdout.write(document(values) + "\n")

    def exact(self) -> TextIO:
        """Stdout for other programs: UTF-8 whatever the terminal speaks, line ends as written."""
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", newline="")
        return sys.stdout

    def csv(self, text: str) -> None:
        """CSV as it is for other programs; on a terminal its texts must not steer it."""
        if sys.stdout.isatty():
            self.say(text.replace("\r\n", "\n").removesuffix("\n"))
        else:
            self.exact().write(text)

    def csv_of(self, stream: TextIO) -> None:
        """The same from a stream, a piece at a time where nobody looks."""
        from shutil import copyfileobj

        if sys.stdout.isatty():
            self.csv(stream.read())
        else:
            copyfileobj(stream, self.exact())

    def note(self, text: str) -> None:
        """Something beside the result; silent with --quiet."""
        if not self.quiet:
            write_beside(visible(text))

    def warn(self, found: Sequence[Advice]) -> None:
        """Warnings, a line each. In JSON they are part of the document."""
        if not self.json:
            for one in found:
                self.note(f"Mind: {one.message}")

    def hint(self, found: Sequence[str]) -> None:
        """Offers."""
        if not self.json:
            for one in found:
                self.note(f"Perhaps: {one}")

    def ask(self, question: str) -> str:
        """One line from the person; an empty text when there was only Enter.

        Raises EOFError when the input ends.
        """
        sys.stderr.write(visible(question) + " ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise EOFError
        return answer.strip()
