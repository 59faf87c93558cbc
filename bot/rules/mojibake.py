"""Letters that an editor read in the wrong encoding and saved so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import metadata, prose
from bot.rules._rule import NoOptions, rule

# The bytes 0x80 to 0xBF as Windows-1252 shows them, or as Latin-1 does where that has no letter for them.
_FOLLOWING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# UTF-8 begins é with 0xC3, « and the no-break space with 0xC2, and dashes and curly quotes with 0xE2 0x80.
_DAMAGED = re.compile(
    rf"(?:(?<![A-ZÀ-Þ]{{2}})Ã[{_FOLLOWING}]|(?<![A-ZÀ-Þ]{{2}})Â[\u00a0-\u00bf](?!»)|â[€\u0080][{_FOLLOWING}])+"
)


@rule(item=ChecklistItem.TEXT, severity=Severity.BLOCKER)
def mojibake(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Letters were damaged by a wrong encoding.

    ## Why
    A text in UTF-8 that a program takes for another encoding shows `Ã©` in place of `é`, and keeps it once saved.

    ## Bad
    ```markdown _posts/2026-05-14-la-mediatheque.md
    ---
    title: La médiathèque
    ---
    La mÃ©diathÃ¨que ouvre le dimanche : câ€™est nouveau.
    ```

    ## Good
    ```markdown _posts/2026-05-14-la-mediatheque.md
    ---
    title: La médiathèque
    ---
    La médiathèque ouvre le dimanche : c’est nouveau. L'ancien site écrivait `mÃ©diathÃ¨que`.
    ```
    """
    for text in chain(metadata(post), prose(post)):
        for match in _DAMAGED.finditer(text.text):
            meant = _read_again(match[0])
            if meant:
                span = text.span(*match.span())
                message = say("“{text}” was saved in a wrong encoding. Write “{meant}”.", text=match[0], meant=meant)
                yield Remark(span, message, Edit(span, meant))


def _read_again(text: str) -> str | None:
    """The text in its true encoding, None where that is not certain."""
    try:
        return b"".join(_byte(character) for character in text).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if character < "\u0100" else "cp1252")
