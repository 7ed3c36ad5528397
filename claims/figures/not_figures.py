"""Numbers that are not figures: years, times, ordinals, ages of named people, scores, names, phone and law numbers."""

from claims.figures.dates import DateMention
from claims.figures.languages.table import Language, Tag
from claims.figures.numbers import Number
from claims.figures.tokens import Tokens
from claims.figures.units import MONEY_BEFORE, UNITS_AFTER

__all__ = ["figures_among"]

DIGITS, NUMBER, MARK, STOP = int(Tag.DIGITS), int(Tag.NUMBER), int(Tag.MARK), int(Tag.STOP)
NAME, AND, PREPOSITION, AUX, STATE = int(Tag.NAME), int(Tag.AND), int(Tag.PREPOSITION), int(Tag.AUX), int(Tag.STATE)
MONTH, WEEKDAY, DETERMINER, PERSON, ADVERB = (
    int(Tag.MONTH),
    int(Tag.WEEKDAY),
    int(Tag.DETERMINER),
    int(Tag.PERSON),
    int(Tag.ADVERB),
)
ORDINAL_ENDINGS = frozenset(
    ["st", "nd", "rd", "th", "º", "ª", "°", "er", "ro", "do", "ra", "to", "ta", "mo", "ma", "vo", "va", "no", "na"]
)
CLOCK = frozenset(
    ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt", "hrs", "h", "est", "edt", "utc", "et", "horas"]
)
SUFFIXES = frozenset(["k", "m", "mn", "mm", "b", "bn", "tn", "mil", "mln", "g", "musd", "meur"])
PREFIXES = frozenset(["sub", "mid", "minus", "magnitude", "pre", "under", "over", "a", "the", "de"])
STREETS = frozenset(
    [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "boulevard",
        "blvd",
        "drive",
        "dr",
        "lane",
        "way",
        "court",
        "place",
        "square",
        "highway",
    ]
)
LETTER_BEFORE_DIGITS = frozenset(["no", "nº", "núm", "num", "n", "art", "arts"])
SCORE_WORDS = frozenset(
    [
        "beat",
        "beats",
        "won",
        "win",
        "wins",
        "lost",
        "lose",
        "loses",
        "defeat",
        "defeated",
        "victory",
        "lead",
        "leads",
        "led",
        "draw",
        "drew",
        "loss",
        "score",
        "scored",
        "tie",
        "tied",
        "triumph",
        "ahead",
        "gol",
        "goles",
        "ganó",
        "perdió",
        "empató",
        "empate",
        "derrota",
        "victoria",
        "venció",
        "marcador",
    ]
)
TIME_WORDS = frozenset(["at", "las", "la", "around", "about", "until", "from", "between", "hasta", "desde"])
PRONOUN_ONE_BEFORE = frozenset(
    ["no", "this", "that", "every", "any", "each", "some", "which", "the", "another", "last", "next", "only", "not"]
)
PRONOUN_ONE_AFTER = frozenset(["another", "day", "thing", "way", "'s", "by", "time"])


def figures_among(numbers: list[Number], dates: list[DateMention], tokens: Tokens, language: Language) -> list[Number]:
    """Return the numbers of a sentence that may be figures."""
    heading = is_heading(tokens)
    groups = [number for number in numbers if not any(d.first < number.last and number.first < d.last for d in dates)]
    return [number for number in groups if is_figure(number, tokens, language, heading)]


def is_heading(tokens: Tokens) -> bool:
    """Tell whether most words begin with a capital, as in a title, so that a capital says nothing of a name."""
    text, starts = tokens.text, tokens.starts
    words = [start for start, word in zip(starts, tokens.words, strict=True) if word[0].isalpha()]
    capitals = sum(text[start].isupper() for start in words)
    return len(words) < 3 or capitals * 10 >= len(words) * 6


def is_figure(number: Number, tokens: Tokens, language: Language, heading: bool) -> bool:
    """Tell whether a number may be a figure, by the words right around it."""
    if number.digits:
        return is_figure_in_digits(number, tokens, language, heading)
    return is_figure_in_words(number, tokens, language, heading)


def is_figure_in_digits(number: Number, tokens: Tokens, language: Language, heading: bool) -> bool:
    """Tell it of a number that begins with digits."""
    first, last, words, tags, size = number.first, number.last, tokens.words, tokens.tags, tokens.size
    before = words[first - 1] if first else ""
    after = words[last] if last < size else ""
    single = last == first + 1
    if after and tokens.glued(last):
        if after in ORDINAL_ENDINGS and single and after not in UNITS_AFTER:
            return False
        if after == ":" or after == "/":
            return False
        if tags[last] & DIGITS:
            return False
        if after[0].isalpha() and after not in UNITS_AFTER and after not in SUFFIXES and not is_suffix_word(after):
            return False
    if before and tokens.glued(first):
        if before == ":" and first > 1 and tags[first - 2] & DIGITS:
            return False
        if before == "/" and first > 1 and not before_is_money(words, first):
            return False
        if before[-1].isalpha() and before not in MONEY_BEFORE:
            return False
        if before in "-‑" and first > 1 and tokens.glued(first - 1) and not tags[first - 2] & DIGITS:
            if words[first - 2] not in PREFIXES and words[first - 2] not in language.numbers:
                return False
        if before in "'’" or before in "#@_":
            return False
    if is_chain(tokens, first, last):
        return False
    if after in CLOCK and single:
        return False
    if is_score(tokens, number):
        return False
    if single and is_year(tokens, number, language):
        return False
    if is_listed(tokens, number):
        return False
    if first and (tags[first - 1] & NAME or (before == "." and first > 1 and words[first - 2] in LETTER_BEFORE_DIGITS)):
        return False
    if is_age_in_apposition(tokens, number):
        return False
    return not is_part_of_name(tokens, number, language, heading)


def is_suffix_word(word: str) -> bool:
    return False


def before_is_money(words: list[str], first: int) -> bool:
    """Tell whether a slash belongs to a currency sign ("S/ 40")."""
    return words[first - 2] == "s"


def is_chain(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether digits are one link of three or more joined by hyphens, as in a phone number."""
    words, size = tokens.words, tokens.size

    def link(at: int) -> bool:
        return 0 < at < size - 1 and words[at] in "-‑" and tokens.glued(at) and tokens.glued(at + 1)

    ahead = link(last) and words[last + 1].isdecimal()
    behind = link(first - 1) and words[first - 2].isdecimal()
    return (
        (ahead and behind)
        or (ahead and link(last + 2) and words[last + 3].isdecimal())
        or (behind and link(first - 3) and words[first - 4].isdecimal())
    )


def is_score(tokens: Tokens, number: Number) -> bool:
    """Tell whether a number is half of a score: "2-1", "a 9-2 lead", "won 1-3"."""
    words, size = tokens.words, tokens.size
    for left in (number.first, number.first - 2):
        hyphen, right = left + 1, left + 2
        if left < 0 or right >= size or words[hyphen] not in ("-", "–") or not tokens.glued(hyphen):
            continue
        one, other = words[left], words[right]
        if not (one.isdecimal() and other.isdecimal() and tokens.glued(right) and len(one) <= 3 and len(other) <= 3):
            continue
        if int(one) >= int(other):
            return True
        around = words[max(0, left - 4) : left] + words[right + 1 : right + 3]
        if any(word in SCORE_WORDS for word in around):
            return True
    return False


def is_year(tokens: Tokens, number: Number, language: Language) -> bool:
    """Tell whether four bare digits, or the two after them ("2014-15"), are a year."""
    first, last, words, tags = number.first, number.last, tokens.words, tokens.tags
    written = words[first]
    if written.isdecimal() and len(written) == 2 and first >= 2 and words[first - 1] in "-–/" and tokens.glued(first):
        return is_year_like(words[first - 2])
    if not is_year_like(written):
        return False
    after = words[last] if last < tokens.size else ""
    before = words[first - 1] if first else ""
    if after == "s" and tokens.glued(last):
        return True
    if after in UNITS_AFTER or before in MONEY_BEFORE:
        return False
    if before in language.before and before not in ("about", "around", "some", "by", "from", "over"):
        return not can_bound(tokens, first, language)
    if last < tokens.size and not tags[last] & (MARK | STOP | NUMBER | DIGITS | MONTH) and not tokens.capital(last):
        counted = tags[last] & (PERSON | STATE) or after in language.nouns or after.endswith("s")
        return not counted or bool(first and tags[first - 1] & PREPOSITION and before in ("in", "since", "en", "of"))
    return first > 0 or int(written) >= 1900


def can_bound(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether a qualifier's words end right before a token."""
    rows = language.before.get(tokens.words[first - 1], ())
    return any(tuple(tokens.words[max(0, first - len(phrase)) : first]) == phrase for phrase, _ in rows)


def is_year_like(written: str) -> bool:
    """Tell whether digits could be a year."""
    return len(written) == 4 and written.isdecimal() and "1000" <= written <= "2199"


def is_listed(tokens: Tokens, number: Number) -> bool:
    """Tell whether a number is the mark of a list: "1. Text", "2) Text", "(3) Text" at the beginning."""
    first, last = number.first, number.last
    opened = first == 1 and tokens.words[0] in "(["
    if not (first == 0 or opened) or last + 1 >= tokens.size or tokens.words[last] not in ".)]":
        return False
    return tokens.words[first].isdecimal() and len(tokens.words[first]) <= 2 and not tokens.glued(last + 1)


def is_age_in_apposition(tokens: Tokens, number: Number) -> bool:
    """Tell whether a number is someone's age: "Jamie Armstrong, 25, said", "Quispe (18)", "aged 25"."""
    first, last, words, size = number.first, number.last, tokens.words, tokens.size
    if first and words[first - 1] in ("aged", "age", "edad"):
        return True
    if first < 2 or last >= size or last != first + 1 or len(words[first]) > 3:
        return False
    opened, closed = words[first - 1], words[last]
    named = tokens.capital(first - 2) and not tokens.tags[first - 2] & (MONTH | WEEKDAY)
    if opened == "(" and closed == ")":
        return named or words[first - 2] == "."
    return opened == "," and closed in (",", ".") and named


def is_part_of_name(tokens: Tokens, number: Number, language: Language, heading: bool) -> bool:
    """Tell whether digits belong to a name: "Stoxx 600", "iPhone 14 Pro", "575 Wilbraham Road"."""
    first, last, tags, words, size = number.first, number.last, tokens.tags, tokens.words, tokens.size
    if (
        last + 1 < size
        and tokens.capital(last)
        and any(words[at] in STREETS for at in range(last + 1, min(last + 3, size)))
    ):
        return True
    if heading or not first or not tokens.capital(first - 1):
        return False
    if (
        tags[first - 1] & (MONTH | WEEKDAY | STOP | DETERMINER | ADVERB | NUMBER | STATE)
        or words[first - 1] in language.before
    ):
        return False
    if words[first - 1] in MONEY_BEFORE or words[first - 1] in UNITS_AFTER:
        return False
    if last >= size or tags[last] & (MARK | STOP) and words[last] not in UNITS_AFTER and words[last] not in "-–":
        return number.last == first + 1
    return tokens.capital(last) and not tags[last] & MARK and words[last] not in UNITS_AFTER


def is_figure_in_words(number: Number, tokens: Tokens, language: Language, heading: bool) -> bool:
    """Tell it of a number in words: "Four Corners" and "no one" are none."""
    first, last, words, tags, size = number.first, number.last, tokens.words, tokens.tags, tokens.size
    if size == last - first:
        return True
    at = first + (1 if words[first] in ("a", "an", "un", "una") else 0)
    capital = tokens.capital(at) or tokens.capital(first)
    after_name = first > 0 and tokens.capital(first - 1) and not tags[first - 1] & MARK
    if capital and not heading and first and words[first - 1] not in ':“"«‘—–;.([/-¿¡':
        return False
    if capital and not heading and not first and last < size and tokens.capital(last) and after_name:
        return False
    if (
        first
        and tags[first - 1] & NAME
        and (heading or tokens.capital(first - 1) or words[first - 1] in ("day", "type"))
    ):
        return False
    word = words[number.last - 1]
    if number.value == 1 and last == first + 1:
        return is_counting_one(tokens, number, language)
    return not (word in ("tens", "scores", "score") and number.style == "collective")


def is_counting_one(tokens: Tokens, number: Number, language: Language) -> bool:
    """Tell whether "one" counts something and does not stand for it."""
    first, last, words, tags, size = number.first, number.last, tokens.words, tokens.tags, tokens.size
    if first and words[first - 1] in PRONOUN_ONE_BEFORE:
        return False
    if last >= size:
        return False
    after = words[last]
    if after in PRONOUN_ONE_AFTER:
        return False
    if after in language.of or after in ("in", "out", "-"):
        return True
    return not tags[last] & (MARK | STOP | AND) or bool(tags[last] & STATE)
