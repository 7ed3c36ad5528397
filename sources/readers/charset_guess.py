"""A guess at the encoding of bytes that nobody names: the one in which the commonest letters come out."""

import re
from collections import Counter
from dataclasses import dataclass

__all__ = ["guessed_codec"]

_SAMPLE_BYTES = 64 * 1024

# Text in UTF-8 with a few broken bytes is still text in UTF-8.
_MOST_BROKEN_CHARACTERS = 0.1
_FALLBACK = "cp1252"

_NOT_ASCII = re.compile(rb"[\x80-\xff]+")
_LATIN_SHARE_ALONE = 0.5

_STRANGE = -2.0
_RARE_IDEOGRAPH = 0.5
_BROKEN = -8.0
_ALL_PAIRS_FIT = 0.7
_USUAL = 0.3

_KANA = "".join(map(chr, [*range(0x3041, 0x3094), *range(0x30A1, 0x30F7), 0x30FC, 0x3001, 0x3002]))
_HANGUL = (
    "이다의는에을하고가를한은도로서지자사인기대시부정리어해일수보그과상전만제원주나장있으라들조국구년위유스성연비아경공중동식당청음문"
    "말면며려여와게던니까요습것같때우세계내안마더행생학교신선건물체소무방호오외합회발개분화진영실트드네르크"
)


@dataclass(frozen=True, slots=True)
class _Script:
    """The letters that texts in some encodings mostly hold beside ASCII.

    Args:
        letters: the commonest first.
        codecs: those that can write them; of two that fit alike, the first.
        is_flat: whether all of the letters count alike, as in scripts of many.
        is_latin: whether they stand among ASCII letters, mostly one by one.
    """

    letters: str
    codecs: tuple[str, ...]
    is_flat: bool = False
    is_latin: bool = False


_SCRIPTS = (
    _Script("éáíóñúàèçüöäåêãõôøæâîûìòùßëïðþ¿¡«»ºª°’“”‘–—…€£·§©®\u00a0", ("cp1252",), is_latin=True),
    _Script("ółęąśżćźńáéíčřšžěýůúňťďöüőűäâăîşţ„”–’", ("cp1250", "iso8859-2"), is_latin=True),
    _Script("āšīēžūčņļģķąėįęųöäõü„“–", ("cp1257", "iso8859-13"), is_latin=True),
    _Script("ıışğüöçİÖŞÜÇâî’", ("cp1254",), is_latin=True),
    _Script("đưôơêăâ\u0301\u0300\u0323\u0309\u0303áàéíóúýĐ", ("cp1258",), is_latin=True),
    _Script("оеаинтсрвлкмдпуяыьігзбчйхжшюцщєїґэфёъ—«»", ("cp1251", "koi8-u", "koi8-r", "iso8859-5", "cp866")),
    _Script("αοιετσνηυρπκμλςωγίόδάχέήθύφώβξζψ«»", ("cp1253", "iso8859-7")),
    _Script("יוהלארמתבשנםעדקחפטכסןגצזךץףײװױ\u05b7\u05b8\u05bc\u05bf\u05b0\u05b4\u05b5\u05b6\u05b9", ("cp1255", "iso8859-8")),
    _Script("اليمنوترهبدعسفكقحةجأىشصخطضذزغئءإثظؤیکگپچآ،", ("cp1256", "iso8859-6")),
    _Script("านร่อกเง้มยลวดทคสัตะปีบิหแจพำชใขไุโ์ถผธณูซศ", ("cp874",)),
    _Script(_KANA, ("euc_jp", "cp932"), is_flat=True),
    _Script(_HANGUL, ("cp949",), is_flat=True),
    _Script("的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可文字测试编码，。", ("gb18030",), is_flat=True),
    _Script("的一是不了在人有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可文字測試編碼，。", ("big5hkscs",), is_flat=True),
)  # fmt: skip


def guessed_codec(body: bytes) -> str:
    """Return the Python codec that most likely wrote these bytes; UTF-8 wherever they allow it, else windows-1252 in
    doubt.

    >>> guessed_codec("Según el gobierno murió una niña".encode("cp1252"))
    'cp1252'
    >>> guessed_codec("По данным властей, погибли 48 человек".encode("koi8-r"))
    'koi8-u'
    """
    if b"\x1b$" in body[:_SAMPLE_BYTES]:
        return "iso2022_jp"
    text = body.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") <= foreign * _MOST_BROKEN_CHARACTERS:
        return "utf-8"
    sample = body[:_SAMPLE_BYTES]
    is_latin = _share_alone(sample) >= _LATIN_SHARE_ALONE
    scripts = [script for script in _SCRIPTS if script.is_latin is is_latin]
    candidates = [(codec, _score(sample, codec, script)) for script in scripts for codec in script.codecs]
    best, score = max(candidates, key=lambda candidate: candidate[1])
    return best if score > 0 else _FALLBACK


def _share_alone(sample: bytes) -> float:
    """Return which share of the bytes outside of ASCII stand alone or in pairs."""
    runs = [len(run) for run in _NOT_ASCII.findall(sample)]
    return sum(length for length in runs if length <= 2) / sum(runs) if runs else 1.0


def _score(sample: bytes, codec: str, script: _Script) -> float:
    """Return how well the bytes outside of ASCII read in an encoding: the mean worth of their characters."""
    counts = Counter(sample.decode(codec, "replace"))
    total = worth = 0.0
    for character, count in counts.items():
        if character < "\x80":
            continue
        total += count
        worth += count * _worth(character, script)
    if not total:
        return 0.0
    # Chance seldom makes every pair of bytes a character.
    pairs_fit = script.is_flat and "\ufffd" not in counts
    return worth / total + (_ALL_PAIRS_FIT if pairs_fit else 0.0) + (_USUAL if codec == _FALLBACK else 0.0)


def _worth(character: str, script: _Script) -> float:
    rank = script.letters.find(character)
    if rank >= 0:
        return 2.0 if script.is_flat else 3.0 - 2.0 * rank / len(script.letters)
    if character == "\ufffd":
        return _BROKEN
    if script.letters.find(character.lower()) >= 0:
        return 0.3
    return _RARE_IDEOGRAPH if script.is_flat and "\u4e00" <= character <= "\u9fff" else _STRANGE
