"""Spanish vocabulary: what happens to people, who they are, who says so, and why."""

from claims.figures.figure import Basis
from claims.figures.kinds import Cause, CountedKind, Population
from claims.figures.languages.table import (
    Form,
    State,
    by_first_word,
    by_word,
    merged,
    plain,
    states,
    word_tuples,
    words_of,
)

KIND = CountedKind
BOTH = Form.BEFORE | Form.AFTER
TOLD = Form.NOUN | Form.AFTER


def participles(*stems: str) -> str:
    """Return the four forms of participles: "herid" gives herido, herida, heridos, heridas."""
    return " ".join(stem + ending for stem in stems for ending in ("o", "a", "os", "as"))


STATES = merged(
    states(KIND.DEATHS, TOLD, participles("muert", "fallecid", "asesinad", "difunt", "ahogad")),
    states(KIND.DEATHS, Form.NOUN, "muertes muerte fallecimientos fallecimiento decesos deceso asesinatos asesinato"),
    states(KIND.DEATHS, Form.NOUN, "homicidios homicidio feminicidios feminicidio matanza masacre ejecuciones occisos"),
    states(KIND.DEATHS, Form.AFTER, participles("ejecutad", "abatid", "acribillad", "masacrad", "ultimad")),
    states(KIND.DEATHS, BOTH, "murieron murió mueren muere fallecieron falleció fallecen perecieron"),
    states(KIND.DEATHS, Form.BEFORE, "mató mataron matan mata matando matar asesinó asesinaron asesinando asesinan"),
    states(KIND.DEATHS, Form.BEFORE, "cobró cobrado masacraron ejecutaron abatieron abatió"),
    states(KIND.INJURED, TOLD, participles("herid", "lesionad", "malherid", "contus")),
    states(KIND.INJURED, Form.BEFORE, "hirió hirieron hiriendo hiere hieren herir lesionó"),
    states(KIND.INJURED, Form.NOUN, "lesiones"),
    states(KIND.MISSING, TOLD, participles("desaparecid")),
    states(KIND.MISSING, Form.NOUN, "desapariciones desaparición"),
    states(KIND.ARRESTS, TOLD, participles("arrestad")),
    states(KIND.ARRESTS, Form.NOUN, "arrestos arresto capturas"),
    states(KIND.ARRESTS, Form.BEFORE, "arrestó arrestaron arrestando"),
    states(KIND.DETAINED, TOLD, participles("detenid", "apresad", "encarcelad", "capturad", "intervenid")),
    states(KIND.DETAINED, Form.NOUN, "detenciones detención presos"),
    states(
        KIND.DETAINED, Form.BEFORE, "detuvo detuvieron detiene detienen deteniendo capturó capturaron intervinieron"
    ),
    states(KIND.KIDNAPPED, TOLD, participles("secuestrad", "retenid")),
    states(KIND.KIDNAPPED, Form.NOUN, "secuestros secuestro rehenes"),
    states(KIND.KIDNAPPED, Form.BEFORE, "secuestró secuestraron secuestrando"),
    states(KIND.DISPLACED, TOLD, participles("desplazad")),
    states(KIND.DISPLACED, Form.NOUN, "refugiados desplazamientos"),
    states(KIND.HOMELESS, TOLD, participles("damnificad")),
    states(KIND.AFFECTED, TOLD, participles("afectad")),
    states(KIND.EVACUATED, TOLD, participles("evacuad", "albergad")),
    states(KIND.EVACUATED, Form.NOUN, "evacuación evacuaciones"),
    states(KIND.RESCUED, Form.NOUN, "rescate"),
    states(KIND.EVACUATED, Form.BEFORE, "evacuó evacuaron"),
    states(KIND.RESCUED, TOLD, participles("rescatad")),
    states(KIND.RESCUED, Form.BEFORE, "salvó salvaron salvado salvar salvando"),
    states(KIND.DEPLOYED, Form.AFTER, participles("desplegad", "movilizad")),
    states(KIND.DEPLOYED, Form.BEFORE, "desplegó desplegaron desplegará desplegarán desplegado movilizó"),
    states(KIND.RESCUED, Form.NOUN, "sobrevivientes supervivientes"),
    states(KIND.RESCUED, Form.BEFORE, "rescató rescataron"),
    states(KIND.TRAPPED, TOLD, participles("atrapad", "varad")),
    states(KIND.HOSPITALISED, TOLD, participles("hospitalizad", "internad")),
    states(KIND.CASES, TOLD, participles("contagiad", "infectad")),
    states(KIND.CASES, Form.NOUN, "casos contagios"),
    states(
        KIND.ATTENDANCE,
        BOTH,
        "marcharon participaron asistieron protestaron acudieron concentraron marchan manifestaron congregaron",
    ),
    states(KIND.BODIES, Form.NOUN, "cadáveres cuerpos cadáver"),
    states(None, Form.NOUN, "víctimas víctima bajas baja"),
    states(
        None, Form.AFTER, participles("destruid", "dañad", "bloquead", "incendiad", "destrozad", "atacad", "inundad")
    ),
    states(None, Form.AFTER, participles("saquead", "agredid", "quemad", "calcinad", "liberad", "excarcelad")),
    states(None, Form.BEFORE, "liberó liberaron excarceló excarcelaron"),
)

STATE_PHRASES = by_first_word(
    {
        "perdieron la vida|perdió la vida|perdido la vida|pierden la vida": State(KIND.DEATHS, BOTH),
        "sin vida": State(KIND.DEATHS, BOTH),
        "con vida": State(KIND.RESCUED, BOTH),
        "víctimas mortales|víctimas fatales|víctima mortal|víctima fatal": State(KIND.DEATHS, Form.NOUN),
        "cobró la vida de|costó la vida a|cobrado la vida de|quitó la vida a": State(KIND.DEATHS, Form.BEFORE),
        "sin hogar|sin techo": State(KIND.HOMELESS, Form.AFTER),
        "muertos o desaparecidos|muertos y desaparecidos": State(KIND.DEAD_OR_MISSING, TOLD),
        "muertos o heridos|muertos y heridos": State(None, TOLD),
        "bajo custodia|tras las rejas": State(KIND.DETAINED, Form.AFTER),
    }
)

NOUNS = by_word(
    {
        KIND.DEATHS: "vidas",
        KIND.HOMES: "viviendas casas hogares vivienda casa",
        KIND.BUILDINGS: "edificios escuelas colegios locales iglesias hospitales comercios",
        KIND.ROADBLOCKS: "bloqueos piquetes barricadas bloqueo",
        KIND.VOTES: "votos sufragios voto papeletas",
        KIND.ATTACKS: "ataques atentados explosiones incidentes ataque",
        KIND.JOBS: "empleos despidos",
        KIND.PLACES: "regiones ciudades pueblos provincias departamentos distritos países localidades municipios",
        KIND.DEPLOYED: "efectivos tropas",
        KIND.ATTENDANCE: "asistencia concurrencia asistentes concurrentes",
    }
)

POPULATIONS = by_word(
    {
        Population.CIVILIANS: "civiles civil vecinos pobladores peatones transeúntes",
        Population.MINORS: "niños niñas niño niña menores menor adolescentes adolescente bebés infantes escolares",
        Population.WOMEN: "mujeres mujer",
        Population.MEN: "hombres hombre varones",
        Population.PROTESTERS: "manifestantes manifestante marchistas protestantes",
        Population.POLICE: "policías policía agentes carabineros gendarmes suboficial",
        Population.MILITARY: "militares soldados soldado militar marinos uniformados",
        Population.SECURITY_FORCES: "efectivos guardias custodios",
        Population.FIGHTERS: "combatientes guerrilleros rebeldes insurgentes milicianos terroristas pandilleros"
        " sicarios",
        Population.JOURNALISTS: "periodistas periodista reporteros comunicadores",
        Population.STUDENTS: "estudiantes estudiante alumnos universitarios",
        Population.MEDICAL_WORKERS: "médicos enfermeras médico enfermeros",
        Population.AID_WORKERS: "bomberos rescatistas voluntarios brigadistas",
        Population.WORKERS: "trabajadores mineros obreros empleados trabajador",
        Population.FARMERS: "campesinos comuneros agricultores campesino ronderos",
        Population.CLERGY: "sacerdotes monjas jesuitas religiosos",
        Population.PRISONERS: "reclusos internos presos reos",
        Population.FOREIGNERS: "extranjeros turistas migrantes",
    }
)

PERSONS = words_of(
    "personas persona gente individuos ciudadanos habitantes miembros votantes familias adultos pasajeros dirigentes",
    "peruanos líderes asistentes participantes activistas pacientes sospechosos integrantes jóvenes ancianos víctimas",
    "afiliados docentes maestros usuarios conductores sujetos ciudadano joven acusados imputados refugiados rehenes",
    "vecinos jubilados hermanos hermanas hijos hijas congresistas diputados senadores jueces fiscales abogados hinchas",
    "espectadores fieles peregrinos turistas delincuentes asaltantes reclutas ingenieros diplomáticos clientes",
    "comerciantes vendedores pescadores tripulantes ocupantes sobrevivientes familiares parientes deudos aficionados",
)

ONE_PERSON = words_of(
    "persona hombre mujer menor niño niña joven adolescente civil manifestante policía agente soldado trabajador",
    "periodista estudiante campesino comunero poblador transeúnte bombero recluso ciudadano anciano bebé suboficial",
    "turista médico sacerdote conductor muerto muerta fallecido fallecida herido herida desaparecido detenido",
    "detenida militar marino sargento teniente capitán coronel oficial militante guerrillero terrorista delincuente",
    "sicario sujeto sospechoso individuo dirigente líder alcalde regidor candidato juez fiscal abogado activista",
    "político funcionario empresario comerciante minero pescador profesor profesora docente alumno alumna escolar",
    "enfermera enfermero voluntario brigadista camarógrafo fotógrafo monja religioso ciclista motociclista pasajero",
    "pasajera migrante extranjero rehén interno reo preso madre padre hijo hija hermano hermana abuela abuelo vecino",
    "vecina anciana ciudadana víctima trabajadora obrero obrera empleado empleada agricultor agricultora ingeniero",
    "diplomático embajador cónsul asesor infante adulto adulta jubilado gestante embarazada comunera campesina",
    "pobladora rondera rondero guardia vigilante",
)

ASK = {
    "víctimas": "«víctimas» puede ser los muertos o todos los afectados: ¿cuál de los dos?",
    "víctima": "«víctima» puede ser un muerto o un afectado: ¿cuál de los dos?",
    "bajas": "«bajas» puede ser los muertos, o los muertos y los heridos: ¿cuál de los dos?",
}
ASK |= {plain(word): question for word, question in ASK.items()}

CLAIMANTS = by_word(
    {
        "government": "gobierno ministerio ministro ministra presidente presidenta presidencia gobernador alcalde"
        " autoridades autoridad municipalidad defensoría estado congreso sutran indeci secretaría"
        " funcionarios funcionario instituto",
        "police": "policía pnp comisaría",
        "military": "ejército militares armada comando fuerzas marina",
        "prosecutors": "fiscalía fiscal procuraduría",
        "medical": "hospital hospitales médicos essalud minsa salud morgue clínica",
        "ngo": "ong organización organizaciones organismo organismos coordinadora cruz amnistía observatorio"
        " asociación fundación activistas derechos",
        "un": "onu acnur unicef oms naciones unidas",
        "media": "diario periódico radio televisión agencia prensa medios canal efe reuters afp",
        "party": "partido oposición sindicato sindicatos organizadores manifestantes gremio",
        "witness": "testigo testigos vecinos familiares pobladores",
    }
)

SAYS = by_word(
    {
        Basis.CONFIRMED: "confirmó confirmaron confirma confirman confirmado confirmados confirmadas confirmada",
        Basis.ESTIMATED: "estima estiman estimó estimaron calcula calculan calculó estimado",
        Basis.FEARED: "teme temen temía",
        Basis.REPORTED: "dijo dijeron dice dicen informó informaron informa informan reportó reportaron reporta"
        " reportan"
        " anunció anunciaron anuncia señaló señalaron indicó indicaron indica aseguró aseguraron afirmó"
        " afirmaron declaró"
        " precisó precisaron denunció denunciaron registró registraron contabilizó contabilizaron cifró cifraron"
        " detalló"
        " habla hablan hablaba denuncian denuncia"
        " explicó agregó añadió sostuvo manifestó advirtió reveló comunicó difundió reportado informado registrado",
    }
)

CAUSES = by_word(
    {
        Cause.CLASHES: "enfrentamientos enfrentamiento choques combates",
        Cause.PROTESTS: "protestas protesta manifestaciones marchas disturbios movilizaciones paro",
        Cause.ATTACK: "ataque ataques atentado atentados explosión explosiones emboscada tiroteo bomba",
        Cause.AIR_STRIKE: "bombardeo bombardeos",
        Cause.EARTHQUAKE: "terremoto sismo temblor réplica",
        Cause.FLOOD: "inundaciones inundación huaico huaicos deslizamiento aluvión",
        Cause.STORM: "tormenta huracán ciclón tifón lluvias",
        Cause.FIRE: "incendio incendios",
        Cause.DISEASE: "covid coronavirus dengue cólera epidemia pandemia",
        Cause.COLLAPSE: "derrumbe colapso",
        Cause.ACCIDENT: "accidente accidentes choque volcadura",
    }
)

STATE_FORCES = words_of(
    "policía policías policial policiales ejército soldados militares fuerzas agentes pnp efectivos"
)
SHOOTS = words_of("disparó disparan dispara dispararon disparando disparos abrió abrieron")
NONE = word_tuples(
    "ningún|ninguno|ninguna|nadie|sin|ni|ni un|ni una|ni un solo|ni una sola|no hay|no hubo|no había|no habrá"
    "|no existen",
    "no ha habido|no han habido|no hay que lamentar|no hubo que lamentar|no dejó|no dejaron|no causó|no causaron",
    "no provocó|no provocaron|sin que haya|sin que hubiera|sin que se reporten|sin que se registren"
    "|sin que se produzcan",
    "no se reporta|no se reportan|no se reportó|no se reportaron|no se registra|no se registran|no se registró",
    "no se registraron|no se produjo|no se produjeron|no se ha reportado|no se han reportado|no se ha registrado",
    "no se han registrado|no se ha producido|no se han producido|sin que se reportaran|sin que se registraran",
)
TOLLS = words_of("saldo cifra número total balance")
ROADS = words_of("carreteras carretera vías vía rutas ruta caminos calles tránsito bloqueo bloqueos")
BLOCKED = words_of("bloqueado bloqueados bloqueada bloqueadas bloqueo bloqueos bloquean bloquearon cortadas cerradas")
