"""What the figures of one article owe each other: parts within wholes, parts that add up, headline and body alike."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.comparison.language import Language
from claims.comparison.measure import Sameness, match_measures
from claims.comparison.phrases import quoted
from claims.comparison.relation import Family, relate
from claims.comparison.stated import StatedFigure
from claims.figures.figure import Part

__all__ = ["ArticleQuestion", "QuestionKind", "questions_of"]


class QuestionKind(StrEnum):
    """What does not go together within an article."""

    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    PARTS_EXCEED_WHOLE = "parts_exceed_whole"
    HEADLINE_DIFFERS = "headline_differs"


_SENTENCES = {
    Language.ENGLISH: {
        QuestionKind.PARTS_EXCEED_WHOLE: "The parts {parts} add up to {sum:,}, more than {whole}, of which they are parts.",
        QuestionKind.HEADLINE_DIFFERS: "The headline says {headline}, the text {body}, and no number fits both.",
    },
    Language.SPANISH: {
        QuestionKind.PARTS_EXCEED_WHOLE: "Las partes {parts} suman {sum}, más que {whole}, de lo que forman parte.",
        QuestionKind.HEADLINE_DIFFERS: "El titular dice {headline}, el texto {body}, y ningún número cabe en los dos.",
    },
}


@dataclass(frozen=True, slots=True)
class ArticleQuestion:
    """Figures of one article that do not go together; a person has to look.

    Args:
        kind: what is wrong.
        figures: the parts and then their whole, or the headline's figure and then the body's.
    """

    kind: QuestionKind
    figures: tuple[StatedFigure, ...]

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """Return what does not go together, for a reader."""
        words = [quoted(figure, language) for figure in self.figures]
        if self.kind is QuestionKind.PART_EXCEEDS_WHOLE:
            return relate(*self.figures).sentence(language)
        if self.kind is QuestionKind.HEADLINE_DIFFERS:
            return _SENTENCES[language][self.kind].format(headline=words[0], body=words[1])
        return _SENTENCES[language][self.kind].format(
            parts=", ".join(words[:-1]), sum=_least_sum(self.figures[:-1]), whole=words[-1]
        )


def questions_of(
    sentences: Sequence[Sequence[StatedFigure]], *, headline: Collection[str] = ()
) -> tuple[ArticleQuestion, ...]:
    """Return what does not go together among the figures of one article.

    Parts are looked for in the sentence of their whole only: elsewhere the same words may cut another whole. That parts
    add up to less than their whole is no question, since an article need not name them all.

    Args:
        sentences: the figures of each sentence, in the order of the text, all of one `text_key`.
        headline: keys of the figures that stand in the headline.
    """
    questions = [question for figures in sentences for question in _of_sentence(figures)]
    in_order = [figure for figures in sentences for figure in figures]
    for figure in in_order:
        if figure.key in headline and (question := _against_body(figure, in_order, headline)) is not None:
            questions.append(question)
    return tuple(questions)


def _of_sentence(figures: Sequence[StatedFigure]) -> list[ArticleQuestion]:
    questions: list[ArticleQuestion] = []
    for whole in figures:
        if whole.vague:
            continue
        parts = [figure for figure in figures if _is_part_of(figure, whole)]
        too_large = [part for part in parts if relate(part, whole).family is Family.CONFLICT]
        questions += [ArticleQuestion(QuestionKind.PART_EXCEEDS_WHOLE, (part, whole)) for part in too_large]
        if too_large or len(parts) < 2 or not _are_beside_each_other(parts):
            continue
        if whole.range is not None and whole.range.high is not None and _least_sum(parts) > whole.range.high:
            questions.append(ArticleQuestion(QuestionKind.PARTS_EXCEED_WHOLE, (*parts, whole)))
    return questions


def _is_part_of(figure: StatedFigure, whole: StatedFigure) -> bool:
    if figure is whole or figure.vague or figure.part is not Part.PART or whole.part is not Part.TOTAL:
        return False
    match = match_measures(figure, whole)
    return match.sameness is Sameness.PART_OF and match.part is figure


def _are_beside_each_other(parts: Sequence[StatedFigure]) -> bool:
    """Tell whether parts name groups of one division, so that nobody is counted in two: each its own, by one aspect.

    Children and women, or children and those killed in a town, may overlap; civilians and police officers do not.
    """
    groups = [part.scope.population for part in parts]
    return None not in groups and len(set(groups)) == len(groups) and set(groups) <= _DIVISION


# Groups of which nobody is in two: by what people are in a conflict, not by age or sex.
_DIVISION = frozenset({"civilians", "police", "military", "fighters"})


def _least_sum(parts: Sequence[StatedFigure]) -> Decimal:
    return sum((part.range.low or Decimal(0) for part in parts if part.range is not None), Decimal(0))


def _against_body(
    headline: StatedFigure, figures: Sequence[StatedFigure], in_headline: Collection[str]
) -> ArticleQuestion | None:
    """Return the question that the first figure of the body for the headline's measure raises."""
    for figure in figures:
        if figure.key in in_headline or match_measures(headline, figure).sameness is not Sameness.SAME:
            continue
        if headline.vague or figure.vague or headline.range is None or figure.range is None:
            return None
        if headline.number == figure.number or headline.range.meets(figure.range):
            return None
        return ArticleQuestion(QuestionKind.HEADLINE_DIFFERS, (headline, figure))
    return None
