"""Where links and images lead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from os.path import splitext
from posixpath import basename
from urllib.parse import quote, unquote

from rapidfuzz import fuzz, process

from bot.model.markdown import Image, Link
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._source import outside_code

IMAGES = frozenset((".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif"))
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:(?:[ \t]*(?P<target>[^\s<>]+))?", re.MULTILINE)
_ALIKE = 85.0
"""How much of two names must agree, in percent, for one to be a slip of the other; measured on real links."""


def written_links(post: Post) -> Iterator[Link]:
    """The links of a post; of those that share the line which defines their target, the first alone."""
    shared: set[str] = set()
    for link in post.body.links:
        if link.target_span or link.target not in shared:
            yield link
        if not link.target_span:
            shared.add(link.target)


def labels(post: Post) -> frozenset[str]:
    """The labels that the post defines targets for."""
    return frozenset(match[1].casefold() for match in _DEFINITION.finditer(post.text))


def definitions(post: Post) -> dict[str, Span]:
    """Each target that a definition gives a label, with the place where the first such definition writes it."""
    found: dict[str, Span] = {}
    for match in outside_code(post, _DEFINITION):
        if match["target"]:
            found.setdefault(match["target"], Span(*match.span("target")))
    return found


def is_missing(target: str, post: Post, site: SiteFacts) -> bool:
    """Whether a target is certainly one within the site, and certainly leads to nothing."""
    return site.site.resolves(target, post.path, site) is False


def is_image(path: str) -> bool:
    """Whether a file is an image that browsers show, by its extension."""
    return splitext(path)[1].lower() in IMAGES


def same_name(target: str, site: SiteFacts) -> tuple[str, ...]:
    """The files, sorted, that bear the name of a target but for its case and its extension."""
    return _by_name(site.files).get(_stem(unquote(target)).casefold(), ())


@lru_cache(maxsize=8)
def _by_name(files: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found = defaultdict[str, list[str]](list)
    for path in sorted(files):
        found[_stem(path).casefold()].append(path)
    return {name: tuple(paths) for name, paths in found.items()}


def with_name(target: str, name: str, post: Post, site: SiteFacts) -> str | None:
    """The target with another last part, where that exists."""
    folder, slash, _ = target.rpartition("/")
    changed = f"{folder}{slash}{quote(name)}"
    return changed if site.site.resolves(changed, post.path, site) else None


def slugs(site: SiteFacts) -> list[str]:
    """The slugs of the site's posts, sorted."""
    return sorted({site.site.slug(path) for path in site.files if site.site.post_kind(path, site.settings)})


def nearest_post(target: str, slugs: list[str], post: Post, site: SiteFacts) -> str | None:
    """The target with one of the slugs in the place of what nearly agrees with it, where that exists."""
    address, mark, place = target.partition("#")
    folder, slash, name = address.rstrip("/").rpartition("/")
    stem, extension = splitext(name)
    found = process.extractOne(unquote(stem), slugs, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if found is None:
        return None
    end = "/" if address.endswith("/") else ""
    changed = f"{folder}{slash}{found[0]}{extension}{end}{mark}{place}"
    return changed if site.site.resolves(changed, post.path, site) else None


def retarget(node: Link | Image, target: str | None, post: Post) -> Edit | None:
    """The edit that makes a link or an image lead to ``target``."""
    if target is None or node.target_span is None or node.target_span.of(post.text) != node.target:
        return None
    return Edit(node.target_span, target)


def _stem(path: str) -> str:
    return splitext(basename(path))[0]
