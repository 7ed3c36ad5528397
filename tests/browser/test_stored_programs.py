"""No words that are kept run as a program: payloads in every text of every record, on every page, as the browser sees it."""

import json
import os
import zlib

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from playwright.sync_api import Error

from tests.browser.payloads import PAYLOADS
from tests.browser.test_barriers import NOT_PAGES
from tests.web.doors import addresses
from tests.web.permits import ADMIN, DJANGOS_OWN, PERMITS, see
from tests.web.story import tell

# Over so many rounds the short fields, which hold one payload at a time, get different ones; `make faults` takes more.
ROUNDS = int(os.environ.get("PAYLOAD_ROUNDS", "1"))
APPS = ("claims", "sources", "auth")
# Not words: they name rows of a table or of the code, zones, formats and hashes, and a form lets nothing else in.
NOT_WORDS = {"profile", "rules_version", "time_zone", "locale", "media_type", "charset", "password", "codename", "key"}
NOT_WORDS |= {
    "method",
    "canonical_url",
    "etag",
    "sha256",
    "text_sha256",
    "body_sha256",
    "fingerprint",
    "reader_version",
}
WORDS_IN_JSON = ("text", "title", "author", "reason", "heading", "publisher")
# Asks whether a page holds anything that runs, though nobody has set it off: handlers, addresses, scripts of the page's own.
ARMED = """() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const {name, value} of element.attributes) {
      if (name.startsWith("on") || name.startsWith("hx-on")) found.push(`${element.tagName} ${name}=${value}`);
      const leads = ["href", "src", "action", "formaction", "data", "srcdoc", "xlink:href"].includes(name);
      if (leads && (/^\\s*(javascript|data):/i.test(value) || name === "srcdoc")) found.push(`${name}=${value}`);
    }
    const isData = element.type === "application/ld+json" || element.type === "application/json";
    if (element.tagName === "SCRIPT" && !element.src && !isData) found.push(element.outerHTML.slice(0, 80));
    const isHeld = element.tagName === "IFRAME" && element.hasAttribute("sandbox") && !element.sandbox.contains("allow-scripts");
    if (!isHeld && ["IFRAME", "OBJECT", "EMBED", "BASE", "MARQUEE", "MATH"].includes(element.tagName)) found.push(element.tagName);
  }
  return [...new Set(found)];
}"""


def words_fields(record):
    """Return the fields of a record that hold words, of people or of pages."""
    return [
        field
        for field in record._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.SlugField)
        and not (field.primary_key or field.choices or field.name in NOT_WORDS or "token" in field.name)
    ]


def filled(length, start, *, number):
    """Return as many payloads as fit, from a place of the list on; the row's number keeps apart what has to be unique."""
    text = f"{number} " if length is None or length > 30 else ""
    for step in range(len(PAYLOADS)):
        payload = PAYLOADS[(start + step) % len(PAYLOADS)]
        if length is None or len(text) + len(payload) <= length:
            text += payload
    return text[:length] or f'"><{number}'[:length]


def in_json(value, start):
    """Return a JSON value with payloads in place of the words in it."""
    if isinstance(value, list):
        return [filled(None, start, number=0) if isinstance(one, str) else in_json(one, start) for one in value]
    if isinstance(value, dict):
        return {
            key: filled(None, start, number=0) if key in WORDS_IN_JSON and isinstance(one, str) else in_json(one, start)
            for key, one in value.items()
        }
    return value


def poison(turn):
    """Write payloads into every text of every row, past forms and triggers, as whoever got into the database could."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for record in (record for app in APPS for record in apps.get_app_config(app).get_models()):
            table = record._meta.db_table
            if record.__name__.endswith("Event") or record._meta.proxy or record.__name__ in ("Group", "Permission"):
                continue
            for field in [
                *words_fields(record),
                *(f for f in record._meta.concrete_fields if f.get_internal_type() == "JSONField"),
            ]:
                start = zlib.crc32(f"{record.__name__}.{field.name}".encode()) + turn
                for pk, value in record._base_manager.values_list("pk", field.name):
                    if field.get_internal_type() == "JSONField":
                        new = json.dumps(in_json(value, start))
                    elif value:
                        new = filled(field.max_length, start + (pk if isinstance(pk, int) else 0), number=pk)
                    else:
                        continue
                    key = record._meta.pk.column
                    cursor.execute(f'UPDATE "{table}" SET "{field.column}" = %s WHERE "{key}" = %s', [new, pk])


def pages(story):
    """Return the name and address of every page; of the admin site the lists only, unless there is time for all."""
    listed = []
    for name, address in addresses(story.arguments(), but=(*DJANGOS_OWN, "logout")):
        permits = PERMITS.get(name, see(ADMIN))
        is_wanted = ROUNDS > 1 or not name.startswith("admin:") or name.endswith("_changelist")
        if "GET" in permits and name not in NOT_PAGES and is_wanted:
            listed.append((name, address))
    return listed


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_no_words_run(visit, people, turn):
    """Takes half a minute: every page there is, in a browser that ignores the policy for content, which hides mistakes."""
    story = tell(people["editor"], people["reviewer"], people["second"])
    story.topic.is_public = True
    story.topic.save()
    listed = pages(story)
    poison(turn)
    page = visit("about:blank", by="admin", bypass_csp=True)
    page.route("**/static/**", lambda route: route.abort())  # the look takes time and holds no words
    page.add_init_script("window.ran = () => { window.hasRun = true; }; window.alert = window.ran;")
    wrong = {}
    for name, address in listed:
        try:
            page.goto(address)
        except Error as error:
            if "Download is starting" not in error.message:
                raise
            continue  # what the browser saves, it does not run
        found = page.evaluate(ARMED)
        if page.evaluate("window.hasRun === true"):
            found.append("ran")
        if found and not name.startswith("admin:") or "ran" in found or any("ran(" in one for one in found):
            wrong[name] = found

    assert wrong == {}
    assert {name for name, _ in listed} >= {"queue", "claim-detail", "topic-board", "admin:claims_claim_changelist"}


def test_words_in_scripts_of_data_stay_data(visit, people):
    story = tell(people["editor"], people["reviewer"], people["second"])
    story.topic.is_public = True
    story.topic.save()
    address = dict(addresses(story.arguments()))["claim-public"]
    poison(0)

    page = visit(address, by=None)
    data = json.loads(page.locator("script[type='application/ld+json']").text_content())

    assert any("ran()" in json.dumps(value) for value in data.values())


def test_payloads_are_many_and_would_run(visit, people):
    """A page that takes words for markup is found out."""
    page = visit("/help/", by=None, bypass_csp=True)
    page.evaluate("window.ran = () => {}")
    page.evaluate(
        "document.querySelector('h1').innerHTML = '<img src=x onerror=ran()><a href=\"JavaScript:ran()\">x</a>'"
    )

    assert len(set(PAYLOADS)) == 60
    assert len(page.evaluate(ARMED)) == 2
