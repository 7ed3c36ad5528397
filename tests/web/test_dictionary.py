"""The dictionary: one registry says what the CSV header, the API's description, the codebook and the page say."""

import pytest
from django.urls import reverse
from django.utils import translation

from claims.api.schema import description
from claims.dictionary import dictionary_of
from claims.exporting.describing import codebook_of
from claims.exporting.package.tables import PACKAGE_TABLES
from claims.exporting.tables import TABLES


@pytest.fixture(autouse=True)
def in_english():
    """A page in another language leaves it behind in the thread."""
    with translation.override("en"):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param(
            "en", ("Lower number that is written; null when none is.", "In data packages alone."), id="English"
        ),
        pytest.param("es", ("El número menor que está escrito;", "Solo en los paquetes de datos."), id="Spanish"),
    ],
)
def test_anybody_may_look_up_what_a_column_means(client, language, words):
    page = client.get(reverse("dictionary"), headers={"Accept-Language": language}).content.decode()

    assert all(said in page for said in words)
    assert all(f'id="{name}"' in page for name in PACKAGE_TABLES)


def test_page_description_codebook_and_header_are_of_one_list():
    schemas = description()["components"]["schemas"]

    for entry, table in zip(dictionary_of(TABLES.values()), TABLES.values(), strict=True):
        book = codebook_of(table, table.columns)
        schema = schemas["".join(word.capitalize() for word in table.name.split("_")) + "TableRow"]
        assert [column.header for column in entry.columns] == [column["header"] for column in book["columns"]]
        assert [column.meaning for column in entry.columns] == [column["meaning"] for column in book["columns"]]
        assert list(schema["properties"]) == list(dict.fromkeys(c.group or c.name for c in table.columns))
        assert schema["description"] == entry.meaning == table.meaning


def test_what_is_only_for_some_is_said():
    entries = {
        entry.name: {column.header: column for column in entry.columns} for entry in dictionary_of(TABLES.values())
    }

    assert entries["ratings"]["person"].notes == ("Only for those who may see names.",)
    assert entries["claims"]["quote"].notes == ("May be withheld.",)
    assert entries["claims"]["range_low"].notes == ()


def test_every_meaning_is_said_in_spanish():
    with translation.override("es"):
        spanish = dictionary_of(PACKAGE_TABLES.values())

    same = [
        (entry.name, column.header)
        for entry, table in zip(spanish, PACKAGE_TABLES.values(), strict=True)
        for column, own in zip(entry.columns, table.columns, strict=True)
        if column.meaning == own.meaning
    ]
    assert same == []
