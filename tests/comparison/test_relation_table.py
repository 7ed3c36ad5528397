"""The table of rules as a whole, and its sentences in Spanish."""

import pytest

from claims.comparison.language import Language
from claims.comparison.names import SPANISH_NAMES
from claims.comparison.relation import RULES, relate
from claims.figures.kinds import Cause, CountedKind, Population
from tests.comparison import test_relation_apart as apart
from tests.comparison import test_relation_conflict as conflict
from tests.comparison import test_relation_growth as growth
from tests.comparison.figures import BY_STATE_FORCES, INJURED, LEVEL, SOHR, around, exactly, more_than, on

SPANISH = [
    pytest.param(
        exactly(30),
        exactly(48),
        "Ambas pueden ser ciertas si «30» es el recuento anterior; ninguna lleva fecha.",
        id="30 y 48, sin fecha",
    ),
    pytest.param(
        exactly(256),
        exactly(1000, scope=INJURED),
        "No se comparan: «256» cuenta muertos y «1,000» heridos.",
        id="muertos y heridos",
    ),
    pytest.param(
        exactly(17, as_of=on(9)),
        exactly(18, as_of=on(9)),
        "«17» y «18» se dan ambos para el 9 de enero de 2023, y ningún número cabe en los dos: "
        "no pueden ser ambos recuentos completos de lo mismo.",
        id="dos recuentos de un mismo día",
    ),
    pytest.param(
        exactly(161, as_of=on(10)),
        exactly(205, as_of=on(11)),
        "El recuento subió de «161» (10 de enero de 2023) a «205» (11 de enero de 2023): el posterior lo reemplaza.",
        id="161, después 205",
    ),
    pytest.param(
        exactly(48),
        more_than(50, scope=BY_STATE_FORCES, as_of=around(18)),
        "«more than 50» se da solo para lo causado por fuerzas del Estado, pero supera «48», dado para el total: "
        "compruebe qué abarca cada cifra y cuándo se contó.",
        id="por las fuerzas del Estado y en total",
    ),
    pytest.param(
        exactly(46, kind=LEVEL, as_of=around(6)),
        exactly(45, kind=LEVEL, as_of=around(9)),
        "«46» (hacia el 6 de enero de 2023) y «45» (hacia el 9 de enero de 2023) son recuentos de momentos distintos; "
        "un recuento así puede subir y bajar, de modo que ambos pueden ser ciertos.",
        id="dos momentos",
    ),
    pytest.param(
        exactly(48, key="a", origin=SOHR),
        exactly(48, key="b", origin=SOHR),
        "«48» y «48» son la misma cifra de un solo origen, the Syrian Observatory for Human Rights: "
        "un informe repetido, no dos que coinciden.",
        id="un solo origen",
    ),
]


@pytest.mark.parametrize(("one", "other", "sentence"), SPANISH)
def test_sentence_in_spanish(one, other, sentence):
    assert relate(one, other).sentence(Language.SPANISH) == sentence


def test_every_rule_of_the_table_has_a_row():
    rows = [relate(row.values[0], row.values[1]).rule for row in (*apart.ROWS, *growth.ROWS, *conflict.ROWS)]

    assert [rule for rule in RULES if rule not in rows] == []


def test_every_kind_group_and_cause_has_a_name_in_spanish():
    every = {*CountedKind, *Population, *Cause}

    assert sorted(every - SPANISH_NAMES.keys()) == []


def test_no_sentence_speaks_of_lies_or_of_the_impossible():
    wording = " ".join(rule.english + rule.spanish for rule in RULES).lower()

    assert not any(
        word in wording for word in ("lie ", "lies to", "lying", "false", "impossible", "mentira", "imposible")
    )
