"""What the sentence around a figure tells about the count: a running toll or one incident, since when, which one."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import re2

from claims.figures.figure import AsOf, Figure, Known
from claims.figures.kinds import CountedKind
from claims.figures.languages import LANGUAGES, language_named
from claims.figures.languages.table import Language as WordTables

__all__ = ["Circumstances", "circumstances_of"]

# A report of an incident speaks of one that happened so many days before it was published, at most.
_NEWS_DAYS = 3
# A day whose year is only inferred is believed when it lies no longer before publication.
_LONGEST_AGO = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is told around one figure.

    Args:
        toll_kind: what the figure counts, where a toll is the subject of its sentence ("the death toll rises to 161",
            "the number of missing exceeds 50"), else None.
        is_running: whether it is a count that goes on ("the toll", "so far", "since"), not the report of an incident.
        is_of_many_incidents: whether it is a running count of what has no single day ("in the protests", "in the war").
        days: first and last day of what is counted, both inclusive, None where the text does not tell.
        is_another: whether the sentence sets its incident apart from one told before ("in another attack").
        has_as_of_words: whether its day is one up to which was counted ("as of Monday"), not the day of the incident.
        grows: whether words of growth lead up to the number ("has reached", "asciende a").
        refers_back: whether it takes up a count that readers know ("the 17 who were killed").
        counted: the counted words, and what was done to what they name ("bodies buried"), None where there are none.
        deed: the latter alone ("buried"), None where it is not told.
        passage: the sentence and what stands just before it.
        places: names behind "in", "near", "city of" in the passage.
        names: all words with a capital there, by their beginnings, so that "Syria" is in "Syrian"; no days and months.
        capitals: likewise, with the words that may have their capital only for standing first.
    """

    toll_kind: CountedKind | None
    is_running: bool
    is_of_many_incidents: bool
    days: tuple[date, date] | None
    is_another: bool
    has_as_of_words: bool
    grows: bool
    refers_back: bool
    counted: str | None
    deed: str | None
    passage: str
    places: frozenset[str]
    names: frozenset[str]
    capitals: frozenset[str]

    def shares_a_name_with(self, other: "Circumstances") -> bool:
        """Tell whether a name in one passage stands in the other too, be it first in its sentence."""
        return bool(self.names & other.capitals or other.names & self.capitals)

    def is_elsewhere_than(self, other: "Circumstances") -> bool:
        """Tell whether both name places and neither shares any name with the other."""
        return bool(self.places and other.places) and not self.names & other.names

    def may_be_of_one_time(self, other: "Circumstances") -> bool:
        """Tell whether the days of both may be those of one incident; a day more or less is a matter of time zones."""
        if self.days is None or other.days is None:
            return True
        begins, ends = max(self.days[0], other.days[0]), min(self.days[1], other.days[1])
        return begins <= ends or begins - ends <= timedelta(days=1)


_RUNNING = (
    r"(?:has|have|had)\s+(?:already\s+|now\s+|since\s+)?(?:been\s+)?(?:killed|died|left|claimed|injured|wounded|displaced)\b"
    r"|(?:ha|han|hab[ií]an?)\s+(?:sido\s+|ya\s+)?(?:muerto|fallecido|dejado|matado|causado|provocado|cobrado)\b"
    r"|toll\b|so far\b|to date\b|in total\b|in all\b|overall\b|altogether\b|since\b|number of (?:the )?(?:dead|deaths|people killed)"
    r"|hasta (?:ahora|el momento|la fecha)\b|en total\b|desde (?:el|que|la|principios|comienzos|hace)\b|ya (?:son|suman|van)\b"
    r"|(?:cifra|n[uú]mero|saldo|balance|total) de (?:los )?(?:muertos|fallecidos|v[ií]ctimas|heridos|desaparecidos)"
)
_MANY_INCIDENTS = (
    r"clashes|protests|demonstrations|unrest|violence|war|wars|conflict|uprising|crackdown|attacks|raids|campaign|epidemic"
    r"|outbreak|pandemic|protestas|manifestaciones|enfrentamientos|disturbios|violencia|guerra|conflicto|represi[oó]n"
    r"|ataques|redadas|estallido|crisis|epidemia|so far this year|this year so far|en lo que va del? a[ñn]o"
)
_ANOTHER = (
    r"(?:another|a second|a separate|a different|a further|elsewhere|otro|otra|un segundo|una segunda)\s+(?:\w+\s+){0,2}"
    r"(?:attack|blast|bombing|incident|strike|raid|explosion|massacre|accident|ataque|atentado|incidente|explosi[oó]n"
    r"|masacre|accidente|operativo)"
)
_AS_OF = (
    r"as of\b|up to (?:now|today|\w+day)\b|until\b|hasta (?:el|este|la|hoy|ayer)\b|al (?:\d|cierre|d[ií]a)|a fecha de\b"
)
_GROWTH = (
    r"(?:rises?|rose|risen|climbs?|climbed|jumps?|jumped|grows?|grew|grown|increases?|increased|raised)\s+(?:again\s+)?to"
    r"|reach(?:es|ed)?|pass(?:es|ed)?|exceed(?:s|ed)?|surpass(?:es|ed)?|top(?:s|ped)|up (?:to|from)"
    r"|(?:sube[n]?|subi[oó]|ha subido|asciende[n]?|ascendi[oó]|aumenta[n]?|aument[oó]|eleva[n]?|elev[oó]|llega[n]?|lleg[oó])\s+a"
    r"|alcanza[n]?|alcanz[oó]|supera[n]?|super[oó]"
)
_SINCE_YEAR = r"(?:since|desde)\b[^.;:!?]{0,60}?\b((?:19|20)\d\d)\b"
# A campaign that is the subject needs no words for a running count: "las protestas dejaron", "the war has left".
_CAMPAIGN = (
    r"(?:the (?:protests|demonstrations|unrest|war|conflict|uprising)|la guerra|el conflicto|(?:las|los) (?:protestas"
    r"|manifestaciones|disturbios))\b"
)
# How far before its sentence a figure's place may have been named, in code points.
_AROUND = 200
_LETTERS_IN_COMMON = 5
# What was done to those who are counted, behind up to three words for them.
_DEED = re2.compile(
    r"(?i)^(?:\s+\w+){0,3}?(?:\s+(?:was|were|is|are|been|being|had|have|has|already|also|now)){1,4}\s+(\w+(?:ed|en|ied|ing)|hit|shot)\b"
    r"|^(?:\s+\w+){0,3}?(?:\s+(?:fue|fueron|han sido|ha sido|est[aá]n?|estaban|ya)){1,2}\s+(\w+(?:[ai]d[oa]s?|ndo))\b"
)
_PARTICIPLE = re2.compile(r"(?i)\b(\w+(?:ed|[ai]d[oa]s?))\b")
_DEFINITE = re2.compile(r"(?i)\b(?:the|these|those|los|las|estos|estas|esos|esas)\s+$")
_NAME = re2.compile(r"\p{Lu}[\pL\pM'’-]+")
_PLACE = re2.compile(
    r"\b(?i:in|at|near|outside|inside|around|across|(?:city|town|village|province|district|region|department|state) of"
    r"|en|cerca de|(?:ciudad|pueblo|provincia|distrito|regi[oó]n|departamento|localidad) de)\s+(?:the |la |el |los |las )?"
    r"(?:\w*(?:north|south|east|west|central)\w*\s+)?"
    r"((?:\p{Lu}[\pL\pM'’-]+\s?){1,3})"
)
_PATTERNS = {
    name: re2.compile(rf"(?i)\b(?:{pattern})")
    for name, pattern in (
        ("running", _RUNNING),
        ("many", rf"(?:{_MANY_INCIDENTS})\b"),
        ("campaign", _CAMPAIGN),
        ("another", _ANOTHER),
        ("as_of", _AS_OF),
        ("since_year", _SINCE_YEAR),
        ("growth", rf"(?:{_GROWTH})\W+(?:\w+\W+){{0,3}}$"),
    )
}


def circumstances_of(text: str, figure: Figure, *, language: str, published: date | None) -> Circumstances:
    """Return what the sentence of a figure, or the words of one before it, tell about its count.

    >>> from claims.figures import read
    >>> text = "The death toll from the floods has risen to 161."
    >>> told = circumstances_of(text, read(text, language="en").figures[0], language="en", published=None)
    >>> print(told.toll_kind, told.is_running, told.is_of_many_incidents)
    deaths True False
    """
    sentence, before = text[figure.sentence_start : figure.sentence_end], text[figure.sentence_start : figure.start]
    passage = text[max(0, figure.sentence_start - _AROUND) : figure.sentence_end]
    toll_kind = _toll_kind(before, language)
    # The qualifier belongs to the figure's words and may itself be the word of growth ("passes 500").
    leading = before + text[figure.start : figure.end].rstrip("0123456789.,")
    has_as_of_words = _PATTERNS["as_of"].search(sentence) is not None
    since = _PATTERNS["since_year"].search(sentence)
    is_running = toll_kind is not None or _PATTERNS["running"].search(sentence) is not None
    counted, deed = _counted_with_deed(figure, text)
    opening, capitals = _capitals(passage, language)
    return Circumstances(
        toll_kind=toll_kind,
        is_running=is_running,
        is_of_many_incidents=_is_of_many_incidents(sentence, before, figure, language, is_running),
        days=_span_in(sentence, language, published)
        or _days(figure.as_of, since and int(since.group(1)), is_running, has_as_of_words, published),
        is_another=_PATTERNS["another"].search(sentence) is not None,
        has_as_of_words=has_as_of_words,
        grows=figure.grows or _PATTERNS["growth"].search(leading) is not None,
        refers_back=_DEFINITE.search(before) is not None,
        counted=counted,
        deed=deed,
        passage=passage,
        places=frozenset(_beginning(name) for match in _PLACE.finditer(passage) for name in match.group(1).split()),
        names=capitals - opening,
        capitals=capitals,
    )


def _is_of_many_incidents(sentence: str, before: str, figure: Figure, language: str, is_running: bool) -> bool:
    if is_running:
        return _PATTERNS["many"].search(sentence) is not None or _since_pattern(language).search(sentence) is not None
    return figure.as_of is None and _PATTERNS["campaign"].match(before.lstrip()) is not None


def _capitals(passage: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the beginnings of words with a capital: those that only open a sentence, and all; days and months are none."""
    days = _days_and_months(language)
    found = [match for match in _NAME.finditer(passage) if match.group().lower() not in days]
    inside = {_beginning(match.group()) for match in found if not _opens_sentence(passage, match.start())}
    capitals = frozenset(_beginning(match.group()) for match in found)
    return capitals - inside, capitals


def _counted_with_deed(figure: Figure, text: str) -> tuple[str | None, str | None]:
    """Return the counted words, and the participle that tells what was done: "75,000 bodies had already been buried"."""
    if figure.counted is None:
        return None, None
    told = _PARTICIPLE.search(figure.counted)
    behind = _DEED.match(text[figure.end : figure.sentence_end])
    if told or not behind:
        return figure.counted, told and told.group(1)
    deed = behind.group(1) or behind.group(2)
    return f"{figure.counted} {deed}", deed


def _opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word has its capital only for standing first."""
    before = text[max(0, start - 8) : start].rstrip(" \t\"'“‘«([")
    return not before or before.endswith((".", "!", "?", "…", "\n"))


def _beginning(name: str) -> str:
    """Return what a name and the words made from it have in common, without accents."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()[:_LETTERS_IN_COMMON]


def _days(
    as_of: AsOf | None, since_year: int | None, is_running: bool, has_as_of_words: bool, published: date | None
) -> tuple[date, date] | None:
    """Return the days of what is counted: since a year, the stated days of an incident, or the days of the news."""
    if since_year is not None:
        return (date(since_year, 1, 1), max(published or date.max, date(since_year, 12, 31)))
    # The day that stands beside a running count is the one it was told on ("has killed 55, officials said on Friday").
    if as_of is not None and not is_running and not has_as_of_words and _is_of_the_news(as_of, published):
        return (as_of.first_day, as_of.last_day)
    if published is None:
        return None
    # A toll may be of long ago, but not of what has yet to happen.
    first_ordinal = max(date.min.toordinal(), published.toordinal() - _NEWS_DAYS)
    return (date.min if is_running else date.fromordinal(first_ordinal), published)


def _is_of_the_news(as_of: AsOf, published: date | None) -> bool:
    """Tell whether stated days may be those of an incident; a guessed year long ago is no news ("28 July Avenue")."""
    if as_of.known is Known.STATED or published is None:
        return as_of.known is not Known.UNKNOWN
    return as_of.known is Known.INFERRED and published - as_of.last_day <= _LONGEST_AGO


def _span_in(sentence: str, language: str, published: date | None) -> tuple[date, date] | None:
    """Return the days of "from 1 January to 27 March", "del 1 de enero al 27 de marzo", in the year of publication."""
    match = _span_pattern(language).search(sentence)
    if match is None or published is None:
        return None
    months = _months(language)
    first_day, first_month, last_day, last_month = match.group(1, 2, 3, 4)
    first, last = (months[first_month.lower()], int(first_day)), (months[last_month.lower()], int(last_day))
    try:
        return (date(published.year - (first > last), *first), date(published.year, *last))
    except ValueError:
        return None


@cache
def _span_pattern(language: str) -> "re2._Regexp[str]":
    months = "|".join(sorted(_months(language), key=lambda month: (-len(month), month)))
    day = rf"(?:el\s+|the\s+)?(\d{{1,2}})(?:st|nd|rd|th|º)?\s+(?:de\s+|of\s+)?({months})"
    return re2.compile(
        rf"(?i)\b(?:from|between|del?|desde|entre)\s+{day}\s+(?:to|and|until|through|till|al?|y|hasta)\s+{day}\b"
    )


@cache
def _since_pattern(language: str) -> "re2._Regexp[str]":
    """Match "since October 7", "desde el 7 de octubre", "since last March": longer ago than one incident lasts."""
    months = "|".join(sorted(_months(language), key=lambda month: (-len(month), month)))
    return re2.compile(rf"(?i)\b(?:since|desde)\b(?:\s+[\w.º]+){{0,4}}?\s+(?:{months})\b")


@cache
def _days_and_months(language: str) -> frozenset[str]:
    return frozenset(name for table in _tables(language) for name in (*table.months, *table.weekdays))


@cache
def _months(language: str) -> Mapping[str, int]:
    return {month: number for table in _tables(language) for month, number in table.months.items()}


def _tables(language: str) -> tuple[WordTables, ...]:
    table = language_named(language)
    return tuple(LANGUAGES.values()) if table is None else (table,)


def _toll_kind(before: str, language: str) -> CountedKind | None:
    """Return the kind of the toll that is named last before a figure."""
    kind = None
    for match in _toll_pattern(language).finditer(before):
        word = match.group(1)
        kind = _kinds_of_words(language).get(word.lower()) if word else CountedKind.DEATHS
    return kind


@cache
def _toll_pattern(language: str) -> "re2._Regexp[str]":
    counted = "|".join(sorted(_kinds_of_words(language), key=lambda word: (-len(word), word)))
    return re2.compile(
        rf"(?i)\b(?:(?:death |the )toll\b|(?:number|numbers|count|tally|total|cifra|n[uú]mero|saldo|balance|total)"
        rf"\s+(?:oficial\s+|total\s+)?(?:of|de)\s+(?:the\s+|los\s+|las\s+|people\s+|personas\s+)?({counted})\b)"
    )


@cache
def _kinds_of_words(language: str) -> Mapping[str, CountedKind]:
    return {
        word: state.kind
        for table in _tables(language)
        for word, state in table.states.items()
        if state.kind is not None
    }
