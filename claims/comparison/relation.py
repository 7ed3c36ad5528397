"""How two figures relate: one table of ordered rules, each with its condition and the sentence that says why."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from claims.comparison.language import Language
from claims.comparison.pairing import Pair
from claims.comparison.phrases import phrases_for
from claims.comparison.stated import StatedFigure

__all__ = ["Family", "Relation", "RelationKind", "relate"]


class Family(StrEnum):
    """What a relation means to a reader."""

    FITS = "fits"
    GROWTH = "growth"
    CONFLICT = "conflict"
    OPEN = "open"
    APART = "apart"


class RelationKind(StrEnum):
    """The machine's word on two figures."""

    NOT_COMPARABLE = "not_comparable"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    SCOPE_SWAP = "scope_swap"
    WITHIN_WHOLE = "within_whole"
    ECHO = "echo"
    SAME = "same"
    MOVED = "moved"
    SUPERSEDED = "superseded"
    REVISED_DOWN = "revised_down"
    LISTS_DIFFER = "lists_differ"
    CONTRADICTS = "contradicts"
    FITS_IN_ORDER = "fits_in_order"
    RIVAL = "rival"
    REFINES = "refines"
    COMPATIBLE = "compatible"
    POSSIBLE_CONFLICT = "possible_conflict"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: when it holds, what it says, and to which family it belongs.

    Args:
        kind: the relation that the rule gives; several rules may give one relation, each with its own reason.
        family: what that means to a reader.
        holds: the condition, asked only when no rule above it held.
        english, spanish: the sentence, with the fields that `phrases_for` fills.
    """

    kind: RelationKind
    family: Family
    holds: Callable[[Pair], bool]
    english: str
    spanish: str


RULES: tuple[Rule, ...] = (
    Rule(
        RelationKind.NOT_COMPARABLE,
        Family.APART,
        lambda p: not p.are_same_measure and not p.are_part_and_whole,
        "Not compared: {difference}.",
        "No se comparan: {difference}.",
    ),
    Rule(
        RelationKind.PART_EXCEEDS_WHOLE,
        Family.CONFLICT,
        lambda p: p.are_part_and_whole and p.part_exceeds_whole and p.part_is_not_later and not p.is_vague,
        "{part} counts only {narrower}, a part of what {whole} counts, and yet is larger: "
        "they cannot both be complete counts.",
        "{part} cuenta solo {narrower}, una parte de lo que cuenta {whole}, y sin embargo es mayor: "
        "no pueden ser ambos recuentos completos.",
    ),
    Rule(
        RelationKind.SCOPE_SWAP,
        Family.OPEN,
        lambda p: p.are_part_and_whole and p.name_equal_numbers,
        "{part} is given only for {narrower}, {whole} for the whole: the same number for a part and for the whole. "
        "Check which of the two the number covers.",
        "{part} se da solo para {narrower} y {whole} para el total: el mismo número para una parte y para el total. "
        "Compruebe a cuál de los dos corresponde.",
    ),
    Rule(
        RelationKind.SCOPE_SWAP,
        Family.OPEN,
        lambda p: p.are_part_and_whole and p.part_exceeds_whole and not p.part_is_later,
        "{part} is given only for {narrower}, yet is above {whole}, given for the whole: "
        "check what each covers and when it was counted.",
        "{part} se da solo para {narrower}, pero supera {whole}, dado para el total: "
        "compruebe qué abarca cada cifra y cuándo se contó.",
    ),
    Rule(
        RelationKind.WITHIN_WHOLE,
        Family.FITS,
        lambda p: p.are_part_and_whole and p.part_exceeds_whole,
        "{part} counts only {narrower} and is above {whole}, but is the later count: the whole may have grown since.",
        "{part} cuenta solo {narrower} y supera {whole}, pero es el recuento posterior: "
        "el total puede haber crecido desde entonces.",
    ),
    Rule(
        RelationKind.WITHIN_WHOLE,
        Family.FITS,
        lambda p: p.are_part_and_whole,
        "{part} counts only {narrower}, a part of what {whole} counts; both can hold.",
        "{part} cuenta solo {narrower}, una parte de lo que cuenta {whole}; ambas pueden ser ciertas.",
    ),
    Rule(
        RelationKind.COMPATIBLE,
        Family.FITS,
        lambda p: p.have_no_range,
        "{no_range} names no number that could be held against {ranged}.",
        "{no_range} no da un número que pueda contraponerse a {ranged}.",
    ),
    Rule(
        RelationKind.ECHO,
        Family.FITS,
        lambda p: p.have_equal_ranges and p.is_one_origin,
        "{one} and {other} are the same figure from one origin, {one_origin}: one report repeated, not two that agree.",
        "{one} y {other} son la misma cifra de un solo origen, {one_origin}: "
        "un informe repetido, no dos que coinciden.",
    ),
    Rule(
        RelationKind.SAME,
        Family.FITS,
        lambda p: p.have_equal_ranges,
        "{one} and {other} say the same.",
        "{one} y {other} dicen lo mismo.",
    ),
    Rule(
        RelationKind.MOVED,
        Family.GROWTH,
        lambda p: not p.are_cumulative and p.are_days_apart,
        "{one} ({one_day}) and {other} ({other_day}) are counts of different moments; "
        "such a count may rise and fall, so both can hold.",
        "{one} ({one_day}) y {other} ({other_day}) son recuentos de momentos distintos; "
        "un recuento así puede subir y bajar, de modo que ambos pueden ser ciertos.",
    ),
    Rule(
        RelationKind.SUPERSEDED,
        Family.GROWTH,
        lambda p: p.are_cumulative and p.rises and p.are_days_apart,
        "The count rose from {earlier} ({earlier_day}) to {later} ({later_day}): the later one takes its place.",
        "El recuento subió de {earlier} ({earlier_day}) a {later} ({later_day}): el posterior lo reemplaza.",
    ),
    Rule(
        RelationKind.SUPERSEDED,
        Family.GROWTH,
        lambda p: p.are_cumulative and p.rises and not p.is_order_told,
        "One origin, {later_origin}, gave {earlier} and {later} for one day ({later_day}); "
        "in a count that can only grow the higher one is the later.",
        "Un mismo origen, {later_origin}, dio {earlier} y {later} para un mismo día ({later_day}); "
        "en un recuento que solo puede crecer, el más alto es el posterior.",
    ),
    Rule(
        RelationKind.SUPERSEDED,
        Family.GROWTH,
        lambda p: p.are_cumulative and p.rises,
        "The count rose within the day from {earlier} to {later} ({later_day}): the later one takes its place.",
        "El recuento subió en el mismo día de {earlier} a {later} ({later_day}): el posterior lo reemplaza.",
    ),
    Rule(
        RelationKind.COMPATIBLE,
        Family.FITS,
        lambda p: p.name_equal_numbers,
        "{one} and {other} turn on the same number and differ in wording only.",
        "{one} y {other} giran en torno al mismo número y difieren solo en la formulación.",
    ),
    Rule(
        RelationKind.REVISED_DOWN,
        Family.CONFLICT,
        lambda p: p.are_cumulative and p.falls and p.is_one_origin,
        "One origin, {later_origin}, went from {earlier} ({earlier_day}) down to {later} ({later_day}), "
        "in a count that can only grow: a correction or an error that needs a word of explanation.",
        "Un mismo origen, {later_origin}, pasó de {earlier} ({earlier_day}) a {later} ({later_day}), "
        "en un recuento que solo puede crecer: una corrección o un error que hay que explicar.",
    ),
    Rule(
        RelationKind.LISTS_DIFFER,
        Family.CONFLICT,
        lambda p: p.are_cumulative and p.falls,
        "{later} ({later_day}) is below {earlier}, counted earlier ({earlier_day}) by another origin: "
        "they cannot both be complete counts of the same thing.",
        "{later} ({later_day}) es menor que {earlier}, contado antes ({earlier_day}) por otro origen: "
        "no pueden ser ambos recuentos completos de lo mismo.",
    ),
    Rule(
        RelationKind.CONTRADICTS,
        Family.CONFLICT,
        lambda p: p.is_one_stated_day and p.are_disjoint and not p.is_vague,
        "{lower} and {higher} are both given for {one_day}, and no number fits both: "
        "they cannot both be complete counts of the same thing.",
        "{lower} y {higher} se dan ambos para el {one_day}, y ningún número cabe en los dos: "
        "no pueden ser ambos recuentos completos de lo mismo.",
    ),
    Rule(
        RelationKind.CONTRADICTS,
        Family.CONFLICT,
        lambda p: p.are_claimants_of_one_text and p.are_disjoint and not p.is_vague,
        "One text gives {lower} by {lower_origin} and {higher} by {higher_origin} for one day ({one_day}), "
        "and no number fits both: they cannot both be complete counts of the same thing.",
        "Un mismo texto da {lower} según {lower_origin} y {higher} según {higher_origin} para un mismo día ({one_day}), "
        "y ningún número cabe en los dos: no pueden ser ambos recuentos completos de lo mismo.",
    ),
    Rule(
        RelationKind.FITS_IN_ORDER,
        Family.GROWTH,
        lambda p: p.are_cumulative and p.are_disjoint and p.lower_may_be_earlier and p.is_undated,
        "Both can hold if {lower} is the earlier count; {undated}.",
        "Ambas pueden ser ciertas si {lower} es el recuento anterior; {undated}.",
    ),
    Rule(
        RelationKind.FITS_IN_ORDER,
        Family.GROWTH,
        lambda p: p.are_cumulative and p.are_disjoint and p.lower_may_be_earlier,
        "Both can hold if {lower} ({lower_day}) was counted before {higher} ({higher_day}); the order is not known.",
        "Ambas pueden ser ciertas si {lower} ({lower_day}) se contó antes que {higher} ({higher_day}); "
        "no se conoce el orden.",
    ),
    Rule(
        RelationKind.RIVAL,
        Family.CONFLICT,
        lambda p: p.are_rivals and not p.is_vague,
        "{lower_origin} says {lower}, {higher_origin} {higher}, for one day ({one_day}). An open end lets both be true, "
        "but two claimants so far apart are not counting from the same list.",
        "{lower_origin} dice {lower}; {higher_origin}, {higher}, para un mismo día ({one_day}). "
        "Un extremo abierto permite que ambas sean ciertas, pero a tal distancia no cuentan con la misma lista.",
    ),
    Rule(
        RelationKind.REFINES,
        Family.FITS,
        lambda p: p.is_one_inside_other,
        "{inner} lies within {outer} and says more; both can hold.",
        "{inner} cabe dentro de {outer} y dice más; ambas pueden ser ciertas.",
    ),
    Rule(
        RelationKind.COMPATIBLE,
        Family.FITS,
        lambda p: not p.are_disjoint,
        "Some numbers fit both {one} and {other}.",
        "Hay números que caben tanto en {one} como en {other}.",
    ),
    Rule(
        RelationKind.POSSIBLE_CONFLICT,
        Family.OPEN,
        lambda p: p.is_vague,
        "No number fits both {lower} and {higher}, but the words of {vague} are too loose to be held to one: "
        "a person has to look.",
        "Ningún número cabe en {lower} y en {higher}, pero las palabras de {vague} son demasiado laxas para exigirles uno: "
        "debe mirarlo una persona.",
    ),
    Rule(
        RelationKind.POSSIBLE_CONFLICT,
        Family.OPEN,
        lambda p: True,
        "No number fits both {lower} ({lower_day}) and {higher} ({higher_day}); "
        "they conflict if they speak for one moment, and that is not known.",
        "Ningún número cabe en {lower} ({lower_day}) y en {higher} ({higher_day}); "
        "hay conflicto si hablan del mismo momento, y eso no se sabe.",
    ),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """The machine's word on two figures of a measure, with the sentence that says why.

    Args:
        rule: the first rule of the table that held.
        pair: the two figures, in an order that does not depend on who was named first.
    """

    rule: Rule
    pair: Pair

    @property
    def kind(self) -> RelationKind:
        return self.rule.kind

    @property
    def family(self) -> Family:
        return self.rule.family

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of the two figures: part before whole, else earlier before later, else lower before higher."""
        return (self.pair.one.key, self.pair.other.key)

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """Return the reason as one sentence for a reader; the figures' own words are quoted, never translated."""
        template = self.rule.spanish if language is Language.SPANISH else self.rule.english
        filled = template.format_map(phrases_for(self.pair, language))
        return filled[0].upper() + filled[1:]


def relate(one: StatedFigure, other: StatedFigure) -> Relation:
    """Say how two figures relate; the first rule that holds decides, and the order of naming makes no difference.

    >>> from decimal import Decimal
    >>> from claims.figures.range import Range
    >>> at_least_30 = StatedFigure("a", "at least 30", Range(Decimal(30), None), low=Decimal(30))
    >>> exactly_48 = StatedFigure("b", "48", Range(Decimal(48), Decimal(48)), low=Decimal(48), high=Decimal(48))
    >>> print(relate(exactly_48, at_least_30).sentence())
    “48” lies within “at least 30” and says more; both can hold.
    """
    pair = Pair.of(one, other)
    return next(Relation(rule, pair) for rule in RULES if rule.holds(pair))
