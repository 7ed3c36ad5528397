"""Whether a page says that it changed, and what a change of its figure looks like."""

from decimal import Decimal

import pytest

from claims.comparison.disclosure import (
    ChangeNature,
    NoticeKind,
    find_notices,
    is_revert,
    nature_of,
    new_notice,
)
from claims.comparison.stated import MeasureKind
from claims.figures.range import Range


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param(
            "Correction: an earlier version gave a wrong toll.", NoticeKind.CORRECTION, id="a correction note"
        ),
        pytest.param("CORRECTION (Jan. 19): the toll was 48.", NoticeKind.CORRECTION, id="in capitals, dated"),
        pytest.param("Editor’s note: the headline has changed.", NoticeKind.CORRECTION, id="an editor's note"),
        pytest.param(
            "This article was amended on 19 January 2023.", NoticeKind.CORRECTION, id="amended, in house style"
        ),
        pytest.param(
            "An earlier version of this story misstated the number of dead.", NoticeKind.CORRECTION, id="a footnote"
        ),
        pytest.param("* Corrección: son 48 los fallecidos.", NoticeKind.CORRECTION, id="una corrección"),
        pytest.param("Fe de erratas: donde dice 84 debe decir 48.", NoticeKind.CORRECTION, id="fe de erratas"),
        pytest.param("Una versión anterior de esta nota decía 84.", NoticeKind.CORRECTION, id="una versión anterior"),
        pytest.param("Este artículo ha sido modificado el 19 de enero.", NoticeKind.CORRECTION, id="modificado"),
        pytest.param("Changelog: toll raised to 48", NoticeKind.CHANGELOG, id="a changelog line"),
        pytest.param("Updated: 2020-10-02T21:35:43Z", NoticeKind.UPDATE, id="a stamp"),
        pytest.param("Last updated on 19 January 2023", NoticeKind.UPDATE, id="a stamp in words"),
        pytest.param("UPDATE 3 - Death toll rises in Puno", NoticeKind.UPDATE, id="a wire's numbered update"),
        pytest.param("Actualizado el 19 de enero a las 18:00", NoticeKind.UPDATE, id="actualizado"),
        pytest.param("Última actualización: 18:00", NoticeKind.UPDATE, id="última actualización"),
    ],
)
def test_lines_that_tell_of_a_change(line, kind):
    page = f"At least 48 people died.\n  {line}  \nThe roads are closed."

    assert [(notice.kind, notice.quote) for notice in find_notices(page)] == [(kind, line)]
    notice = find_notices(page)[0]
    assert page[notice.start : notice.end] == line


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The ministry issued a correction on Monday.", id="a correction that is reported"),
        pytest.param("Updated guidance for hospitals was published.", id="something else was updated"),
        pytest.param("Correction officers were among the injured.", id="another sense of the word"),
        pytest.param("Editors noted the change.", id="editors who noted"),
        pytest.param("Changes in the weather slowed the search.", id="changes that are reported"),
        pytest.param("La corrección del censo tardará meses.", id="una corrección que se cuenta"),
        pytest.param("This article explains what was known.", id="an article about itself"),
    ],
)
def test_lines_that_do_not(line):
    assert find_notices(line) == ()


def test_only_a_notice_that_is_new_discloses_this_change():
    stamp = "Updated: 19 January 2023, 10:00"
    later = "Updated: 19 January 2023, 18:00"
    note = "Correction: the toll was 48."

    assert new_notice(f"30 died.\n{stamp}", f"48 died.\n{stamp}") is None
    assert new_notice(f"30 died.\n{stamp}", f"48 died.\n{later}").quote == later
    assert new_notice(f"30 died.\n{stamp}", f"{later}\n48 died.\n{note}").quote == note


def exactly(number):
    return Range(Decimal(number), Decimal(number))


def at_least(number):
    return Range(Decimal(number), None)


QUIET = new_notice("", "")
CORRECTED = new_notice("", "Correction: the toll was 48.")


@pytest.mark.parametrize(
    ("before", "after", "notice", "kind", "nature"),
    [
        pytest.param(exactly(48), exactly(49), QUIET, "cumulative", ChangeNature.UPDATE, id="a live toll goes on"),
        pytest.param(
            exactly(84), exactly(48), CORRECTED, "cumulative", ChangeNature.CORRECTION, id="put right in words"
        ),
        pytest.param(
            exactly(48), exactly(49), CORRECTED, "cumulative", ChangeNature.CORRECTION, id="even when it rises"
        ),
        pytest.param(exactly(84), exactly(48), QUIET, "cumulative", ChangeNature.UNCLEAR, id="a toll falls silently"),
        pytest.param(at_least(48), at_least(30), QUIET, "cumulative", ChangeNature.UNCLEAR, id="so does a floor"),
        pytest.param(exactly(46), exactly(45), QUIET, "level", ChangeNature.UPDATE, id="a level moves"),
        pytest.param(exactly(46), None, QUIET, "cumulative", ChangeNature.UNCLEAR, id="the number is given up"),
    ],
)
def test_nature_of_a_change(before, after, notice, kind, nature):
    assert nature_of(before, after, notice, MeasureKind(kind)) is nature


@pytest.mark.parametrize(
    ("earlier", "now", "expected"),
    [
        pytest.param(["30", "48"], "30", True, id="A, B, A"),
        pytest.param(["30", "48", "48", "49"], "48", True, id="back to the one before last"),
        pytest.param(["30", "30"], "30", False, id="unchanged"),
        pytest.param(["30"], "48", False, id="a new number"),
        pytest.param([], "30", False, id="the first snapshot"),
    ],
)
def test_is_revert(earlier, now, expected):
    assert is_revert(earlier, now) is expected


def test_a_long_page_of_near_notices_is_read_in_linear_time():
    assert find_notices("This article " + "was " * 100_000 + "\n") == ()
