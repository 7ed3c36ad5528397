"""Numbers as they stand in a sentence: in digits, in words, and in both together."""

from dataclasses import dataclass
from decimal import Decimal

from claims.figures.conventions import Conventions
from claims.figures.digits import read_digit_group
from claims.figures.languages.table import Language, NumberWord, Tag
from claims.figures.tokens import Tokens

__all__ = ["Number", "find_numbers"]

DIGITS, NONE, ARTICLE = int(Tag.DIGITS), int(Tag.NONE), int(Tag.ARTICLE)
MAY_OPEN = int(Tag.DIGITS | Tag.NUMBER | Tag.NONE | Tag.ONE_PERSON)
ZERO, ONE, TEN, HUNDRED, THOUSAND = Decimal(0), Decimal(1), Decimal(10), Decimal(100), Decimal(1000)
NOTHING = NumberWord("none", ZERO)
GOES_ON = int(Tag.GOES_ON)
MAGNITUDES = frozenset({"plural", "collective", "round", "hundred", "scale"})
COLLECTIVES = frozenset({"collective", "round"})
LONGEST_DECIMALS = 24


@dataclass(slots=True)
class Number:
    """A number in a sentence, from token `first` up to, not including, token `last`.

    Args:
        value: what is written; of a vague word the magnitude ("dozens": 12).
        style: exact, collective ("a dozen"), round ("una veintena"), vague ("dozens"), few ("several hundred"), article ("a", "un"), or
            none ("no deaths").
        doubtful: whether the marks may be read in two ways ("1.234").
        digits: whether it begins with digits.
        scaled: whether a scale word stands in it ("2 million"), which the number before may share.
        is_share: whether it is a share of something ("two thirds", "one in five").
    """

    first: int
    last: int
    value: Decimal
    style: str = "exact"
    doubtful: bool = False
    digits: bool = False
    scaled: bool = False
    is_share: bool = False


def find_numbers(tokens: Tokens, language: Language, conventions: Conventions) -> list[Number]:
    """Return the numbers of a sentence in order, whether or not they turn out to be figures."""
    if tokens.size == 1 and tokens.tags[0] & ARTICLE:
        return [Number(0, 1, ONE)]
    found: list[Number] = []
    done = 0
    for index in [at for at, tag in enumerate(tokens.tags) if tag & MAY_OPEN]:
        if index < done:
            continue
        if tokens.tags[index] & NONE:
            found.append(Number(index, index + 1, ZERO, style="none"))
            continue
        number = read_number(tokens, index, language, conventions)
        if number is not None:
            found.append(number)
            done = number.last
    return found


def read_number(tokens: Tokens, index: int, language: Language, conventions: Conventions) -> Number | None:
    """Return the longest number that begins at a token, or None."""
    if tokens.tags[index] & DIGITS:
        group = read_digit_group(tokens, index, conventions)
        if group is None:
            return None
        number = Number(group.first, group.last, group.value, doubtful=group.doubtful, digits=True)
        if number.last >= tokens.size or not tokens.tags[number.last] & GOES_ON:
            return number
        if group.whole and group.value < THOUSAND:
            add_words(tokens, number, language)
        else:
            multiply_by_scales(tokens, number, language)
        add_tail(tokens, number, language)
        return number
    return NumberInWords(tokens, index, language).read()


class NumberInWords:
    """Reads a number that begins with a word; each method returns None where its kind of number does not stand."""

    def __init__(self, tokens: Tokens, index: int, language: Language) -> None:
        self.tokens = tokens
        self.index = index
        self.language = language
        self.word = language.numbers.get(tokens.words[index], NOTHING)
        self.has_article = index > 0 and bool(tokens.tags[index - 1] & ARTICLE)
        self.first = index - self.has_article

    def word_at(self, index: int) -> NumberWord:
        """Return the number word at a token."""
        return word_at(self.tokens, index, self.language)

    def read(self) -> Number | None:
        """Return the number, by the role of its first word; "dozen" and "third" open one only behind an article."""
        role = self.word.role
        if role == "none":  # a person: "a soldier"
            return Number(self.index - 1, self.index, ONE, style="article") if self.has_article else None
        if role == "few":
            return self.few()
        if role == "half":
            return self.half()
        if role == "plural" or (role in COLLECTIVES and self.tokens.size == 1):
            return self.magnitude()
        if role in COLLECTIVES or role == "fraction":
            return self.one_of()
        return self.cardinal()

    def cardinal(self) -> Number | None:
        """Return "two hundred and five", "mil quinientos"; a bare "million" is no number, unless it is all there is."""
        index, tokens, role = self.index, self.tokens, self.word.role
        if index and tokens.words[index - 1] in self.language.per and self.word.value == HUNDRED:
            return None
        number = Number(self.first if role in ("hundred", "scale") else index, index, ZERO)
        if not add_words(tokens, number, self.language):
            return None
        bare = role == "scale" and number.last == number.first + 1
        if bare and self.word.value > THOUSAND and tokens.size > 1:
            return None
        add_tail(tokens, number, self.language)
        return number

    def one_of(self) -> Number | None:
        """Return "a dozen", "a third", "quarter million"."""
        if self.has_article:
            number = Number(self.first, self.index, ONE)
            return number if multiply_by_fraction(self.tokens, number, self.language) else None
        after = self.word_at(self.index + 1)
        if after.role != "scale" or self.word.role != "fraction":
            return None
        return Number(self.index, self.index + 2, after.value / self.word.value, scaled=True)

    def few(self) -> Number:
        """Return "several", "a few", "a handful", alone or before a magnitude: "several thousand", "a few dozen"."""
        at = self.index + 1
        number = Number(self.first, at, ONE, style="few")
        if at < self.tokens.size and self.tokens.words[at] in self.language.of:
            at += self.word_at(at + 1).role in MAGNITUDES
        while (word := self.word_at(at)).role in MAGNITUDES:
            number.value, number.last, number.scaled = number.value * word.value, at + 1, True
            at += 1
        return number

    def half(self) -> Number:
        """Return "half a million", "half a dozen", "medio centenar"; half of something else only where it is bounded."""
        after = self.index + 1
        after += after < self.tokens.size and bool(self.tokens.tags[after] & ARTICLE)
        word = self.word_at(after)
        if word.role in COLLECTIVES or word.role in ("scale", "hundred"):
            style = word.role if word.role in COLLECTIVES else "exact"
            return Number(self.first, after + 1, word.value / 2, style=style, scaled=True)
        return Number(self.first, self.index + 1, ONE / 2, style="half", is_share=True)

    def magnitude(self) -> Number:
        """Return a plural or a collective that stands without a number: "dozens", "tens of thousands", "docena"."""
        index = self.index
        style = "vague" if self.word.role == "plural" else self.word.role
        number = Number(index, index + 1, self.word.value, style=style)
        at = number.last
        while at < self.tokens.size:
            after = at + 1 if self.tokens.words[at] in self.language.of else at
            word = self.word_at(after)
            if word.role not in ("plural", "scale") or word.value < THOUSAND:
                break
            number.value, number.last = number.value * word.value, after + 1
            at = number.last
        return number


def word_at(tokens: Tokens, index: int, language: Language) -> NumberWord:
    """Return the number word at a token, or one without a role."""
    return language.numbers.get(tokens.words[index], NOTHING) if index < tokens.size else NOTHING


class Sum:
    """A number in words while it is added up.

    `room` is what still fits below the next scale: after "forty" a number below 10, after "two hundred" one below 100.
    """

    __slots__ = ("group", "parts", "room")

    def __init__(self, group: Decimal, room: Decimal) -> None:
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.group = group
        self.room = room

    def add(self, value: Decimal, room: Decimal) -> bool:
        """Add a number below what fits, and say whether it did."""
        if not ZERO < value < self.room:
            return False
        self.group, self.room = self.group + value, room
        return True

    def times_hundred(self) -> bool:
        """Multiply what was said since the last scale, nothing counting as one."""
        if self.group >= HUNDRED or self.group != self.group.to_integral_value():
            return False
        self.group, self.room = (self.group or ONE) * HUNDRED, HUNDRED
        return True

    def times(self, scale: Decimal) -> bool:
        """Multiply what was said since a scale at least as large: "mil" in "dos mil millones" is multiplied too."""
        below = sum((part for part, own in self.parts if own < scale), ZERO)
        above = [(part, own) for part, own in self.parts if own >= scale]
        if above and above[-1][1] == scale:
            return False
        self.parts = [*above, (((self.group + below) or ONE) * scale, scale)]
        self.group, self.room = ZERO, THOUSAND
        return True

    def total(self) -> Decimal:
        """Return the number so far."""
        return self.group + sum((part for part, _ in self.parts), ZERO)


ROOM_AFTER = {"unit": ONE, "teen": ONE, "ten": TEN, "hundreds": HUNDRED}


def add_words(tokens: Tokens, number: Number, language: Language) -> bool:
    """Read number words from `number.last` on, after the digits it may begin with; False if there are none."""
    total = Sum(number.value, ONE) if number.digits else Sum(ZERO, THOUSAND)
    begun = number.digits
    index, start = number.last, number.last
    while index < tokens.size:
        at = index
        joined = False
        if begun and at + 1 < tokens.size:
            at, joined = after_join(tokens, at, total, language)
        if not take(tokens, at, total, number, joined, begun, language):
            break
        begun = True
        index = number.last = at + 1
    if number.last == start:
        return False
    number.value = total.total()
    return True


def after_join(tokens: Tokens, at: int, total: Sum, language: Language) -> tuple[int, bool]:
    """Return the token after the hyphen or the "and" that may stand inside a number, and whether one stood there."""
    word = tokens.words[at]
    if word == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return at + 1, True
    if word in language.joins and (
        total.room == TEN if language.join_after_tens else total.room in (HUNDRED, THOUSAND)
    ):
        return at + 1, True
    return at, False


def take(tokens: Tokens, at: int, total: Sum, number: Number, joined: bool, begun: bool, language: Language) -> bool:
    """Take the word or the digits at a token into a number, and say whether they belong to it."""
    word = tokens.words[at]
    if tokens.tags[at] & DIGITS:
        fits = (joined and total.room == TEN) or (bool(total.parts) and not total.group)
        return begun and fits and word.isdecimal() and len(word) <= 3 and total.add(Decimal(word), ONE)
    if tokens.tags[at] & ARTICLE:  # "treinta y un": a one only behind tens
        return joined and total.room == TEN and total.add(ONE, ONE)
    entry = language.numbers.get(word, NOTHING)
    role, value = entry.role, entry.value
    if role in ROOM_AFTER:
        return total.add(value, ROOM_AFTER[role])
    if role == "hundred" or (role == "plural" and begun and value == HUNDRED):
        return total.times_hundred()
    if role == "scale" or (role == "plural" and begun and value >= THOUSAND):
        number.scaled = True
        return total.times(value)
    return role == "zero" and not total.group and not total.parts


def multiply_by_scales(tokens: Tokens, number: Number, language: Language) -> None:
    """Multiply by the scale words that follow: "2.3 million", "1,5 mil millones"."""
    while (word := word_at(tokens, number.last, language)).role in ("scale", "plural") and word.value >= THOUSAND:
        number.value, number.last, number.scaled = number.value * word.value, number.last + 1, True


def add_tail(tokens: Tokens, number: Number, language: Language) -> None:
    """Read what may follow a number: decimals in words, a fraction, "and a half", a collective."""
    if number.last >= tokens.size or not tokens.tags[number.last] & GOES_ON:
        return
    add_decimals(tokens, number, language)
    if multiply_by_fraction(tokens, number, language) or divide_by_ratio(tokens, number, language):
        return
    add_share(tokens, number, language)
    word = word_at(tokens, number.last, language)
    if word.role in COLLECTIVES or (word.role == "plural" and word.value < THOUSAND):
        is_one = number.value == ONE and not number.digits
        number.value, number.last = number.value * word.value, number.last + 1
        number.style = word.role if is_one and word.role in COLLECTIVES else "exact"


def add_decimals(tokens: Tokens, number: Number, language: Language) -> None:
    """Read decimals in words: "two point five", "tres coma cinco", "uno con cinco"."""
    at = number.last
    if at + 1 >= tokens.size or tokens.words[at] not in language.points:
        return
    if number.value != number.value.to_integral_value():
        return
    written, index = "", at + 1
    while index < tokens.size and len(written) < LONGEST_DECIMALS:
        word = word_at(tokens, index, language)
        if tokens.words[index].isdecimal():
            written, index = written + tokens.words[index], index + 1
            break
        if word.role == "zero":
            written, index = written + "0", index + 1
            continue
        if word.role not in ROOM_AFTER and not (language.join_after_tens and word.role == "scale" and not written):
            break
        rest = Sum(ZERO, THOUSAND)
        part = Number(index, index, ZERO)
        while index < tokens.size:
            step, joined = after_join(tokens, index, rest, language) if part.last > part.first else (index, False)
            scale = word_at(tokens, step, language).role == "scale"
            if (scale and not language.join_after_tens) or step >= tokens.size:
                break
            if not take(tokens, step, rest, part, joined, part.last > part.first, language):
                break
            index = part.last = step + 1
        written += str(rest.total())
    fraction = word_at(tokens, index, language).role
    if not written or len(written) > LONGEST_DECIMALS or fraction == "fraction":
        return
    number.value, number.last = Decimal(f"{number.value.to_integral_value()}.{written}"), index
    multiply_by_scales(tokens, number, language)


def multiply_by_fraction(tokens: Tokens, number: Number, language: Language) -> bool:
    """Divide by the fraction that follows: "two thirds", "one-fourth", "three quarters of a million"; or say it is none."""
    at = number.last
    if at + 1 < tokens.size and tokens.words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    under = word_at(tokens, at, language)
    if under.role in COLLECTIVES and number.value == ONE:
        number.value, number.last, number.style = under.value, at + 1, under.role
        of = at + 1 < tokens.size and tokens.words[at + 1] in language.of
        after = word_at(tokens, at + 1 + of, language)
        if after.role in ("hundred", "scale"):  # a couple of hundred, a dozen thousand
            number.value, number.last, number.scaled = number.value * after.value, at + 2 + of, True
        return True
    if under.role != "fraction" or number.digits:
        return False
    number.value, number.last = number.value / under.value, at + 1
    at += 1
    at += at < tokens.size and tokens.words[at] in language.of
    at += at < tokens.size and bool(tokens.tags[at] & ARTICLE)
    if word_at(tokens, at, language).role == "scale":
        number.last = at
        multiply_by_scales(tokens, number, language)
    else:
        number.is_share = number.value < ONE
    return True


def divide_by_ratio(tokens: Tokens, number: Number, language: Language) -> bool:
    """Divide by the number behind "out of", "in", "de cada": "one in five"; or say that no ratio is meant.

    "5 out of 12 hostages" counts five hostages: only round wholes, and ones out of any whole, are shares.
    """
    for phrase, wholes in language.ratios:
        at = number.last + len(phrase)
        if tuple(tokens.words[number.last : at]) != phrase or at >= tokens.size:
            continue
        whole = Number(at, at, ZERO)
        if tokens.words[at].isdecimal() and len(tokens.words[at]) <= 4:
            whole.value, whole.last = Decimal(tokens.words[at]), at + 1
        elif not add_words(tokens, whole, language):
            continue
        if ZERO < number.value < whole.value and (number.value == ONE or whole.value in wholes):
            number.value, number.last, number.is_share = number.value / whole.value, whole.last, True
            return True
    return False


def add_share(tokens: Tokens, number: Number, language: Language) -> None:
    """Add "and a half", "y medio", "con tres cuartos" to a number, at the scale it ends with."""
    at = number.last + 1
    if at >= tokens.size or tokens.words[number.last] not in language.share_joins:
        return
    word, after = word_at(tokens, at, language), word_at(tokens, at + 1, language)
    has_article = bool(tokens.tags[at] & ARTICLE)
    if word.role == "half":
        share, last = ONE / 2, at + 1
    elif has_article and after.role == "half":
        share, last = ONE / 2, at + 2
    elif (has_article or word.role in ("unit", "teen")) and after.role == "fraction":
        share, last = (ONE if has_article else word.value) / after.value, at + 2
    else:
        return
    ending = word_at(tokens, number.last - 1, language)
    scale = ending.value if ending.role in ("scale", "plural") and ending.value >= THOUSAND else ONE
    number.value, number.last = number.value + share * scale, last
    multiply_by_scales(tokens, number, language)
