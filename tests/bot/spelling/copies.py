"""Copies for checkers to read, out of a few words of Markdown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from bot import proofreading
from bot.config import Config
from bot.model.conventions import Precedent
from bot.model.post import Post, PostPath
from bot.model.site import SiteSettings
from bot.model.spelling import Copy, Mistake
from bot.text.post import read_post

PATH = PostPath("_posts/2026-05-14-title.md")
ALL = Config.of({"rules": dict.fromkeys(("misspelled-word", "english-typo", "french-grammar"), "advice")})
WORDS = {
    "en": "the library opens open hours our sundays on every new post in for of are two receive",
    "fr": "les le la bibliothèque ouvre horaires nouveaux développement dans pour des du cœur œuvre tous est ouverte",
}


def post(body: str, path: PostPath = PATH, title: str = "Title") -> Post:
    return read_post(path, f"---\ntitle: {title}\n---\n{body}\n".encode())


def copy(
    body: str, language: str = "en", *, lines: Collection[int] | None = None, known: Iterable[str] = ()
) -> tuple[Post, Copy]:
    """A post on a site of that language, and what there is to read in it; ``known`` are words of another post."""
    one = post(body)
    precedents = [Precedent(PostPath("_posts/2026-01-01-other.md"), words=tuple(known))]
    fresh = {one.path: proofreading.all_lines(one) if lines is None else frozenset(lines)}
    [found] = proofreading.copies([one], fresh, precedents, SiteSettings(language=language), ALL)
    return one, found


def reported(mistakes: Iterable[Mistake]) -> list[tuple[str, tuple[str, ...]]]:
    return [(mistake.written, mistake.suggestions) for mistake in mistakes]


def dictionaries(folder: Path, words: dict[str, str] = WORDS) -> Path:
    """Small Hunspell dictionaries in a folder."""
    for language, listed in words.items():
        lines = listed.split()
        (folder / f"{language}.dic").write_text("\n".join([str(len(lines)), *lines, ""]), encoding="utf-8")
        (folder / f"{language}.aff").write_text("SET UTF-8\nTRY aeioubcdlmnprstvyéèœ\n", encoding="utf-8")
    return folder
