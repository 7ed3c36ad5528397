"""`manage.py read_figures`: texts in as JSON lines, the figures that stand in them out, one line each."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import CommandParser

from claims import figures
from claims.figures import DEFAULT_PROFILE, PROFILES, Figure
from claims.management.json_lines import Given, JsonLinesCommand, day_of, words_of
from claims.plain import plain, plain_range, plain_window
from sources.readers.language import language_of


class Command(JsonLinesCommand):
    help = (
        'Read figures in texts: lines {"id", "text", "lang"?, "published"?} on standard input, one line per figure on '
        "standard output. Offsets are code points of the text as given, end exclusive."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--profile",
            choices=sorted(PROFILES),
            default=DEFAULT_PROFILE,
            help="the table that turns wordings into ranges",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.profile: str = options["profile"]
        super().handle(*args, **options)

    def answers(self, given: Given) -> Iterable[dict[str, Any]]:
        text = words_of(given, "text")
        language = words_of(given, "lang", otherwise="") or language_of(text)
        read = figures.read(text, language=language, published=day_of(given, "published"), profile=self.profile)
        for left_out in read.left_out:
            self.stderr.write(f"{given['id']}: {left_out}")
        return [figure_row(figure) for figure in read.figures]


def figure_row(figure: Figure) -> dict[str, Any]:
    """Return a figure ready for JSON: numbers as numbers, open ends null."""
    as_of, attribution = figure.as_of, figure.attribution
    return {
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "low": plain(figure.low),
        "high": plain(figure.high),
        "qualifier": figure.qualifier.value,
        "range": plain_range(figure.range),
        "vague": figure.vague,
        "counted": figure.counted,
        "measure": figure.counted_kind,
        "population": figure.population,
        "unit": figure.unit,
        "attribution": attribution.words if attribution else None,
        "claimant": attribution.claimant if attribution else None,
        "as_of": plain_window(as_of.first_day, as_of.last_day, as_of.known.value) if as_of else None,
        "basis": figure.basis.value,
        "part": figure.part.value,
        "profile": figure.profile,
        "rule": figure.rule,
    }
