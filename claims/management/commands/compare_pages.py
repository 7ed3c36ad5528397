"""`manage.py compare_pages`: two versions of a page in as JSON lines, out which of its figures changed."""

from collections.abc import Iterable
from typing import Any

from claims.comparison.page_changes import compare_pages
from claims.management.json_lines import Given, JsonLinesCommand, words_of
from claims.management.page_files import version_in
from sources.readers.language import language_of


class Command(JsonLinesCommand):
    help = (
        'Compare two versions of a page: lines {"id", "before", "after", "lang"?} on standard input, with names of '
        ".html, .html.gz, .txt or .json files; "
        '{"id", "figure_changed", "changes": [{"before", "after", "kind"}]} on standard output.'
    )

    def answers(self, given: Given) -> Iterable[dict[str, Any]]:
        language = words_of(given, "lang", otherwise="") or None
        before = version_in(words_of(given, "before"), language=language)
        after = version_in(words_of(given, "after"), language=language)
        compared = compare_pages(before, after, language=language or language_of(after) or language_of(before))
        return [
            {
                "figure_changed": compared.figure_changed,
                "changes": [
                    {"before": change.before, "after": change.after, "kind": change.kind.value}
                    for change in compared.changes
                ],
            }
        ]
