"""Spanish."""

from decimal import Decimal

from claims.figures.figure import Qualifier
from claims.figures.languages.es_words import (
    ASK,
    BLOCKED,
    CAUSES,
    CLAIMANTS,
    NONE,
    NOUNS,
    ONE_PERSON,
    PERSONS,
    POPULATIONS,
    ROADS,
    SAYS,
    SHOOTS,
    STATE_FORCES,
    STATE_PHRASES,
    STATES,
    TOLLS,
)
from claims.figures.languages.table import (
    EARLY,
    LATE,
    MIDDLE,
    ROUND_WHOLES,
    Language,
    Tag,
    by_last_word,
    in_order,
    numbers,
    phrases,
    tagged,
    word_tuples,
    words_of,
)

STEMS_OF_HUNDREDS = {
    "dosc": 200, "tresc": 300, "cuatroc": 400, "quin": 500, "seisc": 600, "setec": 700, "ochoc": 800, "novec": 900,
}  # fmt: skip
HUNDREDS = {"cien": 100} | {
    f"{stem}ient{end}": value for stem, value in STEMS_OF_HUNDREDS.items() for end in ("os", "as")
}
TENS = {
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
TEENS = {
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veintiuno": 21, "veintiún": 21, "veintiuna": 21, "veintidós": 22,
    "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27, "veintiocho": 28,
    "veintinueve": 29,
}  # fmt: skip
UNITS = {"uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9}


SMALL_WHOLES = frozenset(Decimal(whole) for whole in range(2, 101))


def parts_of_a_whole() -> dict[str, int]:
    """Return the words that divide by 11 to 99, and by thousands: onceavo, treintaicincoavos, diezmilésimas."""
    stems = TEENS | TENS
    stems |= {f"{ten}i{unit}": value + one for ten, value in TENS.items() for unit, one in UNITS.items() if value > 20}
    wholes = {without_hiatus(stem) + "avo": value for stem, value in stems.items()}
    wholes |= {f"{stem}milésim{end}": value * 1000 for stem, value in (stems | HUNDREDS).items() for end in "oa"}
    return {stem + end: value for stem, value in wholes.items() for end in ("", "s")}


def without_hiatus(stem: str) -> str:
    """Return a number as it stands before "-avo": treint(a), veintiun(o), veinticinco."""
    return stem[:-1] if stem.endswith(("a", "uno")) else stem


NUMBERS = (
    numbers("zero", cero=0, zero=0)
    | numbers("unit", trés=3, **UNITS)
    | numbers("teen", **TEENS)
    | numbers("ten", **TENS)
    | numbers("hundreds", ciento=100, **HUNDREDS)
    | numbers("scale", mil=10**3, millón=10**6, millones=10**6, billón=10**12, billones=10**12, millardo=10**9)
    | numbers("scale", millardos=10**9, trillón=10**18, trillones=10**18)
    | numbers("collective", docena=12, par=2)
    | numbers("round", decena=10, quincena=15, veintena=20, treintena=30, cuarentena=40, cincuentena=50, sesentena=60)
    | numbers("round", centena=100, centenar=100, millar=1000)
    | numbers("plural", decenas=10, docenas=12, veintenas=20, centenas=100, centenares=100, cientos=100, miles=10**3)
    | numbers("plural", millares=10**3)
    | numbers("few", varios=1, varias=1, puñado=1)
    | numbers("half", medio=2, media=2, mitad=2)
    | numbers("fraction", **parts_of_a_whole())
    | numbers("fraction", tercio=3, tercios=3, cuarto=4, cuartos=4, quinto=5, quintos=5, quinta=5, quintas=5, sexto=6)
    | numbers("fraction", sextos=6, séptimo=7, séptimos=7, octavo=8, octavos=8, noveno=9, novenos=9, décimo=10)
    | numbers("fraction", décimos=10, décima=10, décimas=10, medios=2, medias=2, centésima=100, centésimas=100)
    | numbers("fraction", milésima=1000, milésimas=1000, millonésima=10**6, millonésimas=10**6, centésimo=100)
    | numbers("fraction", centésimos=100, milésimo=1000, milésimos=1000, billonésima=10**12, billonésimo=10**12)
)


def compared(words: str, *, or_equal: bool) -> str:
    """Return comparisons, "mayor que", or with the number itself, "mayores o iguales a" and "igual o mayor que"."""
    found: list[str] = []
    for word in words.split("|"):
        for than in ("que", "a", "de", "al", "del"):
            if or_equal:
                found += [f"{word} o igual {than}", f"{word} o iguales {than}", f"igual o {word} {than}"]
                found += [f"igual a o {word} {than}", f"iguales o {word} {than}"]
            else:
                found.append(f"{word} {than}")
    return "|".join(found)


HIGHER = "mayor|mayores|superior|superiores|más alto|más alta|más altos|más grande|más grandes"
LOWER = "menor|menores|inferior|inferiores|más bajo|más baja|más bajos|más pequeño|más pequeños"

SURPASSED = "|".join(
    f"{verb}{article}"
    for verb in words_of(
        "supera superan superó superaron superado superar superando superaría superarían superará superarán sobrepasa",
        "sobrepasan sobrepasó sobrepasaron sobrepasar excede exceden excedió exceder rebasa rebasan rebasó rebasar",
    )
    for article in ("", " los", " las", " ya los", " ya las")
)

BEFORE = phrases(
    {
        Qualifier.AT_LEAST: (
            "al menos|por lo menos|cuando menos|como mínimo|no menos de|mínimo|un mínimo de|mínimo de|a lo menos"
            "|lo menos|> =|≥|= >|desde al menos|igual o más de|más de o igual a|" + compared(HIGHER, or_equal=True)
        ),
        Qualifier.MORE_THAN: (
            "más de|más del|más de la|más que|por encima de|por encima de los|arriba de|poco más de|algo más de"
            "|bastante más de|mucho más de|más de los|más de las|>|"
            + SURPASSED
            + "|"
            + compared(HIGHER, or_equal=False)
        ),
        Qualifier.AT_MOST: (
            "hasta|como máximo|a lo sumo|no más de|máximo|un máximo de|máximo de|a lo más|tope de|hasta un máximo de"
            "|no superior a|no mayor a|no mayor de|< =|≤|= <|" + compared(LOWER, or_equal=True)
        ),
        Qualifier.LESS_THAN: (
            "menos de|menos del|menos de la|menos que|por debajo de|poco menos de|algo menos de"
            "|bastante menos de|debajo de|<|" + compared(LOWER, or_equal=False)
        ),
        Qualifier.NEARLY: "casi|prácticamente|a punto de alcanzar|cerca de|cerca del|casi el|casi la"
        "|cerca de los|cerca de las|cercano a|próximo a",
        Qualifier.ABOUT: (
            "unos|unas|alrededor de|alrededor del|alrededor de los|aproximadamente|en torno a|aprox|aprox .|más o menos"
            "|algo así como|entorno a|del orden de|sobre los|aproximado de|en torno a los|un estimado de|~|≈"
        ),
        Qualifier.EXACT: "exactamente|igual a|equivale a|iguales a|un total de|precisamente",
    },
    by_last_word=True,
)

AFTER = phrases(
    {
        Qualifier.AT_LEAST: "o más|como mínimo|al menos|por lo menos|cuando menos|mínimo|y contando|+|o superior"
        "|o mayor",
        Qualifier.AT_MOST: "o menos|como máximo|a lo sumo|máximo|a lo más|o inferior|o menor",
        Qualifier.ABOUT: "aproximadamente|más o menos|o así|aprox|aprox .|y pico|o algo así",
    },
    by_last_word=False,
)

FRAMES = {
    "entre": frozenset({"y", "e", "a"}),
    "desde": frozenset({"hasta", "a"}),
    "de": frozenset({"a"}),
    "del": frozenset({"al"}),
}

TRENDS = words_of(
    "subió sube pasó pasa pasaron aumentó aumenta aumentaron creció crece cayó cae bajó baja bajaron disminuyó redujo",
    "pasará pasarán subirá subirán bajará bajarán aumentará aumentarán crecerá caerá elevará reducirá descenderá",
    "reducido elevó eleva incrementó subieron subir pasar descendió incrementaron ascendió frente contra",
)

MONTHS = in_order(
    "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo", "junio jun", "julio jul", "agosto ago",
    "septiembre setiembre sep set", "octubre oct", "noviembre nov", "diciembre dic",
    first=1,
)  # fmt: skip

WEEKDAYS = in_order("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", first=0)

RELATIVE_DAYS = by_last_word(
    {
        0: "hoy|esta mañana|esta tarde|esta noche",
        -1: "ayer|anoche",
        -2: "anteayer|antes de ayer",
        -7: "hace una semana",
        None: "del día anterior|el día anterior|día anterior|un día antes|la víspera",
    }
)

PREPOSITIONS = words_of(
    "de del en a al por para con sin entre sobre desde hasta contra según durante tras ante bajo hacia mediante como",
    "excepto salvo pese además incluyendo",
)

AUXILIARIES = words_of(
    "fue fueron es son era eran ser sido siendo está están estaba estaban ha han había habían haber hay hubo",
    "resultó resultaron resultan resultado resultar quedó quedaron quedan queda quedar quedado permanecen permanece",
    "podría podrían puede pueden habría habrían debe deben pudo pudieron siendo",
    "sigue siguen seguir continúan continúa continuar permanecer estar encontrarse terminó terminaron se será serán",
    "sería serían encuentran encuentra salieron salió",
)

FUNCTION_WORDS = words_of(
    "x y e o u ni pero sino aunque mientras porque pues que quien quienes cual cuales cuyo cuya donde cuando si no el",
    "la los las lo le les un una este esta estos estas ese esa esos esas aquel su sus mi tu nuestro él ella ellos",
    "ellas también ya así luego hoy ayer mañana anoche ahora antes después aún todavía además sólo solo muy más menos",
    "tan dejó dejaron deja dejan dejando hizo hicieron tiene tienen tuvo tuvieron puede pueden pudo respectivamente",
    "suma suman llega llegan van asciende ascienden eleva aproximadamente alrededor cerca incluso cada todo toda",
    "todos todas mismo misma",
)

ADVERBS = words_of(
    "ya también al menos aún todavía sólo solo ahora gravemente levemente brutalmente presuntamente reportados",
    "reportadas como los las el la otros otras se han ha a lo unos unas hasta gravedad grave graves consideración",
)

DETERMINERS = words_of(
    "el la los las lo su sus este esta estos estas esos esas otros otras otro otra todos todas a ambos"
)

NAMES = words_of(
    "artículo artículos sección capítulo número núm página páginas ruta carretera vuelo sala canal ley decreto",
    "resolución nivel tipo categoría fase parte semana día área fórmula departamento unidad grupo modelo versión",
    "grado clase episodio temporada volumen figura tabla puerta jirón jr avenida av calle km kilómetro lote manzana",
    "covid expediente dni ruc placa puesto",
)

CLAUSES = words_of("que quien quienes donde cuando mientras porque cual cuales")
PRESENT = words_of("ha han hay es son está están asciende ascienden suma suman momento fecha ahora hoy sigue siguen")
GROWTH = words_of("sube subió ascendió asciende aumentó aumenta elevó eleva creció crece incrementó incrementa suben")

ES = Language(
    code="es",
    decimal_mark=",",
    numbers=NUMBERS,
    articles=frozenset({"un", "una"}),
    joins=frozenset({"y"}),
    join_after_tens=True,
    verb_first=True,
    links_nouns=True,
    share_joins=frozenset({"y", "con"}),
    of=frozenset({"de"}),
    per=frozenset({"por"}),
    ratios=((("sobre",), SMALL_WHOLES), (("de", "cada"), SMALL_WHOLES | ROUND_WHOLES)),
    points=frozenset({"coma", "punto", "con"}),
    minus=frozenset({"menos"}),
    before=BEFORE,
    after=AFTER,
    or_equal=(("o", "igual", "a"), ("o", "igual")),
    frames=FRAMES,
    betweens=frozenset({"a", "-", "–", "—", "‑", "−", "~", "o", "u"}),
    eithers=frozenset({"o", "u"}),
    trends=TRENDS,
    states=STATES,
    state_phrases=STATE_PHRASES,
    done={},
    perfect=words_of("ha han había habían"),
    verb_endings=("ó", "aron", "ieron", "aban", "ían", "aba", "ía", "ando", "iendo"),
    verbs=words_of("son eran tienen viven huyen exigen piden van dan hacen puso hizo dijo quiso pudo trajo"),
    by=frozenset({"por"}),
    since=words_of("desde hasta antes partir"),
    onset=frozenset({"desde"}),
    relative_days=RELATIVE_DAYS,
    thirds=by_last_word(
        {
            EARLY: "principios de|principio de|inicios de|comienzos de",
            MIDDLE: "mediados de",
            LATE: "fines de|finales de|fin de",
        }
    ),
    earlier_than=words_of("desde frente contra comparado comparados respecto"),
    grown_by=frozenset({"en"}),
    goes_up_to=TRENDS,
    below_zero=word_tuples("bajo cero"),
    nouns=NOUNS,
    populations=POPULATIONS,
    attributive=frozenset(),
    implied="personas",
    them=words_of("ellos ellas quienes cuales estos estas"),
    ask=ASK,
    none=NONE,
    nobody=words_of("nadie ninguno ninguna"),
    age_bounds=words_of("mayores menores"),
    has_age=words_of("sus tiene tienen tenía tenían tuvieron cumplió"),
    part_before=words_of("incluidos incluidas incluido incluida incluyendo incluyen incluye"),
    part_phrases=word_tuples("entre ellos|entre ellas|de ellos|de ellas|los cuales|las cuales|de quienes"),
    more_before=words_of("otros otras otro otra"),
    more_after=words_of("más adicionales"),
    newly=words_of("nuevos nuevas"),
    says=SAYS,
    says_of_things=words_of("registró registraron contabilizó contabilizaron registrado cifró cifraron"),
    sources_before=(("según",), ("segun",), ("de", "acuerdo", "con"), ("de", "acuerdo", "a"), ("citando", "a")),
    may=words_of("podría podrían pudiera pudieran podrá podrán"),
    comes_to=words_of(
        "llegar llegue superar supere alcanzar alcance aumentar sumar morir dejar causar afectar costar"
        " asistan participen lleguen superen"
    ),
    expects=words_of("espera esperan esperaba esperaban prevé prevén preveía preveían"),
    claimants=CLAIMANTS,
    causes=CAUSES,
    months=MONTHS,
    weekdays=WEEKDAYS,
    tags=tagged(
        (Tag.NUMBER, NUMBERS),
        (Tag.ARTICLE, ("un", "una")),
        (Tag.STOP, PREPOSITIONS | AUXILIARIES | FUNCTION_WORDS),
        (Tag.PREPOSITION, PREPOSITIONS),
        (Tag.AUX, AUXILIARIES),
        (Tag.AND, ("y", "e", "o", "u", ",", "pero", "así", "como")),
        (Tag.OF, ("de",)),
        (Tag.DETERMINER, DETERMINERS),
        (Tag.ADVERB, ADVERBS),
        (Tag.MONTH, MONTHS),
        (Tag.WEEKDAY, WEEKDAYS),
        (Tag.STATE, [*STATES, *STATE_PHRASES]),
        (Tag.SAYS, SAYS),
        (Tag.SOURCE, ("según", "segun", "de", "citando")),
        (Tag.NAME, NAMES),
        (Tag.PERSON, PERSONS | frozenset(POPULATIONS)),
        (Tag.ONE_PERSON, ONE_PERSON),
        (Tag.ONE_UNIT, words_of("hora día semana mes año década siglo kilómetro")),
        (Tag.CLAUSE, CLAUSES),
        (Tag.NOUN, NOUNS),
        (Tag.DAY, RELATIVE_DAYS),
        (Tag.INSIDE, ("en",)),
        (Tag.CAUSE, CAUSES),
        (Tag.ROAD, ROADS),
        (Tag.BLOCKED, BLOCKED),
        (Tag.PRESENT, PRESENT),
        (Tag.GROWTH, GROWTH),
        (Tag.FORCES, STATE_FORCES),
        (Tag.SHOOTS, SHOOTS),
        (Tag.TOLL, TOLLS),
        (Tag.TREND, TRENDS),
        (Tag.POINT, ("puntos", "punto", "tramos", "sectores")),
        (Tag.GOES_ON, [*NUMBERS, *["y", "con", "coma", "punto", "sobre", "de", "-", "un", "una"]]),
        (Tag.NONE, {phrase[0] for phrase in NONE}),
    ),
)
