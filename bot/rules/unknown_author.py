"""Authors whom the site does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.front_matter import Item
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import AuthorId, SiteFacts
from bot.rules._people import Authors, file_for, meant_by, nearest_to
from bot.rules._prose import short
from bot.rules._rule import Need, NoOptions, rule

_SEPARATORS = re.compile(r"[,;&]|\b(?:and|et)\b")


@rule(item=ChecklistItem.AUTHORS, severity=Severity.BLOCKER, needs=Need.AUTHORS)
def unknown_author(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An author of the post has no author file.

    ## Why

    The site looks the author up by the id that stands in the post. Without a match the post comes out without a name,
    or the site does not build at all, and nobody can be asked to confirm it.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    authors: Mary Somerville
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-05-14-machines.md
    ---
    title: Three machines
    authors: [mary.sommerville, grace.hopper]
    ---
    They came in crates.
    ```

    ```markdown _authors/mary.somerville.md
    ---
    fullname: Mary Somerville
    ---
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    authors: [mary.somerville]
    ---
    They came in boxes.
    ```

    ```markdown _authors/mary.somerville.md
    ---
    fullname: Mary Somerville
    ---
    ```
    """
    entry = post.front_matter.authorship
    if entry is None or site.authors is None:
        return
    for item in post.front_matter.byline:
        written = str(item.value).strip()
        if not written or AuthorId(written) in site.authors:
            continue
        # Many themes show a name under `author` as it is, and some generators any name, so that it may be no mistake.
        is_name = " " in written and (entry.key == "author" or site.settings.free_authors)
        severity = Severity.ADVICE if is_name else None
        several = None if entry.tag == "seq" else _several(item, written, site.authors)
        yield replace(several or _unknown(item, written, site.authors, site), severity=severity)


def _several(item: Item, written: str, authors: Authors) -> Remark | None:
    """``ada, grace`` is one text for the site, though two people for its writer."""
    parts = [part.strip() for part in _SEPARATORS.split(written)]
    if len(parts) < 2 or not any(part in authors for part in parts):
        return None
    listed = f"[{', '.join(parts)}]"
    message = say("Several authors stand here as if they were one. Write them as a list: {list}", list=short(listed))
    return Remark(item.span, message, Edit(item.span, listed) if all(part in authors for part in parts) else None)


def _unknown(item: Item, written: str, authors: Authors, site: SiteFacts) -> Remark:
    name, path = short(written), short(file_for(written, authors, site))
    if author := meant_by(written, authors):
        message = say("The site knows the author “{written}” as {author}. Write it so.", written=name, author=author)
        return Remark(item.span, message, Edit(item.span, author))
    if author := nearest_to(written, authors):
        return Remark(
            item.span,
            say(
                "The site has no author “{written}”. Did you mean {author}? If not, describe this author in {path}.",
                written=name,
                author=author,
                path=path,
            ),
        )
    message = say(
        "The site has no author “{written}”. Describe this author in {path}, or correct the name.",
        written=name,
        path=path,
    )
    return Remark(item.span, message)
