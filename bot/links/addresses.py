"""Which addresses are the public web's."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

MayConnect = Callable[[str, int], bool]
"""Whether a connection to an IP address, written out, and a port may be made."""

WEB_PORTS = frozenset((80, 443))

_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments, a few of which Python holds to be global
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.175.48.0/24",  # AS112
        "64:ff9b::/96",  # NAT64: the IPv4 address at its end
        "64:ff9b:1::/48",
        "2001::/23",  # Teredo and other protocols
        "2002::/16",  # 6to4: the IPv4 address in its middle
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fec0::/10",  # site-local, once
    )
)
"""What ``is_global`` lets through although it may lead inside.

https://www.iana.org/assignments/iana-ipv4-special-registry and
https://www.iana.org/assignments/iana-ipv6-special-registry
"""

_GLOBAL_UNICAST = ip_network("2000::/3")
"""All of IPv6 that was ever given out: https://www.iana.org/assignments/ipv6-address-space."""


def is_public_web(address: str, port: int) -> bool:
    """Whether it is a web server's port on the public internet; ``address`` is an IPv4 or IPv6 address."""
    return port in WEB_PORTS and is_public(address)


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet. What is no address is not."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return _is_public(parsed)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and (address.scope_id or address not in _GLOBAL_UNICAST):
        return False  # mapped, translated and compatible IPv4 addresses, too
    return (
        address.is_global
        and not (address.is_multicast or address.is_reserved or address.is_unspecified)
        and not any(address in network for network in _NOT_PUBLIC if network.version == address.version)
    )
