"""Two files that become the same page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from posixpath import dirname

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import PostKind, SiteFacts, SiteSettings
from bot.rules._rule import Need, NoOptions, rule

_Address = tuple[str, date, str]


@rule(item=ChecklistItem.FILE_NAME, severity=Severity.ADVICE, needs=Need.FILES)
def address_collision(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Another post has the same address.

    ## Why
    Two files of one day and one name, such as `…-letters.md` and `…-Letters.markdown`, become one page: the site
    shows one of them and loses the other.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes.
    ```
    ```text tree
    _posts/2026-05-14-Letters.markdown
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
    own = _address(post.path, site.site.named_day, site.site.slug)
    if own is None or post.front_matter.get("permalink"):
        return
    known = _posts(site.files, site.settings, site.site.post_kind, site.site.named_day, site.site.slug)
    for other in known.get(own, ()):
        if other != post.path:
            message = say("{path} has the same address as this post. Rename or remove one of the two.", path=other)
            yield Remark(WHOLE_FILE, message)
            return


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
