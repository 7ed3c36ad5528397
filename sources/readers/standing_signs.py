"""The words by which pages give away that they are no article, in English and Spanish; each with the sentence for the person.

The patterns are RE2, without regard to case. A sign counts only where the page has no more text of its own than `most_characters`.
"""

from dataclasses import dataclass
from enum import Enum

from sources.readers.page import Standing

__all__ = ["SIGNS", "Sign", "Where"]

_ANY_LENGTH = 1_000_000_000


class Where(Enum):
    """Which of a page's words a sign is looked for in."""

    TITLE = "title"
    """The title and the first headings."""
    TEXT = "text"
    """What was kept of the page."""
    SHOWN = "shown"
    """All of its words, furniture included."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One way of telling, and what it tells.

    Args:
        pattern: RE2, searched without regard to case.
        most_characters: the most text a page may have for the sign to count.
        holds_listings: whether it counts for pages that list items too.
    """

    standing: Standing
    where: Where
    pattern: str
    most_characters: int
    why: str
    holds_listings: bool = False


_NOT_FOUND_TITLE = (
    r"^(?:error:? )?404\b|\b404(?: error| not found|$)|\berror 404\b|^(?:sorry, )?(?:the )?page (?:was |is |could ?n[o']?t be )?(?:not found|missing|unavailable)"
    r"|^not found\b|^(?:file|story|article|content) not found|\bpage (?:does ?n[o']t exist|isn't available|no longer exists|cannot be found|can't be found)"
    r"|^oops\b|^uh[- ]oh\b|^nothing (?:was )?found\b|^p[aá]gina no (?:encontrada|disponible|existe)|^no (?:se (?:ha )?)?(?:encontr[oó]|encontrado|encontramos)"
    r"|^contenido no (?:encontrado|disponible)|^(?:noticia|nota|art[ií]culo) no (?:encontrad[oa]|disponible)|^esta p[aá]gina no|^lo sentimos\b|^ups\b"
)
_NOT_FOUND_TEXT = (
    r"\b(?:page|article|story|content|link|url)\b[^.!?]{0,60}\b(?:no longer (?:available|exists?)|(?:does|did) ?n[o']t exist|(?:was|were|is|could) ?n[o']t (?:be )?found"
    r"|cannot be found|can't be found|has been (?:removed|deleted|moved)|may have been (?:moved|removed|deleted))"
    r"|\b(?:we|i) (?:could ?n[o']t|can ?n[o']?t|can't|were unable to) find (?:the|that|this|what|any)\b"
    r"|\bp[aá]gina[^.!?]{0,60}\b(?:no existe|no (?:est[aá]|se encuentra) disponible|ya no (?:existe|est[aá])|no (?:fue|ha sido|se ha|pudo ser|se pudo) encontrad[oa]|ha sido (?:eliminada|movida))"
    r"|\b(?:contenido|art[ií]culo|nota|noticia|enlace)\b[^.!?]{0,40}\b(?:ya no (?:existe|est[aá] disponible)|no existe|no (?:est[aá]|se encuentra) disponible|fue eliminad[oa])"
    r"|\bno (?:hemos podido encontrar|pudimos encontrar|encontramos|se encontr[oó]|se ha encontrado) (?:la p[aá]gina|lo que|el contenido|el art[ií]culo)"
)
_SERVER_ERROR = (
    r"^(?:error:? )?50[0-4]\b|\b50[0-4] (?:bad gateway|service|internal server|gateway|server error)|^40[13]\b|\b403 forbidden\b|^bad gateway|^gateway time-?out"
    r"|^service (?:temporarily )?unavailable|^internal server error|^(?:access denied|forbidden|unauthorized)\b|error establishing a database connection"
    r"|^database error|^application error|^fatal error|web server is (?:down|returning)|^whitelabel error|^(?:site|website) (?:is )?(?:down|under|temporarily|offline|unavailable)"
    r"|\b(?:under|scheduled|down for|back after) maintenance\b|\bmaintenance mode\b|^(?:we'll|we will) be (?:right )?back|account (?:has been )?suspended"
    r"|^error\b.{0,20}$|^something went wrong|^an error (?:has )?occurred|^(?:sitio|p[aá]gina|web) en (?:mantenimiento|construcci[oó]n)|\ben mantenimiento\b"
    r"|^error (?:interno|del servidor|de conexi[oó]n|en la base)|^servicio (?:temporalmente )?no disponible|^acceso (?:denegado|prohibido|restringido)|^algo sali[oó] mal|^volvemos (?:pronto|enseguida)"
)
_SERVER_ERROR_TEXT = (
    r"\b(?:bad gateway|gateway time-?out|internal server error|service (?:is )?(?:temporarily )?unavailable|error establishing a database connection"
    r"|proxy error|the server (?:encountered|is temporarily)|upstream (?:connect|request)|something went wrong|unexpected error|an error (?:has )?occurred"
    r"|temporarily (?:down|offline|unavailable)|don't have permission to access|account has been suspended|uncaught (?:pdo)?exception|stack trace"
    r"|error interno del servidor|ha ocurrido un error|se ha producido un error|ocurri[oó] un error|algo sali[oó] mal|estamos (?:realizando|en) (?:tareas de )?mantenimiento|temporalmente fuera de servicio)\b"
)
_PAYWALL = (
    r"\bsubscribe (?:now |today )?(?:to|and) (?:continue|keep|read|unlock|get (?:full|unlimited) access)|\b(?:to|please) (?:continue|keep|finish) reading(?: this (?:article|story))?,? (?:please )?(?:subscribe|log in|sign in|register|become|start|create)"
    r"|\b(?:this|the full|the rest of (?:this|the)|the complete) (?:article|story|content|post|report) is (?:only )?(?:available|for|reserved|exclusive)[^.!?]{0,20} (?:to|for)? ?[^.!?]{0,20}(?:subscribers|members|registered)"
    r"|\bsubscriber[- ]only|\b(?:for|exclusive to|exclusively for) (?:our )?(?:paying |paid )?(?:subscribers|members)(?: only)?\b|\bmembers?[- ]only (?:content|article|story|post)|\balready a (?:subscriber|member)\b"
    r"|\byou(?:'ve| have) (?:reached|read|used|hit)[^.!?]{0,40}\b(?:free (?:articles?|stories)|article limit|limit)|\b(?:free )?articles? (?:left|remaining) this month"
    r"|\b(?:unlock|get unlimited access to|get full access to) (?:this|the|all|our|unlimited)\b|\bstart your (?:free )?trial\b|\bread the full (?:article|story) (?:with|by|for)\b"
    r"|\bpara (?:seguir|continuar) leyendo\b|\b(?:contenido|art[ií]culo|nota|noticia) (?:exclusiv[oa] )?(?:s[oó]lo |solo |reservad[oa] |exclusiv[oa] )?para (?:nuestros )?(?:suscriptores|socios|abonados|miembros|usuarios registrados)"
    r"|\bexclusivo (?:para )?(?:suscriptores|socios|abonados)|\bya (?:eres|soy|es|sos) (?:suscriptor|socio|abonado|cliente)|\bsuscr[ií]b(?:ete|ase|ite) (?:ahora )?(?:para|y) (?:seguir|continuar|leer|acceder|sigue|accede)"
    r"|\bhas? (?:alcanzado|le[ií]do|llegado)[^.!?]{0,40}\b(?:l[ií]mite|art[ií]culos gratuitos|notas gratuitas|art[ií]culos gratis)|\b(?:inicia sesi[oó]n|reg[ií]strate)(?: gratis)? para (?:seguir|continuar|leer)"
)
_CONSENT = (
    r"\bbefore you continue\b|\bwe (?:value|care about|respect) your privacy\b|\b(?:we|us) and our (?:\d+ )?(?:trusted )?partners\b|\b(?:accept|allow|agree to) (?:all )?(?:cookies|and (?:continue|close))"
    r"|\bmanage (?:my |your )?(?:cookies|choices|preferences|consent)|\bthis (?:site|website|page) uses cookies|\bcookies (?:to|and similar|help)|\byour (?:consent|privacy choices)|\bconfirm (?:that )?(?:you are|you're|your age)|\bare you (?:over|at least) \d\d"
    r"|\bvaloramos tu privacidad|\b(?:valoramos|respetamos|nos importa|cuidamos) (?:tu|su) privacidad|\bnosotros y nuestros (?:\d+ )?(?:socios|partners)|\bantes de (?:continuar|ir a)|\b(?:aceptar|acepta|acepto) (?:todo|todas|todas las cookies|cookies|las cookies|y (?:continuar|cerrar))"
    r"|\busamos cookies|\butiliza(?:mos)? cookies|\bgestionar (?:las )?(?:cookies|preferencias|opciones)|\bcon su acuerdo\b|\btu consentimiento|\bconfirma que eres mayor"
)
_LOG_IN = r"^(?:please )?(?:log ?in|sign ?in|log on)\b|^(?:welcome back|member login|login required|create (?:an|your) account|register)\b|\b(?:log|sign) in (?:to|with|•|\||-|–)|^(?:inicia|iniciar|inicie) sesi[oó]n|^(?:acceder|acceso|ingresar|ingresa|identif[ií]cate|reg[ií]strate)\b"
_ROBOT_CHECK = (
    r"\bjust a moment\b|\bchecking (?:if the site connection is secure|your browser)|\bverif(?:y|ying)(?: that)? you are (?:a )?(?:human|not a (?:ro)?bot)|\battention required\b|\bare you a (?:ro)?bot\b|\bnot a robot\b"
    r"|\bunusual (?:traffic|activity)\b|\b(?:complete|pass) the security check|\bpardon our interruption|\baccess to this page has been denied|\benable (?:javascript|cookies) and (?:cookies|javascript|reload|try)"
    r"|\bddos protection\b|\bcloudflare ray id|\bray id:|\bsecurity (?:check|verification)\b|\bcomplete the captcha|\bsolve the captcha|\bpress (?:&|and) hold|\breference #?\d+\.[0-9a-f]|\bincapsula incident|\bbot detection"
    r"|\bverifi(?:ca|que|car|cando) que (?:eres|es|usted es) (?:un )?humano|\bno (?:soy|eres|es) un robot|\bcomprobando (?:tu|su) navegador|\btr[aá]fico inusual|\bcomprobaci[oó]n de seguridad|\bverificaci[oó]n de seguridad|\bun momento, por favor|^un momento"
)
_PARKED = (
    r"\bdomain (?:name )?(?:is |may be |could be )?(?:for sale|available for (?:sale|purchase)|has expired|parked|is parked|expired)|\bbuy (?:this|the) domain|\bthis domain\b[^.!?]{0,40}\b(?:sale|expired|parked|registered|purchase)"
    r"|\bparked (?:free|domain|page)|\bdomain parking|\bcourtesy of (?:godaddy|namecheap|sedo|dynadot|hostinger)|\bsedo (?:domain|maintains)|\bhugedomains|\bafternic|\brelated searches\b|\bsponsored listings\b|\bmake an offer (?:on|for)"
    r"|\b(?:dominio|este dominio)\b[^.!?]{0,40}\b(?:en venta|a la venta|ha caducado|caducado|expir[oó]|ha expirado|vencido|aparcado|estacionado|ha sido registrado|disponible)|\bcompr[ae] este dominio"
    r"|\bwelcome to nginx\b|\bapache2? (?:ubuntu|debian|centos|http server)?[^.!?]{0,20}default page|^it works!?$|^index of /|\bfuture home of\b|\bdefault web ?(?:site )?page|\bthis is your first post\b|\bthis site can.t be reached|\bplesk\b.{0,40}\bdefault|\biis windows server"
    r"|^coming soon\b|^(?:pr[oó]ximamente|sitio en construcci[oó]n|en construcci[oó]n)\b|^under construction\b|^hello world!?$"
)
_SHELL = (
    r"\b(?:please )?(?:enable|activate|turn on|requires?|needs?) javascript|\bjavascript (?:is|must be|to be) (?:disabled|enabled|required|not enabled)|\bwithout javascript|\bto run this app|\b(?:activa|activar|habilita|habilitar|habilite|active|requiere|necesita) (?:el )?javascript"
    r"|\bbrowser (?:is )?(?:not supported|out of date|too old|unsupported)|\bunsupported browser|\bupgrade your browser|\bnavegador (?:no (?:es )?compatible|obsoleto)|^(?:loading|cargando|please wait|espere|redirecting|redirigiendo)\b"
)

SIGNS = (
    Sign(Standing.CONSENT, Where.TITLE, _ROBOT_CHECK, 1_500, "The page asks whether its visitor is a person.", True),
    Sign(Standing.CONSENT, Where.SHOWN, _ROBOT_CHECK, 800, "The page asks whether its visitor is a person."),
    Sign(
        Standing.PARKED,
        Where.TITLE,
        _PARKED,
        2_500,
        "The address is parked: no publisher stands behind this page.",
        True,
    ),
    Sign(
        Standing.PARKED, Where.SHOWN, _PARKED, 700, "The address is parked: no publisher stands behind this page.", True
    ),
    Sign(Standing.SOFT_404, Where.TITLE, _NOT_FOUND_TITLE, 4_000, "The title says that the page was not found.", True),
    Sign(Standing.SOFT_404, Where.TITLE, _SERVER_ERROR, 2_000, "The title reports an error of the site.", True),
    Sign(Standing.SOFT_404, Where.TEXT, _NOT_FOUND_TEXT, 700, "The text says that the page was not found."),
    Sign(Standing.SOFT_404, Where.TEXT, _SERVER_ERROR_TEXT, 500, "The text reports an error of the site."),
    Sign(
        Standing.PAYWALL,
        Where.SHOWN,
        _PAYWALL,
        1_500,
        "The page shows little text and asks its reader to subscribe or to register for the rest.",
    ),
    Sign(Standing.CONSENT, Where.TITLE, _LOG_IN, 700, "The page asks its visitor to log in."),
    Sign(Standing.CONSENT, Where.TEXT, _CONSENT, 1_500, "The page asks for consent and shows little else."),
    Sign(Standing.CONSENT, Where.SHOWN, _CONSENT, 250, "The page asks for consent and shows little else."),
    Sign(Standing.EMPTY, Where.SHOWN, _SHELL, 400, "The page shows its text only to a browser that runs its scripts."),
)
"""In order: the first that fits names the page."""
