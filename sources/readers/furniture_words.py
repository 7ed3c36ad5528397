"""The words of page furniture in English and Spanish, by the reason for which they are left out.

LINES are whole lines, in lower case and without the marks around them. OPENINGS, APPEALS and HINTS are RE2 patterns,
matched without regard to case; typographic apostrophes are given as plain ones.
"""

__all__ = ["APPEALS", "HINTS", "LINES", "OPENINGS"]


def _lines(table: str) -> frozenset[str]:
    """Return the phrases of a table: one or more to a row, with a bar between."""
    return frozenset(phrase.strip() for row in table.splitlines() for phrase in row.split("|") if phrase.strip())


LINES: dict[str, frozenset[str]] = {
    "menu": _lines(
        """
        skip to content|skip to main content|skip to the content|skip navigation|skip to navigation
        jump to content|menu|main menu|open menu|close menu|toggle navigation|toggle menu|navigation|home|search
        search for|close|about|about us|contact|contact us|log in|login|log out|sign in|register|my account
        account|faq|help|sitemap|site map|next|previous|prev|next page|previous page|next post|previous post
        older posts|newer posts|older|newer|load more|show more|see more|see all|view all|view more|more news
        all news|back to top|to top|categories|tags|archives|archive|saltar al contenido
        saltar al contenido principal|ir al contenido|ir al contenido principal|pasar al contenido principal
        saltar navegación|menú|menú principal|abrir menú|cerrar menú|navegación|inicio|portada|buscar|búsqueda
        cerrar|acerca de|quiénes somos|nosotros|contacto|contáctanos|contáctenos|acceder|ingresar|iniciar sesión
        cerrar sesión|registrarse|regístrate|mi cuenta|ayuda|mapa del sitio|siguiente|anterior|página siguiente
        página anterior|entradas anteriores|entradas recientes|entradas antiguas|cargar más|mostrar más|ver más
        ver todo|ver todas|ver todos|más noticias|volver arriba|subir|categorías|etiquetas|archivos|archivo
        ir arriba
        """
    ),
    "read_more": _lines(
        """
        read more|continue reading|keep reading|read the full story|read full story|full story|read full article
        read the full article|read article|more|learn more|leer más|lee más|seguir leyendo|sigue leyendo
        continuar leyendo|continúa leyendo|leer nota completa|leer la nota completa|leer artículo completo
        nota completa|ver nota|ver nota completa|más información|más
        """
    ),
    "share": _lines(
        """
        share|share this|share this article|share this story|share on facebook|share on twitter|share on x
        share on whatsapp|tweet|tweet this|print|print this page|email|email this|email this article|facebook
        twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|tiktok|copy link|link copied
        copy url|follow us|follow us on|bookmark|save|compartir|comparte|comparte esta noticia
        compartir en facebook|compartir en twitter|compartir en x|compartir en whatsapp|tuitear|twittear
        imprimir|enviar por correo|enviar por email|copiar enlace|copiar link|enlace copiado|síguenos
        síguenos en|síganos|síganos en|guardar
        """
    ),
    "advertisement": _lines(
        """
        advertisement|advertising|advert|ad|ads|sponsored|sponsored content|sponsored post|paid content
        story continues below advertisement|article continues below|article continues after ad|publicidad
        anuncio|anuncios|contenido patrocinado|patrocinado|continúa después de la publicidad
        sigue después de la publicidad
        """
    ),
    "comments": _lines(
        """
        leave a comment|leave a reply|post a comment|add a comment|no comments|comments|comments are closed
        show comments|deja un comentario|dejar un comentario|deja una respuesta|sin comentarios|comentarios
        comentar|los comentarios están cerrados
        """
    ),
    "related": _lines(
        """
        related|related posts|related articles|related stories|related content|related news|you may also like
        you might also like|recommended|recommended for you|more from|more like this|most read|most popular
        trending|trending now|te puede interesar|también te puede interesar|te podría interesar
        le puede interesar|lee también|lea también|ver también|vea también|notas relacionadas
        noticias relacionadas|artículos relacionados|contenido relacionado|relacionados|lo más leído
        lo más visto|más leídas|más leídos|recomendados|recomendado
        """
    ),
    "footer": _lines(
        """
        all rights reserved|privacy policy|privacy|terms of use|terms of service|terms and conditions|terms
        cookie policy|cookies|cookie settings|manage cookies|accessibility|imprint|legal notice
        todos los derechos reservados|política de privacidad|privacidad|aviso legal|aviso de privacidad
        términos y condiciones|términos de uso|condiciones de uso|política de cookies|accesibilidad
        configuración de cookies
        """
    ),
}

_NETWORK = r"(?:facebook|twitter|x|instagram|whatsapp|telegram|tiktok|google news)\b"

OPENINGS: dict[str, tuple[str, ...]] = {
    "menu": (
        r"skip to (?:the )?(?:main )?content\b",
        r"(?:saltar|ir|pasar) al contenido\b",
        r"(?:filed under|tagged(?: with| as)?|tags|topics|categor(?:y|ies)|posted in)\s*:",
        r"(?:etiquetas|temas|categor[ií]as?|archivado en|publicado en)\s*:",
    ),
    "other": (r"\d{1,3} ?(?:min(?:ute)?s? read|min(?:uto)?s? de lectura)\W*$",),
    "consent": (
        r"(?:we|this (?:site|website)) uses? cookies\b",
        r"(?:usamos|utilizamos|este sitio (?:web )?(?:usa|utiliza)) cookies\b",
    ),
    "read_more": (
        r"(?:read more|continue reading)\s*(?:[:→»›“\"]|about\b|of\b)",
        r"(?:leer más|seguir leyendo|continuar leyendo)\s*(?:[:→»›“\"]|sobre\b)",
    ),
    "related": (
        r"(?:see|read|watch|listen) (?:also|next)\s*:",
        r"(?:vea|ve|lea|lee|mira|mire|ver|escucha|escuche)\s+tambi[eé]n\s*:",
        r"(?:related|also read|more on this)\s*:",
        r"(?:(?:te|le) puede interesar|nota relacionada|m[aá]s sobre (?:este|el) tema)\s*:",
    ),
    "share": (
        rf"(?:follow|find|like) (?:us|the [^.!?\n]{{1,40}}|@\w+) on {_NETWORK}",
        rf"share (?:this )?(?:on|via) {_NETWORK}",
        rf"(?:comparte|compartir|s[ií]guenos|s[ií]ganos) (?:en|por) (?:{_NETWORK}|nuestras\b)",
    ),
    "comments": (r"\d{1,6} (?:comments?|replies|comentarios?|respuestas)\W*$",),
    "footer": (
        r"the post .{1,200} (?:first appeared|appeared first) on\b",
        r"(?:la entrada|el cargo) .{1,200} (?:se public[oó]|apareci[oó]) primero en\b",
        r"(?:all rights reserved|todos los derechos reservados)\b",
        r"©",
        r"\(c\) \d{4}",
        r"copyright (?:©|\(c\)|\d{4})",
    ),
}

APPEALS: dict[str, tuple[str, ...]] = {
    "fundraising": (
        r"\bkeep (?:independent|free|our|us|this)\b[^.!?\n]{0,30}\b(?:alive|going|running|independent)\b",
        r"\byour (?:help|support|donations?|contributions?|gifts?|generosity) "
        r"(?:is|are|will|keeps?|helps?|makes?|now|today|can)\b",
        r"\b(?:donate|give|chip in|contribute) (?:now|today|here|monthly|online|generously|what you can)\b",
        r"\b(?:donate|give|chip in|contribute) to (?:us|our|support our|keep)\b",
        r"\b(?:make|making) (?:a|your|an) (?:[a-z-]+ ){0,2}(?:donation|contribution|gift) "
        r"(?:now|today|to (?:us|our|support|keep|help)|here)\b",
        r"\bsupport (?:us|our (?:work|journalism|reporting|newsroom|mission|campaign|site))\b",
        r"\bsupport independent (?:media|journalism|news)\b",
        r"\bhelp (?:us|keep us) (?:to )?(?:keep|continue|raise|reach|fund|stay|survive|grow)\b",
        r"\bbecome a (?:member|supporter|sustainer|patron|subscriber|(?:monthly |sustaining )?donor) "
        r"(?:today|now|and|to|for|of our)\b",
        r"\bwe (?:need|rely on|depend on|count on) (?:you\b|your\b|our readers|readers like you)",
        r"\bbuy (?:us|me) a coffee\b",
        r"\b(?:dona|done|haz (?:tu|una) donaci[oó]n|haga su donaci[oó]n) "
        r"(?:ahora|hoy|aqu[ií]|ya|en l[ií]nea|lo que puedas)",
        r"\bap[oó]y[ea]nos\b",
        r"\bapoy[ae] (?:a )?(?:nuestro|nuestra|el periodismo|al periodismo|este medio|los medios|este proyecto)",
        r"\b(?:hazte|h[aá]gase) (?:socio|socia|miembro|suscriptor|suscriptora|amigo|mecenas)\b",
        r"\b(?:necesitamos|contamos con|dependemos de|precisamos) (?:de )?(?:tu|su|vuestr[oa]) "
        r"(?:ayuda|apoyo|aporte|colaboraci[oó]n|solidaridad)",
        r"\b(?:tu|su) (?:ayuda|apoyo|aporte|donaci[oó]n|donativo|contribuci[oó]n) "
        r"(?:es|nos|hace|permite|ayuda|mantiene|sostiene|ser[aá])",
        r"\bcolabor[ae] con (?:nosotros|nuestr[oa]|este medio)",
        r"\bay[uú]d[ae]nos a (?:seguir|mantener|continuar|llegar|sostener|crecer|financiar)",
        r"\b(?:mant[eé]n|mantener|mantengamos|sostener|sost[eé]n) (?:vivo|viva|con vida)[^.!?\n]{0,30}"
        r"(?:periodismo|medios?|prensa|comunicaci[oó]n)",
    ),
    "sign_up": (
        r"\b(?:sign up|subscribe|register)(?: now| today| here| below| free)? (?:to|for|and get|and receive) "
        r"(?:our|the|my|a|free|daily|weekly|this)\b[^.!?\n]{0,40}\b"
        r"(?:newsletters?|digest|e-?mails?|updates|alerts|bulletin|mailing list|briefing)\b",
        r"\b(?:newsletter|digest|bulletin|updates|headlines|news|stories|briefing)\b[^.!?\n]{0,60}\b"
        r"(?:in|to|into) your (?:inbox|e-?mail)\b",
        r"\b(?:enter|type|submit) your e-?mail\b",
        r"\bjoin our (?:mailing list|newsletter|e-?mail list|telegram|whatsapp)\b",
        r"\bsubscribe (?:now|today)\b",
        r"\bsuscr[ií]b(?:ete|ase|irse|irte)(?: gratis| ahora| hoy| ya)? (?:a|al|en) "
        r"(?:nuestr[oa]s?|la|el|las|los|mi|bolet[ií]n|canal)",
        r"\bsuscr[ií]b(?:ete|ase)(?: gratis| ahora| hoy| ya| aqu[ií])?\s*[!.:]",
        r"\brec[ií]b[ae][^.!?\n]{0,60}\ben (?:tu|su) (?:correo|e-?mail|bandeja|buz[oó]n|celular|whatsapp)",
        r"\b(?:introduce|introduzca|ingresa|ingrese|escribe|escriba|d[eé]j[ae]nos) (?:tu|su) "
        r"(?:correo|e-?mail|direcci[oó]n de correo)",
        r"\breg[ií]str(?:ate|ese)(?: gratis| ahora| hoy)? (?:para recibir|y recibe|a nuestr|en nuestr)",
        r"\b[uú]n[ae]?te (?:a nuestr[oa] (?:canal|grupo|comunidad|lista)|desde [^.!?\n]{0,40} enlace)",
        r"\b(?:nuestro|tenemos) canal de (?:telegram|whatsapp|youtube)\b",
    ),
}

HINTS: dict[str, tuple[str, ...]] = {
    "fundraising": (
        r"\b(?:fund ?rais(?:er|ing)|fund drive|donat(?:e|ions?)|raise funds|tax[- ]deductible|support us|donors?)\b",
        r"\b(?:dona(?:ci[oó]n|ciones|tivos?|r)?|recaudaci[oó]n|campaña de (?:fondos|apoyo|socios)|aportes?)\b",
        r"\bap[oó]y[ae]nos\b",
    ),
    "sign_up": (
        r"\b(?:newsletters?|digest|sign up|mailing list|inbox|channel|briefing)\b|\bsubscrib",
        r"\b(?:correo|canal|gratis)\b|\bbolet[ií]n|\bsuscr[ií]b",
    ),
}
