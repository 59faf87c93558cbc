"""What a Jekyll site's ``_config.yml`` says of addresses and time: https://jekyllrb.com/docs/configuration/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import normpath
from urllib.parse import urlsplit

from bot.model.front_matter import Value
from bot.model.site import SiteSettings, SourceFile
from bot.sites._data import mapping_of
from bot.sites._values import elements, first_text, part, text, texts
from bot.sites._zones import time_zone

_REDIRECTING = frozenset(("jekyll-redirect-from", "jekyll_alias_generator", "jekyll-alias-generator"))


def settings_of(source: SourceFile) -> SiteSettings:
    """The settings in one configuration file; what is absent, or not what Jekyll expects there, is left out."""
    written = mapping_of(source)
    collections = written.get("collections")
    plugins = {*texts(written.get("plugins")), *texts(written.get("gems")), *texts(written.get("whitelist"))}
    permalink, by_folder = _permalink(written)
    return SiteSettings(
        excerpt_separator=text(written.get("excerpt_separator")),
        permalink=permalink,
        base_url=_base_url(written),
        collections=_names(collections),
        time_zone=time_zone(text(written.get("timezone"))),
        language=first_text(written, ("lang", "locale", "language")),
        root=_root(source.path, text(written.get("source"))),
        markdown=text(written.get("markdown")),
        collection_permalinks=tuple(_collection_permalinks(collections)),
        redirects=by_folder or not _REDIRECTING.isdisjoint(plugins),
    )


def _permalink(written: Mapping[str, Value]) -> tuple[str | None, bool]:
    """The form of posts' addresses, and whether some folders of posts have another.

    Front matter defaults go before the posts' collection, which goes before the site:
    https://jekyllrb.com/docs/permalinks/.
    """
    collections = written.get("collections")
    found = text(part(collections, "posts").get("permalink")) or text(written.get("permalink"))
    by_folder = False
    for default in elements(written.get("defaults")):
        scope, values = part(default, "scope"), part(default, "values")
        permalink = text(values.get("permalink"))
        if permalink is None or (text(scope.get("type")) or "posts") not in ("posts", "drafts"):
            continue
        if text(scope.get("path")):
            by_folder = True
        else:
            found = permalink
    return found, by_folder


def _collection_permalinks(collections: Value) -> Iterator[tuple[str, str]]:
    for name in _names(collections):
        permalink = text(part(collections, name).get("permalink"))
        if permalink and name != "posts":
            yield name, permalink


def _base_url(written: Mapping[str, Value]) -> str:
    """``url`` and ``baseurl`` together, without a ``/`` at the end; an ``url`` that is none is left out."""
    url = (text(written.get("url")) or "").rstrip("/")
    path = (text(written.get("baseurl")) or "").strip("/")
    try:
        known = urlsplit(url).hostname is not None
    except ValueError:
        known = False
    return (url if known else "") + (f"/{path}" if path else "")


def _root(path: str, source: str | None) -> str:
    """The folder of the configuration, or the one that it names as its ``source``, within the repository."""
    folder = normpath(f"{path.rpartition('/')[0]}/{source or ''}").strip("/")
    return "" if folder == "." or folder.startswith("..") else folder


def _names(collections: Value) -> tuple[str, ...]:
    return tuple(collections) if isinstance(collections, Mapping) else tuple(texts(collections))
