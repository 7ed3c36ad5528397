"""Pages that answer in an article's place, and good pages that use the same words; written for these tests."""

from sources.readers import Standing


def links(**address_by_name):
    return " ".join(f'<a href="/{address}">{name}</a>' for name, address in address_by_name.items())


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


MENU_EN = f"<nav>{links(Home='', World='world', Sport='sport', Login='login')}</nav>"
MENU_ES = f"<nav>{links(Portada='', Mundo='mundo', Deportes='deportes', Ingresar='login')}</nav>"
FOOTER = "<footer><p>© 2024 The River Post. All rights reserved.</p><a href='/privacy'>Privacy policy</a></footer>"

LEAD = paragraphs(
    "Three bridges over the Seco were closed on Tuesday after engineers found cracks in the pillars of all of them, "
    "the public works office said.",
    "Some 340 lorries were waiting on both banks by noon, according to the drivers' union.",
)
STORY = LEAD + paragraphs(
    "The bridges were built in 1974 and last repaired eleven years ago. A report in March had warned that the river "
    "was washing out their foundations, and asked for soundings before the rains.",
    "“We asked for money twice,” said the district engineer, Ana Flores. “The answer was that the bridges had held so"
    " far.” The ministry did not comment on her words.",
    "Buses are being sent over the old road through the hills, which adds two hours to the journey. Schools on the "
    "south bank stay closed until Friday.",
    "Parliament's transport committee will hear the minister on Thursday. Opposition members want the report "
    "published in full, along with the list of the 61 other bridges it examined.",
)
MORE = paragraphs(
    "Farmers on the south bank carried milk across by boat. Nobody has counted the losses yet, but the cooperative "
    "puts them at nine tonnes a day.",
    "The army has offered a floating bridge for light vehicles. It would take four days to set up and would be closed"
    " again whenever the river rises above the mark of 1998.",
    "Two insurers told the paper that they had stopped covering goods that cross the Seco in January. One of them "
    "cited the March report; the other gave no reason.",
    "The oldest of the three bridges carries the water main of the lower town as well. Engineers are measuring it "
    "every two hours, and tanks have been set up in nine streets in case it has to be shut.",
    "On the north bank, shopkeepers kept their doors open until midnight for drivers who could not leave. “We ran out"
    " of bread at eight,” said one of them, “and of coffee at ten.”",
)


def page(title, body, *, lang="en", menu=MENU_EN, head="", footer=FOOTER):
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{menu}<main>{body}</main>{footer}</body></html>"
    )


def bare(title, body):
    """A page that a server, not a newsroom, has written."""
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def article(body, *, head="", menu=MENU_EN, lang="en", before="", after=""):
    return page(
        "Three bridges closed over the Seco | The River Post",
        f"{before}<article><h1>Three bridges closed over the Seco</h1>{body}</article>{after}",
        head=head,
        menu=menu,
        lang=lang,
    )


def teasers(count):
    return "".join(
        f'<div class="teaser"><h3><a href="/n/{n}">Council meets for the {n}th time about the market hall</a></h3>'
        f"<p>Traders and neighbours spoke for {n} hours; no vote was taken on plan number {n} of the "
        "architect.</p></div>"
        for n in range(4, 4 + count)
    )


SUSPECT = [
    # not found
    (
        "a 404 page of a paper",
        Standing.SOFT_404,
        page(
            "Page not found | The River Post",
            "<h1>Page not found</h1><p>The page you were looking for has moved or was never here. Try the "
            "search or go back to the front page.</p>",
        ),
    ),
    (
        "a 404 page that offers other stories",
        Standing.SOFT_404,
        page(
            "404 | The River Post",
            f"<h1>404</h1><p>We could not find that story. Perhaps one of these?</p>{teasers(6)}",
        ),
    ),
    (
        "a 404 page with a joke",
        Standing.SOFT_404,
        page(
            "Oops! | The River Post",
            "<h1>Oops!</h1><p>This page seems to have gone fishing. The link may be broken, or the article "
            "may have been removed.</p>",
        ),
    ),
    (
        "an article that was taken down",
        Standing.SOFT_404,
        page(
            "The River Post",
            "<h1>Sorry</h1><p>This article is no longer available. It may have been removed at the request "
            "of the agency that wrote it.</p>",
        ),
    ),
    (
        "a page that only the text gives away",
        Standing.SOFT_404,
        page(
            "The River Post – News from both banks",
            "<p>We couldn't find the page you asked for. Please check the address, or start again from the "
            "front page.</p>",
        ),
    ),
    (
        "nginx's own 404",
        Standing.SOFT_404,
        bare("404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"),
    ),
    (
        "a Spanish 404",
        Standing.SOFT_404,
        page(
            "Página no encontrada - El Sur",
            "<h1>Página no encontrada</h1><p>Lo sentimos, la página que busca no existe o ha sido movida.</p>",
            lang="es",
            menu=MENU_ES,
        ),
    ),
    (
        "a Spanish 404 with most read stories",
        Standing.SOFT_404,
        page(
            "Error 404 - El Sur",
            f"<h1>Error 404</h1><p>No encontramos lo que buscas.</p>{teasers(5)}",
            lang="es",
            menu=MENU_ES,
        ),
    ),
    (
        "a Spanish story that is gone",
        Standing.SOFT_404,
        page("El Sur", "<h1>Ups</h1><p>Esta nota ya no está disponible en nuestro sitio.</p>", lang="es", menu=MENU_ES),
    ),
    (
        "an empty search in place of the story",
        Standing.SOFT_404,
        page(
            "Nothing found | The River Post",
            "<h1>Nothing found</h1><p>It seems we can't find what you're looking for. Perhaps searching can help.</p>",
        ),
    ),
    # errors in a 200
    (
        "a bad gateway in a 200",
        Standing.SOFT_404,
        bare("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>openresty</center>"),
    ),
    (
        "a database that is down",
        Standing.SOFT_404,
        bare("Database Error", "<h1>Error establishing a database connection</h1>"),
    ),
    (
        "maintenance",
        Standing.SOFT_404,
        page(
            "The River Post",
            "<h1>Down for maintenance</h1><p>We are moving to new servers tonight and will be back at six in "
            "the morning.</p>",
        ),
    ),
    (
        "Spanish maintenance",
        Standing.SOFT_404,
        page(
            "El Sur",
            "<h1>Sitio en mantenimiento</h1><p>Estamos realizando tareas de mantenimiento. Volvemos en unas horas.</p>",
            lang="es",
            menu="",
        ),
    ),
    (
        "an exception shown to the world",
        Standing.SOFT_404,
        bare(
            "Error",
            "<h1>Application error</h1><pre>Fatal error: Uncaught PDOException: SQLSTATE[HY000] [2002] "
            "Connection refused in /var/www/post.php:41</pre>",
        ),
    ),
    (
        "a suspended account",
        Standing.SOFT_404,
        bare(
            "Account Suspended",
            "<h1>This account has been suspended.</h1><p>Contact your hosting provider for more information.</p>",
        ),
    ),
    (
        "access denied",
        Standing.SOFT_404,
        bare(
            "Access Denied",
            '<h1>Access Denied</h1><p>You don\'t have permission to access "/news/bridges" on this server.</p>',
        ),
    ),
    (
        "something went wrong",
        Standing.SOFT_404,
        page(
            "The River Post",
            "<h1>Something went wrong</h1><p>An unexpected error occurred while loading this story. Please "
            "try again later.</p>",
        ),
    ),
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
    # parked
    (
        "a domain for sale",
        Standing.PARKED,
        bare(
            "riverpost.example",
            "<h1>riverpost.example is for sale</h1><p>This domain is available for purchase. Make an offer "
            "on it today and hear back within 24 hours.</p>",
        ),
    ),
    (
        "a parked domain with links",
        Standing.PARKED,
        bare(
            "riverpost.example",
            "<p>Related searches</p><p><a href='/a'>Car insurance</a></p><p><a href='/b'>Cheap "
            "flights</a></p><p><a href='/c'>River cruises</a></p><p>Buy this domain</p>",
        ),
    ),
    (
        "an expired domain",
        Standing.PARKED,
        bare(
            "Domain expired",
            "<p>This domain has expired. If you are its owner, renew it before the end of the month.</p>",
        ),
    ),
    (
        "a Spanish domain for sale",
        Standing.PARKED,
        bare(
            "elsur.example",
            "<h1>Este dominio está en venta</h1><p>Haga su oferta y reciba una respuesta en 24 horas.</p>",
        ),
    ),
    (
        "a web server's welcome",
        Standing.PARKED,
        bare(
            "Welcome to nginx!",
            "<h1>Welcome to nginx!</h1><p>If you see this page, the web server is installed and working. "
            "Further configuration is required.</p>",
        ),
    ),
    (
        "a new site without content",
        Standing.PARKED,
        page(
            "The River Post",
            "<h1>Hello world!</h1><p>Welcome to your new site. This is your first post. Edit or delete it, "
            "then start writing!</p>",
        ),
    ),
    # empty and cut
    ("nothing at all", Standing.EMPTY, ""),
    (
        "a shell for scripts",
        Standing.EMPTY,
        "<!doctype html><html><head><title>The River Post</title></head><body><noscript>You need to "
        'enable JavaScript to run this app.</noscript><div id="root"></div><script '
        'src="/app.js"></script></body></html>',
    ),
    ("a shell that is loading", Standing.EMPTY, page("The River Post", "<div class='spinner'>Loading…</div>")),
    ("a headline and nothing under it", Standing.EMPTY, article("")),
    (
        "a page that asks for scripts",
        Standing.EMPTY,
        page("The River Post", "<p>Please enable JavaScript to read this story. Our pages do not work without it.</p>"),
    ),
    (
        "a page that stops inside a tag",
        Standing.CUT_SHORT,
        article(STORY).split("Parliament's")[0] + "Parliament's transport committee <a hre",
    ),
    (
        "a page that stops inside a sentence",
        Standing.CUT_SHORT,
        article(STORY).split("Buses are")[0] + "Buses are being sent over the old road through the",
    ),
    (
        "less text than the article says it has",
        Standing.CUT_SHORT,
        article(
            LEAD,
            head='<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"'
            + "The bridges were built in 1974. " * 60
            + '"}</script>',
        ),
    ),
]

GOOD = [
    ("a plain story", article(STORY)),
    ("a very short story", article(LEAD)),
    (
        "a story under a cookie banner",
        article(
            STORY,
            before="<div class='cookie-banner'><p>We value your privacy. We and our partners use cookies. Accept "
            "all</p></div>",
        ),
    ),
    (
        "a short story with a login form in its header",
        article(STORY, menu=MENU_EN + "<form><input name='mail'><input type='password'><button>Log in</button></form>"),
    ),
    (
        "a story on a site that sells subscriptions",
        article(
            STORY + MORE,
            after="<aside><p>Subscribe to continue reading stories like this one.</p><p>Already a subscriber? Sign "
            "in.</p></aside>",
        ),
    ),
    ("a story about a road with the number 404", article(STORY.replace("the old road", "Route 404"))),
    (
        "a story about people who were not found",
        page(
            "Two fishermen not found after storm | The River Post",
            f"<article><h1>Two fishermen not found after storm</h1>{STORY}</article>",
        ),
    ),
    (
        "a story about a paywall",
        page(
            "Paper drops its paywall | The River Post",
            "<article><h1>Paper drops its paywall</h1><p>Readers no longer have to subscribe to continue "
            f"reading, the publisher said on Monday.</p>{STORY}{MORE}</article>",
        ),
    ),
    (
        "a story about a domain that was for sale",
        page(
            "City buys its own domain | The River Post",
            "<article><h1>City buys its own domain</h1><p>The domain was for sale for eleven "
            f"years.</p>{STORY}</article>",
        ),
    ),
    (
        "a story whose page leaves its closing tags out",
        f"<html><head><title>Three bridges closed</title></head><body><h1>Three bridges closed</h1>{STORY}",
    ),
    (
        "a story about maintenance",
        page(
            "Bridge maintenance delayed again | The River Post",
            f"<article><h1>Bridge maintenance delayed again</h1>{STORY}</article>",
        ),
    ),
    ("a front page", page("The River Post", teasers(12))),
    (
        "a Spanish story",
        page(
            "Cierran tres puentes - El Sur",
            "<article><h1>Cierran tres puentes sobre el Seco</h1>"
            + "<p>Tres puentes sobre el río Seco fueron cerrados el martes después de que ingenieros hallaran "
            "grietas en sus pilares, informó la alcaldía. Unos 340 camiones esperaban en ambas orillas al "
            "mediodía, según el sindicato de choferes.</p><p>Los puentes se construyeron en 1974 y su última "
            "reparación fue hace once años. Un informe de marzo había advertido que el río socavaba sus "
            "cimientos.</p>" + "</article>",
            lang="es",
            menu=MENU_ES,
        ),
    ),
]
