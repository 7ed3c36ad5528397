"""Repeats of one origin: five outlets that quote one agency are one count, not five that agree."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.comparison.language import Language
from claims.comparison.stated import StatedFigure

__all__ = ["Echo", "KnownClaimant", "claimant_key", "collapse", "find_claimant", "is_generic", "repeats_sentence"]


@dataclass(frozen=True, slots=True)
class Echo:
    """The figures of one origin that say the same, which count as one.

    Args:
        first: the figure that was published first; of figures whose order is not known, the one with the lowest key.
        repeats: the others.
    """

    first: StatedFigure
    repeats: tuple[StatedFigure, ...]


@dataclass(frozen=True, slots=True)
class KnownClaimant:
    """A claimant on record.

    Args:
        key: opaque name of the record.
        name: the claimant's name.
        aliases: other names in any language, and acronyms.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()


def collapse(figures: Iterable[StatedFigure]) -> tuple[Echo, ...]:
    """Return figures with the repeats of one origin collapsed, in the order in which their firsts were given.

    Figures collapse when origin, range, scope and basis are equal; a figure whose origin is not known stands alone.

    >>> from claims.comparison.stated import Origin
    >>> agency = Origin("agency", "the agency")
    >>> figures = [StatedFigure(key, "48", None, origin=agency) for key in ("a", "b", "c")]
    >>> [(echo.first.key, len(echo.repeats)) for echo in collapse(figures)]
    [('a', 2)]
    """
    groups: dict[object, list[StatedFigure]] = {}
    for figure in figures:
        says = (
            (figure.origin.key, figure.range, figure.scope, figure.basis, figure.part)
            if figure.origin.key
            else figure.key
        )
        groups.setdefault(says, []).append(figure)
    return tuple(_echo(group) for group in groups.values())


def _echo(group: Sequence[StatedFigure]) -> Echo:
    first, *repeats = sorted(group, key=_place_of_publication)
    return Echo(first, tuple(repeats))


def _place_of_publication(figure: StatedFigure) -> tuple[bool, str, bool, str, str]:
    """Order by day, then by moment where it is known, unknown ones last."""
    day, moment = figure.published_on, figure.published_at
    return (
        day is None,
        day.isoformat() if day else "",
        moment is None,
        f"{moment.timestamp():020.6f}" if moment else "",
        figure.key,
    )


def repeats_sentence(echoes: Sequence[Echo], language: Language = Language.ENGLISH) -> str:
    """Return both counts in words: how many figures there are, and how many are left when repeats collapse.

    >>> repeats_sentence([Echo(StatedFigure("a", "48", None), (StatedFigure("b", "48", None),))])
    '2 figures from 1 origin'
    """
    origin_count = len({echo.first.origin.key or echo.first.key for echo in echoes})
    figure_count = sum(1 + len(echo.repeats) for echo in echoes)
    if language is Language.SPANISH:
        figures = "1 cifra" if figure_count == 1 else f"{figure_count} cifras"
        return f"{figures} de {'1 origen' if origin_count == 1 else f'{origin_count} orígenes'}"
    figures = "1 figure" if figure_count == 1 else f"{figure_count} figures"
    return f"{figures} from {'1 origin' if origin_count == 1 else f'{origin_count} origins'}"


_ARTICLES = frozenset({"the", "a", "an", "el", "la", "los", "las", "un", "una", "unos", "unas"})
_JOINING = frozenset({"of", "for", "in", "on", "from", "de", "del", "para", "por", "en"})
_UNCOUNTED_IN_ACRONYMS = _ARTICLES | _JOINING | {"and", "y", "e", "&"}


def claimant_key(name: str) -> str:
    """Return a claimant's name without article, case, accents and points, so that ways to write it compare equal.

    >>> claimant_key("La Defensoría del Pueblo") == claimant_key("defensoria del pueblo")
    True
    """
    decomposed = unicodedata.normalize("NFKD", name.replace(".", "").replace("’s", "").replace("'s", ""))
    letters = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    words = letters.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def is_generic(name: str, language: Language = Language.ENGLISH) -> bool:
    """Tell whether a name could mean different people each time: "officials", "human rights organizations".

    A claimant has a name of its own when the head of the name is written with a capital: the last word before "of" or
    "for" in English, either end in Spanish, where adjectives follow ("Ministerio de Salud", "autoridades peruanas").

    >>> [is_generic(name) for name in ("Haitian officials", "the National Coalition for Syrian Revolution", "SOHR")]
    [True, False, False]
    """
    head: list[str] = []
    words = name.split()
    for word in words[1:] if len(words) > 1 and words[0].casefold() in _ARTICLES else words:
        if word.casefold() in _JOINING:
            break
        head.append(word.strip("“”\"'«»(),."))
    if not any(head):
        return True
    ends = {head[0], head[-1]} if language is Language.SPANISH else {head[-1]}
    return not any(word[:1].isupper() for word in ends)


def find_claimant(
    name: str, known: Iterable[KnownClaimant], language: Language = Language.ENGLISH
) -> KnownClaimant | None:
    """Return the claimant on record that a name means, or None.

    A generic name is never taken for one on record, not even for one that was written down under the same words: two
    articles' "human rights organizations" may be different ones, and only a person can tell.

    >>> observatory = KnownClaimant("1", "Syrian Observatory for Human Rights")
    >>> find_claimant("SOHR", [observatory]) == observatory
    True
    >>> print(find_claimant("human rights organizations", [KnownClaimant("2", "human rights organizations")]))
    None
    """
    if is_generic(name, language):
        return None
    wanted = claimant_key(name)
    matching = [claimant for claimant in known if wanted in _keys_of(claimant)]
    return matching[0] if len(matching) == 1 else None


def _keys_of(claimant: KnownClaimant) -> set[str]:
    names = (claimant.name, *claimant.aliases)
    return {claimant_key(name) for name in names} | {_acronym(name) for name in names}


def _acronym(name: str) -> str:
    words = [word for word in name.split() if word.casefold() not in _UNCOUNTED_IN_ACRONYMS]
    return "".join(word[0] for word in words).casefold() if len(words) > 2 else claimant_key(name)
