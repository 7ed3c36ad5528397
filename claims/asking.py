"""What somebody asks the search for: words, phrases and operators, from one line of text."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

OPERATORS = ("topic", "kind", "value", "asof", "level", "state", "lang", "publisher", "has")
HAS = ("decision", "change", "evidence", "measure", "date")
LONGEST = 300  # characters of a question; what is beyond is not read
WORDS = 12  # of a question; more narrow nothing down
SHORTEST_BEGINNING = 3  # letters from which a word also finds those that begin with it

_PIECE = re.compile(r'(?P<no>-?)(?:(?P<operator>[a-z]{3,12}):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to each other, or one word; `is_left_out` where it must not be there."""

    words: tuple[str, ...]
    is_left_out: bool = False
    is_whole: bool = False

    @property
    def is_phrase(self) -> bool:
        return len(self.words) > 1

    def as_tsquery(self, *, joined: str = "<->") -> str:
        """Write it as PostgreSQL's raw tsquery; it holds letters and digits only, so nothing needs escaping.

        Args:
            joined: how the words of a phrase belong together.
        """
        if self.is_phrase or self.is_whole or self.words[0].isdecimal() or len(self.words[0]) < SHORTEST_BEGINNING:
            query = f" {joined} ".join(f"'{word}'" for word in self.words)
        else:
            query = f"'{self.words[0]}':*"
        return f"!({query})" if self.is_left_out else f"({query})"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for.

    Args:
        text: as it was typed.
        terms: words and phrases that have to be there, or must not be.
        operators: what else has to hold, as (operator, value).
        values: numbers that the figure has to meet, both ends inclusive; None for no end, or where none were asked for.
        days: days that the figure has to speak for, likewise.
        refused: sentences about what was not understood; that part of the question is left away.
    """

    text: str
    terms: tuple[Term, ...]
    operators: tuple[tuple[str, str], ...]
    values: tuple[Decimal | None, Decimal | None] | None
    days: tuple[date, date] | None
    refused: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.terms or self.operators or self.values or self.days)

    @property
    def has_words(self) -> bool:
        """Whether words are asked for, and not only such as must not be there."""
        return not all(term.is_left_out for term in self.terms)

    @property
    def has_phrases(self) -> bool:
        return any(term.is_phrase for term in self.terms)

    def as_tsquery(self) -> str:
        """Return the words as one tsquery; empty where none are asked for."""
        return " & ".join(term.as_tsquery() for term in self.terms) if self.has_words else ""

    def as_tsquery_of_words(self) -> str:
        """Return the words as one tsquery that does not ask for their order, and so also holds for too much.

        >>> question_of('"human rights" -"road block" -injured').as_tsquery_of_words()
        "('human' & 'rights') & !('injured':*)"
        """
        asked = [term for term in self.terms if not (term.is_left_out and term.is_phrase)] if self.has_words else []
        return " & ".join(term.as_tsquery(joined="&") for term in asked)

    @property
    def words(self) -> str:
        """The words alone, for what is found by likeness."""
        return " ".join(word for term in self.terms if not term.is_left_out for word in term.words)

    def asked(self, operator: str) -> list[str]:
        """Return what an operator asks for, each time it stands there."""
        return [value for name, value in self.operators if name == operator]

    def with_operator(self, operator: str, value: str) -> str:
        """Return the text of this question narrowed by one operator more; any of the same kind is replaced."""
        kept = [piece.group(0) for piece in _PIECE.finditer(self.text) if piece["operator"] != operator]
        written = f'"{value}"' if " " in value else value
        return " ".join([*kept, f"{operator}:{written}"])


def question_of(text: str) -> Question:
    """Read a question.

    >>> asked = question_of('killed -injured "human rights" value:30..60 lang:es')
    >>> asked.as_tsquery()
    "('killed':*) & !('injured':*) & ('human' <-> 'rights')"
    >>> asked.operators, [str(value) for value in asked.values]
    ((('lang', 'es'),), ['30', '60'])
    """
    text = text[:LONGEST].replace("\x00", "")
    terms: list[Term] = []
    operators: list[tuple[str, str]] = []
    refused: list[str] = []
    values = days = None
    for piece in _PIECE.finditer(text):
        operator, words = piece["operator"], piece["phrase"] if piece["phrase"] is not None else piece["word"]
        if operator == "value":
            values = _values(words, refused)
        elif operator == "asof":
            days = _days(words, refused)
        elif operator == "has" and words not in HAS:
            refused.append(_("“has:” takes one of %s.") % ", ".join(HAS))
        elif operator in OPERATORS:
            operators.append((operator, words))
        elif operator is not None:
            refused.append(_("There is no operator “%s:”.") % operator)
        elif found := tuple(_WORD.findall(words)):
            terms.append(Term(found, piece["no"] == "-", piece["phrase"] is not None))
    return Question(text, tuple(terms[:WORDS]), tuple(operators), values, days, tuple(refused))


def _values(text: str, refused: list[str]) -> tuple[Decimal | None, Decimal | None] | None:
    """Read "48", "30..60", "30.." or "..60"."""
    first, dots, last = text.partition("..")
    try:
        low = _number(first)
        high = _number(last) if dots else low
    except InvalidOperation:
        low = high = None
    if low is None and high is None:
        refused.append(_("“value:” takes a number or a range, such as 48 or 30..60."))
        return None
    return low, high


def _number(text: str) -> Decimal | None:
    if not text:
        return None
    number = Decimal(text) if len(text) <= 30 else Decimal("NaN")
    if not number.is_finite():
        raise InvalidOperation
    return number


def _days(text: str, refused: list[str]) -> tuple[date, date] | None:
    """Read a year, a month or a day, such as 2023, 2023-01 or 2023-01-13."""
    match = _DAY.fullmatch(text)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            first = date(year or 0, month or 1, day or 1)
            last_month = month or 12
            return first, date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
        except ValueError:
            pass
    refused.append(_("“asof:” takes a year, a month or a day, such as 2023-01."))
    return None
