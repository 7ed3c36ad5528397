"""What numbers are worth, in digits and in words."""

from decimal import Decimal

import pytest

from claims.figures import conventions_of, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero", 0),
        ("eleven", 11),
        ("forty-six", 46),
        ("thirty three", 33),
        ("one hundred fifteen", 115),
        ("a hundred and five", 105),
        ("hundred fifteen", 115),
        ("sixty hundred", 6000),
        ("zero eight", 8),
        ("two hundred thousand", 200_000),
        ("one thousand and five hundred", 1500),
        ("ten thousand five hundred", 10_500),
        ("fifty-three billion two hundred forty-three thousand seven hundred twenty-four", 53_000_243_724),
        ("one billion twenty-five millions", 1_025_000_000),
        ("4 hundred million", 400_000_000),
        ("two million and a half", 2_500_000),
        ("one and a half million", 1_500_000),
        ("two point two million", 2_200_000),
        ("two point five", "2.5"),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("3 dozens", 36),
        ("a couple", 2),
        ("three quarters of a million", 750_000),
        ("quarter million", 250_000),
        ("two thirds of nine", None),
        ("30 lakh", 3_000_000),
        ("negative five hundred and four", -504),
        ("-504", -504),
        ("½", "0.5"),
        ("5½", "5.5"),
        ("2 1/4", "2.25"),
        ("1/5", "0.2"),
        (".25", "0.25"),
        ("12.5", "12.5"),
        ("1,234.5", "1234.5"),
        ("12,34,567", 1_234_567),
        ("1 234 567", 1_234_567),
        ("1\u00a0234\u00a0567", 1_234_567),
        ("1\u2009234", 1234),
        ("50 ,000", 50_000),
        ("1.99×10−30", "1.99E-30"),
        ("1.5e6", 1_500_000),
        ("1 234 1/2", "1234.5"),
        ("two point zero five", "2.05"),
        ("five hundred hundred", 500),
        ("2.5 point five", "2.5"),
        ("one hundred and three quarters", "100.75"),
        ("1200k", 1_200_000),
        ("3M", 3_000_000),
        ("４８", 48),
        ("٤٨", 48),
    ],
)
def test_english_numbers(text, value):
    figures = read(text, language="en").figures

    assert [figure.low for figure in figures][:1] == ([] if value is None else [Decimal(str(value))]) or value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("veintitrés", 23),
        ("veintitres", 23),
        ("treinta y uno", 31),
        ("treinta y una", 31),
        ("treinta y 3", 33),
        ("ciento sesenta y un", 161),
        ("mil quinientos", 1500),
        ("1 mil 500", 1500),
        ("4 millones 2 mil 3", 4_002_003),
        ("dos mil millones", 2_000_000_000),
        ("cincuenta y tres mil veinte millones doscientos cuarenta y tres mil", 53_020_243_000),
        ("tres billones cuatrocientos cincuenta y cinco mil millones", 3_455_000_000_000),
        ("48 mil", 48_000),
        ("medio millón", 500_000),
        ("medio centenar", 50),
        ("media docena", 6),
        ("una treintena", 30),
        ("un millar", 1000),
        ("dos millones y medio", 2_500_000),
        ("dos coma cinco", "2.5"),
        ("1 punto cinco", "1.5"),
        ("trescientos cuarenta y siete con quinientos doce", "347.512"),
        ("cien con tres cuartos", "100.75"),
        ("tres cuartos", "0.75"),
        ("un veinticincoavo", "0.04"),
        ("un octavo", "0.125"),
        ("menos diez", -10),
        ("cien por cien", 100),
        ("12,5", "12.5"),
        ("1.234.567,5", "1234567.5"),
        ("1 234 567,89", "1234567.89"),
        ("un", 1),
    ],
)
def test_spanish_numbers(text, value):
    assert read(text, language="es").figures[0].low == Decimal(str(value))


@pytest.mark.parametrize(
    "text", ["1.2.3", "1.234.56", "1.234,5.6", "12,3,4", "9" * 25, "1e999", "24/7", "7/12/2022", "0603 people"]
)
def test_what_only_looks_like_a_number(text):
    assert read(f"It is {text}.", language="en").figures == ()


@pytest.mark.parametrize(
    ("text", "locale", "value", "asks"),
    [
        pytest.param("Son 1.234.", "es-ES", 1234, False, id="Spain writes the thousand with a dot"),
        pytest.param("Son 1.234.", "es-PE", "1.234", False, id="Peru writes the decimals with a dot"),
        pytest.param("Son 1.234.", None, 1234, True, id="without a locale the habit of the language, and a question"),
        pytest.param("Son 1.234, no 12.5.", None, "1.234", False, id="the document shows its own mark"),
        pytest.param("Son 1.234, no 12,5.", "es-PE", 1234, False, id="the document before the locale"),
        pytest.param("Son 4,800 personas.", None, 4800, False, id="nobody counts 4.8 people"),
        pytest.param("Son de 4,800 a 5 personas.", None, "4.800", True, id="thousands that would turn a range around"),
        pytest.param("Son 4,800 dólares.", None, 4800, False, id="nor money to a tenth of a cent"),
    ],
)
def test_marks_by_document_locale_and_language(text, locale, value, asks):
    figure = read(text, language="es", number_locale=locale).figures[0]

    assert (figure.low, bool(figure.questions)) == (Decimal(str(value)), asks)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("1.234,5 and 2.5", ".", id="contradicting marks show nothing; English writes a dot"),
        pytest.param("1,234,567", ".", id="repeated commas are thousands"),
        pytest.param("12,50", ",", id="two digits behind a comma are decimals"),
    ],
)
def test_the_mark_of_a_document(text, mark):
    assert conventions_of(text, language="en").marks.decimal == mark
