"""Numbers that are not figures: years, times, ordinals, ages of named people, scores, names, phone and law numbers."""

from claims.figures.ages import is_age, is_age_in_apposition
from claims.figures.as_of import Moment
from claims.figures.dates import DateMention
from claims.figures.languages.table import Language, Tag, words_of
from claims.figures.noun_phrases import is_verb
from claims.figures.numbers import Number
from claims.figures.quantities import SUFFIXES
from claims.figures.tokens import Tokens
from claims.figures.units import UNITS_AFTER, UNITS_BEFORE
from claims.figures.years import is_decade, is_year

__all__ = ["figures_among"]

DIGITS, NUMBER, MARK, STOP, STATE = int(Tag.DIGITS), int(Tag.NUMBER), int(Tag.MARK), int(Tag.STOP), int(Tag.STATE)
NAME, AND, PREPOSITION, SAYS, OF = int(Tag.NAME), int(Tag.AND), int(Tag.PREPOSITION), int(Tag.SAYS), int(Tag.OF)
MONTH, WEEKDAY, DETERMINER, PERSON = int(Tag.MONTH), int(Tag.WEEKDAY), int(Tag.DETERMINER), int(Tag.PERSON)
ADVERB, NOUN, ARTICLE, AUX = int(Tag.ADVERB), int(Tag.NOUN), int(Tag.ARTICLE), int(Tag.AUX)
ONE_UNIT = int(Tag.ONE_UNIT)
NOT_A_NAME = MONTH | WEEKDAY | STOP | DETERMINER | ADVERB | NUMBER | STATE | SAYS | MARK

ORDINAL_ENDINGS = words_of("st nd rd th º ª ° er ro do ra to ta mo ma vo va no na")
CLOCK = words_of("am pm a.m. p.m. a.m p.m o'clock gmt hrs est edt utc et local")
PARTS_OF_DAY = (["mañana"], ["tarde"], ["noche"], ["madrugada"])
PREFIXES = words_of("sub mid minus magnitude magnitud pre under over a the de now menos")
AGO = words_of("ago earlier before later previously antes después atrás")
STREETS = words_of("street st road rd avenue ave boulevard blvd drive dr lane way court place square highway")
SHORT_FOR_NUMBER = words_of("no nº núm num n art arts fig figs eq ref refs vol p pp cap")
STEPS = words_of("day type category level phase stage grade class tipo nivel fase categoría grado día")
PLACINGS = words_of("top bottom final últimos primeros")
SCORE_WORDS = words_of(
    "beat beats won win wins lost lose loses defeat defeated victory lead leads led draw drew loss score scored tie",
    "tied triumph ahead gol goles ganó perdió empató empate derrota victoria venció marcador",
)
NOT_COUNTING_ONE_BEFORE = words_of("no this that every any each some which the another last next only not")
NOT_COUNTING_ONE_AFTER = words_of("another day thing way 's by time")
AFTER_OPENING = frozenset(':"“«‘—–;.([/-¿¡')


def figures_among(
    numbers: list[Number], dates: list[DateMention], moments: list[Moment], tokens: Tokens, language: Language
) -> list[Number]:
    """Return the numbers of a sentence that may be figures; the article of "a day earlier" is none."""
    free = numbers
    if numbers and dates:
        dated = {index for mention in dates for index in range(mention.first, mention.last)}
        free = [one for one in numbers if dated.isdisjoint(range(one.first, one.last))]
    if free and moments:
        days = {index for moment in moments for index in range(moment.first, moment.last)}
        free = [one for one in free if one.style != "article" or one.first not in days]
    return [one for one in free if is_figure(one, tokens, language)]


def is_figure(number: Number, tokens: Tokens, language: Language) -> bool:
    """Tell whether a number may be a figure, by the words right around it."""
    if number.last - number.first == tokens.size:
        return True
    if number.digits:
        return is_figure_in_digits(number, tokens, language)
    return is_figure_in_words(number, tokens, language)


def is_figure_in_digits(number: Number, tokens: Tokens, language: Language) -> bool:
    """Tell it of a number that begins with digits."""
    first, last, words, tags, size = number.first, number.last, tokens.words, tokens.tags, tokens.size
    if last < size and tokens.glued(last) and not may_be_glued_after(tokens, last):
        return False
    if first and tokens.glued(first) and not may_be_glued_before(tokens, first, language):
        return False
    if first and tags[first - 1] & NAME and UNITS_BEFORE.before(words, first) is None:
        return False
    if first > 1 and words[first - 1] in ".°º" and words[first - 2] in SHORT_FOR_NUMBER:
        return False
    beside_mark = bool(first and tags[first - 1] & MARK or last < size and tags[last] & MARK)
    if beside_mark and is_marked_off(number, tokens):
        return False
    if last == first + 1:
        written = words[first]
        if is_time(tokens, first):
            return False
        if len(written) > 1 and written[0] == "0" and written.isdecimal():
            return False
        if is_year(tokens, first, language) or is_decade(tokens, first) or is_age(tokens, first):
            return False
    return not is_part_of_name(tokens, number, language)


def is_time(tokens: Tokens, first: int) -> bool:
    """Tell whether a number is an hour: "5 p.m.", "15h", "las 15 horas", "las 5 de la tarde"."""
    words, last = tokens.words, first + 1
    after = words[last] if last < tokens.size else ""
    if after in CLOCK or (after == "h" and tokens.glued(last)):
        return True
    if not first or words[first - 1] != "las":
        return False
    return after == "horas" or (
        tuple(words[last : last + 2]) == ("de", "la") and words[last + 2 : last + 3] in PARTS_OF_DAY
    )


def is_marked_off(number: Number, tokens: Tokens) -> bool:
    """Tell whether the marks around digits make them no figure: a phone number, a list mark, a score, an age."""
    first, last = number.first, number.last
    return (
        is_phone_number(tokens, first, last)
        or is_chain(tokens, first, last)
        or is_score(tokens, number)
        or is_note(tokens, first, last)
        or (last == first + 1 and (is_listed(tokens, first) or is_age_in_apposition(tokens, first)))
    )


def may_be_glued_after(tokens: Tokens, last: int) -> bool:
    """Tell whether what is written right behind digits leaves them a figure: a unit, a suffix, punctuation."""
    after, tag = tokens.words[last], tokens.tags[last]
    if after == "." and tokens.glued(last + 1) and tokens.words[last + 1] in ORDINAL_ENDINGS:  # 5.º
        return False
    if after in SUFFIXES or UNITS_AFTER.after(tokens.words, last) is not None:
        return True
    if after in ORDINAL_ENDINGS or tag & DIGITS or after[0].isalpha():
        return False
    if after in "-‑" and tokens.glued(last + 1) and tokens.capital(last + 1):  # "9-Rodríguez", a shirt
        return tokens.is_heading or UNITS_AFTER.after(tokens.words, last + 1) is not None
    if after == ":":
        return not (last + 1 < tokens.size and tokens.glued(last + 1) and tokens.tags[last + 1] & DIGITS)
    return after not in "/^"


def may_be_glued_before(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether what is written right before digits leaves them a figure: a currency, a bracket, a hyphen."""
    words, tags = tokens.words, tokens.tags
    before = words[first - 1]
    if UNITS_BEFORE.before(words, first) is not None:
        return True
    if before[-1].isalpha() or before in "'#@_^":
        return False
    if first < 2:
        return True
    if before in ":/":
        return not (tokens.glued(first - 1) and tags[first - 2] & DIGITS)
    if before == "±":
        return False
    if before in "-‑−" and tokens.glued(first - 1) and not tags[first - 2] & (DIGITS | MARK):
        return words[first - 2] in PREFIXES or words[first - 2] in language.numbers or words[first - 2] == "to"
    return True


def is_chain(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether digits are one link of three or more joined by hyphens, as in a phone number."""
    words, size = tokens.words, tokens.size

    def is_link(at: int) -> bool:
        return 0 < at < size - 1 and words[at] in "-‑" and tokens.glued(at) and tokens.glued(at + 1)

    ahead = is_link(last) and words[last + 1].isdecimal()
    behind = is_link(first - 1) and words[first - 2].isdecimal()
    return (
        (ahead and behind)
        or (ahead and is_link(last + 2) and words[last + 3].isdecimal())
        or (behind and is_link(first - 3) and words[first - 4].isdecimal())
    )


def is_phone_number(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether digits stand in "+1 (555) 123-4567" or "(01) 428 2000"."""
    words, size = tokens.words, tokens.size
    if first and words[first - 1] == "+" and tokens.glued(first) and words[last : last + 1] == ["("]:
        return True
    if first and words[first - 1] == "(" and words[last : last + 1] == [")"]:
        return last + 1 < size and bool(tokens.tags[last + 1] & DIGITS)
    for back in (1, 3):  # right behind the bracket, or behind the first group
        opened = first - back - 2
        if opened >= 0 and words[opened] == "(" and words[first - back] == ")" and words[opened + 1].isdecimal():
            return True
    return False


def is_score(tokens: Tokens, number: Number) -> bool:
    """Tell whether a number is half of a score: "2-1", "a 9-2 lead", "won 1-3"."""
    words, size = tokens.words, tokens.size
    for left in (number.first, number.first - 2):
        hyphen, right = left + 1, left + 2
        if left < 0 or right >= size or words[hyphen] not in "-–" or not tokens.glued(hyphen):
            continue
        one, other = words[left], words[right]
        if not (one.isdecimal() and other.isdecimal() and tokens.glued(right) and len(one) <= 3 and len(other) <= 3):
            continue
        around = words[max(0, left - 4) : left] + words[right + 1 : right + 3]
        if int(one) >= int(other) or any(word in SCORE_WORDS for word in around):
            return True
    return False


def is_note(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether digits stand alone in square brackets, as the number of a note does: "[12]"."""
    return first > 0 and tokens.words[first - 1] == "[" and tokens.words[last : last + 1] == ["]"]


def is_listed(tokens: Tokens, first: int) -> bool:
    """Tell whether a number is the mark of a list: "1. Text", "2) Text", "(3) Text" at the beginning."""
    last, words = first + 1, tokens.words
    if not (first == 0 or (first == 1 and words[0] in "([")) or last + 1 >= tokens.size or words[last] not in ".)]":
        return False
    return (
        words[first].isdecimal() and len(words[first]) <= 2 and not tokens.glued(last + 1) and tokens.capital(last + 1)
    )


def is_part_of_name(tokens: Tokens, number: Number, language: Language) -> bool:
    """Tell whether digits belong to a name: "iPhone 14 Pro", "575 Wilbraham Road", "Marcha de los 4 Suyos"."""
    if not language.numbers:
        return False  # of a language without words, such as German, capitals are no sign of a name
    first, last, tags, words, size = number.first, number.last, tokens.tags, tokens.words, tokens.size
    following_name = last < size and tokens.capital(last) and not tags[last] & MARK
    if following_name and any(word in STREETS for word in words[last : last + 3]):
        return True
    if not first:
        return False
    if following_name and not tokens.is_heading and is_inside_name(tokens, first):
        return True
    if "-" in words[first - 1 : last + 1]:
        first, last = whole_code(tokens, first, last)
    before = first - 1
    if first == 0 or not tokens.capital(before) or tags[before] & NOT_A_NAME or words[before] in language.before:
        return False
    if before == 0 and language.verb_first and is_verb(words[0], tags[0], language):  # "Sobrevivieron 12 de los 80"
        return False
    if UNITS_BEFORE.before(words, first) is not None or UNITS_AFTER.after(words, before) is not None:
        return False
    is_one = last == first + 1 or words[first + 1] == "-"
    if last >= size:
        return is_one
    has_unit = UNITS_AFTER.after(words, last) is not None
    if tags[last] & (MARK | STOP) and words[last] not in "-–" and not has_unit:
        return is_one
    if tokens.is_heading:
        return False
    verb = words[last] in language.verbs or words[last] in language.trends  # "the FTSE 100 fell"
    landed = verb or (not tags[last] and words[last].endswith(language.verb_endings))
    return (following_name and not has_unit) or landed


def whole_code(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of a code of two numbers, one of which stands at some tokens: "Boeing *737-800*"."""
    words = tokens.words
    for start in (first, first - 2):
        end = start + 3
        inside = start > 0 and end <= tokens.size and last - first == 1 and words[start + 1] == "-"
        if inside and words[start].isdecimal() and words[start + 2].isdecimal():
            return (start, end) if tokens.glued(start + 1) and tokens.glued(start + 2) else (first, last)
    return first, last


def is_inside_name(tokens: Tokens, first: int) -> bool:
    """Tell whether a name leads up to a token by "of the", as in "Marcha de los 4 Suyos"."""
    at = first - 1
    while at > 0 and first - at <= 2 and tokens.tags[at] & (OF | DETERMINER):
        at -= 1
    between = tokens.tags[at + 1 : first]
    return (
        bool(between)
        and any(tag & OF for tag in between)
        and at > 0
        and tokens.capital(at)
        and not tokens.tags[at] & MARK
    )


def is_figure_in_words(number: Number, tokens: Tokens, language: Language) -> bool:
    """Tell it of a number in words: "Four Corners" and "no one" are none."""
    first, last, words, tags, size = number.first, number.last, tokens.words, tokens.tags, tokens.size
    if number.style == "none" and words[last - 1] in language.nobody:
        return last < size and bool(tags[last] & (AUX | STATE | OF | PERSON | NOUN))
    if number.style == "article":
        ago = last + 1 < size and words[last + 1] in AGO  # "twice as many as a year earlier"
        return number.head is not None or (bool(tags[last] & ONE_UNIT) and not ago)
    if number.style == "none":
        return last < size and bool(tags[last] & (PERSON | STATE | NOUN))
    capital = tokens.capital(first + (last - first > 1 and bool(tags[first] & ARTICLE)))
    if capital and not tokens.is_heading and first and words[first - 1] not in AFTER_OPENING:
        return False
    if (
        first
        and tags[first - 1] & NAME
        and (tokens.is_heading or tokens.capital(first - 1) or words[first - 1] in STEPS)
    ):
        return False
    if first > 1 and words[first - 1] == "-" and tags[first - 2] & OF and tokens.glued(first):  # best-of-five
        return False
    if number.is_share and tags[first] & ARTICLE and is_next_in_order(number, tokens, language):
        return False
    if words[first] == "scores" and first and not tags[first - 1] and not tokens.is_heading:  # test scores
        return False
    if first and words[first - 1] in PLACINGS and (last >= size or tags[last] & (STOP | MARK)):
        return False
    if number.value == 1 and last == first + 1:
        return is_counting_one(tokens, first, language)
    return True


def is_next_in_order(number: Number, tokens: Tokens, language: Language) -> bool:
    """Tell whether "a third" is the next of two and no share: "killed two and wounded a third", "a third *attempt*"."""
    if number.value * 2 == 1 or (number.last < tokens.size and tokens.tags[number.last] & OF):
        return False
    behind = tokens.tags[number.last] if number.last < tokens.size else STOP
    if not language.links_nouns and (behind & PERSON or (not behind and number.value * 4 != 1)):
        return not is_verb(tokens.words[number.last], behind, language)
    one_less = 1 / number.value - 1
    before = (language.numbers.get(word) for word in tokens.words[: number.first])
    return any(entry is not None and entry.role == "unit" and entry.value == one_less for entry in before)


def is_counting_one(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether "one" counts something and does not stand for it."""
    last, words, tags = first + 1, tokens.words, tokens.tags
    if first and words[first - 1] in language.minus:
        return True
    if last >= tokens.size or (first and words[first - 1] in NOT_COUNTING_ONE_BEFORE):
        return False
    after = words[last]
    if after in NOT_COUNTING_ONE_AFTER:
        return False
    if after == "-":
        return UNITS_AFTER.after(words, last + 1) is not None
    if after in language.of or after in ("in", "out"):
        return True
    return not tags[last] & (MARK | STOP | AND) or bool(tags[last] & STATE)
