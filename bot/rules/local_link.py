"""Links to posts and files of the site that aren't there."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._broken_links import is_nowhere, repaired
from bot.rules._placeholders import is_unwritten
from bot.rules._prose import short
from bot.rules._rule import Need, NoOptions, rule
from bot.rules._targets import is_missing, labels, nearest_post, retarget, slugs, written_links

_MAX_SUGGESTIONS = 20


@rule(item=ChecklistItem.LINKS, severity=Severity.BLOCKER, needs=Need.FILES)
def local_link(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A link leads to a post or a file that the site doesn't have.

    ## Why
    A slip in the address of another post, or a file that was never added, gives readers an error page. Only what is
    certain from the names of files blocks: a page can have any address, and other sites are looked at elsewhere.

    ## Bad
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    It opens [on Sundays](/2026/05/01/opening-huors.html), as [the plan](plan.pdf) says.
    ```
    ```text tree
    _posts/2026-05-01-opening-hours.md
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    It opens [on Sundays](/2026/05/01/opening-hours.html), as [the plan](/files/plan.pdf) says.
    ```
    ```text tree
    _posts/2026-05-01-opening-hours.md
    files/plan.pdf
    ```
    """
    defined = labels(post)
    missing = (link for link in written_links(post) if is_missing(link.target, post, site))
    missing = (link for link in missing if not _is_malformed(link.target, defined))
    for count, link in enumerate(missing):
        place, target = link.target_span or link.span, short(link.target)
        near = nearest_post(link.target, slugs(site), post, site) if count < _MAX_SUGGESTIONS else None
        if near:
            message = say(
                "“{target}” doesn't exist on this site, but “{near}” does. Write that.", target=target, near=near
            )
            yield Remark(place, message, retarget(link, near, post))
        else:
            message = say("“{target}” doesn't exist on this site. Correct the address.", target=target)
            yield Remark(place, message, severity=None if _is_relative(target) else Severity.ADVICE)


def _is_relative(target: str) -> bool:
    """Whether it is written as the name of a file; any other address may belong to a page made from something else."""
    return not target.startswith("/") and "://" not in target and "{" not in target


def _is_malformed(target: str, defined: frozenset[str]) -> bool:
    """Whether another rule speaks of it."""
    return is_nowhere(target) or is_unwritten(target) or target.casefold() in defined or repaired(target) is not None
