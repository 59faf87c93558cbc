"""What stands at the addresses of a Jekyll site, as far as the names of its files tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from os.path import splitext
from posixpath import join, normpath

from bot.model.site import SiteSettings
from bot.sites import _names
from bot.sites._permalink import Address, is_dated, read_address
from bot.sites._targets import File, Page, PostName, Target

_STATIC = _names.IMAGES | _names.DOCUMENTS | _names.RECORDINGS | _names.ARCHIVES
_POSTS = "_posts"
# Jekyll's "pretty" slug keeps these: https://jekyllrb.com/docs/liquid/filters/ (slugify).
_NOT_IN_SLUG = re.compile(r"[^\w.~!$&'()+,;=@]+")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Every address of a site that its files show.

    ``posts`` are the days of the posts that bear a slug, ``documents`` the slugs in a collection that has addresses
    of its own form.
    """

    settings: SiteSettings
    files: frozenset[str]
    folders: frozenset[str]
    pages: frozenset[str]
    posts: dict[str, frozenset[date]]
    post_names: frozenset[str]
    post_days: frozenset[date]
    documents: dict[str, frozenset[str]]

    def has(self, target: Target, post: str) -> bool | None:
        """Whether the target of a link in a post exists, None when that can't be known."""
        match target:
            case File(path):
                return self._in_root(path) in self.files
            case PostName(name):
                return name in self.post_names
            case Page(path, absolute=True):
                return self._has_page(path)
            case Page(path):
                return self._has_relative(path, post)

    def _in_root(self, path: str) -> str:
        return join(self.settings.root, path)

    def _has_page(self, path: str) -> bool | None:
        path = _normal(path)
        if path in self.pages:
            return True
        address = read_address(path, self.settings.permalink)
        is_post = self._has_post(address) if address else None
        documents = list(self._documents(path))
        if is_post or any(name in self.documents[collection] for collection, name in documents):
            return True
        if documents:
            return None  # the address may be that of a collection, which plug-ins fill too
        if is_post is False:
            return False
        folder, _, name = path.rpartition("/")
        # A picture is missing where its neighbours stand; elsewhere, something else may put it there.
        return False if _names.extension(name) in _STATIC and folder.partition("/")[0] in self.folders else None

    def _has_post(self, address: Address) -> bool | None:
        days = self.posts.get(_slugified(address.name))
        if days is None:
            moved = self.settings.redirects and any(map(address.agrees, self.post_days))
            return False if is_dated(self.settings.permalink) and not moved else None
        # The day of a post can be another in its front matter than in its name.
        return True if any(map(address.agrees, days)) else None

    def _documents(self, path: str) -> Iterator[tuple[str, str]]:
        """Each collection that an address can belong to, with the slug that the document there would have."""
        for collection, permalink in self.settings.collection_permalinks:
            if address := read_address(path, permalink.replace(":collection", collection)):
                yield collection, _slugified(address.name)

    def _has_relative(self, path: str, post: str) -> bool | None:
        beside = normpath(join(post.rpartition("/")[0], path))
        if beside in self.files:
            return True
        if self._has_page(path) is True:
            return None  # right from the root, and wrong from here, unless the layout says otherwise
        if path.startswith("../") or "/../" in path:
            return None
        # Under the address of a post, nothing stands but what a plug-in puts beside it.
        return False if is_dated(self.settings.permalink) else None


@lru_cache(maxsize=16)
def addresses(files: frozenset[str], settings: SiteSettings) -> Addresses:
    """The addresses of the site that is made from these files."""
    root = f"{settings.root}/" if settings.root else ""
    own = [path.removeprefix(root) for path in files if path.startswith(root)]
    posts = defaultdict[str, set[date]](set)
    for path in own:
        if _is_post(path) and (day := _names.named_day(path)):
            posts[_slugified(_names.slug(path))].add(day)
    return Addresses(
        settings=settings,
        files=files,
        folders=frozenset(path.partition("/")[0] for path in own if "/" in path),
        pages=frozenset(page for path in own for page in _pages(path, settings)),
        posts={slug: frozenset(days) for slug, days in posts.items()},
        post_names=frozenset(splitext(name)[0] for path in own if _is_post(path) for name in _liquid_names(path)),
        post_days=frozenset(day for days in posts.values() for day in days),
        documents={
            collection: frozenset(slug for path in own for slug in _document_slugs(path, collection))
            for collection, _ in settings.collection_permalinks
        },
    )


def _is_post(path: str) -> bool:
    return f"/{_POSTS}/" in f"/{path}"


def _liquid_names(path: str) -> Iterator[str]:
    """What ``{% post_url %}`` accepts for a post: its name, after the folders in which it stands or without them."""
    before, _, inside = f"/{path}".rpartition(f"/{_POSTS}/")
    yield inside
    yield f"{before}/{inside}".lstrip("/")
    yield _names.last_part(path)


def _document_slugs(path: str, collection: str) -> Iterator[str]:
    """The slugs that a file may have in a collection: that of its name, with its day or without it, and of its path."""
    if path.startswith(f"_{collection}/"):
        inside = splitext(path.removeprefix(f"_{collection}/"))[0]
        yield _slugified(inside)
        yield _slugified(_names.last_part(inside))
        yield _slugified(_names.slug(path))


def _pages(path: str, settings: SiteSettings) -> Iterator[str]:
    """The addresses at which a file can be found, without ``/`` at either end."""
    parts = path.split("/")
    if parts[0].removeprefix("_") in settings.collections and parts[0].startswith("_"):
        parts[0] = parts[0].removeprefix("_")
    if any(part.startswith(("_", ".")) for part in parts):
        return
    address = "/".join(parts)
    yield address
    stem, ending = splitext(address)
    if ending.lower() in _names.MARKUP:
        yield stem
        yield f"{stem}.html"
        if stem == "index" or stem.endswith("/index"):
            yield stem.removesuffix("index").rstrip("/")


def _normal(path: str) -> str:
    normal = normpath(f"/{path}").strip("/")
    return "" if normal == "." else normal


def _slugified(name: str) -> str:
    return _NOT_IN_SLUG.sub("-", name).strip("-").lower()
