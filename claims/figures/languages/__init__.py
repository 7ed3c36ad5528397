"""The languages that figures are read in."""

from claims.figures.languages.digits import DIGITS_ONLY
from claims.figures.languages.en import EN
from claims.figures.languages.es import ES
from claims.figures.languages.table import Language

__all__ = ["DIGITS_ONLY", "LANGUAGES", "language_named"]

LANGUAGES = {language.code: language for language in (EN, ES)}


def language_named(code: str) -> Language | None:
    """Return the language of a code like "es" or "es-PE", or None where there is no table for it."""
    return LANGUAGES.get(code.replace("_", "-").partition("-")[0].lower())
