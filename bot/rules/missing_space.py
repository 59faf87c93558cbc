"""Sentences that run into each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import metadata, prose
from bot.rules._rule import NoOptions, rule

_WORD = r"(?<![^\s(“\"«])[a-zà-ÿœ]{2,40}"
_JOINED = re.compile(
    # “interface.You can”, but not “Node.js” or “System.Text”
    rf"{_WORD}\.(?P<full_stop>)(?=[A-ZÀ-Þ][a-zà-ÿœ]*[ ,’'])"
    r"|[a-zà-ÿœ]{2}[?!](?P<mark>)(?=[A-ZÀ-Þ][a-zà-ÿœ])"
    # “Department of Commerce(DOC)”, but not “print(name)”
    r"|[a-zà-ÿœ]{3}(?P<bracket>)(?=\([A-Z]{2,6}s?\))"
)
_AROUND = re.compile(r"[^\s(“\"«]{0,20}\Z"), re.compile(r"[^\s,)”\"»]{0,20}")


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE)
def missing_space(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Two sentences, or a name and its abbreviation, stand together without a space.

    ## Why
    It happens where a sentence is put in later, or where two lines are joined. Looked at are the text and the front
    matter, whose excerpt is the first thing that readers see of a post.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    excerpt: Why on Sundays?Because that is when people have time.
    ---
    The library opens on Sundays.From June on it opens on Mondays, too, says the Friends of the Library(FOL).
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library opens on Sundays. It runs on Node.js and crates.io, and calls `open(NOW)`, says the Friends of the
    Library (FOL).
    ```
    """
    for text in (*metadata(post), *prose(post)):
        for match in _JOINED.finditer(text.text):
            at = match.end()
            before, after = _AROUND
            start = at - len((before.search(text.text, max(0, at - 20), at) or match)[0])
            end = at + len((after.match(text.text, at) or match)[0])
            message = say("A space is missing in “{text}”. Add it.", text=text.text[start:end])
            yield Remark(text.span(start, end), message, Edit(Span(text.start + at, text.start + at), " "))
