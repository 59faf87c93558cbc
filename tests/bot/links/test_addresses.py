from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links.addresses import is_public, is_public_web


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1",
        "fd12:3456::1", "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "4000::1",
    ],
)  # fmt: skip
def test_what_may_lead_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4007::1"])
def test_the_rest_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["", "example.org", "2130706433", "0x7f000001", "127.1", "017700000001", "8.8.8.8:80"]
)
def test_what_is_no_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(("port", "allowed"), [(80, True), (443, True), (22, False), (8080, False), (0, False)])
def test_only_ports_of_the_web_are_reached(port: int, allowed: bool) -> None:
    assert is_public_web("8.8.8.8", port) is allowed


@given(st.integers(0, 2**32 - 1))
def test_no_way_to_write_an_ipv4_address_in_ipv6_is_public(number: int) -> None:
    for prefix in (0x0000_0000, 0x0000_FFFF):
        assert not is_public(str(IPv6Address(prefix << 32 | number)))
    assert not is_public(str(IPv6Address(0x0064_FF9B << 96 | number)))
    assert not is_public(str(IPv6Address(0x2002 << 112 | number << 80)))


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6))
def test_what_is_public_is_global(address: IPv4Address | IPv6Address) -> None:
    assert not is_public(str(address)) or (address.is_global and not address.is_private and not address.is_multicast)
