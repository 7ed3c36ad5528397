"""The scale that every new installation starts with: figure-8, four steps with a number and four without."""

from django.db import migrations

LEVELS = [
    # key, number, mark, English, Spanish, meaning in English, meaning in Spanish
    (
        "supported",
        4,
        "●",
        "Supported",
        "Respaldada",
        "An independent source gives a figure that fits, for the same scope and date.",
        "Una fuente independiente da una cifra que encaja, con el mismo alcance y fecha.",
    ),
    (
        "mostly",
        3,
        "◕",
        "Mostly supported",
        "Respaldada en parte",
        "Right, with a limit that a reader should know.",
        "Correcta, con una salvedad que el lector debería conocer.",
    ),
    (
        "misleading",
        2,
        "◑",
        "Misleading",
        "Engañosa",
        "The number is right, its scope or context is not.",
        "El número es correcto, pero no su alcance o su contexto.",
    ),
    (
        "contradicted",
        1,
        "✖",
        "Contradicted",
        "Contradicha",
        "Better evidence gives a figure that cannot hold beside it.",
        "Pruebas mejores dan una cifra incompatible con ella.",
    ),
    (
        "disputed",
        None,
        "⇄",
        "Disputed",
        "En disputa",
        "Sources of equal weight give figures that cannot both hold.",
        "Fuentes de igual peso dan cifras que no pueden ser ciertas a la vez.",
    ),
    (
        "outdated",
        None,
        "↻",
        "Outdated",
        "Desactualizada",
        "Right for its date; a newer figure is there.",
        "Correcta en su fecha; ya hay una cifra más reciente.",
    ),
    (
        "unverifiable",
        None,
        "?",
        "Unverifiable",
        "No verificable",
        "What would be needed to check it is missing.",
        "Falta lo necesario para comprobarla.",
    ),
    (
        "not_a_claim",
        None,
        "⊘",
        "Not a claim",
        "No es una afirmación",
        "The words state no figure that could be checked.",
        "Las palabras no afirman ninguna cifra comprobable.",
    ),
]


def add_scale(apps, schema_editor):
    scale = apps.get_model("claims", "Scale").objects.create(name="figure-8", version=1, is_default=True)
    apps.get_model("claims", "Level").objects.bulk_create(
        apps.get_model("claims", "Level")(
            scale=scale,
            key=key,
            position=position,
            number=number,
            mark=mark,
            label_en=english,
            label_es=spanish,
            meaning_en=meaning_en,
            meaning_es=meaning_es,
        )
        for position, (key, number, mark, english, spanish, meaning_en, meaning_es) in enumerate(LEVELS, start=1)
    )


def remove_scale(apps, schema_editor):
    apps.get_model("claims", "Level").objects.filter(scale__name="figure-8", scale__version=1).delete()
    apps.get_model("claims", "Scale").objects.filter(name="figure-8", version=1).delete()


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_claims_and_ratings")]
    operations = [migrations.RunPython(add_scale, remove_scale)]
