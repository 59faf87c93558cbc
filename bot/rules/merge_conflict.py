"""The marks that git leaves where two versions disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule
from bot.rules._source import outside_code

# https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
_MARK = re.compile(r"^(?:(?P<ours><{7})(?: [^\n]*)?|(?P<between>={7})|(?P<theirs>>{7}) [^\s>][^\n]*)\r?$", re.MULTILINE)


@rule(item=ChecklistItem.TEXT, severity=Severity.BLOCKER)
def merge_conflict(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Git's marks of a merge conflict stand in the post.

    ## Why
    Where two people changed the same lines, git writes both versions between `<<<<<<<` and `>>>>>>>`. Saved as they
    are, readers see both, and the marks.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    <<<<<<< HEAD
    The library opens on Sundays.
    =======
    The library opens at weekends.
    >>>>>>> opening-hours
    ```

    ## Good
    ````markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library opens at weekends. Git would have said:

    ```
    <<<<<<< HEAD
    ```
    ````
    """
    opened = parted = False
    for match in outside_code(post, _MARK):
        if match["ours"] or (match["theirs"] and parted and not opened):
            message = say("Git's marks of a merge conflict stand here. Keep one version, and remove the marks.")
            yield Remark(Span(match.start(), match.start() + 7), message)
        if match["between"]:
            parted = True
        else:
            opened, parted = bool(match["ours"]), False
