"""Pages that lie in files, for the commands that read and compare them."""

import gzip
import json
import zlib
from pathlib import Path

from claims.comparison.page_changes import lines_of_fields
from claims.management.json_lines import BadLine
from sources.readers import MOST_BYTES, Page, PageUnreadable, read_page

_MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain"}


def page_in(path: str, *, url: str | None = None, language: str | None = None) -> Page:
    """Read the page of a .html, .htm or .txt file, also where it is packed as .gz.

    Raises:
        BadLine: the file cannot be opened or unpacked, is of another kind, or holds no page.
    """
    file = Path(path)
    packed = file.suffix.lower() == ".gz"
    suffix = (file.with_suffix("") if packed else file).suffix.lower()
    if suffix not in _MEDIA_TYPES:
        raise BadLine(f"{path}: name a .html or .txt file, or one packed as .gz.")
    try:
        return read_page(_bytes_of(file, packed=packed), media_type=_MEDIA_TYPES[suffix], url=url, language=language)
    except PageUnreadable as error:
        raise BadLine(f"{path}: {error}") from error


def version_in(path: str, *, language: str | None = None) -> str:
    """Return the words of a version of a page: a file as `page_in` reads it, or a .json file as lines "field: value".

    Raises:
        BadLine: as `page_in` does; or the .json file holds no object.
    """
    if not path.lower().endswith(".json"):
        return page_in(path, language=language).text
    try:
        fields = json.loads(_bytes_of(Path(path), packed=False))
    except (ValueError, RecursionError) as error:
        raise BadLine(f"{path}: the file is not JSON: {error}.") from error
    if not isinstance(fields, dict):
        raise BadLine(f"{path}: the file has to hold one object with the fields of the page.")
    return lines_of_fields(fields)


def _bytes_of(file: Path, *, packed: bool) -> bytes:
    """Return a file's bytes; of one that is larger than a page may be, only so many that the reader refuses it."""
    try:
        with gzip.open(file) if packed else file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadLine(f"{file} cannot be read: {reason}.") from error
