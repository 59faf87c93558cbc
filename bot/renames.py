"""The name that a post must have, given to it and to the image that goes by it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from os.path import splitext
from posixpath import basename
from urllib.parse import unquote

from bot.model.finding import Finding
from bot.model.post import Post, PostPath
from bot.model.site import SiteFacts
from bot.rules._companion import companion_of, companions
from bot.rules._conventions import conventions_for


def wanted(findings: Sequence[Finding], post: Post, site: SiteFacts, companion: str | None) -> Mapping[str, str]:
    """What is to be renamed into what: the post first, then the image that goes by its name.

    Empty where no rule is certain of a name, or the post names that image itself. ``companion`` is where the
    configuration has the images, such as ``img/posts/{name}.jpg``; without it, where the recent posts have them.
    """
    path = next((finding.rename for finding in findings if finding.rename), None)
    if path is None:
        return {}
    return renaming(path, post, site, companion)


def renaming(path: PostPath, post: Post, site: SiteFacts, companion: str | None) -> Mapping[str, str]:
    """The same for a name that is known; see :func:`wanted`."""
    images = dict(_images(post, path, site, companion))
    named = any(basename(image) in text for image in images for text in (post.text, unquote(post.text)))
    return {} if named else {post.path: path, **images}


def renamed(post: Post, paths: Mapping[str, str]) -> Post:
    """The post under its new name, as new to the site as it was before."""
    return replace(post, path=PostPath(paths.get(post.path, post.path)))


def after(site: SiteFacts, paths: Mapping[str, str]) -> SiteFacts:
    """What surrounds the posts once the files are renamed."""
    return replace(
        site,
        files=site.files.difference(paths).union(paths.values()),
        posts=tuple(known for known in site.posts if known.path not in paths),
        sizes={paths.get(path, path): size for path, size in site.sizes.items()},
        mistakes={PostPath(paths.get(path, path)): found for path, found in site.mistakes.items()},
    )


def _images(post: Post, path: PostPath, site: SiteFacts, companion: str | None) -> Iterator[tuple[str, str]]:
    usual = conventions_for(post, site).companion
    pattern = companion or (usual.value if usual and usual.support.fair else None)
    if pattern is None:
        return
    stem, _ = splitext(companion_of(path, pattern))
    for image in companions(post.path, pattern, site.files):
        yield image, stem + splitext(image)[1]
