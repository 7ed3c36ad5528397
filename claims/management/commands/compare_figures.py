"""`manage.py compare_figures`: pairs of figures in as JSON lines, out whether they measure the same and how they relate."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import CommandParser

from claims.comparison.fields import BadField
from claims.comparison.language import Language
from claims.comparison.lines import compare_given
from claims.comparison.texts import NoFigureThere
from claims.management.json_lines import BadLine, Given, JsonLinesCommand


class Command(JsonLinesCommand):
    help = (
        'Compare figures: lines {"id", "topic"?, "a", "b"} on standard input, where a and b are places in a text '
        '{"text", "start", "end", "lang", "published"} or the fields of a figure; '
        '{"id", "same_measure", "relation", "family", "reason"} on standard output.'
    )
    refusals = (BadLine, BadField, NoFigureThere)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--language", choices=[language.value for language in Language], default="en", help="of the reasons"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.language = Language(options["language"])
        super().handle(*args, **options)

    def answers(self, given: Given) -> Iterable[dict[str, Any]]:
        comparison = compare_given(_figure(given, "a"), _figure(given, "b"), language=self.language)
        return [
            {
                "same_measure": comparison.same_measure,
                "relation": comparison.kind.value,
                "family": comparison.family.value,
                "reason": comparison.reason,
            }
        ]


def _figure(given: Given, name: str) -> Given:
    figure = given.get(name)
    if not isinstance(figure, dict):
        raise BadLine(f"{name}: there has to be a figure here, as an object.")
    return figure
