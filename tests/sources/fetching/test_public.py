"""Which addresses of the network are public, against the registries of special ones."""

from ipaddress import ip_address, ip_network

import pytest

from sources.fetching import is_public

# IANA IPv4 and IPv6 special-purpose address registries, with the multicast and other blocks of the address space registries.
SPECIAL = """
0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.0/29 192.0.0.8/32 192.0.0.9/32
192.0.0.10/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16
192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 255.255.255.255/32
::/128 ::1/128 ::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32 2001:1::1/128
2001:1::2/128 2001:1::3/128 2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28 2001:20::/28 2001:30::/28 2001:db8::/32 2002::/16
2620:4f:8000::/48 3ffe::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3
"""


@pytest.mark.parametrize("block", SPECIAL.split())
def test_special_blocks_are_closed_from_the_first_to_the_last_address(block):
    network = ip_network(block)
    first, last = int(network.network_address), int(network.broadcast_address)

    inside = [
        ip_address(number) if network.version == 4 else network[number - first]
        for number in (first, (first + last) // 2, last)
    ]

    assert [str(address) for address in inside if is_public(str(address))] == []


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("169.254.169.254", id="metadata of most clouds"),
        pytest.param("100.100.100.200", id="metadata of another cloud"),
        pytest.param("192.0.0.192", id="metadata of a third"),
        pytest.param("168.63.129.16", id="a control address in a public block"),
        pytest.param("fd00:ec2::254", id="metadata over IPv6"),
        pytest.param("64:ff9b::a9fe:a9fe", id="metadata behind NAT64"),
        pytest.param("2002:a9fe:a9fe::1", id="metadata behind 6to4"),
        pytest.param("2001:0:a9fe:a9fe::1", id="metadata behind Teredo"),
        pytest.param("::127.0.0.1", id="loopback, IPv4-compatible"),
        pytest.param("::ffff:127.0.0.1", id="loopback, IPv4-mapped"),
        pytest.param("::ffff:8.8.8.8", id="a public address, IPv4-mapped"),
        pytest.param("fe80::1%eth0", id="link-local with its interface"),
        pytest.param("2600::1%eth0", id="a public address with an interface"),
        pytest.param("localhost", id="a name"),
        pytest.param("", id="nothing"),
        pytest.param("127.1", id="a short form"),
        pytest.param("0177.0.0.1", id="an octal form"),
        pytest.param("8.8.8.8/8", id="a network"),
    ],
)
def test_what_leads_inside_or_is_no_address_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0"]
    + ["169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0"]
    + ["198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2606:4700:4700::1111", "2a00:1450:4001::1"],
)
def test_the_rest_of_the_network_is_public_up_to_the_edges(address):
    assert is_public(address)
