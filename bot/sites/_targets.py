"""Link targets as people write them on a site with Liquid, down to what they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_LONGEST = 1_000
_BLANK = r"[ \t]*"
_SITE_PREFIX = re.compile(rf"(?:\{{\{{-?{_BLANK}site\.(?:baseurl|url){_BLANK}-?\}}\}})+(?=/|\{{%)")
_FILTERED = re.compile(
    rf"\{{\{{-?{_BLANK}(?P<quote>[\"'])(?P<path>[^\"'{{}}]*)(?P=quote){_BLANK}\|{_BLANK}"
    rf"(?:relative_url|absolute_url|prepend:{_BLANK}site\.(?:baseurl|url)){_BLANK}-?\}}\}}(?P<rest>.*)"
)
_TAG = re.compile(r"\{%-?[ \t]*(?P<tag>link|post_url)[ \t]+(?P<argument>[^ \t%{}]+)[ \t]*-?%\}")


@dataclass(frozen=True, slots=True)
class Page:
    """A path in the site's own address space, decoded. ``absolute`` ones begin at the root, others at the post."""

    path: str
    absolute: bool


@dataclass(frozen=True, slots=True)
class File:
    """A source file that ``{% link %}`` names."""

    path: str


@dataclass(frozen=True, slots=True)
class PostName:
    """A post that ``{% post_url %}`` names, without its extension."""

    name: str


Target = Page | File | PostName


def read_target(written: str, base_url: str) -> Target | None:
    """Where a target leads within the site.

    None where it leads elsewhere, to a place in its own page, or where that can't be known. ``base_url`` is that of
    the site's settings; the path that it ends in is taken off.
    """
    written = written.strip()
    if len(written) > _LONGEST:
        return None
    if tag := _tag(written):
        return tag
    filtered = _FILTERED.fullmatch(written)
    if filtered:
        written = f"/{(filtered['path'] + filtered['rest']).lstrip('/')}"
    from_root = bool(filtered)
    if prefix := _SITE_PREFIX.match(written):
        written, from_root = written[prefix.end() :], True
        if tag := _tag(written.lstrip("/")):
            return tag
    if "{{" in written or "{%" in written:
        return None
    return _page(written, base_url, from_root=from_root)


def _tag(written: str) -> Target | None:
    tag = _TAG.match(written)
    if tag is None:
        return None
    argument = tag["argument"].strip("\"'").lstrip("/")
    return File(argument) if tag["tag"] == "link" else PostName(argument)


def _page(written: str, base_url: str, *, from_root: bool) -> Page | None:
    try:
        target, base = urlsplit(written), urlsplit(base_url)
    except ValueError:
        return None
    if target.scheme or target.netloc:
        if target.scheme not in ("http", "https", "") or not base.netloc or _host(target.netloc) != _host(base.netloc):
            return None
    elif not target.path:
        return None
    path = unquote(target.path) or "/"
    if not path.startswith("/"):
        return Page(path, absolute=False)
    prefix = base.path.rstrip("/")
    if (from_root and not target.netloc) or not prefix:
        return Page(path, absolute=True)
    # Outside of the site's own path another site may stand.
    return Page(path.removeprefix(prefix), absolute=True) if f"{path}/".startswith(f"{prefix}/") else None


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")
