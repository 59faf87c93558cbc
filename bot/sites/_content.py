"""What generators share that make pages of a tree of Markdown, and take a post's day from its front matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from os.path import splitext
from posixpath import join, normpath

from bot.model.post import PostPath
from bot.model.site import PostKind, SiteFacts
from bot.sites import _names
from bot.sites._targets import Page, read_target

POST_FOLDERS = frozenset(
    (
        "posts",
        "post",
        "_posts",
        "blog",
        "blogs",
        "blog-posts",
        "news",
        "articles",
        "article",
        "journal",
        "stories",
        "updates",
        "announcements",
        "writing",
        "actualites",
        "actus",
        "nouvelles",
        "billets",
    )
)
"""What people call a folder of posts."""

_DRAFT_FOLDERS = frozenset(("drafts", "_drafts"))
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_INDEX = re.compile(r"index(?:\.[a-z]{2}(?:-[a-z]{2,4})?)?", re.IGNORECASE)
_MARKUP = _names.MARKUP | {".mdx", ".mdoc", ".org", ".rst", ".rmd", ".pandoc", ".adoc", ".asciidoc"}
_TEMPLATES = frozenset((".njk", ".liquid", ".hbs", ".ejs", ".webc", ".pug", ".haml", ".mustache", ".astro", ".vue"))
_CODE = frozenset((".jsx", ".tsx", ".mjs", ".cjs", ".svelte", ".php"))
_SHORT_ENDING = re.compile(r"\.[A-Za-z]{1,8}")
_STATIC = _names.IMAGES | _names.DOCUMENTS | _names.RECORDINGS | _names.ARCHIVES
_NOT_OURS = frozenset(("node_modules", "vendor", "themes", "exampleSite", "examples", "_site", "dist", "public"))


def configuration(files: frozenset[str], names: Collection[str]) -> str | None:
    """The file of one of these names that stands highest, in the repository or in one of its folders."""
    found = [path for path in files if _names.last_part(path) in names and path.count("/") <= 1 and not _foreign(path)]
    return min(found, key=lambda path: (path.count("/"), path), default=None)


def root_of(path: str | None) -> str:
    """The folder of a configuration file."""
    return path.rpartition("/")[0] if path else ""


def below(path: str, root: str) -> str | None:
    """A path counted from ``root``, None where it lies outside of it."""
    if not root:
        return path
    return path.removeprefix(f"{root}/") if path.startswith(f"{root}/") else None


def kind_in(path: str, starts: Collection[str], folders: Sequence[str] = ()) -> PostKind | None:
    """Whether a file is a post or a draft, as it stands in a folder of posts.

    Such are ``folders``, and where there are none those that bear a usual name at the top or below ``starts``, as
    ``content``. A language may stand between: ``content/fr/posts``.
    """
    *parents, name = path.split("/")
    if not parents or not _is_page(path) or not _NOT_OURS.isdisjoint(parents):
        return None
    depth = _depth_of(parents, folders) if folders else _usual_depth(parents, starts)
    if depth is None or (len(parents) == depth and _INDEX.fullmatch(splitext(name)[0])):
        return None  # the list of posts, not one of them
    return PostKind.POST if _DRAFT_FOLDERS.isdisjoint(parents[depth - 1 :]) else PostKind.DRAFT


def named_day(path: str) -> date | None:
    """The day that a file's name begins with, or the name of its folder for ``index.md``."""
    return _names.named_day(_naming(path))


def slug(path: str) -> str:
    """A file's name without day, language and ending, or that of its folder for ``index.md``."""
    return _names.slug(_naming(path))


def path_for(path: str, day: date, slug: str) -> PostPath:
    """The path as it is, but for an ending that no generator reads: the day stands in the front matter."""
    stem, ending = splitext(path)
    if ending.lower() in _MARKUP:
        return PostPath(path)
    return PostPath(f"{stem if _SHORT_ENDING.fullmatch(ending) else path}.md")


def resolves(
    target: str, post: PostPath, facts: SiteFacts, *, public: Sequence[str], content: Sequence[str]
) -> bool | None:
    """True for a file below a ``public`` folder, for one beside the post and for a page below a ``content`` one.

    False for a picture or document alone, and only where its neighbours stand, or where a post has a folder of its own
    for them and nothing in the repository is called so: front matter, aliases and plug-ins make any other address.
    """
    found = read_target(target, facts.settings.base_url)
    if not isinstance(found, Page):
        return None
    if not found.absolute:
        folder, _, name = post.rpartition("/")
        if normpath(join(folder, found.path)) in facts.files:
            return True
        has_its_own = _INDEX.fullmatch(splitext(name)[0]) and _names.extension(found.path) in _STATIC
        return False if has_its_own and _names.last_part(found.path) not in _file_names(facts.files) else None
    path = normpath(f"/{found.path}").strip("/")
    if path in ("", "."):
        return None
    places = [join(facts.settings.root, folder, path) for folder in public]
    if any(place in facts.files for place in places) or any(
        join(facts.settings.root, folder, page) in facts.files for folder in content for page in _pages(path)
    ):
        return True
    if _names.extension(path) not in _STATIC or "/" not in path:
        return None
    neighbours = _folders(facts.files)
    return False if any(place.rpartition("/")[0] in neighbours for place in places) else None


def _usual_depth(parents: Sequence[str], starts: Collection[str]) -> int | None:
    """How many folders lead to the usual one, and with it."""
    for depth, folder in enumerate(parents, start=1):
        if folder in POST_FOLDERS or folder in _DRAFT_FOLDERS:
            return depth
        if folder not in starts and not (depth > 1 and _LANGUAGE.fullmatch(folder)):
            return None
    return None


def _depth_of(parents: Sequence[str], folders: Sequence[str]) -> int | None:
    """The same for folders that are configured, of which each language has its own."""
    translated = int(len(parents) > 1 and _LANGUAGE.fullmatch(parents[1]) is not None)
    whole, plain = "/".join(parents), "/".join((parents[0], *parents[1 + translated :]))
    depths = [folder.count("/") + 1 for folder in folders if f"{whole}/".startswith(f"{folder}/")]
    depths += (folder.count("/") + 1 + translated for folder in folders if f"{plain}/".startswith(f"{folder}/"))
    return max(depths, default=None)


def _is_page(path: str) -> bool:
    name = _names.last_part(path)
    ending = _names.extension(path)
    return (
        _names.may_be_post(path)
        and ending not in _TEMPLATES | _CODE
        and not name.startswith("_")
        and ".11ty" not in name
    )


def _naming(path: str) -> str:
    """The path whose last part names the post, with an ending."""
    folder, _, name = path.rpartition("/")
    stem, ending = splitext(name)
    return f"{folder}{ending or '.md'}" if folder and _INDEX.fullmatch(stem) else path


def _pages(path: str) -> Sequence[str]:
    bare = path.removesuffix("/index.html").removesuffix(".html")
    return (f"{bare}.md", f"{bare}/index.md", f"{bare}/_index.md", f"{bare}.mdx", f"{bare}/index.mdx")


def _foreign(path: str) -> bool:
    return not _NOT_OURS.isdisjoint(path.split("/")[:-1])


@lru_cache(maxsize=16)
def _file_names(files: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_names.last_part, files))


@lru_cache(maxsize=16)
def _folders(files: frozenset[str]) -> frozenset[str]:
    """The folders in which files stand that aren't pages."""
    return frozenset(path.rpartition("/")[0] for path in files if _names.extension(path) in _STATIC)
