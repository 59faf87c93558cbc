"""A small site and a draft that is not ready for it, for whoever tries Copydesk without a site of their own."""

from __future__ import annotations

from importlib.resources import files as _resources
from types import MappingProxyType

_SITE = MappingProxyType(
    {
        ".github/copydesk.yml": "copydesk.yml",
        "_authors/amadou.sy.md": "amadou.sy.md",
        "_authors/jeanne.pruvost.md": "jeanne.pruvost.md",
        "_authors/lucie.martel.md": "lucie.martel.md",
        "_config.yml": "config.yml",
        "_posts/2025-11-04-un-guichet-sur-quatre-roues.md": "first-post.md",
        "_posts/2026-02-10-ecrire-pour-etre-compris.md": "second-post.md",
    }
)


def files() -> dict[str, str]:
    """The site as it is on its main branch: each file's text by its path."""
    return {path: _text(name) for path, name in _SITE.items()}


def draft() -> tuple[str, str]:
    """The path and the text of the draft as its author first wrote it."""
    return "_posts/guichet-itinerant.md", _text("draft.md")


def finished() -> tuple[str, str]:
    """The path and the text of the same post when nothing blocks it any more."""
    return "_posts/2026-11-10-guichet-itinerant.md", _text("finished.md")


def _text(name: str) -> str:
    return _resources(__name__).joinpath("data", name).read_text("utf-8")
