"""`manage.py read_pages`: names of page files in as JSON lines, out what the readers make of each."""

from collections.abc import Iterable
from typing import Any

from claims.management.json_lines import Given, JsonLinesCommand, words_of
from claims.management.page_files import page_in


class Command(JsonLinesCommand):
    help = (
        'Read pages: lines {"id", "path", "url"?, "lang"?} on standard input, for .html, .html.gz and .txt files; '
        '{"id", "title", "author", "published", "language", "text", "sections", "dropped", "standing"} on standard output.'
    )

    def answers(self, given: Given) -> Iterable[dict[str, Any]]:
        page = page_in(
            words_of(given, "path"),
            url=words_of(given, "url", otherwise="") or None,
            language=words_of(given, "lang", otherwise="") or None,
        )
        return [
            {
                "title": page.title,
                "author": page.author,
                "published": page.published.isoformat() if page.published else None,
                "language": page.language,
                "text": page.text,
                "sections": [
                    {
                        "heading": section.heading,
                        "start": section.start,
                        "end": section.end,
                        "url": section.url,
                        "published": section.published.isoformat() if section.published else None,
                    }
                    for section in page.sections
                ],
                "dropped": [
                    {"text": block.text, "reason": block.reason, "before": block.before} for block in page.dropped
                ],
                "standing": page.standing.value,
            }
        ]
