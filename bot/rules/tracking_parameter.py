"""Addresses that follow readers around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule
from bot.rules._urls import addresses

# https://support.google.com/analytics/answer/10917952, and what Facebook, Google, Microsoft, Instagram, Mailchimp add.
_NAME = r"(?:utm_[a-z_]+|fbclid|gclid|msclkid|igshid|mc_cid|mc_eid)"
_QUERY = re.compile(r"https?://[^\s?#]*+(?P<query>\?[^\s#]*+)")
_PARAMETER = re.compile(rf"{_NAME}=", re.IGNORECASE)
# What Google Docs and Outlook make of every link: a page of their own that counts readers before it sends them on.
_DETOUR = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/url\?(?:[^\s#&]*&)??q|[\w.-]+\.safelinks\.protection\.outlook\.com/\?url)"
    r"=(?P<target>https?(?::|%3A)[^\s&#]++)\S*+",
    re.IGNORECASE,
)
_SAFE = "/:?#[]@!$&'*+,;=%~-._"  # https://www.rfc-editor.org/rfc/rfc3986#section-2.2, less parentheses
_FEW = 3
"""So many are named one by one."""


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE, on=False)
def tracking_parameter(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An address carries marks for tracking readers.

    ## Why
    An address copied from a newsletter or a social network says at its end where it was clicked, as in
    `?utm_source=newsletter`. The page is the same without it, and readers are counted under a wrong source. Google Docs
    and Outlook lead links over a page of their own.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    [The calendar](https://example.org/calendar?year=2026&utm_source=newsletter&utm_medium=email#june) has all dates.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    [The calendar](https://example.org/calendar?year=2026#june) has all dates.
    ```
    """
    remarks = [remark for address in addresses(post) if (remark := _look_at(post, address))]
    if len(remarks) <= _FEW:
        yield from remarks
    else:
        message = say(
            "{count} addresses track readers, this one first. Write each as its page itself gives it.",
            count=len(remarks),
        )
        yield Remark(remarks[0].span, message)


def _look_at(post: Post, address: Span) -> Remark | None:
    if detour := _DETOUR.fullmatch(post.text, address.start, address.end):
        target = quote(unquote(detour["target"]), safe=_SAFE)
        message = say(
            "This address takes a detour on which readers are counted. Write {address}.", address=short(target)
        )
        return Remark(address, message, Edit(address, target))
    found = _QUERY.match(post.text, address.start, address.end)
    if found is None:
        return None
    separator = "&amp;" if "&amp;" in found["query"] else "&"
    parameters = found["query"].removeprefix("?").split(separator)
    kept = [parameter for parameter in parameters if not _PARAMETER.match(parameter)]
    if len(kept) == len(parameters):
        return None
    span = Span(*found.span("query"))
    message = say("This address ends with marks for tracking readers. Remove them.")
    return Remark(span, message, Edit(span, f"?{separator.join(kept)}" if kept else ""))
