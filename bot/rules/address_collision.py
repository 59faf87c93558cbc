"""Two files that become the same page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from posixpath import dirname

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.front_matter import Entry
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import PostKind, SiteFacts, SiteSettings
from bot.rules._conventions import conventions_for
from bot.rules._prose import short
from bot.rules._rule import Need, NoOptions, rule

_KEYS = ("permalink", "url", "path")
_WRITTEN_OUT = re.compile(r"/?[^\s/:{}<>%?#]+(?:/[^\s/:{}<>%?#]+)*/?")
"""An address with nothing for the generator to fill in."""

_Address = tuple[str, date, str]


@rule(item=ChecklistItem.FILE_NAME, severity=Severity.ADVICE, needs=Need.FILES)
def address_collision(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Another post has the same address.

    ## Why
    Two files of one day and one name, such as `…-letters.md` and `…-Letters.markdown`, become one page: the site
    shows one of them and loses the other. So do a post and the page whose address it gives itself.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes.
    ```
    ```text tree
    _posts/2026-05-14-Letters.markdown
    about.md
    ```
    ```markdown _posts/2026-05-21-who-we-are.md
    ---
    title: Who we are
    permalink: /about.html
    ---
    There are twelve of us.
    ```

    ## Good
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes.
    ```
    ```text tree
    _posts/2026-05-13-letters.md
    ```
    """
    given = [entry for key in _KEYS if (entry := post.front_matter.get(key))]
    if given:
        yield from (remark for entry in given if (remark := _given(entry, post, site)))
        return
    own = _address(post.path, site.site.named_day, site.site.slug)
    if own is None:
        return
    known = _posts(site.files, site.settings, site.site.post_kind, site.site.named_day, site.site.slug)
    for other in known.get(own, ()):
        if other != post.path:
            message = say("{path} has the same address as this post. Rename or remove one of the two.", path=other)
            yield Remark(WHOLE_FILE, message)
            return


def _given(entry: Entry, post: Post, site: SiteFacts) -> Remark | None:
    """What stands already where a post wants to stand."""
    address = entry.value
    if not isinstance(address, str) or not _WRITTEN_OUT.fullmatch(address) or "/" not in address:
        return None
    if _is_taken(f"/{address.lstrip('/')}", post, site):
        message = say("A page stands at “{address}” already. Give this post another address.", address=short(address))
        return Remark(entry.value_span, message)
    key = conventions_for(post, site).keys.get(entry.key)
    # In a folder, the post itself may be one of those that were learned from.
    if key and key.values.get(address, 0) > (post.change is Change.UNCHANGED):
        message = say("Another post has the address “{address}”, too. Give this one its own.", address=short(address))
        return Remark(entry.value_span, message)
    return None


def _is_taken(address: str, post: Post, site: SiteFacts) -> bool:
    resolves = site.site.resolves
    # The files without the post are another set, which takes time, and few addresses are those of a file.
    return resolves(address, post.path, site) is True and (
        resolves(address, post.path, replace(site, files=site.files - {post.path})) is True
    )


@lru_cache(maxsize=8)
def _posts(
    files: frozenset[str],
    settings: SiteSettings,
    kind: Callable[[str, SiteSettings], PostKind | None],
    day: Callable[[str], date | None],
    slug: Callable[[str], str],
) -> dict[_Address, list[str]]:
    found = defaultdict[_Address, list[str]](list)
    for path in sorted(files):
        if kind(path, settings) is PostKind.POST and (address := _address(path, day, slug)):
            found[address].append(path)
    return dict(found)


def _address(path: str, day: Callable[[str], date | None], slug: Callable[[str], str]) -> _Address | None:
    named = day(path)
    return (dirname(path), named, slug(path).casefold()) if named else None
