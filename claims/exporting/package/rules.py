"""The rules of comparison as data: so that another program, in any language, can come to the same relations and findings."""

from decimal import Decimal
from itertools import combinations
from typing import Any

from claims.comparison.finding import SUCCESSORS, Method, Reason
from claims.comparison.measure import EVENTS, WIDER_CAUSE, WIDER_POPULATION
from claims.comparison.pairing import RIVAL_EXCESS
from claims.comparison.relation import RULES, Relation, Rule, relate
from claims.comparison.side_by_side import EVERY_PAIR_UP_TO, NEIGHBOURS
from claims.comparison.stated import StatedFigure
from claims.exporting.package.examples import EXAMPLES
from claims.figures.profiles import PROFILES
from claims.proposals import GRADES
from claims.stating import RULES_VERSION

_MEANINGS = {
    "are_same_measure": "No aspect of their scopes differs.",
    "are_part_and_whole": "The scope of `one` is narrower than that of `other` in some aspects and differs in no other.",
    "part_exceeds_whole": "All numbers of `one` are above all of `other`, and they do not name equal numbers.",
    "part_is_not_later": "One text and equal windows; or both dated, and the last day of `one` is not after the first of `other`.",
    "part_is_later": "Both dated, and not part_is_not_later.",
    "is_vague": "The words of one of them cannot be held to a number.",
    "name_equal_numbers": "Both name one number, the same; or they are disjoint and one ends at the number where the other begins.",
    "have_no_range": "The words of one of them commit to nothing.",
    "have_equal_ranges": "Their ranges are the same.",
    "is_one_origin": "They have the same origin, which is known.",
    "are_cumulative": "Both measures can only grow, and neither figure is an increment.",
    "are_days_apart": "One window ends before the other begins.",
    "rises": "The later figure is no upper estimate, names the higher number, and does not lie below the earlier one.",
    "falls": "The later figure lies below the earlier one, and neither is vague or undated.",
    "is_order_told": "Days apart, words of growth with the higher figure, or one origin that published them on different days.",
    "is_one_stated_day": "Both state one and the same day.",
    "are_disjoint": "No number lies in both ranges.",
    "are_claimants_of_one_text": "One text gives both for one day, from two named claimants.",
    "lower_may_be_earlier": "The lower figure is the earlier one; or, the order unknown, it may begin before the other has ended.",
    "is_undated": "The day of one of them is unknown.",
    "are_rivals": "Two named claimants for one day, a range open upwards, and numbers more than a quarter of the smaller apart.",
    "is_one_inside_other": "One range lies inside the other.",
}


class NotAConjunction(ValueError):
    """A rule holds under conditions that cannot be written as a list of facts that hold or do not."""


class _Supposed:
    """A pair of which facts are supposed; says which one was asked for last."""

    def __init__(self, facts: dict[str, bool]) -> None:
        self._facts = facts
        self.asked_last = ""

    def __getattr__(self, name: str) -> bool:
        self.asked_last = name
        return self._facts.setdefault(name, True)


def conditions_of(rule: Rule) -> tuple[str, ...]:
    """Return the facts under which a rule holds, "not" before those that must not hold, in the order they are asked.

    The rule itself is asked: a fact that made it fail is supposed the other way round, until it holds.

    Raises:
        NotAConjunction: there is no such list.
    """
    facts: dict[str, bool] = {}
    turned: set[str] = set()
    while True:
        supposed: Any = _Supposed(facts)
        if rule.holds(supposed):
            return tuple(name if holds else f"not {name}" for name, holds in facts.items())
        if supposed.asked_last in turned:
            raise NotAConjunction(f"{rule.kind} does not hold whatever {supposed.asked_last} is")
        turned.add(supposed.asked_last)
        facts[supposed.asked_last] = False


def rules_as_data() -> dict[str, Any]:
    """Return the table of relations, what its conditions mean, how findings are made, and examples to check oneself by."""
    return {
        "version": RULES_VERSION,
        "about": "The first rule that holds decides. `one` and `other` are put in order before: the part before the whole,"
        " else by first day, last day, number (the middle of two that are written; -1 for none), words, key.",
        "conditions": _MEANINGS,
        "rules": [
            {
                "number": number,
                "kind": rule.kind.value,
                "family": rule.family.value,
                "when": list(conditions_of(rule)),
                "sentence": {"en": rule.english, "es": rule.spanish},
            }
            for number, rule in enumerate(RULES, start=1)
        ],
        "scopes": {
            "about": "Aspects are asked in this order. An aspect that one figure narrows and the other leaves open makes it"
            " the part; where each narrows what the other leaves open, or two differ, they are not comparable. A place lies"
            " in another when its name ends in the other's. A cause that only names the event narrows nothing.",
            "order": ["unit", "counted_kind", "basis", "part", "population", "cause", "place", "period"],
            "wider_population": {str(narrow): str(wide) for narrow, wide in WIDER_POPULATION.items()},
            "wider_cause": {str(narrow): str(wide) for narrow, wide in WIDER_CAUSE.items()},
            "events": sorted(EVENTS),
        },
        "limits": {
            "rival_excess": str(RIVAL_EXCESS),
            "every_pair_up_to": EVERY_PAIR_UP_TO,
            "neighbours": NEIGHBOURS,
            "successors": SUCCESSORS,
        },
        "grades": GRADES,
        "methods": [method.value for method in Method],
        "reasons": [reason.value for reason in Reason],
        "profiles": [
            {
                "profile": profile.name,
                "version": profile.version,
                "source": profile.source,
                "plural": profile.plural,
                "few": profile.few,
                "nearly_from": profile.nearly_from,
                "about_within": profile.about_within,
            }
            for profile in PROFILES.values()
        ],
        "vectors": vectors(),
    }


def vectors() -> dict[str, Any]:
    """Return figures, and what the rules say of every two of them; every rule decides at least one pair."""
    return {
        "figures": [figure_as_data(figure) for figure in EXAMPLES],
        "pairs": [_said_of(relate(one, other)) for one, other in combinations(EXAMPLES, 2)],
    }


def _said_of(relation: Relation) -> dict[str, Any]:
    one, other = relation.keys
    return {
        "one": one,
        "other": other,
        "rule": number_of(relation),
        "kind": relation.kind.value,
        "family": relation.family.value,
        "sentence": relation.sentence(),
    }


def number_of(relation: Relation) -> int:
    """Return the place of the rule that decided in the table, from 1."""
    return RULES.index(relation.rule) + 1


def figure_as_data(figure: StatedFigure) -> dict[str, Any]:
    """Return a figure as the rules see it; days as ISO 8601, numbers as strings so that no digit is lost."""
    range_, scope, as_of = figure.range, figure.scope, figure.as_of
    return {
        "key": figure.key,
        "words": figure.words,
        "low": _digits(figure.low),
        "high": _digits(figure.high),
        "range": None
        if range_ is None
        else {
            "low": _digits(range_.low),
            "high": _digits(range_.high),
            "low_inc": range_.low_inc,
            "high_inc": range_.high_inc,
        },
        "qualifier": figure.qualifier.value,
        "counted_kind": scope.counted_kind,
        "population": scope.population,
        "cause": scope.cause,
        "place": scope.place,
        "period": None if scope.period is None else [day.isoformat() for day in scope.period],
        "unit": scope.unit,
        "origin": figure.origin.key,
        "is_named": figure.origin.is_named,
        "is_vague": figure.vague,
        "measure_kind": figure.kind.value,
        "basis": figure.basis.value,
        "part": figure.part.value,
        "as_of": None
        if as_of is None
        else {"from": as_of.first_day.isoformat(), "to": as_of.last_day.isoformat(), "known": as_of.known.value},
        "is_current_report": figure.is_current_report,
        "published_on": None if figure.published_on is None else figure.published_on.isoformat(),
        "captured_on": None if figure.captured_on is None else figure.captured_on.isoformat(),
        "topic_started_on": None if figure.topic_started_on is None else figure.topic_started_on.isoformat(),
        "grows": figure.grows,
        "text": figure.text_key,
    }


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
