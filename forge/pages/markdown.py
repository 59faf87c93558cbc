"""Comments as GitHub renders them: its own Markdown renderer, then a sanitiser."""

from __future__ import annotations

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from markupsafe import Markup

# https://github.com/gjtorikian/html-pipeline's list of what GitHub lets through, as far as comments use it.
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "input": {"type", "checked", "disabled"},
    "details": {"open"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "code": {"class"},
}
_TAGS = nh3.ALLOWED_TAGS | {"details", "summary", "input", "del"}


def render(text: str) -> Markup:
    """GitHub-flavoured Markdown as HTML that is safe to show."""
    html = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_HARDBREAKS)
    return Markup(nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel="nofollow noopener"))  # noqa: S704 - nh3 has just cleaned it
