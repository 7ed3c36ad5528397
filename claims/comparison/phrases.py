"""The pieces that the sentences about two figures are put together from, in English and Spanish."""

from claims.comparison.language import Language, days_in_words, window_in_words
from claims.comparison.measure import Aspect
from claims.comparison.names import ENGLISH_NAMES, SPANISH_NAMES
from claims.comparison.pairing import Pair
from claims.comparison.stated import Scope, StatedFigure
from claims.figures.figure import Basis, Known, Part

__all__ = ["Phrases", "phrases_for", "quoted"]


_NAMES = {Language.ENGLISH: ENGLISH_NAMES, Language.SPANISH: SPANISH_NAMES}

# What an aspect covers that a figure leaves open.
_EVERYTHING = {
    Language.ENGLISH: {
        Aspect.UNIT: "a plain count",
        Aspect.COUNTED: "something unnamed",
        Aspect.POPULATION: "everybody",
        Aspect.CAUSE: "anything",
        Aspect.PLACE: "everywhere",
        Aspect.PERIOD: "the whole time",
        Aspect.INCIDENT: "everything together",
    },
    Language.SPANISH: {
        Aspect.UNIT: "un simple recuento",
        Aspect.COUNTED: "algo sin nombre",
        Aspect.POPULATION: "a todos",
        Aspect.CAUSE: "cualquiera",
        Aspect.PLACE: "todas partes",
        Aspect.PERIOD: "todo el tiempo",
        Aspect.INCIDENT: "todo en conjunto",
    },
}

_DIFFERENCES = {
    Language.ENGLISH: {
        Aspect.UNIT: "{one} is in {one_value}, {other} in {other_value}",
        Aspect.COUNTED: "{one} counts {one_value}, {other} {other_value}",
        Aspect.BASIS: "{feared} is feared or expected, not counted as fact like {counted}",
        Aspect.PART: "{increment} adds to an earlier count, {total} is a total",
        Aspect.POPULATION: "{one} counts {one_value}, {other} {other_value}, and neither group holds the other",
        Aspect.CAUSE: "the cause is {one_value} for {one} and {other_value} for {other}",
        Aspect.PLACE: "{one} is for {one_value}, {other} for {other_value}",
        Aspect.PERIOD: "{one} covers {one_value}, {other} covers {other_value}",
        Aspect.INCIDENT: "{one} is for {one_value}, {other} for {other_value}",
    },
    Language.SPANISH: {
        Aspect.UNIT: "{one} está en {one_value} y {other} en {other_value}",
        Aspect.COUNTED: "{one} cuenta {one_value} y {other} {other_value}",
        Aspect.BASIS: "{feared} se teme o se espera, no se da por hecho como {counted}",
        Aspect.PART: "{increment} se suma a un recuento anterior y {total} es un total",
        Aspect.POPULATION: "{one} cuenta {one_value} y {other} {other_value}, y ningún grupo contiene al otro",
        Aspect.CAUSE: "la causa es {one_value} para {one} y {other_value} para {other}",
        Aspect.PLACE: "{one} es para {one_value} y {other} para {other_value}",
        Aspect.PERIOD: "{one} abarca {one_value} y {other} abarca {other_value}",
        Aspect.INCIDENT: "{one} es para {one_value} y {other} para {other_value}",
    },
}

_NARROWER = {
    Language.ENGLISH: {
        Aspect.PART: "a part named in its sentence",
        Aspect.POPULATION: "{value}",
        Aspect.CAUSE: "what {value} caused",
        Aspect.PLACE: "{value}",
        Aspect.PERIOD: "{value}",
        Aspect.INCIDENT: "{value}",
    },
    Language.SPANISH: {
        Aspect.PART: "una parte nombrada en su frase",
        Aspect.POPULATION: "{value}",
        Aspect.CAUSE: "lo causado por {value}",
        Aspect.PLACE: "{value}",
        Aspect.PERIOD: "{value}",
        Aspect.INCIDENT: "{value}",
    },
}

_FIXED = {
    Language.ENGLISH: {
        "nobody": "an origin that is not named",
        "no_date_for_one": "no date given for {figure}",
        "no_date_for_both": "no date given for either",
    },
    Language.SPANISH: {
        "nobody": "un origen sin nombre",
        "no_date_for_one": "{figure} no lleva fecha",
        "no_date_for_both": "ninguna lleva fecha",
    },
}


class Phrases:
    """The fields of a sentence by name, each made only when a sentence asks for it."""

    def __init__(self, pair: Pair, language: Language) -> None:
        self._pair = pair
        self._language = language
        self._roles = _roles(pair)

    def __getitem__(self, field: str) -> str:
        pair, language = self._pair, self._language
        if field == "difference":
            return _difference(pair, language)
        if field == "narrower":
            return _narrower(pair, language)
        if field == "undated":
            return _undated(pair, language)
        role, _, what = field.partition("_") if field != "no_range" else (field, "", "")
        figure = self._roles[role]
        if what == "day":
            return window_in_words(figure.window(), language)
        if what == "origin":
            return figure.origin.name or _FIXED[language]["nobody"]
        return quoted(figure, language)


def phrases_for(pair: Pair, language: Language) -> Phrases:
    """Return the fields that a rule's sentence may name.

    `one`, `other`, `part`, `whole`, `lower`, `higher`, `earlier`, `later`, `inner`, `outer`, `vague`, `no_range` and
    `ranged` are a figure's quoted words; with `_day` or `_origin` behind them, its as-of window and its origin.
    `difference`, `narrower` and `undated` are clauses about both.
    """
    return Phrases(pair, language)


def quoted(figure: StatedFigure, language: Language) -> str:
    """Return a figure's verbatim words in the quotation marks of a language."""
    return f"«{figure.words}»" if language is Language.SPANISH else f"“{figure.words}”"


def _roles(pair: Pair) -> dict[str, StatedFigure]:
    earlier, later = pair.earlier or pair.one, pair.later or pair.other
    return {
        "one": pair.one,
        "other": pair.other,
        "part": pair.one,
        "whole": pair.other,
        "lower": pair.lower,
        "higher": pair.higher,
        "earlier": earlier,
        "later": later,
        "inner": pair.inner,
        "outer": pair.outer,
        "vague": pair.one if pair.one.vague else pair.other,
        "no_range": pair.one if pair.one.range is None else pair.other,
        "ranged": pair.other if pair.one.range is None else pair.one,
    }


def _difference(pair: Pair, language: Language) -> str:
    one, other = pair.one, pair.other
    aspect = pair.match.aspect
    if aspect is None:
        raise ValueError("figures of the same measure differ in no aspect")
    feared, counted = (one, other) if one.basis is Basis.FEARED else (other, one)
    increment, total = (one, other) if one.part is Part.INCREMENT else (other, one)
    return _DIFFERENCES[language][aspect].format(
        one=quoted(one, language),
        other=quoted(other, language),
        one_value=_aspect_words(one.scope, aspect, language),
        other_value=_aspect_words(other.scope, aspect, language),
        feared=quoted(feared, language),
        counted=quoted(counted, language),
        increment=quoted(increment, language),
        total=quoted(total, language),
    )


def _narrower(pair: Pair, language: Language) -> str:
    aspect = pair.match.aspect
    if aspect is None or pair.match.part is None:
        raise ValueError("only a part is narrower than its whole")
    value = _aspect_words(pair.match.part.scope, aspect, language)
    return _NARROWER[language][aspect].format(value=value)


def _aspect_words(scope: Scope, aspect: Aspect, language: Language) -> str:
    """Return what a scope says in one aspect, in a reader's words."""
    everything = _EVERYTHING[language].get(aspect, "")
    if aspect is Aspect.PERIOD:
        return days_in_words(*scope.period, language) if scope.period else everything
    value = {
        Aspect.UNIT: scope.unit,
        Aspect.COUNTED: scope.counted_kind or scope.counted,
        Aspect.POPULATION: scope.population,
        Aspect.CAUSE: scope.cause,
        Aspect.PLACE: scope.place,
        Aspect.INCIDENT: scope.incident,
    }.get(aspect)
    return everything if value is None else _NAMES[language].get(value, value.replace("_", " "))


def _undated(pair: Pair, language: Language) -> str:
    fixed = _FIXED[language]
    undated = [f for f in (pair.one, pair.other) if f.window().known is Known.UNKNOWN]
    if len(undated) == 2:
        return fixed["no_date_for_both"]
    return fixed["no_date_for_one"].format(figure=quoted(undated[0], language))
