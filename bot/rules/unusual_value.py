"""Values of another kind than those of other posts, and words that are none of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.conventions import Key, Shape, WrittenKey
from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.front_matter import Entry
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import keys_with_usual, posts_with
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule

_NEAR = 0.8
_A_CHOICE = 2
_PLAIN = re.compile(r"[^\W\d_][\w .@-]*")
"""What stands in a list as it stands alone, and is one thing and not several."""


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.ADVICE)
def unusual_value(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A key holds a list where other posts have a single text, a text where they have a list, or none of their words.

    ## Why

    Layouts go through a list of tags one by one. A text in its place is gone through letter by letter, or left out,
    and where a text is expected a list shows with its brackets. Where all posts choose from a few words, each of which
    recurs, another one is mostly a slip: the site has no page for it.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    tags: archive
    series: [letters]
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    tags: [archive]
    series: news
    ---
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    tags: [archive]
    series: letters
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    tags: [archive]
    series: news
    ---
    ```
    """
    for entry, usual in keys_with_usual(post, site):
        remark = _compare(entry, usual, post)
        if remark:
            yield remark
        else:
            yield from _strangers(entry, usual)


def _strangers(entry: Entry, usual: Key) -> Iterator[Remark]:
    """The words that are none of a closed vocabulary, but for slips of one of its words, which are named as such."""
    words = list(usual.values) if usual.closed and usual.support.strong else []
    if len(words) < _A_CHOICE:
        return
    for item in entry.items:
        word = str(item.value).strip() if isinstance(item.value, str) else ""
        near = process.extractOne(
            word, words, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, processor=str.lower
        )
        if word and word not in words and not near:
            message = say(
                "“{key}” is one of {words} in {posts}, never “{written}”. Write one of these, if one fits.",
                key=entry.key,
                written=short(word),
                posts=posts_with(usual.support),
                words=", ".join(words),
            )
            yield Remark(item.span, message)


def _compare(entry: Entry, usual: Key, post: Post) -> Remark | None:
    posts = posts_with(usual.shape_support)
    match WrittenKey.of(entry).shape, usual.shape:
        case Shape.TEXT, Shape.LIST:
            message = say("“{key}” is a list in {posts}. Write it as one, in brackets.", key=entry.key, posts=posts)
            written = entry.value_span.of(post.text)
            listed = Edit(entry.value_span, f"[{written}]") if _PLAIN.fullmatch(written) else None
            return Remark(entry.value_span, message, listed)
        case Shape.LIST, Shape.TEXT:
            message = say("“{key}” is a single text in {posts}. Write it as one.", key=entry.key, posts=posts)
            return Remark(entry.value_span, message)
    return None
