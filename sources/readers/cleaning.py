"""The one border that all text from outside passes before it becomes part of a page."""

import re
from collections import Counter
from dataclasses import dataclass

__all__ = ["CleanText", "clean", "is_clean"]

# The standard library's `re` here and not RE2, which cannot be handed a lone surrogate. One character at a time,
# without repetition, is linear in either.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")

_NOT_CLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd\ud800-\udfff]")
_SHORT = 2_000  # characters; of longer texts the bytes are looked at sooner

# The same characters as bytes of UTF-8, for a look at a whole page that costs next to nothing.
_UNWANTED_BYTES = bytes([*range(0x00, 0x09), *range(0x0B, 0x20), 0x7F])
_UNWANTED_PAIRS = (
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xe2\x80[\xa8\xa9]"),
    re.compile(rb"\xef\xbb\xbf"),
    re.compile(rb"\xef\xbf\xbd"),
)

_NUL, _BYTE_ORDER_MARK, _REPLACEMENT = "\x00", "\ufeff", "\ufffd"


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text that any database, file or page can hold, and what was taken out to make it so.

    Args:
        text: the words; lines end in LINE FEED.
        notes: one sentence for each kind of character that was removed or is damaged.
    """

    text: str
    notes: tuple[str, ...] = ()


def clean(text: str) -> CleanText:
    r"""Remove what no text should hold, and say what it was. Everything else stays as it is, NO-BREAK SPACEs included.

    Removed are NUL, the other C0 and C1 control characters except tab and line ends, DEL, byte order marks inside the
    text, and surrogates that stand for no character. Every kind of line end becomes LINE FEED. REPLACEMENT CHARACTERs
    stay and are counted: they mark bytes that could not be decoded.

    >>> clean("almost\u00a030\x00 deaths").text
    'almost\xa030 deaths'
    >>> clean("almost\u00a030\x00 deaths").notes
    ('Removed 1 NUL character.',)
    """
    if is_clean(text):
        return CleanText(text)
    text = _LINE_ENDS.sub("\n", text)
    notes = []
    if _UNWANTED.search(text) is not None:
        removed = Counter(map(_name, _UNWANTED.findall(text)))
        notes = [f"Removed {_counted(count, name)}." for name, count in sorted(removed.items())]
        text = _UNWANTED.sub("", text)
    if damaged := text.count(_REPLACEMENT):
        stand = "stands" if damaged == 1 else "stand"
        notes.append(f"{_counted(damaged, 'character')} could not be decoded and {stand} as {_REPLACEMENT}.")
    return CleanText(text, tuple(notes))


def is_clean(text: str) -> bool:
    """Tell whether cleaning would leave a text as it is, without a note.

    >>> is_clean("almost 30 deaths"), is_clean("almost 30\\x00 deaths")
    (True, False)
    """
    if text.isascii() and text.isprintable():
        return True
    if len(text) < _SHORT:
        return _NOT_CLEAN.search(text) is None
    try:
        encoded = text.encode()
    except UnicodeEncodeError:  # a surrogate
        return False
    if len(encoded.translate(None, _UNWANTED_BYTES)) < len(encoded):
        return False
    return not any(pair.search(encoded) for pair in _UNWANTED_PAIRS)


def _name(character: str) -> str:
    if character == _NUL:
        return "NUL character"
    if character == _BYTE_ORDER_MARK:
        return "byte order mark"
    return "lone surrogate" if "\ud800" <= character <= "\udfff" else "control character"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
