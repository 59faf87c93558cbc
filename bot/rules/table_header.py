"""Tables whose columns have no names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say, say_count
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule
from bot.text.tags import Tag, tags

_NO_WORDS = " \t\r|>"
_LAYOUTS = ("presentation", "none")
"""Roles of a table that is no table to those who listen: https://www.w3.org/TR/wai-aria-1.2/#presentation"""


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def table_header(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A table has no header.

    ## Why
    Those who listen to a table hear the name of its column before each cell
    (https://www.w3.org/WAI/tutorials/tables/). Without a header they hear numbers.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    |   |   |
    | - | - |
    | Saturday | 9 to 5 |
    | Sunday | 10 to 4 |
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    | Day | Hours |
    | --- | --- |
    | Saturday | 9 to 5 |
    | Sunday | 10 to 4 |
    ```
    """
    for block in post.body.blocks:
        if block.kind is BlockKind.TABLE and not block.span.of(post.text).partition("\n")[0].strip(_NO_WORDS):
            yield Remark(block.span, say("This table has no header. Name its columns in the first line."))
    if opened := list(_without_headers(post)):
        message = say_count(
            "This table has no header. Write the names of its columns as <th> and not as <td>.",
            "This table and others, {count} in all, have no header. Write the names of their columns as <th> and not "
            "as <td>.",
            len(opened),
        )
        yield Remark(opened[0].span, message)


@dataclass(slots=True)
class _Table:
    opening: Tag
    rows: int = 0
    cells: int = 0
    headers: int = 0

    @property
    def is_data(self) -> bool:
        """Whether cells stand in rows and columns; what is one row or one column is mostly a layout."""
        return self.rows > 1 and self.cells > self.rows


def _without_headers(post: Post) -> Iterator[Tag]:
    """The opening tags of tables in HTML whose cells no header names, but for those that are said to be a layout."""
    around: list[_Table] = []
    for tag in (tag for span in post.body.html for tag in tags(post.text, span)):
        if tag.name == "table" and not tag.closing:
            around.append(_Table(tag))
        elif tag.name == "table" and around:
            table = around.pop()
            role = table.opening.attributes.get("role")
            is_layout = role is not None and role.of(post.text).lower() in _LAYOUTS
            if table.is_data and not table.headers and not is_layout:
                yield table.opening
        elif around and not tag.closing:
            around[-1].rows += tag.name == "tr"
            around[-1].cells += tag.name == "td"
            around[-1].headers += tag.name == "th"
