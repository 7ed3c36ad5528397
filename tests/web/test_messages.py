"""The catalogue of every language: whole, with the placeholders of the original, and no word of a page beside it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from factcheck import messages

TEMPLATES = Path(settings.BASE_DIR) / "templates"
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sdf%]|\{\w*\}")
ENDS = (".", ":", "?", "…")
# Pages of Django's own choosing are written in both languages; the gallery is for those who build the site.
IN_BOTH = ("400.html", "500.html", "gallery.html")
# Names that are the same in every language.
NAMES = {"factcheck", "SHA", "UTC", "SVG", "CSV", "JSON", "OpenAPI"}


def forms(words):
    """Return the forms of a message or of its translation: one, or one per number."""
    return list(words) if isinstance(words, tuple | list) else [words]


@pytest.fixture(params=LANGUAGES)
def catalogue(request):
    path = messages.catalogues()[request.param]
    return messages.read(path, request.param)


def test_every_language_of_the_settings_has_a_catalogue():
    assert sorted(messages.catalogues()) == sorted(LANGUAGES)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Sign out %(name)s", id="of a part of many pages"),
        pytest.param("Nothing waits for your rating.", id="of a view"),
        pytest.param("The page was fetched.", id="of what comes of a fetch"),
        pytest.param(("%(n)s claim", "%(n)s claims"), id="with a form per number"),
    ],
)
def test_messages_are_found_wherever_they_are_written(message):
    assert messages.collected().get(message) is not None


def test_every_message_of_the_code_is_translated(catalogue):
    """If this fails: `make messages`, then translate what it lists."""
    missing = [
        message.id
        for message in messages.collected()
        if message.id
        and ((words := catalogue.get(message.id, message.context)) is None or not messages.is_translated(words))
    ]

    assert missing == []


def test_no_translation_is_left_of_a_message_that_is_gone(catalogue):
    known = {(str(message.id), message.context) for message in messages.collected()}

    assert [message.id for message in catalogue if (str(message.id), message.context) not in known] == []


def test_placeholders_agree(catalogue):
    wrong = [
        (form, original)
        for message in catalogue
        if message.id
        for form, original in zip(forms(message.string), forms(message.id), strict=True)
        if sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(original))
    ]

    assert wrong == []


def test_a_sentence_ends_as_its_original_does(catalogue):
    wrong = [
        (form, original)
        for message in catalogue
        if message.id
        for form, original in zip(forms(message.string), forms(message.id), strict=True)
        if any(form.endswith(end) != original.endswith(end) for end in ENDS)
    ]

    assert wrong == []


def test_pages_are_read_in_spanish():
    with translation.override("es"):
        assert translation.gettext("Queue") == "Cola"
        assert translation.ngettext("%(n)s claim", "%(n)s claims", 2) == "%(n)s afirmaciones"


def bare_words(source):
    """Return the words of a template that stand outside every message."""
    source = re.sub(r"(?s){% comment %}.*?{% endcomment %}|{#.*?#}|<style>.*?</style>|<!--.*?-->", " ", source)
    source = re.sub(r"(?s){% blocktranslate.*?{% endblocktranslate %}", " ", source)
    source = re.sub(r"(?s){%.*?%}|{{.*?}}", " ", source)
    source = re.sub(r"(?s)<(kbd|code)>.*?</\1>|<[^>]*>|&\w+;", " ", source)
    return [word for word in re.findall(r"[^\W\d_]{2,}", source) if word not in NAMES]


@pytest.mark.parametrize(
    ("template", "words"),
    [
        pytest.param("<p>{% translate 'Queue' %}</p>", [], id="a message is not bare"),
        pytest.param("<p>Queue {{ name }}</p>", ["Queue"], id="a word between tags is"),
        pytest.param('<a href="/x/">{% blocktranslate %}Go {{ there }}{% endblocktranslate %}</a>', [], id="a block"),
    ],
)
def test_bare_words_are_found(template, words):
    assert bare_words(template) == words


def test_no_page_has_words_beside_the_catalogue():
    pages = [path for path in TEMPLATES.rglob("*.html") if path.name not in IN_BOTH]

    assert pages
    assert {path.name: words for path in pages if (words := bare_words(path.read_text()))} == {}
