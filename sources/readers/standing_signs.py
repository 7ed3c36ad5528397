"""The words by which pages give away that they are no article, in English and Spanish; each with the sentence for the
person.

The patterns are RE2, without regard to case. A sign counts only where the page has no more text of its own than
`most_characters`: an article about a paywall has both the words and the length.
"""

from dataclasses import dataclass
from enum import Enum

from sources.readers.page import Standing

__all__ = ["SIGNS", "Sign", "Where"]


class Where(Enum):
    """Which of a page's words a sign is looked for in."""

    TITLE = "title"
    """The title and the first headings."""
    TEXT = "text"
    """What was kept of the page."""
    SHOWN = "shown"
    """All of its words but menus and footers."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One way of telling, and what it tells.

    Args:
        patterns: RE2, any of which may be found, without regard to case.
        most_characters: the most text a page may have for the sign to count.
        why: the sentence for the person.
        holds_listings: whether it counts for pages that list items too.
    """

    standing: Standing
    where: Where
    patterns: tuple[str, ...]
    most_characters: int
    why: str
    holds_listings: bool = False


_NOT_FOUND_TITLE = (
    r"^(?:error:? )?404\b",
    r"\b404(?: error| not found|$)",
    r"\berror 404\b",
    r"^(?:sorry, )?(?:the )?page (?:was |is |could ?n[o']?t be )?(?:not found|missing|unavailable)",
    r"^(?:not found|nothing (?:was )?found|oops|uh[- ]oh)\b",
    r"^(?:file|story|article|content) not found",
    r"\bpage (?:does ?n[o']t exist|isn't available|no longer exists|cannot be found|can't be found)",
    r"^p[aá]gina no (?:encontrada|disponible|existe)",
    r"^no (?:se (?:ha )?)?(?:encontr[oó]|encontrado|encontramos)",
    r"^contenido no (?:encontrado|disponible)",
    r"^(?:noticia|nota|art[ií]culo) no (?:encontrad[oa]|disponible)",
    r"^(?:esta p[aá]gina no|lo sentimos\b|ups\b)",
)
_NOT_FOUND_TEXT = (
    r"\b(?:page|article|story|content|link|url)\b[^.!?]{0,60}\bno longer (?:available|exists?)",
    r"\b(?:page|article|story|content|link|url)\b[^.!?]{0,60}\b(?:does|did) ?n[o']t exist",
    r"\b(?:page|article|story|content|link|url)\b[^.!?]{0,60}\b(?:was|were|is|could) ?n[o']t (?:be )?found",
    r"\b(?:page|article|story|content|link|url)\b[^.!?]{0,60}\bcan(?:no|')t be found",
    r"\b(?:page|article|story|content|link|url)\b[^.!?]{0,60}\bhas been (?:removed|deleted|moved)",
    r"\b(?:page|article|story|content|link|url)\b[^.!?]{0,60}\bmay have been (?:moved|removed|deleted)",
    r"\b(?:we|i) (?:could ?n[o']t|can ?n[o']?t|can't|were unable to) find (?:the|that|this|what|any)\b",
    r"\bp[aá]gina[^.!?]{0,60}\b(?:no existe|no (?:est[aá]|se encuentra) disponible|ya no (?:existe|est[aá]))",
    r"\bp[aá]gina[^.!?]{0,60}\bno (?:fue|ha sido|se ha|pudo ser|se pudo) encontrad[oa]",
    r"\bp[aá]gina[^.!?]{0,60}\bha sido (?:eliminada|movida)",
    r"\b(?:contenido|art[ií]culo|nota|noticia|enlace)\b[^.!?]{0,40}\b(?:ya no (?:existe|est[aá] disponible)|no existe)",
    r"\b(?:contenido|art[ií]culo|nota|noticia|enlace)\b[^.!?]{0,40}\bno (?:est[aá]|se encuentra) disponible",
    r"\b(?:contenido|art[ií]culo|nota|noticia|enlace)\b[^.!?]{0,40}\bfue eliminad[oa]",
    r"\bno (?:hemos podido encontrar|pudimos encontrar|encontramos|se encontr[oó]|se ha encontrado) "
    r"(?:la p[aá]gina|lo que|el)\b",
)
_ERROR_TITLE = (
    r"^(?:error:? )?50[0-4]\b",
    r"\b50[0-4] (?:bad gateway|service|internal server|gateway|server error)",
    r"^40[13]\b",
    r"\b403 forbidden\b",
    r"^(?:bad gateway|gateway time-?out|service (?:temporarily )?unavailable|internal server error)",
    r"^(?:access denied|forbidden|unauthorized)\b",
    r"error establishing a database connection",
    r"^(?:database|application|fatal) error",
    r"^whitelabel error",
    r"web server is (?:down|returning)",
    r"^(?:site|website) (?:is )?(?:down|under|temporarily|offline|unavailable)",
    r"\b(?:under|scheduled|down for|back after) maintenance\b",
    r"\bmaintenance mode\b",
    r"^(?:we'll|we will) be (?:right )?back",
    r"account (?:has been )?suspended",
    r"^error\b.{0,20}$",
    r"^(?:something went wrong|an error (?:has )?occurred)",
    r"^(?:sitio|p[aá]gina|web) en (?:mantenimiento|construcci[oó]n)",
    r"\ben mantenimiento\b",
    r"^error (?:interno|del servidor|de conexi[oó]n|en la base)",
    r"^servicio (?:temporalmente )?no disponible",
    r"^acceso (?:denegado|prohibido|restringido)",
    r"^(?:algo sali[oó] mal|volvemos (?:pronto|enseguida))",
)
_ERROR_TEXT = (
    r"\b(?:bad gateway|gateway time-?out|internal server error|proxy error|stack trace)\b",
    r"\b(?:service is (?:temporarily )?unavailable|error establishing a database connection)\b",
    r"\b(?:the server (?:encountered|is temporarily)|upstream (?:connect|request))\b",
    r"\b(?:something went wrong|unexpected error|an error (?:has )?occurred|uncaught (?:pdo)?exception)\b",
    r"\btemporarily (?:down|offline|unavailable)\b",
    r"\b(?:don't have permission to access|account has been suspended)\b",
    r"\b(?:error interno del servidor|(?:ha ocurrido|se ha producido|ocurri[oó]) un error|algo sali[oó] mal)\b",
    r"\bestamos (?:realizando|en) (?:tareas de )?mantenimiento\b",
    r"\btemporalmente fuera de servicio\b",
)
_PAYWALL = (
    r"\bsubscribe (?:now |today )?(?:to|and) (?:continue|keep|read|unlock|get (?:full|unlimited) access)",
    r"\b(?:to|please) (?:continue|keep|finish) reading(?: this (?:article|story))?,? (?:please )?"
    r"(?:subscribe|log in|sign in|register|become|start|create)",
    r"\b(?:this|the full|the rest of (?:this|the)|the complete) (?:article|story|content|post|report) is (?:only )?"
    r"(?:available|for|reserved|exclusive)[^.!?]{0,40}(?:subscribers|members|registered)",
    r"\bsubscriber[- ]only",
    r"\b(?:for|exclusive to|exclusively for) (?:our )?(?:paying |paid )?(?:subscribers|members)(?: only)?\b",
    r"\bmembers?[- ]only (?:content|article|story|post)",
    r"\balready a (?:subscriber|member)\b",
    r"\byou(?:'ve| have) (?:reached|read|used|hit)[^.!?]{0,40}\b(?:free (?:articles?|stories)|article limit|limit)",
    r"\b(?:free )?articles? (?:left|remaining) this month",
    r"\b(?:unlock|get unlimited access to|get full access to) (?:this|the|all|our|unlimited)\b",
    r"\bstart your (?:free )?trial\b",
    r"\bread the full (?:article|story) (?:with|by|for)\b",
    r"\bpara (?:seguir|continuar) leyendo\b",
    r"\b(?:contenido|art[ií]culo|nota|noticia) (?:exclusiv[oa] )?(?:s[oó]lo |solo |reservad[oa] |exclusiv[oa] )?"
    r"para (?:nuestros )?(?:suscriptores|socios|abonados|miembros|usuarios registrados)",
    r"\bexclusivo (?:para )?(?:suscriptores|socios|abonados)",
    r"\bya (?:eres|soy|es|sos) (?:suscriptor|socio|abonado|cliente)",
    r"\bsuscr[ií]b(?:ete|ase|ite) (?:ahora )?(?:para|y) (?:seguir|continuar|leer|acceder|sigue|accede)",
    r"\bhas? (?:alcanzado|le[ií]do|llegado)[^.!?]{0,40}\b(?:l[ií]mite|(?:art[ií]culos|notas) (?:gratuit[oa]s|gratis))",
    r"\b(?:inicia sesi[oó]n|reg[ií]strate)(?: gratis)? para (?:seguir|continuar|leer)",
)
_CONSENT = (
    r"\bbefore you continue\b",
    r"\bwe (?:value|care about|respect) your privacy\b",
    r"\b(?:we|us) and our (?:\d+ )?(?:trusted )?partners\b",
    r"\b(?:accept|allow|agree to) (?:all )?(?:cookies|and (?:continue|close))",
    r"\bmanage (?:my |your )?(?:cookies|choices|preferences|consent)",
    r"\bthis (?:site|website|page) uses cookies",
    r"\bcookies (?:to|and similar|help)",
    r"\byour (?:consent|privacy choices)",
    r"\bconfirm (?:that )?(?:you are|you're|your age)",
    r"\bare you (?:over|at least) \d\d",
    r"\b(?:valoramos|respetamos|nos importa|cuidamos) (?:tu|su) privacidad",
    r"\bnosotros y nuestros (?:\d+ )?(?:socios|partners)",
    r"\bantes de (?:continuar|ir a)",
    r"\b(?:aceptar|acepta|acepto) (?:todo|todas|cookies|las cookies|y (?:continuar|cerrar))",
    r"\b(?:usamos|utilizamos|utiliza) cookies",
    r"\bgestionar (?:las )?(?:cookies|preferencias|opciones)",
    r"\b(?:con su acuerdo|tu consentimiento|confirma que eres mayor)\b",
)
_LOG_IN = (
    r"^(?:please )?(?:log ?in|sign ?in|log on)\b",
    r"^(?:welcome back|member login|login required|create (?:an|your) account|register)\b",
    r"\b(?:log|sign) in (?:to|with|•|\||-|–)",
    r"^(?:inicia|iniciar|inicie) sesi[oó]n",
    r"^(?:acceder|acceso|ingresar|ingresa|identif[ií]cate|reg[ií]strate)\b",
)
_ROBOT_CHECK = (
    r"\bjust a moment\b",
    r"\bchecking (?:if the site connection is secure|your browser)",
    r"\bverif(?:y|ying)(?: that)? you are (?:a )?(?:human|not a (?:ro)?bot)",
    r"\battention required\b",
    r"\bare you a (?:ro)?bot\b",
    r"\bnot a robot\b",
    r"\bunusual (?:traffic|activity)\b",
    r"\b(?:complete|pass) the (?:security check|captcha)",
    r"\bpardon our interruption",
    r"\baccess to this page has been denied",
    r"\benable (?:javascript|cookies) and (?:cookies|javascript|reload|try)",
    r"\b(?:ddos protection|cloudflare ray id|ray id:|incapsula incident|bot detection)",
    r"\bsecurity (?:check|verification)\b",
    r"\bsolve the captcha",
    r"\bpress (?:&|and) hold",
    r"\breference #?\d+\.[0-9a-f]",
    r"\bverifi(?:ca|que|car|cando) que (?:eres|es|usted es) (?:un )?humano",
    r"\bno (?:soy|eres|es) un robot",
    r"\bcomprobando (?:tu|su) navegador",
    r"\btr[aá]fico inusual",
    r"\b(?:comprobaci[oó]n|verificaci[oó]n) de seguridad",
    r"\bun momento, por favor|^un momento",
)
_PARKED = (
    r"\bdomain (?:name )?(?:is |may be |could be |has )?(?:for sale|available for (?:sale|purchase)|parked|expired)",
    r"\bthis domain\b[^.!?]{0,40}\b(?:sale|expired|parked|registered|purchase)",
    r"\bbuy (?:this|the) domain",
    r"\b(?:parked (?:free|domain|page)|domain parking)",
    r"\bcourtesy of (?:godaddy|namecheap|sedo|dynadot|hostinger)",
    r"\b(?:sedo (?:domain|maintains)|hugedomains|afternic)",
    r"\b(?:related searches|sponsored listings|make an offer (?:on|for))\b",
    r"\bdominio\b[^.!?]{0,40}\b(?:en venta|a la venta|caducado|vencido|aparcado|estacionado|disponible)",
    r"\bdominio\b[^.!?]{0,40}\b(?:expir[oó]|ha expirado|ha sido registrado)",
    r"\bcompr[ae] este dominio",
    r"\bwelcome to nginx\b",
    r"\bapache2? (?:ubuntu|debian|centos|http server)?[^.!?]{0,20}default page",
    r"\bdefault web ?(?:site )?page|\bplesk\b.{0,40}\bdefault|\biis windows server",
    r"^(?:it works!?$|index of /|hello world!?$|coming soon\b|under construction\b)",
    r"\b(?:future home of|this is your first post)\b",
    r"^(?:pr[oó]ximamente|sitio en construcci[oó]n|en construcci[oó]n)\b",
)
_SHELL = (
    r"\b(?:enable|activate|turn on|requires?|needs?) javascript",
    r"\bjavascript (?:is|must be|to be) (?:disabled|enabled|required|not enabled)",
    r"\b(?:without javascript|to run this app)\b",
    r"\bbrowser (?:is )?(?:not supported|out of date|too old|unsupported)",
    r"\b(?:unsupported browser|upgrade your browser)",
    r"^(?:loading|please wait|redirecting)\b",
    r"\b(?:activa|activar|active|habilita|habilitar|habilite|requiere|necesita) (?:el )?javascript",
    r"\bnavegador (?:no (?:es )?compatible|obsoleto)",
    r"^(?:cargando|espere|redirigiendo)\b",
)

_PERSON = "The page asks whether its visitor is a person."
_NO_PUBLISHER = "The address is parked: no publisher stands behind this page."
_CONSENT_ONLY = "The page asks for consent and shows little else."

SIGNS = (
    Sign(Standing.CONSENT, Where.TITLE, _ROBOT_CHECK, 1_500, _PERSON, holds_listings=True),
    Sign(Standing.CONSENT, Where.SHOWN, _ROBOT_CHECK, 800, _PERSON),
    Sign(Standing.PARKED, Where.TITLE, _PARKED, 2_500, _NO_PUBLISHER, holds_listings=True),
    Sign(Standing.PARKED, Where.SHOWN, _PARKED, 700, _NO_PUBLISHER, holds_listings=True),
    Sign(
        Standing.SOFT_404,
        Where.TITLE,
        _NOT_FOUND_TITLE,
        10_000,
        "The title says that the page was not found.",
        holds_listings=True,
    ),
    Sign(
        Standing.SOFT_404,
        Where.TITLE,
        _ERROR_TITLE,
        2_000,
        "The title reports an error of the site.",
        holds_listings=True,
    ),
    Sign(Standing.SOFT_404, Where.TEXT, _NOT_FOUND_TEXT, 700, "The text says that the page was not found."),
    Sign(Standing.SOFT_404, Where.TEXT, _ERROR_TEXT, 500, "The text reports an error of the site."),
    Sign(
        Standing.PAYWALL,
        Where.SHOWN,
        _PAYWALL,
        1_500,
        "The page shows little text and asks its reader to subscribe or to register for the rest.",
    ),
    Sign(Standing.CONSENT, Where.TITLE, _LOG_IN, 700, "The page asks its visitor to log in."),
    Sign(Standing.CONSENT, Where.TEXT, _CONSENT, 1_500, _CONSENT_ONLY),
    Sign(Standing.CONSENT, Where.SHOWN, _CONSENT, 250, _CONSENT_ONLY),
    Sign(Standing.EMPTY, Where.SHOWN, _SHELL, 400, "The page shows its text only to a browser that runs its scripts."),
)
"""In order: the first that fits names the page."""
