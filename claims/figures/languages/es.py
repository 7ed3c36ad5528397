"""Spanish."""

from claims.figures.figure import Basis, Qualifier
from claims.figures.kinds import Cause, CountedKind, Population
from claims.figures.languages.table import (
    Form,
    Language,
    State,
    Tag,
    merged,
    numbers,
    phrases,
    spelled,
    states,
    tagged,
    words_of,
)

HUNDREDS = {
    "dosc": 200,
    "tresc": 300,
    "cuatroc": 400,
    "quin": 500,
    "seisc": 600,
    "setec": 700,
    "ochoc": 800,
    "novec": 900,
}
ORDINAL_STEMS = {
    "veint": 20, "treint": 30, "cuarent": 40, "cincuent": 50, "sesent": 60, "setent": 70, "ochent": 80, "novent": 90,
}  # fmt: skip

NUMBERS = (
    numbers("zero", cero=0, zero=0)
    | numbers("unit", uno=1, dos=2, tres=3, trés=3, cuatro=4, cinco=5, seis=6, siete=7, ocho=8, nueve=9)
    | numbers("teen", diez=10, once=11, doce=12, trece=13, catorce=14, quince=15, dieciséis=16, diecisiete=17)
    | numbers("teen", dieciocho=18, diecinueve=19, veintiuno=21, veintiún=21, veintiuna=21, veintidós=22)
    | numbers("teen", veintitrés=23, veinticuatro=24, veinticinco=25, veintiséis=26, veintisiete=27, veintiocho=28)
    | numbers("teen", veintinueve=29)
    | numbers("ten", veinte=20, treinta=30, cuarenta=40, cincuenta=50, sesenta=60, setenta=70, ochenta=80, noventa=90)
    | numbers("hundreds", cien=100, ciento=100)
    | numbers("hundreds", **{f"{stem}ient{end}": value for stem, value in HUNDREDS.items() for end in ("os", "as")})
    | numbers("scale", mil=10**3, millón=10**6, millones=10**6, billón=10**12, billones=10**12, trillón=10**18)
    | numbers("scale", trillones=10**18, mm=10**6)
    | numbers("collective", docena=12, veintena=20, decena=10, quincena=15, treintena=30, cuarentena=40, par=2)
    | numbers("collective", cincuentena=50, sesentena=60, centena=100, centenar=100, millar=1000)
    | numbers("plural", decenas=10, docenas=12, veintenas=20, centenas=100, centenares=100, cientos=100, miles=10**3)
    | numbers("plural", millares=10**3)
    | numbers("few", varios=1, varias=1, puñado=1)
    | numbers("half", medio=2, media=2)
    | numbers("fraction", tercio=3, tercios=3, cuarto=4, cuartos=4, quinto=5, quintos=5, quinta=5, quintas=5, sexto=6)
    | numbers("fraction", sextos=6, séptimo=7, séptimos=7, octavo=8, octavos=8, noveno=9, novenos=9, décimo=10)
    | numbers("fraction", décimos=10, décima=10, décimas=10, medios=2, medias=2, centésima=100, centésimas=100)
    | numbers("fraction", milésima=1000, milésimas=1000, millonésima=10**6, millonésimas=10**6, centésimo=100)
    | numbers("fraction", **{f"{stem}av{end}": value for stem, value in (
        ("doce", 12), ("quince", 15), ("veinte", 20), ("veintiun", 21), ("veinticinco", 25), ("treinta", 30),
        ("cincuenta", 50), ("once", 11), ("trece", 13)) for end in ("o", "os")})
    | numbers("article", un=1, una=1)
)  # fmt: skip

COMPARED = {
    "more": "mayor mayores superior superiores más~alto más~alta más~altos más~grande más~grandes",
    "less": "menor menores inferior inferiores más~bajo más~baja más~bajos más~pequeño más~pequeños",
}


def compared(which: str, *, or_equal: bool) -> str:
    """Return the comparisons "mayor que", "mayores o iguales a", "igual o mayor que" of one direction."""
    found: list[str] = []
    for word in (compared_word.replace("~", " ") for compared_word in COMPARED[which].split()):
        for than in ("que", "a", "de", "al", "del"):
            if or_equal:
                found += [f"{word} o igual {than}", f"{word} o iguales {than}", f"igual o {word} {than}"]
                found += [f"igual a o {word} {than}", f"iguales o {word} {than}"]
            else:
                found.append(f"{word} {than}")
    return "|".join(found)


BEFORE = phrases(
    {
        Qualifier.AT_LEAST: (
            "al menos|por lo menos|cuando menos|como mínimo|no menos de|mínimo|un mínimo de|mínimo de|a lo menos"
            "|lo menos|> =|≥|= >|desde al menos|igual o más de|más de o igual a|" + compared("more", or_equal=True)
        ),
        Qualifier.MORE_THAN: (
            "más de|más que|por encima de|por encima de los|supera|superan|superó|superaron|superado|superar|superando"
            "|supera los|superan los|superó los|superaron los|superado los|supera las|superan las|superó las|sobrepasa"
            "|supera ya los|sobrepasa los|sobrepasó|sobrepasó los|sobrepasan|excede|excede los|exceden|excedió"
            "|arriba de|poco más de|algo más de|bastante más de|mucho más de|más de los|más de las|rebasa|rebasa los"
            "|rebasó|rebasó los|>|" + compared("more", or_equal=False)
        ),
        Qualifier.AT_MOST: (
            "hasta|como máximo|a lo sumo|no más de|máximo|un máximo de|máximo de|a lo más|tope de|hasta un máximo de"
            "|no superior a|no mayor a|no mayor de|< =|≤|= <|" + compared("less", or_equal=True)
        ),
        Qualifier.LESS_THAN: (
            "menos de|menos que|por debajo de|poco menos de|algo menos de|bastante menos de|debajo de|<|"
            + compared("less", or_equal=False)
        ),
        Qualifier.NEARLY: "casi|prácticamente|a punto de alcanzar|cerca de|cerca de los|cerca de las|cercano a|próximo a",
        Qualifier.ABOUT: (
            "unos|unas|alrededor de|alrededor de los|aproximadamente|en torno a|aprox|aprox .|más o menos"
            "|algo así como|entorno a|se estima en|estimado en|estimados en|estimada en|del orden de|sobre los"
            "|aproximado de|en torno a los|un promedio de|un estimado de|~|≈|a unos|a unas"
        ),
        Qualifier.EXACT: "exactamente|igual a|equivale a|iguales a|un total de|precisamente",
    },
    by_last_word=True,
)

AFTER = phrases(
    {
        Qualifier.AT_LEAST: "o más|como mínimo|al menos|por lo menos|cuando menos|mínimo|y contando|+|o superior|o mayor",
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

BETWEENS = frozenset({"a", "-", "–", "—", "‑", "−", "~", "o", "u"})

TRENDS = words_of(
    "subió sube pasó pasa pasaron aumentó aumenta aumentaron creció crece cayó cae bajó baja bajaron disminuyó redujo",
    "reducido elevó eleva incrementó subieron subir pasar descendió incrementaron ascendió",
)

KIND = CountedKind
BOTH = Form.BEFORE | Form.AFTER
ENDINGS = ("o", "a", "os", "as")


def participles(*stems: str) -> str:
    """Return the four forms of participles: "herid" gives herido, herida, heridos, heridas."""
    return " ".join(stem + ending for stem in stems for ending in ENDINGS)


STATES = merged(
    states(KIND.DEATHS, Form.NOUN | Form.AFTER, participles("muert", "fallecid", "asesinad", "difunt")),
    states(KIND.DEATHS, Form.NOUN, "muertes muerte fallecimientos fallecimiento decesos deceso asesinatos asesinato"),
    states(KIND.DEATHS, Form.NOUN, "homicidios homicidio feminicidios feminicidio matanza masacre ejecuciones"),
    states(KIND.DEATHS, BOTH, participles("ejecutad", "abatid", "acribillad", "masacrad", "ultimad", "calcinad")),
    states(KIND.DEATHS, Form.AFTER, "murieron murió mueren muere fallecieron falleció fallecen perecieron perdieron"),
    states(KIND.DEATHS, Form.BEFORE | Form.AFTER, "murieron murió mueren muere fallecieron falleció fallecen"),
    states(KIND.DEATHS, Form.BEFORE, "mató mataron matan mata matando matar asesinó asesinaron asesinando asesinan"),
    states(KIND.DEATHS, Form.BEFORE, "cobró cobrado masacraron ejecutaron abatieron abatió"),
    states(KIND.INJURED, Form.NOUN | Form.AFTER, participles("herid", "lesionad", "malherid", "contus")),
    states(KIND.INJURED, Form.BEFORE, "hirió hirieron hiriendo hiere hieren herir lesionó"),
    states(KIND.INJURED, Form.NOUN, "lesiones heridas"),
    states(KIND.MISSING, Form.NOUN | Form.AFTER, participles("desaparecid")),
    states(KIND.MISSING, Form.NOUN, "desapariciones desaparición"),
    states(KIND.ARRESTS, Form.NOUN | Form.AFTER, participles("arrestad")),
    states(KIND.ARRESTS, Form.NOUN, "arrestos arresto capturas"),
    states(KIND.ARRESTS, Form.BEFORE, "arrestó arrestaron arrestando"),
    states(KIND.DETAINED, Form.NOUN | Form.AFTER, participles("detenid", "apresad", "encarcelad", "capturad")),
    states(KIND.DETAINED, Form.NOUN, "detenciones detención presos reclusos"),
    states(
        KIND.DETAINED, Form.BEFORE, "detuvo detuvieron detiene detienen deteniendo capturó capturaron intervinieron"
    ),
    states(KIND.KIDNAPPED, Form.NOUN | Form.AFTER, participles("secuestrad", "retenid")),
    states(KIND.KIDNAPPED, Form.NOUN, "secuestros secuestro rehenes"),
    states(KIND.KIDNAPPED, Form.BEFORE, "secuestró secuestraron secuestrando"),
    states(KIND.DISPLACED, Form.NOUN | Form.AFTER, participles("desplazad")),
    states(KIND.DISPLACED, Form.NOUN, "refugiados desplazamientos"),
    states(KIND.HOMELESS, Form.NOUN | Form.AFTER, participles("damnificad")),
    states(KIND.AFFECTED, Form.NOUN | Form.AFTER, participles("afectad")),
    states(KIND.EVACUATED, Form.NOUN | Form.AFTER, participles("evacuad", "albergad")),
    states(KIND.EVACUATED, Form.BEFORE, "evacuó evacuaron"),
    states(KIND.RESCUED, Form.NOUN | Form.AFTER, participles("rescatad")),
    states(KIND.RESCUED, Form.NOUN, "sobrevivientes supervivientes"),
    states(KIND.RESCUED, Form.BEFORE, "rescató rescataron"),
    states(KIND.TRAPPED, Form.NOUN | Form.AFTER, participles("atrapad", "varad")),
    states(KIND.HOSPITALISED, Form.NOUN | Form.AFTER, participles("hospitalizad", "internad")),
    states(KIND.CASES, Form.NOUN | Form.AFTER, participles("contagiad", "infectad")),
    states(KIND.CASES, Form.NOUN, "casos contagios"),
    states(KIND.ATTENDANCE, Form.AFTER, "marcharon participaron asistieron protestaron acudieron concentraron"),
    states(None, Form.NOUN, "víctimas víctima bajas baja cadáveres cuerpos"),
    states(
        None, Form.NOUN | Form.AFTER, participles("destruid", "dañad", "bloquead", "incendiad", "destrozad", "atacad")
    ),
    states(None, Form.NOUN | Form.AFTER, participles("inundad", "saquead", "agredid", "quemad")),
)

STATE_PHRASES = {
    "perdieron": ((("perdieron", "la", "vida"), State(KIND.DEATHS, BOTH)),),
    "perdió": ((("perdió", "la", "vida"), State(KIND.DEATHS, BOTH)),),
    "perdido": ((("perdido", "la", "vida"), State(KIND.DEATHS, BOTH)),),
    "sin": ((("sin", "vida"), State(KIND.DEATHS, Form.AFTER)), (("sin", "hogar"), State(KIND.HOMELESS, Form.AFTER))),
}

NOUNS = {
    word: kind
    for kind, words in {
        KIND.HOMES: "viviendas casas hogares vivienda casa",
        KIND.BUILDINGS: "edificios escuelas colegios locales iglesias hospitales comercios",
        KIND.ROADBLOCKS: "bloqueos piquetes barricadas bloqueo",
        KIND.VOTES: "votos sufragios voto papeletas",
        KIND.ATTACKS: "ataques atentados explosiones incidentes ataque",
        KIND.JOBS: "empleos puestos despidos",
        KIND.PLACES: "regiones ciudades pueblos provincias departamentos distritos países puntos localidades municipios",
        KIND.DEPLOYED: "efectivos tropas",
    }.items()
    for word in words.split()
}

POPULATIONS = {
    word: population
    for population, words in {
        Population.CIVILIANS: "civiles civil vecinos pobladores peatones transeúntes",
        Population.MINORS: "niños niñas niño niña menores menor adolescentes adolescente bebés infantes escolares",
        Population.WOMEN: "mujeres mujer",
        Population.MEN: "hombres hombre varones",
        Population.PROTESTERS: "manifestantes manifestante marchistas protestantes",
        Population.POLICE: "policías policía agentes carabineros gendarmes",
        Population.MILITARY: "militares soldados soldado militar marinos uniformados",
        Population.SECURITY_FORCES: "efectivos guardias custodios",
        Population.FIGHTERS: "combatientes guerrilleros rebeldes insurgentes milicianos terroristas pandilleros sicarios",
        Population.JOURNALISTS: "periodistas periodista reporteros comunicadores",
        Population.STUDENTS: "estudiantes estudiante alumnos universitarios",
        Population.MEDICAL_WORKERS: "médicos enfermeras médico enfermeros",
        Population.AID_WORKERS: "bomberos rescatistas voluntarios brigadistas",
        Population.WORKERS: "trabajadores mineros obreros empleados trabajador",
        Population.FARMERS: "campesinos comuneros agricultores campesino ronderos",
        Population.CLERGY: "sacerdotes monjas jesuitas religiosos",
        Population.PRISONERS: "reclusos internos presos reos",
        Population.FOREIGNERS: "extranjeros turistas migrantes",
    }.items()
    for word in words.split()
}

PERSONS = words_of(
    "personas persona gente individuos ciudadanos habitantes miembros votantes familias adultos pasajeros dirigentes",
    "peruanos líderes asistentes participantes activistas pacientes sospechosos integrantes jóvenes ancianos víctimas",
    "migrantes afiliados docentes maestros usuarios conductores",
)

ASK = {
    "víctimas": "«víctimas» puede ser los muertos o todos los afectados: ¿cuál de los dos?",
    "víctima": "«víctima» puede ser un muerto o un afectado: ¿cuál de los dos?",
    "bajas": "«bajas» puede ser los muertos, o los muertos y los heridos: ¿cuál de los dos?",
}

CLAIMANTS = {
    word: kind
    for kind, words in {
        "government": "gobierno ministerio ministro ministra presidente presidenta presidencia gobernador alcalde"
        " autoridades autoridad municipalidad defensoría estado congreso portavoz vocero sutran indeci secretaría"
        " funcionarios funcionario",
        "police": "policía pnp comisaría",
        "military": "ejército militares armada comando fuerzas marina",
        "prosecutors": "fiscalía fiscal procuraduría",
        "medical": "hospital hospitales médicos essalud minsa salud morgue clínica",
        "ngo": "ong organización organizaciones organismo organismos coordinadora cruz amnistía observatorio"
        " asociación fundación activistas derechos",
        "un": "onu acnur unicef oms naciones unidas",
        "media": "diario periódico radio televisión agencia prensa medios canal efe reuters afp",
        "party": "partido oposición sindicato sindicatos organizadores manifestantes gremio",
        "witness": "testigo testigos vecinos familiares pobladores sobrevivientes",
    }.items()
    for word in words.split()
}

SAYS = {
    word: basis
    for basis, words in {
        Basis.CONFIRMED: "confirmó confirmaron confirma confirman confirmado confirmados confirmadas confirmada",
        Basis.ESTIMATED: "estima estiman estimó estimaron calcula calculan calculó estimado",
        Basis.FEARED: "teme temen temía",
        Basis.REPORTED: "dijo dijeron dice dicen informó informaron informa informan reportó reportaron reporta reportan"
        " anunció anunciaron anuncia señaló señalaron indicó indicaron indica aseguró aseguraron afirmó afirmaron declaró"
        " precisó precisaron denunció denunciaron registró registraron contabilizó contabilizaron cifró cifraron detalló"
        " explicó agregó añadió sostuvo manifestó advirtió reveló comunicó difundió reportado informado registrado",
    }.items()
    for word in words.split()
}

CAUSES = {
    word: cause
    for cause, words in {
        Cause.CLASHES: "enfrentamientos enfrentamiento choques combates",
        Cause.PROTESTS: "protestas protesta manifestaciones marchas disturbios movilizaciones paro",
        Cause.ATTACK: "ataque ataques atentado atentados explosión explosiones emboscada tiroteo bomba",
        Cause.AIR_STRIKE: "bombardeo bombardeos",
        Cause.EARTHQUAKE: "terremoto sismo temblor réplica",
        Cause.FLOOD: "inundaciones inundación huaico huaicos deslizamiento aluvión",
        Cause.STORM: "tormenta huracán ciclón tifón lluvias",
        Cause.FIRE: "incendio incendios fuego",
        Cause.DISEASE: "covid covid-19 coronavirus dengue cólera epidemia pandemia",
        Cause.COLLAPSE: "derrumbe colapso",
        Cause.ACCIDENT: "accidente accidentes choque volcadura",
    }.items()
    for word in words.split()
}

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "enero ene",
            "febrero feb",
            "marzo mar",
            "abril abr",
            "mayo",
            "junio jun",
            "julio jul",
            "agosto ago",
            "septiembre setiembre sep set",
            "octubre oct",
            "noviembre nov",
            "diciembre dic",
        ],
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = spelled(
    {name: day for day, name in enumerate(["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"])}
)

PREPOSITIONS = words_of(
    "de del en a al por para con sin entre sobre desde hasta contra según durante tras ante bajo hacia mediante como",
    "excepto salvo pese además incluyendo",
)

AUXILIARIES = words_of(
    "fue fueron es son era eran ser sido siendo está están estaba estaban ha han había habían haber hay hubo",
    "resultó resultaron resultan resultado resultar quedó quedaron quedan queda quedar quedado permanecen permanece sigue siguen",
    "continúan continúa terminó terminaron se será serán sería serían encuentran encuentra salieron salió",
)

FUNCTION_WORDS = words_of(
    "y e o u ni pero sino aunque mientras porque pues que quien quienes cual cuales cuyo cuya donde cuando si no",
    "el la los las lo le les un una este esta estos estas ese esa esos esas aquel su sus mi tu nuestro él ella ellos ellas",
    "también ya así luego hoy ayer mañana anoche ahora antes después aún todavía además sólo solo muy más menos tan",
    "dejó dejaron deja dejan dejando hizo hicieron tiene tienen tuvo tuvieron puede pueden pudo respectivamente",
    "aproximadamente alrededor cerca incluso cada todo toda todos todas mismo misma",
)

ADVERBS = words_of(
    "ya también al menos aún todavía sólo solo ahora gravemente levemente brutalmente presuntamente reportados reportadas",
    "como los las el la otros otras se han ha a lo unos unas hasta",
)

DETERMINERS = words_of(
    "el la los las lo su sus este esta estos estas esos esas otros otras otro otra todos todas a ambos"
)

NAMES = words_of(
    "artículo artículos sección capítulo número núm página páginas ruta carretera vuelo sala canal ley decreto resolución",
    "nivel tipo categoría fase parte semana día área fórmula departamento unidad grupo modelo versión grado clase",
    "episodio temporada volumen figura tabla puerta jirón jr avenida av calle km kilómetro lote manzana covid expediente",
)

ES = Language(
    code="es",
    decimal_mark=",",
    numbers=NUMBERS,
    joins=frozenset({"y"}),
    join_after_tens=True,
    of=frozenset({"de"}),
    points=frozenset({"coma", "punto", "con"}),
    minus=frozenset({"menos"}),
    before=BEFORE,
    after=AFTER,
    frames=FRAMES,
    betweens=BETWEENS,
    trends=TRENDS,
    states=STATES,
    state_phrases=spelled(STATE_PHRASES),
    perfect=frozenset({"ha", "han", "había", "habían", "habia", "habian"}),
    verb_endings=("aron", "ieron", "aban", "ían"),
    roads=words_of("carreteras carretera vías vía rutas ruta caminos calles tránsito bloqueo bloqueos"),
    blocked=words_of(
        "bloqueado bloqueados bloqueada bloqueadas bloqueo bloqueos bloquean bloquearon cortadas cerradas"
    ),
    state_forces=words_of(
        "policía policías policial policiales ejército soldados militares fuerzas agentes pnp efectivos"
    ),
    by=frozenset({"por"}),
    inside=frozenset({"en"}),
    present=words_of("ha han hay es son está están asciende ascienden suma suman momento fecha ahora hoy sigue siguen"),
    growth=words_of(
        "sube subió ascendió asciende aumentó aumenta elevó eleva creció crece incrementó incrementa suben"
    ),
    since=words_of("desde hasta antes partir"),
    relative_days={
        "hoy": ((("hoy",), 0),),
        "ayer": ((("ayer",), -1),),
        "anoche": ((("anoche",), -1),),
        "del": ((("del", "día", "anterior"), None),),
        "el": ((("el", "día", "anterior"), None),),
        "día": ((("día", "anterior"), None),),
        "dia": ((("dia", "anterior"), None),),
        "esta": ((("esta", "mañana"), 0), (("esta", "tarde"), 0), (("esta", "noche"), 0)),
    },
    nouns=spelled(NOUNS),
    populations=spelled(POPULATIONS),
    ask=spelled(ASK),
    none=words_of("ningún ninguna ninguno cero"),
    part_before=words_of("incluidos incluidas incluido incluida incluyendo incluyen incluye"),
    more_before=words_of("otros otras otro otra"),
    more_after=words_of("más adicionales"),
    says=spelled(SAYS),
    sources_before=(("según",), ("segun",), ("de", "acuerdo", "con"), ("de", "acuerdo", "a")),
    according=frozenset({"según", "segun", "de"}),
    claimants=spelled(CLAIMANTS),
    causes=spelled(CAUSES),
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
        (Tag.STATE, STATES),
        (Tag.STATE, spelled(STATE_PHRASES)),
        (Tag.SAYS, spelled(SAYS)),
        (Tag.NAME, NAMES),
        (Tag.PERSON, PERSONS | frozenset(spelled(POPULATIONS))),
        (Tag.CLAUSE, words_of("que quien quienes donde cuando mientras porque cual cuales")),
        (Tag.MARK, ("'", "-", "+")),
    ),
)
