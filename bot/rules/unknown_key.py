"""Keys of the front matter that no post has, but for one that is called nearly so."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.conventions import Conventions, Key
from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.front_matter import Entry
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for, posts_with
from bot.rules._rule import Options, rule

_NEAR = 0.8
_RARE = 1
_ENOUGH_POSTS = 5
"""From so many posts on, a key is one of the site's own."""


class UnknownKeyOptions(Options):
    allow: tuple[str, ...] = ()
    """Keys that are right, though few posts have them."""


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.ADVICE)
def unknown_key(post: Post, options: UnknownKeyOptions, site: SiteFacts) -> Iterator[Remark]:
    """A key of the front matter is called nearly like one that other posts have.

    ## Why

    The site passes over a key that it doesn't know, without a word: the picture stays away, the post is missing from
    its series. A key that is like no other may be new, so nothing is said of it.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    sumary: They came in boxes.
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    summary: What is new.
    ---
    ```

    ```markdown _posts/2026-03-*-news.md
    ---
    title: News
    ---
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    summary: They came in boxes.
    thanks: [ada]
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    summary: What is new.
    ---
    ```

    ```markdown _posts/2026-03-*-news.md
    ---
    title: News
    ---
    ```
    """
    conventions = conventions_for(post, site)
    for entry in post.front_matter.entries:
        meant = _meant_by(entry, post, conventions) if entry.key not in options.allow else None
        if meant:
            message = say(
                "Hardly any post has a key “{written}”, but {posts} have “{key}”. Correct it, if that was meant.",
                written=entry.key,
                posts=posts_with(meant.support),
                key=meant.name,
            )
            same = entry.key.lower() == meant.name.lower()
            yield Remark(entry.key_span, message, Edit(entry.key_span, meant.name) if same else None)


def _meant_by(entry: Entry, post: Post, conventions: Conventions) -> Key | None:
    """The key that a rare one is a slip of, unless the post has that too.

    Where most posts have a key, its absence is reported already.
    """
    known = conventions.keys.get(entry.key)
    if known and known.support.count > _RARE:
        return None
    candidates = [
        key.name
        for key in conventions.keys.values()
        if key.support.count >= _ENOUGH_POSTS and not key.support.fair and post.front_matter.get(key.name) is None
    ]
    near = process.extractOne(
        entry.key, candidates, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, processor=str.lower
    )
    return conventions.keys[near[0]] if near else None
