"""What the commands that answer JSON lines share: one object a line in, its answers out, and what happens to a bad line."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

Given = Mapping[str, Any]


class BadLine(ValueError):
    """A line does not hold what the command asks for; the message says what to send instead. Nothing was answered."""


class JsonLinesCommand(BaseCommand):
    """Answers each line of standard input on standard output, in order, as soon as it is read.

    A line that is not right gives `{"line", "id", "error"}` in place of its answers and the rest goes on; the command
    then ends with status 1. Lines of white space alone are passed over. Nothing is read from or written to the database.
    """

    requires_system_checks: list[str] = []
    stealth_options = ("given", "out")  # streams of bytes, for callers from Python
    refusals: tuple[type[Exception], ...] = (BadLine,)  # what `answers` may raise because of the line

    def answers(self, given: Given) -> Iterable[dict[str, Any]]:
        """Return the objects that answer one line.

        Raises:
            BadLine: the line does not hold what it must; so may the other exceptions in `refusals` say.
        """
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        lines: BinaryIO = options.get("given") or sys.stdin.buffer
        out: BinaryIO = options.get("out") or sys.stdout.buffer
        bad = 0
        try:
            for number, line in enumerate(tqdm(lines, unit="line", file=sys.stderr, disable=None), start=1):
                if not line.strip():
                    continue
                answers, is_right = self._answer(number, line)
                bad += not is_right
                out.write(b"".join(_written(answer) for answer in answers))
                out.flush()
        except BrokenPipeError:
            # Whoever read us has enough; what Python would still flush at its end has nowhere to go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
        if bad:
            raise CommandError(f"{bad} {'line was' if bad == 1 else 'lines were'} not right; each has an error line.")

    def _answer(self, number: int, line: bytes) -> tuple[list[dict[str, Any]], bool]:
        """Return what is to be written for a line, and whether the line was right."""
        given: Given = {}
        try:
            given = _object_of(line)
            if "id" not in given:
                raise BadLine("There is no id. Give each line one, so that its answers can be told apart.")
            return [{"id": given["id"], **answer} for answer in self.answers(given)], True
        except self.refusals as error:
            return [{"line": number, "id": given.get("id"), "error": str(error)}], False


def words_of(given: Given, name: str, *, otherwise: str | None = None) -> str:
    """Return a field that holds words; `otherwise` stands in where it is missing or null.

    Raises:
        BadLine: it is missing and nothing stands in, or it holds something else than words.
    """
    value = given.get(name)
    if value is None and otherwise is not None:
        return otherwise
    if not isinstance(value, str):
        raise BadLine(f"{name}: there have to be words here, not {_shown(value)}.")
    return value


def day_of(given: Given, name: str) -> date | None:
    """Return the day of a field such as 2023-01-19, with or without a time behind it; None where there is none.

    Raises:
        BadLine: the field holds something else.
    """
    value = words_of(given, name, otherwise="")
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        raise BadLine(f"{name}: {_shown(value)} is no day such as 2023-01-19.") from None


def _object_of(line: bytes) -> Given:
    try:
        given = json.loads(line.decode(), parse_constant=_refuse_constant)
        json.dumps(given, ensure_ascii=False).encode()  # half a surrogate pair cannot be written back
    except UnicodeError:
        raise BadLine("The line is not valid UTF-8, or holds half of a surrogate pair.") from None
    except RecursionError:
        raise BadLine("The line nests its values too deeply.") from None
    except ValueError as error:
        raise BadLine(f"The line is not JSON: {error}.") from None
    if not isinstance(given, dict):
        raise BadLine(f"The line has to hold an object, not {_shown(given)}.")
    return given


def _refuse_constant(name: str) -> None:
    raise BadLine(f"The line is not JSON: it holds {name}, which JSON does not know.")


def _written(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode() + b"\n"


def _shown(value: object) -> str:
    """Return a value as short JSON for a message."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"
