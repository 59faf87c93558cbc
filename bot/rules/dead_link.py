"""Links to pages of other sites that are gone."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.link_status import LinkOutcome
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._external import external_addresses, host_of
from bot.rules._prose import short
from bot.rules._rule import Need, NoOptions, rule


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE, needs=Need.LINKS)
def dead_link(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A link or an image leads to a page of another site that is gone.

    ## Why
    A page that was moved away, or an address with a slip in it, gives readers an error page. Only what is gone for
    everybody is reported: a page that isn't found (404, 410), or a site whose name nobody has. A server that is down,
    busy, slow, or doesn't let programs in is left alone, as readers may well reach it.

    Links are followed by the desk while nobody waits, and by `copydesk check --links`. Which hosts are left alone is
    set under [`links`](../configuration.md#links).

    ## Bad
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    The [plans](https://library.example.net/plans-2019) are [the city's](https://ctiy.example.net/).
    ```
    ```text web
    404 https://library.example.net/plans-2019
    nobody https://ctiy.example.net/
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    The [plans](https://library.example.net/plans) are [the city's](https://city.example.net/).
    ```
    ```text web
    200 https://library.example.net/plans
    503 https://city.example.net/
    ```
    """
    for found in external_addresses(post, site.settings):
        status = site.links.get(found.url)
        if status is None or status.outcome is not LinkOutcome.DEAD:
            continue
        if status.code is None:
            message = say(
                "No site bears the name “{host}”. Correct or remove the link.", host=short(host_of(found.url))
            )
        else:
            message = say(
                "“{target}” is gone: its server answers {code}. Link to where it is now, or remove the link.",
                target=short(found.written),
                code=str(status.code),
            )
        yield Remark(found.span, message)
