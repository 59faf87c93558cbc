"""Addresses on other sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urldefrag, urlsplit

from bot.model.markdown import Image, Link
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteSettings
from bot.rules._targets import written_links

LONGEST = 2_000
"""Longer addresses are left alone: no page that people link to has one."""

_TEMPLATE = re.compile(r"\{\{|\{%|\}\}|%\}")
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f<>\"\\^`|]")
_RESERVED = re.compile(
    r"(?:^|\.)(?:example|test|invalid|localhost|local|internal|onion|home\.arpa|example\.(?:com|net|org))$"
)
"""Names that are nobody's, or somebody else's in each network.

https://www.iana.org/assignments/special-use-domain-names
"""


@dataclass(frozen=True, slots=True)
class External:
    """An address on another site, as it is asked for, and where it stands in the post."""

    url: str
    written: str
    span: Span


def external_addresses(post: Post, settings: SiteSettings) -> Iterator[External]:
    """Where the links and images of a post lead outside of its own site, in the order of the post."""
    own = _host(settings.base_url)
    found: list[Link | Image] = [*written_links(post), *post.body.images]
    for node in sorted(found, key=lambda node: node.span):
        url = requested(node.target)
        if url and not (own and is_within(_host(url), (own,))):
            yield External(url, node.target, node.target_span or node.span)


def requested(target: str) -> str | None:
    """The address that a browser would ask another server for, None where there is nothing to ask or nobody."""
    try:
        url = urldefrag(f"https:{target}" if target.startswith("//") else target).url
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if len(url) > LONGEST or _TEMPLATE.search(url) or _UNPRINTABLE.search(url):
        return None
    host = _host(url)
    if parts.scheme.lower() not in ("http", "https") or port not in (None, 80, 443) or "@" in parts.netloc:
        return None
    return url if host else None


def is_anybodys(host: str) -> bool:
    """Whether a name may lead somewhere else in each network, or nowhere on purpose; so does a bare IP address."""
    return "." not in host or _RESERVED.search(host) is not None or _is_address(host)


def is_within(host: str, domains: tuple[str, ...]) -> bool:
    """Whether a host is one of the domains, or below one."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def host_of(url: str) -> str:
    """The host of an address that :func:`requested` returned."""
    return _host(url)


def _host(url: str) -> str:
    """In lower case, without a dot at its end and a ``www.`` in front; empty where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
