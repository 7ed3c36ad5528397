"""Spanish sentences, grouped by answer."""

from tests.figures.corpus import row, rows

COUNTS = [
    *rows(
        [
            "Murieron ⟦30⟧ personas.",
            "⟦30⟧ personas murieron.",
            "⟦30⟧ personas murieron el 9 de enero en Juliaca.",
            "El ataque dejó ⟦30⟧ muertos.",
            "El saldo de ⟦30⟧ fallecidos fue confirmado.",
            "La cifra de muertos se eleva a ⟦30⟧.",
            "Los muertos aumentaron hasta ⟦30⟧.",
            "Los muertos ya son ⟦30⟧.",
            "Se reportó la muerte de ⟦30⟧ personas.",
            "Han muerto ⟦30⟧ civiles.",
            "Fueron asesinados ⟦30⟧ campesinos.",
            "⟦Treinta⟧ jóvenes perdieron la vida.",
            "La policía mató a ⟦30⟧ personas.",
        ],
        low=30,
        high=30,
        qualifier="exact",
        counted_kind="deaths",
        part="total",
    ),
    *rows(
        [
            "El ataque dejó 30 muertos y ⟦200⟧ heridos.",
            "41 personas murieron y ⟦200⟧ resultaron heridas.",
            "Hasta el momento se reportan ⟦200⟧ heridos.",
        ],
        low=200,
        high=200,
        counted_kind="injured",
    ),
    *rows(
        ["La policía detuvo a ⟦193⟧ estudiantes.", "Fueron detenidas ⟦193⟧ personas.", "Hay ⟦193⟧ detenidos."],
        low=193,
        counted_kind="detained",
    ),
    row("Sutran reportó ⟦97⟧ puntos de bloqueo en vías nacionales.", low=97, counted_kind="roadblocks"),
    row("Hay ⟦120⟧ carreteras bloqueadas.", low=120, counted_kind="roadblocks"),
    row("Se teme que haya ⟦más de 100⟧ desaparecidos.", low=100, counted_kind="missing", basis="feared"),
    row("El sismo dejó ⟦3.181⟧ damnificados.", low=3181, counted_kind="homeless"),
    row("⟦48 mil⟧ familias fueron desplazadas.", low=48000, counted_kind="displaced"),
    row("Asistieron ⟦entre 20 mil y 25 mil⟧ personas.", low=20000, high=25000, counted_kind="attendance"),
    row("Según Essalud, ⟦112⟧ personas siguen hospitalizadas.", low=112, counted_kind="hospitalised"),
    row("⟦Un⟧ menor fue asesinado.", low=1, counted_kind="deaths", population="minors"),
    row("Desbloqueo de vía deja ⟦un⟧ muerto.", low=1, counted_kind="deaths"),
    row("⟦Ningún⟧ muerto hubo.", low=0, high=0, counted_kind="deaths"),
]

WORDINGS = [
    *rows(
        [
            "⟦Más de 50⟧ heridos.",
            "La cifra ⟦supera los 50⟧.",
            "⟦Por encima de 50⟧ heridos.",
            "⟦Poco más de 50⟧ heridos.",
        ],
        low=50,
        high=None,
        qualifier="more_than",
    ),
    *rows(
        ["⟦Al menos 50⟧ heridos.", "⟦Por lo menos 50⟧ heridos.", "⟦No menos de 50⟧ heridos.", "⟦50 o más⟧ heridos."],
        low=50,
        high=None,
        qualifier="at_least",
    ),
    *rows(
        ["⟦Hasta 50⟧ heridos.", "⟦Como máximo 50⟧ heridos.", "⟦No más de 50⟧ heridos."],
        low=None,
        high=50,
        qualifier="at_most",
    ),
    *rows(["⟦Menos de 50⟧ heridos.", "⟦Por debajo de 50⟧ heridos."], low=None, high=50, qualifier="less_than"),
    *rows(["⟦Casi 50⟧ heridos.", "⟦Cerca de 50⟧ heridos."], low=50, high=50, qualifier="nearly"),
    *rows(
        ["⟦Unos 50⟧ heridos.", "⟦Alrededor de 50⟧ heridos.", "⟦Aprox. 50⟧ heridos.", "⟦50 aproximadamente⟧."],
        low=50,
        high=50,
        qualifier="about",
    ),
    *rows(
        ["⟦Entre 20 y 30⟧ heridos.", "⟦De 20 a 30⟧ heridos.", "⟦20 a 30⟧ heridos.", "⟦Mayor que 20 y menor que 30⟧."],
        low=20,
        high=30,
        qualifier="range",
    ),
    row("Hasta la fecha hay ⟦60⟧ heridos.", low=60, high=60, qualifier="exact"),
    row("Hasta el momento hay ⟦60⟧ heridos.", low=60, high=60, qualifier="exact"),
]

VAGUE = [
    row("⟦Decenas⟧ de personas marcharon.", low=20, qualifier="vague", counted_kind="attendance"),
    row("⟦Docenas⟧ de personas llegaron.", low=24, qualifier="vague"),
    row("⟦Cientos⟧ de heridos llegaron.", low=200, counted_kind="injured"),
    row("⟦Miles⟧ de manifestantes salieron.", low=2000, population="protesters"),
    row("⟦Decenas de miles⟧ de personas marcharon.", low=20000, vague=True),
    row("⟦Una treintena⟧ de policías resultó herida.", low=30, high=30, vague=True, counted_kind="injured"),
    row("⟦Medio centenar⟧ de manifestantes fue detenido.", low=50, high=50, counted_kind="detained"),
    row("⟦Medio millón⟧ de personas se quedó sin agua.", low=500000, vague=False),
    row("⟦Varias⟧ personas murieron.", low=3, qualifier="vague"),
]

NUMBERS_AND_UNITS = [
    row("El gobierno destinó ⟦2.500 millones de dólares⟧ a la obra.", low=2500000000, unit="USD"),
    row("El gobierno destinó ⟦S/ 1.5 millones⟧.", low=1500000, unit="PEN", counted_kind="money"),
    row("Costó ⟦275.000 dólares⟧.", low=275000, unit="USD", questions=()),
    row("El precio subió un ⟦12,5%⟧.", low="12.5", unit="percent"),
    row("El precio subió ⟦12,5 por ciento⟧.", low="12.5", unit="percent"),
    row("Hubo ⟦más de 1 mil 500⟧ réplicas.", low=1500, qualifier="more_than"),
    row("Hubo ⟦dos mil trescientos cuarenta y siete⟧ votos.", low=2347, counted_kind="votes"),
    row("Votaron ⟦dos millones y medio⟧ de personas.", low=2500000),
    row("Hubo ⟦treinta y una⟧ mujeres.", low=31, population="women"),
    row("Murió una joven de ⟦17 años⟧.", low=17, unit="year of age", counted_kind="age"),
    row("⟦Uno de cada tres⟧ peruanos lo sabe.", unit="share", counted_kind="rate"),
    row("Ocurrió en ⟦menos de tres semanas⟧.", high=3, unit="week"),
    row("Las tarifas suben ⟦entre un 2 y un 4 %⟧.", low=2, high=4, qualifier="range", unit="percent"),
    row("Fue de ⟦7,8 grados en la escala de Richter⟧.", low="7.8", unit="magnitude"),
    row("El precio subió a ⟦$ 63,45⟧.", low="63.45", unit="USD"),
    row("Tardó ⟦media hora⟧.", low="0.5", unit="hour"),
    row("⟦Tres de cada cuatro⟧ peruanos lo desaprueban.", low="0.75", unit="share", counted="peruanos"),
    row("Hubo ⟦18 grados bajo cero⟧ en Puno.", low=-18, unit="degree", counted_kind="temperature"),
    row("Ardieron ⟦12.000 hectáreas⟧.", low=12000, unit="ha", questions=()),
    row("⟦Más de la mitad⟧ de las casas ardieron.", low="0.5", high=None, unit="share", counted="casas"),
    row("El sismo de ⟦magnitud 7,8⟧ dejó daños.", low="7.8", unit="magnitude"),
]

PARTS = [
    row(
        "Hubo 18 muertos, entre ellos ⟦4⟧ menores de edad.",
        low=4,
        part="part",
        counted_kind="deaths",
        population="minors",
    ),
    row("Siete personas, ⟦tres⟧ de ellas niñas, fallecieron.", low=3, part="part", counted_kind="deaths"),
    row("⟦11⟧ de los 18 fallecidos tenían balas.", low=11, part="part", counted_kind="deaths"),
    row("⟦Seis⟧ personas, tres de las cuales eran menores, murieron.", low=6, part="total", counted_kind="deaths"),
    row("Había ⟦300⟧ obreros, 20 de ellos muertos.", low=300, counted_kind=None),
    row("El número de víctimas mortales podría ⟦superar las 300⟧.", low=300, high=None, counted_kind="deaths"),
    row("Sobrevivieron ⟦12⟧ de los 80 ocupantes.", low=12, part="part", counted="ocupantes"),
    row("⟦Más de la mitad⟧ de los heridos son menores.", low="0.5", high=None, counted_kind="rate"),
    row("Murió un policía y otros ⟦seis⟧ quedaron heridos.", low=6, counted_kind="injured"),
    row("⟦Hasta 40⟧ personas podrían seguir atrapadas.", high=40, counted_kind="trapped"),
    row("Otras ⟦12⟧ personas fueron detenidas.", low=12, part="increment", counted_kind="detained"),
    row("Hay 17 fallecidos y otros ⟦cinco⟧ por accidentes.", low=5, part="increment", counted_kind="deaths"),
    row("Murieron ⟦tres⟧ personas más.", low=3, part="increment", counted_kind="deaths"),
    row("Murieron 20 personas y otros ⟦12⟧ quedaron heridos.", low=12, part="total", counted_kind="injured"),
    row("Hay 48 muertos, ⟦5⟧ de ellos menores de edad.", low=5, part="part", population="minors"),
    row("La cifra pasó de ⟦37⟧ a 46 muertos.", low=37, counted_kind="deaths", counted="muertos", part="total"),
    row("Confirmó 49 muertes: 42 civiles y ⟦6⟧ militares.", low=6, part="part", population="military"),
    row("Murieron 20 personas. Otras ⟦300⟧ resultaron heridas.", low=300, part="total", counted_kind="injured"),
    row("Hay 89 puntos bloqueados, ⟦12⟧ más que ayer.", low=12, part="increment"),
    row("El paro subió en ⟦70.744⟧ personas.", low=70744, part="increment"),
    row("Subió en ⟦12⟧ regiones.", low=12, part="total", counted_kind="places"),
    row("Dejó 70 muertos, incluidos 10 mujeres y ⟦tres⟧ bebés.", low=3, part="part", counted_kind="deaths"),
    row("El número de heridos asciende a 355 civiles y ⟦290⟧ policías.", counted_kind="injured", population="police"),
    row("Hallan sin vida a ⟦dos⟧ de los cinco mineros atrapados.", counted_kind="deaths", part="part"),
    row("Se reportaron ⟦12⟧ nuevas muertes.", low=12, part="increment", counted_kind="deaths"),
    row("De los 200 detenidos, ⟦192⟧ fueron liberados.", low=192, counted="detenidos liberados"),
]

AGES = [
    row("Los hermanos, de ⟦8⟧ y 11 años, viven.", low=8, unit="year of age"),
    row("A sus ⟦78 años⟧, volverá.", low=78, unit="year of age"),
    row("Tenía ⟦25 años⟧.", low=25, unit="year of age", counted_kind="age"),
    row("Los ⟦mayores de 65 años⟧ suman 300.", low=65, high=None, unit="year of age"),
    row("Murió una joven de ⟦17 años⟧.", low=17, unit="year of age"),
    row("Estuvo preso ⟦17 años⟧ en Lima.", low=17, unit="year", counted_kind="duration"),
]

POPULATIONS_AND_CAUSES = [
    row("⟦Dos⟧ policías murieron.", counted_kind="deaths", population="police"),
    row("La policía detuvo a un hombre acusado de matar a ⟦dos⟧ menores.", cause=None, population="minors"),
    row("Hay ⟦89⟧ puntos bloqueados.", counted_kind="roadblocks"),
    row("⟦Seis⟧ vehículos quedaron calcinados.", counted_kind=None, counted="vehículos calcinados"),
    row("Cerró en ⟦S/ 3,85⟧ ayer.", place=None, unit="PEN"),
    row("La policía dispara hiriendo a varios y matando a ⟦dos⟧ jóvenes.", cause="state_forces", counted_kind="deaths"),
    row("⟦30⟧ personas murieron en los enfrentamientos.", cause="clashes"),
    row("⟦30⟧ personas murieron en Juliaca.", place="Juliaca"),
]

SOURCES = [
    ("Según la Defensoría del Pueblo, hay 46 muertos.", "Defensoría del Pueblo", "government", "reported"),
    ("Hay 46 muertos, informó el Ministerio de Salud.", "Ministerio de Salud", "medical", "reported"),
    ("La Fiscalía confirmó que 41 personas murieron.", "Fiscalía", "prosecutors", "confirmed"),
    ("De acuerdo con la ONU, hay 46 muertos.", "ONU", "un", "reported"),
    ("Hay 46 muertos.", None, None, "reported"),
]

ZEROS = [
    row("⟦Ningún⟧ muerto fue hallado.", low=0, high=0, counted_kind="deaths"),
    row("⟦No hubo⟧ víctimas mortales.", low=0, counted_kind="deaths", questions=()),
    row("⟦No hubo⟧ heridos.", low=0, high=0, counted_kind="injured", counted="heridos"),
    row("⟦No hay⟧ fallecidos hasta el momento.", low=0, counted_kind="deaths"),
    row("⟦Sin⟧ muertos ni heridos.", low=0, counted_kind="deaths"),
    row("Sin muertos ⟦ni⟧ heridos.", low=0, counted_kind="injured"),
    row("No hubo ⟦ni un solo⟧ herido.", low=0, counted_kind="injured"),
    row("⟦Nadie⟧ murió.", low=0, counted_kind="deaths"),
    row("⟦Ninguno⟧ de los 14 heridos murió.", low=0, counted_kind="deaths", part="part"),
    row("⟦No se reportaron⟧ heridos.", low=0, high=0, range=None, counted_kind="injured"),
]

NOT_FIGURES = [
    "Nadie sabe cuántos murieron.",
    "La marcha empezó a las 5 de la tarde.",
    "La Ley N° 143-2022 fue promulgada.",
    "El hombre, con DNI 45678912, fue detenido.",
    "El 7 de diciembre de 2022 cayó el presidente.",
    "El lunes 26 de diciembre cayó.",
    "La Resolución 1993 fue publicada el 15 de enero a las 10:29.",
    "La segunda edición fue larga.",
    "El artículo 117 de la Constitución no lo permite.",
    "Cristian Rojas Vásquez (19) estuvo allí.",
    "El partido terminó 2-1.",
    "La Marcha de los Cuatro Suyos empezó.",
    "Llegó a la Marcha de los 4 Suyos.",
    "Vive en la av. 28 de julio.",
    "El herido número 20 habló.",
    "Un hombre llegó.",
    "El Ibex 35 cae mucho.",
    "Se reunieron en el jr. 2 de mayo.",
    "El 5.º regimiento llegó.",
]
