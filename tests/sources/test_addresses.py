"""Which addresses we take, and when two of them are one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.addresses import AddressRefused, PortRefused, canonical, spelled


@pytest.mark.parametrize(
    ("url", "known_as"),
    [
        pytest.param("HTTPS://News.Example/Peru", "https://news.example/Peru", id="scheme and host in capitals"),
        pytest.param("https://news.example", "https://news.example/", id="no path"),
        pytest.param("https://news.example:443/a", "https://news.example/a", id="default port"),
        pytest.param("http://news.example:443/a", "http://news.example:443/a", id="another scheme's port"),
        pytest.param("https://news.example./a", "https://news.example/a", id="a dot at the end of the host"),
        pytest.param("https://news.example/a#top", "https://news.example/a", id="a fragment"),
        pytest.param(
            "https://news.example/a?utm_source=x&id=7&fbclid=y", "https://news.example/a?id=7", id="campaign marks"
        ),
        pytest.param(
            "https://news.example/a%2Fb?q=%C3%B1", "https://news.example/a%2Fb?q=%C3%B1", id="escapes stay as they are"
        ),
        pytest.param("https://diario.example/perú", "https://diario.example/per%C3%BA", id="letters with accents"),
        pytest.param("https://ñandú.example/", "https://xn--and-6ma2c.example/", id="a host with accents"),
        pytest.param("  https://news.example/a\n", "https://news.example/a", id="white space around it"),
    ],
)
def test_two_spellings_are_one_page(url, known_as):
    assert canonical(url) == known_as
    assert canonical(known_as) == known_as


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="nothing"),
        pytest.param("news.example/peru", id="no scheme"),
        pytest.param("ftp://news.example/", id="another scheme"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("https:///peru", id="no host"),
        pytest.param("https://user@news.example/", id="a user name"),
        pytest.param("https://:@news.example/", id="an empty user name"),
        pytest.param("https://news.example:8080/", id="another port"),
        pytest.param("https://news.example:99999/", id="a port that is none"),
        pytest.param("https://news.example\\@evil.example/", id="a backslash"),
        pytest.param("https://news.example/a b", id="a space"),
        pytest.param("https://news.example/\x00", id="a NUL"),
        pytest.param("https://news.example/\nHost: evil", id="a new line"),
        pytest.param("https://[::1", id="a broken bracket"),
        pytest.param("https://news.example/" + "a" * 5000, id="5,000 characters"),
        pytest.param("https://" + "a" * 70 + ".example/", id="a label of 70 letters"),
        pytest.param("https://news.example/\ud800", id="half a surrogate pair"),
        pytest.param("https://1.2.3.256/", id="numbers that are no address"),
        pytest.param("https://[fe80::1%25eth0]/", id="an address with an interface"),
        pytest.param("https://news%2eexample/", id="a host with escapes"),
        pytest.param("https://xn--a.example/", id="a host that only looks encoded"),
    ],
)
def test_what_cannot_be_a_page_is_refused_with_a_sentence(url):
    with pytest.raises(AddressRefused, match=r"[A-Z].*\."):
        canonical(url)


@pytest.mark.parametrize(
    ("url", "asked_as"),
    [
        pytest.param("http://2130706433/", "http://127.0.0.1/", id="one number"),
        pytest.param("http://0x7f.1/", "http://127.0.0.1/", id="two numbers, one of them hexadecimal"),
        pytest.param("http://0177.0.0.01/", "http://127.0.0.1/", id="octal numbers"),
        pytest.param("http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/", id="digits in circles"),
        pytest.param("http://127。0。0。1/", "http://127.0.0.1/", id="full stops of another script"),
        pytest.param("http://[0:0::0001]/", "http://[::1]/", id="IPv6 in full"),
        pytest.param(
            "https://straße.example/", "https://xn--strae-oqa.example/", id="a letter that is no other letter"
        ),
        pytest.param("https://аpple.example/", "https://xn--pple-43d.example/", id="a letter of another alphabet"),
        pytest.param("https://news.example/a?utm_source=x", "https://news.example/a?utm_source=x", id="marks stay"),
    ],
)
def test_an_address_is_asked_for_as_it_is_understood(url, asked_as):
    assert spelled(url) == asked_as
    assert spelled(asked_as) == asked_as


def test_only_ports_that_are_taken_are_taken():
    assert spelled("http://news.example:8080/", ports=frozenset({8080})) == "http://news.example:8080/"
    with pytest.raises(PortRefused):
        spelled("http://news.example:80/", ports=frozenset({8080}))


HOSTS = st.sampled_from(
    [
        "news.example",
        "127.1",
        "2130706433",
        "0x7f.1",
        "a..b",
        "-a.example",
        "a-.example",
        "xn--a",
        "xn--caf-dma.example",
        "example.",
        "1.2.3.4",
        ".",
    ]
)
PATHS = st.text("aZ09/%:!$&'()*+,;=~._-?#@ \\é", max_size=20)


@given(HOSTS, PATHS)
def test_an_address_that_is_spelled_already_is_read_as_any_other(host, path):
    def outcome(url):
        try:
            return spelled(url)
        except AddressRefused as refusal:
            return str(refusal)

    assert outcome(f"http://{host}/{path}") == outcome(f"HTTP://{host}/{path}")  # in capitals it has to be spelled
