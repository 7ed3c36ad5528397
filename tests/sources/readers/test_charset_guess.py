"""Encodings that nobody names: the guess must at least give readable words."""

import pytest

from sources.readers.charset_guess import guessed_codec


@pytest.mark.parametrize(
    ("words", "codec"),
    [
        pytest.param("Según la alcaldía, murió una niña de 12 años.", "cp1252", id="Spanish"),
        pytest.param("“We’re still counting” – £30m lost", "cp1252", id="English with typographic marks"),
        pytest.param("Eftir flóðið er þjóðvegurinn lokaður", "cp1252", id="Icelandic"),
        pytest.param("Według władz zginęło co najmniej 48 osób, a wśród ofiar są dzieci.", "cp1250", id="Polish"),
        pytest.param("Yetkililere göre en az 48 kişi öldü, çok sayıda yaralı var.", "cp1254", id="Turkish"),
        pytest.param("По данным властей, погибли 48 человек.", "cp1251", id="Russian"),
        pytest.param("По данным властей, погибли 48 человек.", "iso8859-5", id="Russian in an ISO encoding"),
        pytest.param("За даними влади, загинули 48 людей, її і їхні діти.", "koi8-u", id="Ukrainian in KOI8"),
        pytest.param("Σύμφωνα με τις αρχές, 48 άνθρωποι σκοτώθηκαν.", "cp1253", id="Greek"),
        pytest.param("قالت السلطات إن ثمانية وأربعين شخصا قتلوا", "cp1256", id="Arabic"),
        pytest.param("当局说有四十八个人在洪水中去世。", "gb18030", id="Chinese"),
        pytest.param("當局說有四十八個人在洪水中去世。", "big5hkscs", id="traditional Chinese"),
        pytest.param("当局によると、少なくとも48人が死亡したという。", "cp932", id="Japanese"),
        pytest.param("当局によると、少なくとも48人が死亡したという。", "euc_jp", id="Japanese in EUC"),
        pytest.param("당국에 따르면 최소 48명이 사망했다고 한다.", "cp949", id="Korean"),
    ],
)
def test_the_guess_reads_the_words(words, codec):
    body = words.encode(codec)

    assert body.decode(guessed_codec(body)) == words
