"""Days that a sentence names: stated dates, weekdays and words like "yesterday", and which numbers belong to them."""

from dataclasses import dataclass

from claims.figures.languages.table import Language, Tag, words_of
from claims.figures.tokens import Tokens

__all__ = ["DateMention", "find_dates"]

MAY_DATE = int(Tag.MONTH | Tag.WEEKDAY | Tag.DIGITS)
MONTH, WEEKDAY, DIGITS, STOP_OR_MARK = int(Tag.MONTH), int(Tag.WEEKDAY), int(Tag.DIGITS), int(Tag.STOP | Tag.MARK)
STATE = int(Tag.STATE)
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "º", "°", "er", "ro"})
MONTHS_THAT_ARE_WORDS = frozenset({"may", "march", "mar", "jan", "dec", "sep", "sun", "sat"})
STREETS = words_of("av avenida avenue street calle plaza jirón jr")
DAY_JOINS = words_of("- – y and to al a , e")
BEFORE_YEAR = words_of(", of de del")
LITTLE_WORDS = frozenset({"of", "de", "del", "the"})


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a sentence, tokens `first` to `last` (exclusive); what it does not name is None.

    Args:
        last_day: the later day of "16-23 January", else the day itself; 31 for the end of every month.
        weekday: 0 is Monday.
    """

    first: int
    last: int
    year: int | None
    month: int | None
    day: int | None
    last_day: int | None
    weekday: int | None


def find_dates(tokens: Tokens, language: Language) -> list[DateMention]:
    """Return the dates of a sentence in order, written with a month's name or in digits."""
    found: list[DateMention] = []
    if not tokens.bits & MAY_DATE:
        return found
    done = 0
    for index in [at for at, tag in enumerate(tokens.tags) if tag & MAY_DATE]:
        if index < done:
            continue
        tag = tokens.tags[index]
        if tag & MONTH:
            mention = read_around_month(tokens, index, language)
        elif tag & WEEKDAY:
            mention = read_weekday(tokens, index, language)
        else:
            mention = read_numeric(tokens, index, language)
        if mention is None:
            continue
        while found and found[-1].last > mention.first:
            found.pop()
        if is_street(tokens, mention.first):
            mention = DateMention(mention.first, mention.last, None, None, None, None, None)
        if mention.day:
            tokens.tags[index] &= ~STATE  # on 12 March nobody marched
        mention = with_weekday(found, mention, tokens)
        found.append(mention)
        done = mention.last
    return found


def is_street(tokens: Tokens, first: int) -> bool:
    """Tell whether a date is the name of a street: "av. 28 de julio"."""
    at = first - 1
    at -= at >= 1 and tokens.words[at] == "."
    return at >= 0 and tokens.words[at] in STREETS


def read_weekday(tokens: Tokens, index: int, language: Language) -> DateMention | None:
    """Return "viernes", or "viernes 6" with the day of a month named elsewhere; "Tuesday 's quake" is none."""
    if tokens.words[index + 1 : index + 3] == ["'", "s"]:
        return None
    weekday = language.weekdays[tokens.words[index]]
    day, last = day_at(tokens, index + 1), index + 2
    ends = last >= tokens.size or tokens.tags[last] & STOP_OR_MARK
    if day is None or not ends or not language.links_nouns:
        return DateMention(index, index + 1, None, None, None, None, weekday)
    return DateMention(index, last, None, None, day, day, weekday)


def read_around_month(tokens: Tokens, index: int, language: Language) -> DateMention | None:
    """Return "January 19, 2023", "19 January", "15 de enero de 2023", "May 2023" around a month's name."""
    words, size = tokens.words, tokens.size
    month = language.months[words[index]]
    behind = index + 1
    behind += behind < size and words[behind] == "." and tokens.glued(behind) and len(words[index]) <= 4
    dated = days_before(tokens, index)
    days = dated or third_before(tokens, index, language)
    first, last = (index if days is None else days[2]), behind
    if days is None:
        days = days_behind(tokens, behind)
        last = behind if days is None else days[2]
    at = last + (last < size and words[last] in BEFORE_YEAR)
    year = None
    if at < size and (days is not None or at == last or words[last] != ","):
        year = year_at(tokens, at, short=dated is not None)
        last = last if year is None else at + 1
    is_word = words[index] in MONTHS_THAT_ARE_WORDS and not tokens.capital(index)
    if days is None:
        return None if year is None and is_word else DateMention(first, last, year, month, None, None, None)
    if is_word and first == index and year is None:
        return None
    return DateMention(first, last, year, month, days[0], days[1], None)


def third_before(tokens: Tokens, index: int, language: Language) -> tuple[int, int, int] | None:
    """Return the days of "mid-January", "a fines de enero", and the token they begin at."""
    for phrase, (first_day, last_day) in language.thirds.get(tokens.words[index - 1], ()) if index else ():
        start = index - len(phrase)
        if start >= 0 and tuple(tokens.words[start:index]) == phrase:
            return first_day, last_day, start
    return None


def days_before(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """Return the first and last day that stand before a month's name, and their first token: "16-23 January"."""
    words = tokens.words
    at = index - 1
    at -= at > 0 and words[at] in LITTLE_WORDS
    at -= at > 0 and words[at] in ORDINAL_ENDINGS and tokens.glued(at)
    day = last_day = day_at(tokens, at)
    if day is None or last_day is None:
        return None
    while at >= 2 and words[at - 1] in DAY_JOINS:
        earlier = day_at(tokens, at - 2)
        if earlier is None or earlier >= day:
            break
        day, at = earlier, at - 2
    return day, last_day, at


def days_behind(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """Return the first and last day that stand behind a month's name, and the token after them: "January 16-23"."""
    words, size = tokens.words, tokens.size
    day = last_day = day_at(tokens, at)
    if day is None or last_day is None:
        return None
    at += 1
    at += at < size and words[at] in ORDINAL_ENDINGS and tokens.glued(at)
    while at + 1 < size and words[at] in DAY_JOINS and words[at] != ",":
        later = day_at(tokens, at + 1)
        if later is None or later <= last_day:
            break
        last_day, at = later, at + 2
    return day, last_day, at


def day_at(tokens: Tokens, index: int) -> int | None:
    """Return the day of the month that stands at a token."""
    if not 0 <= index < tokens.size:
        return None
    word = tokens.words[index]
    if len(word) > 2 or not word.isdecimal() or not 1 <= int(word) <= 31:
        return None
    return int(word)


def year_at(tokens: Tokens, index: int, *, short: bool) -> int | None:
    """Return the year that stands at a token; "jan 90" is 1990 only behind a day and a month."""
    word = tokens.words[index]
    if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2199:
        return int(word)
    if short and len(word) == 2 and word.isdecimal() and index + 1 < tokens.size:
        return int(word) + (1900 if int(word) > 50 else 2000)
    return None


def read_numeric(tokens: Tokens, index: int, language: Language) -> DateMention | None:
    """Return 2022-12-07, 7/12/2022 (a day first, but in the United States) and 7.12.2022."""
    words = tokens.words
    if index + 4 < tokens.size and words[index + 1] in ("/", "-") and words[index + 3] == words[index + 1]:
        parts = words[index], words[index + 2], words[index + 4]
        last = index + 5
    elif words[index].count(".") == 2:
        first_part, second_part, third_part = words[index].split(".")
        parts, last = (first_part, second_part, third_part), index + 1
    else:
        return None
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    left, middle, right = (int(part) for part in parts)
    if len(parts[0]) == 4:
        year, month, day = left, middle, right
    elif len(parts[2]) in (2, 4):
        day, month, year = left, middle, right + (2000 if len(parts[2]) == 2 else 0)
        if month > 12 or (language.code == "en" and day <= 12 and words[index + 1 : index + 2] == ["/"]):
            day, month = month, day
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199):
        return None
    return DateMention(index, last, year, month, day, day, None)


def with_weekday(found: list[DateMention], mention: DateMention, tokens: Tokens) -> DateMention:
    """Return a date joined with the weekday right before it: "Monday, December 26", "lunes 26 de diciembre"."""
    if mention.day is None or not found or found[-1].weekday is None or found[-1].day is not None:
        return mention
    before = found[-1]
    between = tokens.words[before.last : mention.first]
    if len(between) > 2 or any(word not in (",", ".", "the", "el", "on") for word in between):
        return mention
    found.pop()
    return DateMention(
        before.first, mention.last, mention.year, mention.month, mention.day, mention.last_day, before.weekday
    )
