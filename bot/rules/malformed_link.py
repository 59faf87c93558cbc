"""Links that are written wrongly, so that readers see brackets or land nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import Link, LinkKind
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._broken_links import Flaw, Unread, broken_links, is_address, is_nowhere, repaired
from bot.rules._definitions import Definition, run_on_definitions
from bot.rules._prose import prose, short
from bot.rules._rule import NoOptions, rule
from bot.rules._targets import definitions, labels, written_links


@rule(item=ChecklistItem.LINKS, severity=Severity.BLOCKER)
def malformed_link(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A link is written so that it doesn't work.

    ## Why
    Markdown shows a link that it doesn't understand as it is written, brackets and all, and follows an address that
    lacks its `https://` into the site itself. Both are seen only once the page is out. The second is advice: there is
    only one way to repair it.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The (city's calendar)[https://example.org/calendar] has all the dates.

    Or [write to us]() and read [our rules] (https://example.org/rules).
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The [city's calendar](https://example.org/calendar) has all the dates.

    Or [write to us](mailto:library@example.org) and read [our rules](https://example.org/rules).
    ```
    """
    for text in prose(post):
        for flaw in broken_links(text.text, lenient="redcarpet" in (site.settings.markdown or "").lower()):
            yield from _unread(post, flaw, text.start)
    defined, written_at = labels(post), definitions(post)
    for link in written_links(post):
        yield from _read(post, link, defined, link.target_span or written_at.get(link.target))
    run_on = run_on_definitions(post)
    if run_on:
        yield _run_on(post, run_on[0])
    unread = {definition.label for definition in run_on}
    for label in sorted({label.of(post.text).casefold(): label for label in reversed(post.body.undefined)}.values()):
        if label.of(post.text).casefold() not in unread:
            yield _undefined(post, label)


def _unread(post: Post, flaw: Flaw, start: int) -> Iterator[Remark]:
    """What Markdown doesn't read as a link although it was meant as one."""
    span, words, target = (Span(start + part.start, start + part.end) for part in (flaw.span, flaw.words, flaw.target))
    text, address = words.of(post.text), target.of(post.text)
    if post.text.endswith("\\", 0, span.start):  # said to be no link
        return
    match flaw.kind:
        case Unread.REVERSED:
            message = say("“{text}” is a link written backwards. Write [text](address).", text=short(text))
        case Unread.APART:
            message = say("A space keeps “{text}” from being a link. Remove it between “]” and “(”.", text=short(text))
        case Unread.BLANK_IN_TARGET:
            message = say(
                "The address of “{text}” contains a space. Write %20 in its place.", text=short(text or address)
            )
        case Unread.UNCLOSED:
            message = say("The link “{text}” isn't closed. Write “)” behind its address.", text=short(text))
    certain = flaw.kind in (Unread.REVERSED, Unread.APART)
    yield Remark(span, message, Edit(span, f"[{text}]({address})") if certain else None)


def _read(post: Post, link: Link, defined: frozenset[str], target: Span | None) -> Iterator[Remark]:
    """What Markdown reads as a link although it leads nowhere, or not where it was meant to.

    ``target`` is where the link's own line, or that of its definition, says where it leads.
    """
    text = short(link.text)
    if link.kind is not LinkKind.HTML and not link.text_span.of(post.text).strip():
        yield Remark(link.span, say("This link has no words to click on. Write them between its square brackets."))
    elif is_nowhere(link.target):
        yield Remark(link.span, say("The link “{text}” leads nowhere. Write its address.", text=text))
    elif link.kind is LinkKind.INLINE and link.target.casefold() in defined:
        message = say("“{label}” is a label, not an address. Write it in square brackets.", label=short(link.target))
        yield Remark(link.span, message, Edit(link.span, f"[{link.text_span.of(post.text)}][{link.target}]"))
    elif post.text.endswith("](", 0, link.span.start):
        yield Remark(link.span, say("“{text}” stands where the address of another link belongs. Keep one.", text=text))
    elif address := repaired(link.target):
        message = say("No browser can follow “{target}”. Write {address}.", target=short(link.target), address=address)
        # The text reads well, and the one thing to do is certain.
        yield Remark(target or link.span, message, Edit(target, address) if target else None, Severity.ADVICE)


def _run_on(post: Post, first: Definition) -> Remark:
    written = post.text[first.start : first.start + len(first.label) + 3]
    message = say(
        "“{definition}” and the lines like it are read as text, since no empty line stands before them. Add one.",
        definition=short(written),
    )
    return Remark(Span(first.start, first.end), message, Edit(Span(first.start, first.start), "\n"))


def _undefined(post: Post, label: Span) -> Remark:
    written = label.of(post.text)
    if is_address(written):
        brackets = Span(label.start - 1, label.end + 1)
        return Remark(brackets, say("Write this address in parentheses: ( and )."), Edit(brackets, f"({written})"))
    message = say("No line says where “{label}” leads. Add “[{label}]: https://…” at the end.", label=short(written))
    return Remark(label, message)
