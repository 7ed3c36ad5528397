"""Reading a text: every figure in it, in order, with what its words commit the author to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.figures.anchors import sentences_to_read
from claims.figures.as_of import Moment, find_moments, moments_of, resolve
from claims.figures.attribution import attribution_of, find_sayings
from claims.figures.conventions import Conventions, conventions_of
from claims.figures.counted import read_countings
from claims.figures.dates import find_dates
from claims.figures.expected import is_expected
from claims.figures.figure import AsOf, Attribution, Basis, Figure, Part, Qualifier
from claims.figures.kinds import HARMED, TOLD_AFTER_THE_DEAD, CountedKind
from claims.figures.languages import DIGITS_ONLY, language_named
from claims.figures.languages.table import Language, Tag
from claims.figures.not_figures import figures_among
from claims.figures.noun_phrases import Counting
from claims.figures.numbers import find_numbers
from claims.figures.pairs import find_quantities
from claims.figures.profiles import DEFAULT_PROFILE
from claims.figures.quantities import Quantity
from claims.figures.surroundings import cause_of, place_of, places_in
from claims.figures.tokens import Tokens, lowered
from claims.figures.wording import Commitment, VagueWord, low_of_vague, profile_named, range_of

__all__ = ["VERSION", "FiguresRead", "read"]

VERSION = "1"
PRESENT, GROWTH, PERSON, SAYS = int(Tag.PRESENT), int(Tag.GROWTH), int(Tag.PERSON), int(Tag.SAYS)
MAY_COUNT = int(Tag.DIGITS | Tag.NUMBER | Tag.NONE | Tag.ARTICLE)
BETWEEN = int(
    Tag.AND
    | Tag.AUX
    | Tag.ADVERB
    | Tag.DETERMINER
    | Tag.DAY
    | Tag.MARK
    | Tag.PREPOSITION
    | Tag.MONTH
    | Tag.WEEKDAY
    | Tag.DIGITS
)
MOST_FIGURES = 10_000
SHARE = "share"
OPENING = 60  # characters of a paragraph in which the day of its report may stand
ONE = Decimal(1)
LARGEST = Decimal(10) ** 27  # beyond it a whole number has more digits than the arithmetic keeps


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """What a text states in figures.

    Args:
        figures: in the order of the text.
        left_out: sentences that say what was not read, empty where everything was.
    """

    figures: tuple[Figure, ...]
    left_out: tuple[str, ...]


def read(
    text: str,
    *,
    language: str,
    published: date | None = None,
    number_locale: str | None = None,
    conventions: Conventions | None = None,
    profile: str = DEFAULT_PROFILE,
) -> FiguresRead:
    """Return the figures that a news text states.

    A figure is a number that counts or measures something. Dates, years, ordinals, ages of named people, scores,
    phone and law numbers and names with numbers in them are none. The text is never changed: each figure's span
    quotes it, no-break spaces and all. The time taken grows with the length of the text and nothing else.

    Args:
        text: as it was published.
        language: "en", "es" or with a country ("es-PE"). Of any other language only digits are read, and said so.
        published: the day of publication in the topic's time zone; "yesterday" counts back from it. Without it,
            relative days stay unknown.
        number_locale: where it was published, like "es-PE"; decides whether 1.234 is a thousand where the text
            does not show it.
        conventions: what the whole document shows, when `text` is only a part of it; by default what `text` shows.
        profile: the table that says what wordings commit to.

    Raises:
        UnknownProfile: no profile has this name; nothing was read.

    >>> text = "The repression has resulted in almost 30 deaths in less than three weeks."
    >>> almost, less = read(text, language="en").figures
    >>> almost.quote, almost.qualifier.value, almost.counted_kind
    ('almost 30', 'nearly', 'deaths')
    """
    profile_named(profile)
    table = language_named(language)
    left_out: list[str] = []
    if table is None:
        left_out.append(f"There is no table for the language “{language}”: only numbers in digits were read.")
        table = DIGITS_ONLY
    known = conventions or conventions_of(text, language=language, number_locale=number_locale)
    reader = Reader(text, table, known, published, profile)
    for (start, end, paragraph), may_hold_figures in sentences_to_read(text, table):
        reader.turn_to(start, end, paragraph)
        if may_hold_figures:
            reader.read_sentence(start, end)
        if len(reader.figures) > MOST_FIGURES:
            left_out.append(f"Only the first {MOST_FIGURES:,} figures were read; the text after them was left out.")
            break
    return FiguresRead(tuple(reader.figures[:MOST_FIGURES]), tuple(left_out))


class Reader:
    """Reads one text, sentence by sentence, and remembers what later sentences of a paragraph leave out."""

    def __init__(
        self, text: str, language: Language, conventions: Conventions, published: date | None, profile: str
    ) -> None:
        self.text = text
        self.language = language
        self.conventions = conventions
        self.published = published
        self.profile = profile
        self.figures: list[Figure] = []
        self.paragraph = -1
        self.previous: Figure | None = None
        self.previous_end = 0  # with the words for what it counts
        self.harmed: set[CountedKind | None] = set()  # kinds of people harmed that the paragraph has counted
        self.report_day: AsOf | None = None

    def turn_to(self, start: int, end: int, paragraph: int) -> None:
        """Forget the paragraph before, and note the day that a new one begins with ("On Thursday, ...")."""
        if paragraph == self.paragraph:
            return
        self.paragraph, self.previous, self.report_day, self.harmed = paragraph, None, None, set()
        words = lowered(self.text[start : start + OPENING]).replace(",", " ").split(None, 2)
        if self.language.weekdays.keys().isdisjoint(words[:2]):
            return
        opening = Tokens(self.text, start, min(end, start + OPENING), self.language.tags)
        moments = find_moments(opening, find_dates(opening, self.language), self.language)
        if moments and moments[0].is_report_day:
            self.report_day = self.days_of(moments[0], None)

    def read_sentence(self, start: int, end: int) -> None:
        """Read the figures of one sentence."""
        language = self.language
        tokens = Tokens(self.text, start, end, language.tags)
        if not tokens.bits & MAY_COUNT:
            return
        dates = find_dates(tokens, language)
        moments = find_moments(tokens, dates, language)
        numbers = find_numbers(tokens, language, self.conventions)
        numbers = figures_among(numbers, dates, moments, tokens, language)
        if not numbers:
            return
        quantities = find_quantities(tokens, numbers, language)
        countings = read_countings(tokens, quantities, language)
        sayings = find_sayings(tokens, language)
        places = places_in(tokens, language)
        spans = [(quantity.first, quantity.last) for quantity in quantities]
        days = moments_of(moments, tokens, spans, language)
        as_of = self.previous.as_of if self.previous is not None else None
        for quantity, counting, moment in zip(quantities, countings, days, strict=True):
            window = self.report_day if moment is None else self.days_of(moment, as_of)
            as_of = window
            if not counts_something(tokens, quantity, counting):
                continue
            source = attribution_of(sayings, quantity.first, quantity.last)
            if is_expected(tokens, quantity.first, max(quantity.last, counting.last), self.language):
                source = source[0], Basis.FEARED
            place = place_of(places, tokens, quantity)
            figure = self.figure(tokens, quantity, counting, source, place, window, (start, end))
            self.figures.append(figure)
            self.previous = figure
            if counting.kind in HARMED:
                self.harmed.add(counting.kind)
            self.previous_end = tokens.ends[max(quantity.last, counting.last, (counting.state_at or 0) + 1) - 1]

    def days_of(self, moment: Moment, as_of: AsOf | None) -> AsOf | None:
        """Return the days of a moment, by the day of publication and the years that the document names."""
        return resolve(moment, self.published, self.conventions.years, as_of)

    def goes_on(self, tokens: Tokens, quantity: Quantity, counting: Counting) -> bool:
        """Tell whether a bare number goes on with the count before it: "up from 37 yesterday, and 25 before"."""
        bare = counting.is_elliptic and counting.state is None and quantity.unit is None and counting.kind is None
        if not bare or self.previous is None or self.previous.unit is not None or counting.noun or counting.subject:
            return False
        before = range(max(0, quantity.first - 4), quantity.first)
        if any(tokens.words[at] in self.language.trends for at in before):
            return True
        if self.previous.start < tokens.starts[0]:
            return False
        if quantity.first and tokens.tags[quantity.first - 1] & SAYS:  # "police said no more than 8,000"
            return True
        start = next((at for at in range(tokens.size) if tokens.starts[at] >= self.previous_end), quantity.first)
        return all(tag & BETWEEN for tag in tokens.tags[start : quantity.first])

    def part_of(self, part: Part, kind: CountedKind | None) -> Part:
        """Return the part that a figure is: of people, what "another" adds to must have been counted before.

        "Hundreds more injured" behind the killed is a whole of another kind, not an addition to them.
        """
        if part is not Part.INCREMENT or kind not in HARMED or kind in self.harmed:
            return part
        return Part.TOTAL if self.harmed or kind in TOLD_AFTER_THE_DEAD else part

    def figure(
        self,
        tokens: Tokens,
        quantity: Quantity,
        counting: Counting,
        source: tuple[Attribution | None, Basis],
        place: str | None,
        as_of: AsOf | None,
        sentence: tuple[int, int],
    ) -> Figure:
        """Return the figure of one quantity."""
        kind, counted, previous = counting.kind, counting.words, self.previous
        population = counting.population.value if counting.population is not None else None
        cause = cause_of(tokens, quantity, counting, self.language)
        attribution, basis = source
        if previous is not None and self.goes_on(tokens, quantity, counting):
            kind = CountedKind(previous.counted_kind) if previous.counted_kind else None
            counted = previous.counted
            population, cause, place = (
                population or previous.population,
                cause or previous.cause,
                place or previous.place,
            )
            attribution = attribution or previous.attribution
        settle_marks(quantity, counting)
        low, high, qualifier = written(quantity, self.profile)
        unit = SHARE if quantity.is_share else quantity.unit.name if quantity.unit is not None else None
        collective = quantity.style in ("collective", "round")
        commitment = range_of(
            qualifier, low, high, counted_kind=kind, unit=unit, collective=collective, profile=self.profile
        )
        if quantity.style == "none" and is_only_reported(tokens, quantity, counting):
            commitment = Commitment(None, None, vague=False)
        start, end = tokens.starts[quantity.first], tokens.ends[quantity.last - 1]
        return Figure(
            start=start,
            end=end,
            quote=self.text[start:end],
            low=low,
            high=high,
            qualifier=qualifier,
            range=commitment.range,
            plausible=commitment.plausible,
            vague=commitment.vague,
            counted=counted,
            counted_kind=kind.value if kind is not None else None,
            population=population,
            cause=cause,
            place=place,
            unit=unit,
            part=self.part_of(counting.part, kind),
            basis=basis,
            as_of=as_of,
            attribution=attribution,
            sentence_start=sentence[0],
            sentence_end=sentence[1],
            rule=quantity.rule,
            profile=self.profile,
            is_current_report=bool(tokens.bits & PRESENT),
            grows=bool(tokens.bits & GROWTH),
            questions=questions_of(quantity, counting, tokens),
        )


def plain(value: Decimal) -> Decimal:
    """Return a number without an exponent and without zeros behind the mark: 2300000.0 and 2.3E+6 are 2300000."""
    whole = value.to_integral_value()
    return whole.quantize(ONE) if whole == value and abs(whole) < LARGEST else value


def counts_something(tokens: Tokens, quantity: Quantity, counting: Counting) -> bool:
    """Tell whether words that only sometimes count do so here.

    "Several" and its kin are read of people and of what has a known kind; "a minor" counts one, and "no" none, where
    something happened to people; "a week" is a figure where it is bounded ("more than a week").
    """
    if quantity.style == "few" and not quantity.scaled:
        people = any(tag & PERSON for tag in tokens.tags[counting.first : counting.last])
        known = counting.kind not in (None, CountedKind.PLACES) or counting.state is not None
        return quantity.unit is None and (people or known)
    if quantity.style == "article":
        return counting.kind in HARMED if quantity.unit is None else quantity.qualifier is not Qualifier.EXACT
    return quantity.style != "none" or counting.kind is not None or counting.state is not None


def settle_marks(quantity: Quantity, counting: Counting) -> None:
    """Let what is counted settle a doubtful mark: nobody counts 4.8 people, or money to a tenth of a cent."""
    whole = quantity.unit is None and (counting.words is not None or counting.kind is not None)
    if not quantity.doubtful or not (whole or counting.kind is CountedKind.MONEY):
        return
    low, high = in_thousands(quantity.low), in_thousands(quantity.high)
    if low <= high:
        quantity.low, quantity.high, quantity.doubtful = low, high, False


def in_thousands(value: Decimal) -> Decimal:
    """Return a number whose mark was taken for a decimal mark with its three decimals as thousands: 4.800 is 4800."""
    return value if value == value.to_integral_value() else (value * 1000).to_integral_value()


def is_only_reported(tokens: Tokens, quantity: Quantity, counting: Counting) -> bool:
    """Tell whether deaths were only not reported, which bounds nothing: "no deaths were *reported*"."""
    words = tokens.tags[quantity.first : quantity.last] + tokens.tags[counting.last : counting.last + 4]
    return any(tag & SAYS for tag in words)


def questions_of(quantity: Quantity, counting: Counting, tokens: Tokens) -> tuple[str, ...]:
    """Return what a person should decide, because the words leave it open."""
    questions: list[str] = []
    if quantity.doubtful:
        words = tokens.quote(quantity.first, quantity.last)
        questions.append(f"“{words}” may be written with a thousands mark or with a decimal mark: which?")
    if counting.question is not None and counting.kind is None:
        questions.append(counting.question)
    return tuple(questions)


def written(quantity: Quantity, profile: str) -> tuple[Decimal | None, Decimal | None, Qualifier]:
    """Return the bounds as the words write them, "at least 30" has no upper one, and the qualifier."""
    low, high, qualifier = quantity.low, quantity.high, quantity.qualifier
    if quantity.scaled:
        low, high = plain(low), plain(high)
    if quantity.style in ("vague", "few"):
        return low_of_vague(VagueWord(low, few=quantity.style == "few"), profile=profile), None, Qualifier.VAGUE
    if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return low, None, qualifier
    if qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN):
        return None, high, qualifier
    return low, high, qualifier
