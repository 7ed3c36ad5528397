"""Pages that ask for something before they show anything; written for these tests."""

from sources.readers import Standing
from tests.sources.readers.page_parts import LEAD, MENU_ES, article, bare, page

CLOSED = [
    # paywalls
    (
        "two paragraphs and a paywall",
        Standing.PAYWALL,
        article(
            LEAD,
            after="<div class='wall'><h2>Subscribe to continue reading</h2><p>Get unlimited access for 1 dollar a "
            "week.</p></div>",
        ),
    ),
    (
        "a story for subscribers",
        Standing.PAYWALL,
        article(
            LEAD,
            after="<section><p>This article is for subscribers only.</p><p>Already a subscriber? Sign "
            "in.</p></section>",
        ),
    ),
    (
        "the month's free stories are used up",
        Standing.PAYWALL,
        article(
            "<p>Three bridges over the Seco were closed on Tuesday.</p>",
            after="<div>You have reached your limit of 3 free articles this month. Start your free trial to read "
            "on.</div>",
        ),
    ),
    (
        "a paywall told by structured data only",
        Standing.PAYWALL,
        article(
            LEAD,
            head='<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>',
        ),
    ),
    (
        "a register wall",
        Standing.PAYWALL,
        article(
            LEAD,
            after="<div><h2>Register to continue reading</h2><p>To continue reading this article, please register "
            "with your e-mail. It is free.</p></div>",
        ),
    ),
    (
        "a Spanish paywall",
        Standing.PAYWALL,
        page(
            "Cierran tres puentes - El Sur",
            "<article><h1>Cierran tres puentes sobre el Seco</h1><p>Tres puentes fueron cerrados el martes "
            "después de que ingenieros hallaran grietas en sus pilares.</p></article><div><h3>Contenido "
            "exclusivo para suscriptores</h3><p>Para seguir leyendo, suscríbete desde 1 dólar al "
            "mes.</p></div>",
            lang="es",
            menu=MENU_ES,
        ),
    ),
    (
        "a Spanish wall for members",
        Standing.PAYWALL,
        page(
            "Cierran tres puentes - El Sur",
            "<article><h1>Cierran tres puentes sobre el Seco</h1><p>Tres puentes fueron cerrados el martes, "
            "informó la alcaldía de la ciudad a primera hora.</p></article><div><p>¿Ya eres socio? Inicia "
            "sesión para seguir leyendo.</p></div>",
            lang="es",
            menu=MENU_ES,
        ),
    ),
    (
        "a Spanish limit of free stories",
        Standing.PAYWALL,
        page(
            "Cierran tres puentes - El Sur",
            "<article><h1>Cierran tres puentes</h1><p>Tres puentes fueron cerrados el martes en la tarde, "
            "según la alcaldía.</p></article><div>Has alcanzado el límite de artículos gratuitos de este "
            "mes.</div>",
            lang="es",
            menu=MENU_ES,
        ),
    ),
    # consent, login, robot checks
    (
        "a consent page in the story's place",
        Standing.CONSENT,
        page(
            "The River Post",
            "<h1>We value your privacy</h1><p>We and our 842 partners store and access information on a "
            "device, such as cookies, and process personal data for advertising and content "
            "measurement.</p><button>Accept all</button>",
            menu="",
            footer="",
        ),
    ),
    (
        "a consent page of a portal",
        Standing.CONSENT,
        bare(
            "Before you continue",
            "<h1>Before you continue to River News</h1><p>We use cookies and data to deliver and maintain "
            "services, track outages and measure audience engagement.</p><p>Reject all</p><p>Accept all</p>",
        ),
    ),
    (
        "a Spanish consent page",
        Standing.CONSENT,
        page(
            "El Sur",
            "<h2>Valoramos tu privacidad</h2><p>Nosotros y nuestros socios almacenamos información en un "
            "dispositivo, como cookies, y tratamos datos personales.</p><p>Aceptar todo</p>",
            lang="es",
            menu="",
            footer="",
        ),
    ),
    (
        "a login page",
        Standing.CONSENT,
        page(
            "Log in | The River Post",
            "<h1>Log in</h1><form><label>E-mail</label><input name='mail'><label>Password</label><input "
            "type='password' name='p'><button>Log in</button></form><p>Forgot your password?</p>",
        ),
    ),
    (
        "a Spanish login page",
        Standing.CONSENT,
        page(
            "Iniciar sesión - El Sur",
            "<h1>Iniciar sesión</h1><form><input name='correo'><input type='password' "
            "name='clave'></form><p>¿Olvidó su contraseña?</p>",
            lang="es",
            menu=MENU_ES,
        ),
    ),
    (
        "a social network that wants a login",
        Standing.CONSENT,
        bare(
            "River Friends",
            "<h2>You must log in to see this</h2><form><input name='mail'><input "
            "type='password'></form><p>Create new account</p>",
        ),
    ),
    (
        "a robot check",
        Standing.CONSENT,
        bare(
            "Just a moment...",
            "<h1>riverpost.example</h1><p>Verifying you are human. This may take a few "
            "seconds.</p><p>riverpost.example needs to review the security of your connection before "
            "proceeding.</p>",
        ),
    ),
    (
        "a captcha",
        Standing.CONSENT,
        bare(
            "Attention Required! | Shield",
            "<h1>One more step</h1><p>Please complete the security check to access riverpost.example.</p>",
        ),
    ),
    (
        "unusual traffic",
        Standing.CONSENT,
        bare(
            "Sorry...",
            "<p>Our systems have detected unusual traffic from your computer network. Please try your "
            "request again later.</p>",
        ),
    ),
    (
        "a Spanish robot check",
        Standing.CONSENT,
        bare("Un momento…", "<p>Verificando que usted es humano. Esto puede tardar unos segundos.</p>"),
    ),
]
