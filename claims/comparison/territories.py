"""The names of countries in the languages that are read, so that one country is one place however it is called.

The names are those of Unicode's Common Locale Data Repository, as Babel carries them.
"""

import unicodedata
from functools import cache

from babel import Locale

__all__ = ["folded", "names_of_place", "place_key"]

_LANGUAGES = ("en", "es")
# Names in daily use that the repository has only as variants, which Babel leaves out.
_ALSO_CALLED = {
    "BO": ("Bolivia",),
    "CD": ("Congo", "DR Congo"),
    "CI": ("Ivory Coast", "Costa de Marfil"),
    "GB": ("UK", "Britain", "Great Britain", "Gran Bretaña"),
    "MM": ("Burma", "Myanmar", "Birmania"),
    "PS": ("Palestine", "Palestina"),
    "TR": ("Turkey",),
    "US": ("USA", "EE UU", "EE.UU."),
}


def folded(words: str) -> str:
    """Return words without accents and capitals, and with single spaces.

    >>> folded("  Perú,  PUNO ")
    'peru, puno'
    """
    decomposed = unicodedata.normalize("NFKD", words)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def place_key(name: str) -> str:
    """Return what a place is compared by: a country's code, any other place's name as it is folded.

    >>> place_key("Siria") == place_key("Syria"), place_key("Puno")
    (True, 'puno')
    """
    return _codes().get(folded(name), folded(name))


def names_of_place(name: str) -> frozenset[str]:
    """Return all names of the country that a name stands for; of any other place the name alone.

    >>> sorted(names_of_place("Grecia"))
    ['Grecia', 'Greece']
    """
    return _names().get(place_key(name), frozenset()) | {name}


@cache
def _names() -> dict[str, frozenset[str]]:
    tables = [Locale.parse(language).territories for language in _LANGUAGES]
    countries = [code for code in map(str, tables[0]) if len(code) == 2 and code.isalpha()]
    return {
        code: frozenset({*(table[code] for table in tables if code in table), *_ALSO_CALLED.get(code, ())})
        for code in countries
    }


@cache
def _codes() -> dict[str, str]:
    return {folded(name): code for code, names in _names().items() for name in names}
