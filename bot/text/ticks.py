"""Boxes of a list that people tick by a click, each with the name of what it stands for hidden behind it.

To GitHub a click is an edit: whoever may edit the comment may click, and the whole text is saved with one box changed.
https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/about-tasklists
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BOX = re.compile(r"^- \[([ xX])\] (.* <!-- tick:([a-z0-9_]+) -->)[ \t]*$", re.MULTILINE)


def line(name: str, ticked: bool, markdown: str) -> str:
    """A box with its words. ``name`` is of small letters, digits and hyphens; ``markdown`` has no line break."""
    # Two hyphens, or one before its end, would end the hidden part for some readers of Markdown.
    return f"- [{'x' if ticked else ' '}] {markdown} <!-- tick:{name.replace('-', '_')} -->"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as its boxes have it: whether each is ticked, by its name, and the text around with all of them empty."""

    boxes: Mapping[str, bool]
    rest: str

    @classmethod
    def read(cls, text: str) -> Sheet:
        """Takes time in proportion to the text. What GitHub changes counts for nothing: line ends, space around it."""
        plain = text.replace("\r\n", "\n").strip()
        boxes = {found[3].replace("_", "-"): found[1] != " " for found in _BOX.finditer(plain)}
        return cls(boxes, _BOX.sub(r"- [ ] \2", plain))

    def since(self, before: Sheet) -> Mapping[str, bool]:
        """The boxes that are otherwise than before, as they are now; none where more than boxes has changed."""
        if self.rest != before.rest:
            return {}
        return {name: ticked for name, ticked in self.boxes.items() if before.boxes.get(name) is not ticked}
