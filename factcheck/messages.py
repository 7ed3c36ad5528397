"""The messages of the interface: where a translator's catalogue finds them, and how it becomes what Django reads.

    python -m factcheck.messages collect    writes what the code says now into every catalogue (locale/*/LC_MESSAGES/django.po)
    python -m factcheck.messages compile    writes the .mo files beside them

Babel does the work, since it comes as a wheel; Django's own commands need GNU gettext on the machine.
"""

import ast
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
PROJECT = "factcheck"
PLACES = ("claims", "sources", "factcheck", "templates")
METHODS = [
    ("**/migrations/**", "ignore"),
    ("exporting/**.py", "factcheck.messages:from_registry"),
    ("**.py", "python"),
    ("**.html", "factcheck.messages:from_template"),
]
# In the registry of tables, the calls that say what something means, and where: the dictionary says it in the reader's language.
MEANINGS = {"Column": 3, "Table": 2, "_said": 2, "_claim": 1}
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def from_template(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Find the messages of a Django template; a method of extraction as Babel knows them.

    Yields:
        The line, the function, its arguments and the comments before it.
    """
    code = templatize(file.read().decode())
    # Django writes the words around the messages as rows of X; their indentation would be no Python.
    lines = (re.sub(r"^\s+", "", line) for line in code.split("\n"))
    yield from extract_python(io.BytesIO("\n".join(lines).encode()), keywords, comment_tags, options)


def from_registry(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Find the messages of a module of the registry, and what its tables and columns mean; a method as Babel knows them.

    Yields:
        The line, the function, its arguments and the comments before it.
    """
    code = file.read()
    yield from extract_python(io.BytesIO(code), keywords, comment_tags, options)
    for call in ast.walk(ast.parse(code)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MEANINGS:
            given = [*call.args, *(keyword.value for keyword in call.keywords)]
            meaning = given[MEANINGS[call.func.id]]
            if isinstance(meaning, ast.Constant) and isinstance(meaning.value, str):
                yield call.lineno, "gettext", meaning.value, []


def is_ours(directory: str | os.PathLike[str]) -> bool:
    """Tell whether a directory is looked into; Babel by itself leaves out those whose names begin with a line (_parts)."""
    return not Path(directory).name.startswith((".", "__"))


def collected() -> Catalog:
    """Return the messages of the code as it is now, without translations."""
    catalog = Catalog(project=PROJECT, fuzzy=False, charset="utf-8")
    for place in PLACES:
        for _file, _line, message, comments, context in extract_from_dir(
            str(ROOT / place), METHODS, keywords=KEYWORDS, strip_comment_tags=True, directory_filter=is_ours
        ):
            catalog.add(message, context=context, auto_comments=comments)
    return catalog


def catalogues() -> dict[str, Path]:
    """Return the catalogue of every language that the messages are translated to."""
    return {path.parts[-3]: path for path in LOCALE.glob("*/LC_MESSAGES/django.po")}


def read(path: Path, language: str) -> Catalog:
    """Return a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def collect() -> None:
    """Bring every catalogue up to what the code says: new messages wait for their words and are listed."""
    messages = collected()
    for language, path in catalogues().items():
        catalog = read(path, language)
        catalog.update(messages, no_fuzzy_matching=True, keep_user_comments=True, update_creation_date=False)
        catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = PROJECT
        catalog.revision_date = catalog.creation_date
        with path.open("wb") as file:
            # Sorted, and without the places: two people who add messages rarely touch the same lines.
            write_po(file, catalog, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
        for message in catalog:
            if message.id and not is_translated(message):
                sys.stdout.write(f"{path.relative_to(ROOT)}: no words yet for {message.id!r}\n")


def is_translated(message: Message) -> bool:
    """Tell whether a message of a catalogue has words in every form it needs, and nobody doubts them."""
    forms = message.string or ""
    return not message.fuzzy and all(form.strip() for form in ([forms] if isinstance(forms, str) else forms))


def compile_all() -> None:
    """Write the .mo file of every catalogue that changed since."""
    for language, path in catalogues().items():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            messages = io.BytesIO()
            write_mo(messages, read(path, language))
            beside = compiled.with_suffix(f".mo.{os.getpid()}")
            beside.write_bytes(messages.getvalue())
            beside.replace(compiled)


DEEDS: dict[str, Callable[[], None]] = {"collect": collect, "compile": compile_all}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in DEEDS:
        sys.exit(f"usage: python -m factcheck.messages {'|'.join(DEEDS)}")
    DEEDS[sys.argv[1]]()
