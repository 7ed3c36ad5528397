"""How answers are written and bodies read: exact numbers, strict JSON, and rows that the database wrote as they are."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import orjson
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer

from claims.api.problems import MEDIA_TYPE, Malformed, escaped

DEEPEST = 64  # levels of a body; no request of ours has more than four
LONGEST_INTEGER = 40  # digits


class JSON(BaseRenderer):
    """JSON in UTF-8. Decimals are written digit by digit, never through a float."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else orjson.dumps(data, default=_written, option=orjson.OPT_UTC_Z)


class ProblemJSON(JSON):
    """The same, for clients that name the media type of refusals alone."""

    media_type = MEDIA_TYPE
    format = ""  # no answer is asked for in this form by name


class JSONLD(JSON):
    """JSON-LD."""

    media_type = "application/ld+json"
    format = "jsonld"


class CSV(BaseRenderer):
    """A whole table as CSV. The view streams it; this only takes part in the choice of a format."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"


class NDJSON(BaseRenderer):
    """A whole table as JSON lines, streamed as well."""

    media_type = "application/x-ndjson"
    format = "ndjson"
    charset = "utf-8"


class Zip(BaseRenderer):
    """A data package. The view hands the file out."""

    media_type = "application/zip"
    format = "zip"
    charset = None


class SVG(BaseRenderer):
    """A drawing."""

    media_type = "image/svg+xml"
    format = "svg"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> Any:
        return data


class PlainText(SVG):
    """Text as it is."""

    media_type = "text/plain"
    format = "txt"


def row(text: str | bytes) -> orjson.Fragment:
    """Return a row that the database wrote as JSON, to stand in an answer as it is."""
    return orjson.Fragment(text)


def _written(value: Any) -> Any:
    if isinstance(value, Decimal):
        return orjson.Fragment(f"{value:f}".encode())
    if hasattr(value, "__str__") and type(value).__name__ == "__proxy__":  # a lazy translation
        return str(value)
    raise TypeError(f"no JSON for {type(value)}")


class StrictJSONParser(BaseParser):
    """JSON as the standard has it: no NaN, no halves of surrogate pairs, no NUL, nothing nested without end."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        body = stream.read()
        try:
            orjson.loads(body)  # refuses NaN, bad UTF-8, surrogates and depth, but reads large numbers as floats
            read = json.loads(body, parse_float=Decimal, parse_int=_integer)
        except (ValueError, RecursionError) as error:
            raise Malformed(f"The body is not JSON: {error}.") from error
        _refuse_nul(read, "", 0)
        if not isinstance(read, dict):
            raise Malformed("The body has to be a JSON object.")
        return read


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_INTEGER:
        raise ValueError("a number has more digits than any count")
    return int(digits)


def _refuse_nul(value: Any, pointer: str, depth: int) -> None:
    """Refuse the character NUL, which no text has and no database takes, with a pointer to where it is."""
    if depth > DEEPEST:
        raise Malformed("The body nests its values too deeply.", pointer=pointer)
    if isinstance(value, str):
        if "\0" in value:
            raise Malformed("There is a NUL character here.", pointer=pointer)
    elif isinstance(value, Mapping):
        for name, member in value.items():
            _refuse_nul(name, pointer, depth + 1)
            _refuse_nul(member, f"{pointer}/{escaped(name)}", depth + 1)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            _refuse_nul(member, f"{pointer}/{index}", depth + 1)
