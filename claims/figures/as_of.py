"""As-of windows: the days that a figure speaks for, from the dates in its sentence and what the document shows."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from claims.figures.dates import DateMention
from claims.figures.figure import AsOf, Known
from claims.figures.languages.table import Language, Tag, words_of
from claims.figures.tokens import Tokens

__all__ = ["Moment", "find_moments", "moments_of", "resolve"]

DAY, AND, LEADS_IN = int(Tag.DAY), int(Tag.AND), int(Tag.DETERMINER | Tag.ARTICLE)
MARK, DIGITS = int(Tag.MARK), int(Tag.DIGITS)
LEADS_TO_DAY = LEADS_IN | int(Tag.PREPOSITION)
NEAR = 12
FIRST_YEAR, LAST_YEAR = "1900", "2099"
IN_YEAR = words_of("in during throughout en durante")
WHEN = frozenset({"when", "cuando"})
TELLS = int(Tag.STATE | Tag.PERSON | Tag.NOUN | Tag.DIGITS | Tag.NUMBER)
ENDS_YEAR, STATE = int(Tag.MARK | Tag.STOP), int(Tag.STATE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a relative day in a sentence; `days` counts from the day of publication, or None for a date."""

    first: int
    last: int
    date: DateMention | None
    days: int | None
    day_before: bool = False

    @property
    def is_report_day(self) -> bool:
        """Tell whether it names the day that a report is about: a weekday that the report begins with."""
        return self.first <= 1 and self.date is not None and self.date.weekday is not None


def find_moments(tokens: Tokens, dates: list[DateMention], language: Language) -> list[Moment]:
    """Return the dates and relative days of a sentence, in order, without those that bound another period."""
    words = tokens.words
    found = [
        Moment(mention.first, mention.last, mention, None)
        for mention in dates
        if (mention.month or mention.weekday is not None) and not bounds_another(tokens, mention.first, language)
    ]
    if tokens.bits & DIGITS:
        found += years_in(tokens, dates)
    if not tokens.bits & DAY:
        return sorted(found, key=lambda moment: moment.first)
    for at in [at for at, tag in enumerate(tokens.tags) if tag & DAY]:
        for phrase, days in language.relative_days[words[at]]:
            first = at + 1 - len(phrase)
            if first >= 0 and tuple(words[first : at + 1]) == phrase:
                found.append(Moment(first, at + 1, None, days, day_before=days is None))
                break
    return sorted(found, key=lambda moment: moment.first)


def years_in(tokens: Tokens, dates: list[DateMention]) -> list[Moment]:
    """Return the years that stand for themselves and tell when: "In 2022, 30 died", "the worst since 1998, *when*".

    A year inside a sentence is mostly when something else was: "a factory built in 1998".
    """
    words, tags, size = tokens.words, tokens.tags, tokens.size
    found: list[Moment] = []
    for at in [at for at, tag in enumerate(tags) if tag & DIGITS]:
        word = words[at]
        if len(word) != 4 or not word.isdecimal() or not FIRST_YEAR <= word <= LAST_YEAR:
            continue
        if any(mention.first <= at < mention.last for mention in dates):
            continue
        explained = words[at + 1 : at + 2] == [","] and not WHEN.isdisjoint(words[at + 2 : at + 3])
        behind = ENDS_YEAR | STATE if at == 1 else ENDS_YEAR  # "En 2022 *murieron* 30"
        ends = at + 1 == size or (tags[at + 1] & behind and words[at + 1] not in "%-–/")
        stands = at > 0 and words[at - 1] in IN_YEAR and ends
        if explained or (stands and (at == 1 or tags[at - 2] & TELLS)):
            found.append(Moment(at, at + 1, DateMention(at, at + 1, int(word), None, None, None, None), None))
    return found


def bounds_another(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether a date is an end of a period: "since January 4", "since the protests began in May"."""
    at = first - 1
    at -= at > 0 and bool(tokens.tags[at] & LEADS_IN)
    if at >= 0 and tokens.words[at] in language.since:
        return True
    for before in range(at, max(-1, at - NEAR), -1):
        if tokens.tags[before] & MARK or tokens.words[before] in language.onset:
            return not tokens.tags[before] & MARK
    return False


def moments_of(
    moments: list[Moment], tokens: Tokens, spans: list[tuple[int, int]], language: Language
) -> list[Moment | None]:
    """Return the moment that each figure of a sentence speaks for, by the tokens of the figures.

    The moment behind an earlier count is that count's alone: "54, up from 48 *a day earlier*, with 12 missing".
    """
    if not moments:
        return [None] * len(spans)
    nexts = [first for first, _ in spans[1:]] + [tokens.size]
    lent: dict[int, Moment] = {}
    for index, (first, last) in enumerate(spans):
        if index and is_held_against(tokens, first, language):
            moment = moment_of(moments, tokens, first, last, nexts[index])
            if moment is not None and moment.first >= last:
                lent[index] = moment
    free = [moment for moment in moments if moment not in lent.values()]
    return [
        lent.get(index)
        if index and is_held_against(tokens, first, language)
        else moment_of(free, tokens, first, last, nexts[index])
        for index, (first, last) in enumerate(spans)
    ]


def moment_of(moments: list[Moment], tokens: Tokens, first: int, last: int, next_first: int) -> Moment | None:
    """Return the moment that a figure speaks for: the next before the next figure, else the last before it, else any.

    A relative day speaks for the figure right beside it alone: "46, up from 37 yesterday".
    """
    after: Moment | None = None
    before: Moment | None = None
    for moment in moments:
        if moment.last <= first:
            before = moment
        elif moment.first >= last and after is None:
            after = moment
    if after is not None and after.first < next_first < tokens.size and opens_next(tokens, after, last, next_first):
        return before
    if after is not None and after.first < next_first:
        apart = after.first - last > NEAR or ";" in tokens.words[last : after.first]
        if before is None or not apart:
            return after
    if before is not None:
        return before
    return after if after is not None and after.date is not None else None


def opens_next(tokens: Tokens, moment: Moment, last: int, next_first: int) -> bool:
    """Tell whether a moment between two figures leads to the second: "el jueves eran 37 *y el miércoles*, 25"."""
    tags, at = tokens.tags, moment.first - 1
    while at >= last and tags[at] & LEADS_TO_DAY:
        at -= 1
    if at < last or not (tags[at] & AND or tokens.words[at] == ";"):
        return False
    return all(tokens.words[at] == "," or not tags[at] & AND for at in range(moment.last, next_first))


def is_held_against(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether a figure is an earlier count that the one before is held against: "up *from 37* yesterday"."""
    return not language.earlier_than.isdisjoint(tokens.words[max(0, first - 3) : first])


def resolve(
    moment: Moment, published: date | None, years: Mapping[int, frozenset[int]], previous: AsOf | None
) -> AsOf | None:
    """Return the days of a moment, or None where nothing tells the year or the day of publication.

    A day of publication at the very edge of the calendar, which stands for none, is not counted from.

    Args:
        moment: the date or relative day.
        published: the day of publication, in the topic's time zone.
        years: which years the document names together with each month; 0 holds all its years.
        previous: the window of the figure before, which "the day before" counts back from.
    """
    try:
        return reckon(moment, published, years, previous)
    except OverflowError:
        return None


def reckon(
    moment: Moment, published: date | None, years: Mapping[int, frozenset[int]], previous: AsOf | None
) -> AsOf | None:
    """Return the same as `resolve`.

    Raises:
        OverflowError: a day lies beyond the calendar.
    """
    if moment.day_before:
        later = previous or (AsOf(published, published, Known.INFERRED) if published is not None else None)
        if later is None:
            return None
        day = later.first_day - timedelta(days=1)
        return AsOf(day, day, later.known)
    if moment.date is None:
        if published is None or moment.days is None:
            return None
        day = published + timedelta(days=moment.days)
        return AsOf(day, day, Known.STATED)
    mention, month = moment.date, moment.date.month
    if month is None and mention.year is not None:
        return AsOf(date(mention.year, 1, 1), date(mention.year, 12, 31), Known.STATED)
    if month is None:
        return None if published is None or mention.weekday is None else latest_weekday(mention.weekday, published)
    if mention.year is not None:
        return window(mention, month, mention.year, Known.STATED)
    return infer_year(mention, month, published, years)


def latest_weekday(weekday: int, published: date) -> AsOf:
    """Return the last such weekday up to the day of publication."""
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    return AsOf(day, day, Known.INFERRED)


def infer_year(
    mention: DateMention, month: int, published: date | None, years: Mapping[int, frozenset[int]]
) -> AsOf | None:
    """Return the days of a date without a year, where the document or its day of publication tells it."""
    candidates = sorted(years.get(month, frozenset()))
    if not candidates and published is None:
        candidates = sorted(years.get(0, frozenset()))
        if mention.weekday is None and len(candidates) > 1:
            return None
    if not candidates and published is not None:
        candidates = [published.year, published.year - 1]
    fitting = [window(mention, month, year, Known.INFERRED) for year in candidates]
    possible = [days for days in fitting if days is not None and has_weekday(days, mention.weekday)]
    if published is not None:
        possible = sorted(
            (days for days in possible if days.first_day <= published + timedelta(days=1)),
            key=lambda days: published - days.first_day,
        )
        return possible[0] if possible else None
    return possible[0] if len(possible) == 1 else None


def has_weekday(days: AsOf, weekday: int | None) -> bool:
    """Tell whether the first of these days is such a weekday; any is where none is named."""
    return weekday is None or days.first_day.weekday() == weekday


def window(mention: DateMention, month: int, year: int, known: Known) -> AsOf | None:
    """Return the days of a date in a year, or None for a day that month, or a year that the calendar, does not have."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    length = monthrange(year, month)[1]
    first_day, last_day = mention.day or 1, min(mention.last_day or mention.day or length, length)
    if first_day > length:
        return None
    return AsOf(date(year, month, first_day), date(year, month, last_day), known)
