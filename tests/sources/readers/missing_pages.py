"""Pages that say, more or less openly, that there is nothing here; written for these tests."""

from sources.readers import Standing
from tests.sources.readers.page_parts import MENU_ES, bare, page, teasers

MISSING = [
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
]
