"""How we read, compare, judge and decide, written from the tables that do it, so that the page cannot lag behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from claims.board.board import FAMILIES
from claims.comparison.language import Language
from claims.comparison.relation import RULES, Rule
from claims.display import page_language, range_text
from claims.figures import Qualifier, range_of
from claims.figures.profiles import PROFILES, Profile
from claims.models import Level

# What a wording looks like, by how it bounds its number: written low and high, in both languages.
EXAMPLES = (
    (Qualifier.EXACT, 48, 48, "48", "48"),
    (Qualifier.AT_LEAST, 48, None, "at least 48", "al menos 48"),
    (Qualifier.MORE_THAN, 50, None, "more than 50", "más de 50"),
    (Qualifier.AT_MOST, None, 50, "up to 50", "hasta 50"),
    (Qualifier.LESS_THAN, None, 50, "fewer than 50", "menos de 50"),
    (Qualifier.NEARLY, 30, 30, "almost 30", "casi 30"),
    (Qualifier.ABOUT, 50, 50, "about 50", "unos 50"),
    (Qualifier.RANGE, 45, 50, "between 45 and 50", "entre 45 y 50"),
)
VAGUE = ((12, "dozens", "docenas"), (100, "hundreds", "cientos"), (1000, "thousands", "miles"))
# The blanks in the sentences of relations: two figures, A and B, and what is said of them.
LETTERS = (
    dict.fromkeys(("one", "lower", "earlier", "part", "inner", "vague", "no_range"), "A")
    | dict.fromkeys(("other", "higher", "later", "whole", "outer", "ranged"), "B")
    | {"one_origin": "X", "lower_origin": "X", "later_origin": "X", "higher_origin": "Y"}
)
BLANKS = {
    Language.ENGLISH: LETTERS
    | dict.fromkeys(("one_day", "lower_day", "earlier_day"), "day 1")
    | dict.fromkeys(("other_day", "higher_day", "later_day"), "day 2")
    | {"narrower": "some of those", "difference": "they count different things", "undated": "no date given for A"},
    Language.SPANISH: LETTERS
    | dict.fromkeys(("one_day", "lower_day", "earlier_day"), "día 1")
    | dict.fromkeys(("other_day", "higher_day", "later_day"), "día 2")
    | {"narrower": "algunos de ellos", "difference": "cuentan cosas distintas", "undated": "A no lleva fecha"},
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording, and what each profile says that it commits to, in the order of `profiles`."""

    words: str
    ranges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A rule for two figures: the family of its relation, the family's word, and its sentence with A and B for the figures."""

    family: str
    word: str
    sentence: str


def profiles() -> tuple[Profile, ...]:
    """Return the profiles that turn wordings into ranges, the usual one first."""
    return tuple(PROFILES.values())


def wordings() -> Iterable[Wording]:
    """Yield wordings with what they commit to, worked out by the rules that read every figure."""
    is_spanish = page_language() is Language.SPANISH
    for qualifier, low, high, english, spanish in EXAMPLES:
        ranges = (_range(qualifier, low, high, profile) for profile in profiles())
        yield Wording(spanish if is_spanish else english, tuple(ranges))
    for base, english, spanish in VAGUE:
        ranges = (_range(Qualifier.VAGUE, base * profile.plural, None, profile) for profile in profiles())
        yield Wording(spanish if is_spanish else english, tuple(ranges))


def relations() -> Iterable[RelationLine]:
    """Yield the rules for two figures in the order in which they are asked."""
    language = page_language()
    for rule in RULES:
        yield RelationLine(rule.family, str(FAMILIES[rule.family]), _sentence(rule, language))


def levels() -> Iterable[Level]:
    """Return the steps of the scale that ratings use."""
    return Level.objects.filter(scale__is_default=True).select_related("scale").order_by("position")


def methods() -> tuple[tuple[str, str], ...]:
    """Return the ways in which a finding may be come to, each with what it does."""
    return (
        (_("range of the reports"), _("Every current figure counts; the answer spans them.")),
        (_("majority of the origins"), _("The figure that most origins give, each origin counted once.")),
        (_("hierarchy of sources"), _("The figures of the best graded publishers.")),
        (_("the most conservative report, as ACLED codes"), _("The lowest current figure.")),
        (_("discussion"), _("What editors agreed on, with their reasons.")),
    )


def _range(qualifier: Qualifier, low: int | Decimal | None, high: int | None, profile: Profile) -> str:
    bounds = (None if bound is None else Decimal(bound) for bound in (low, high))
    read = range_of(qualifier, *bounds, counted_kind="deaths", profile=profile.name)
    return range_text(read.range, is_vague=read.vague)


def _sentence(rule: Rule, language: Language) -> str:
    template = rule.spanish if language is Language.SPANISH else rule.english
    filled = template.format(**BLANKS[language])
    return filled[0].upper() + filled[1:]
