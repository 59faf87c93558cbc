"""Tags and categories that are nearly, but not quite, the ones that other posts have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.front_matter import Item
from bot.model.message import say_count
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for
from bot.rules._prose import short
from bot.rules._rule import Options, rule
from bot.text.words import slugify

_NEAR = 0.85
_RARE = 1
_COMMON = 4
"""From so many posts on, a word is one of the site's own."""
_SHORTEST = 5
"""Words of fewer letters are near to too many others."""

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _-]*")
_DIGITS = re.compile(r"[0-9]+")


class NearMissTagOptions(Options):
    keys: tuple[str, ...] = ("tags", "tag", "categories", "category", "keywords", "topics", "series", "layout")
    """The keys of the front matter whose words are compared with those of other posts."""
    allow: tuple[str, ...] = ()
    """Words that are right, however near they are to others."""


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.ADVICE)
def near_miss_tag(post: Post, options: NearMissTagOptions, site: SiteFacts) -> Iterator[Remark]:
    """A tag or category is nearly, but not quite, one that other posts have.

    ## Why

    Each way of writing a tag makes a page of its own: a post under `opendata` is missing from the list of those under
    `open-data`. A word that is like no other may be new, so nothing is said of it.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    tags: [opendata, Archive, transcriptons]
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    tags: [open-data, archive, transcriptions]
    ---
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    tags: [open-data, archive, libraries]
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    tags: [open-data, archive, transcriptions]
    ---
    ```
    """
    keys = conventions_for(post, site).keys
    for entry in post.front_matter.entries:
        if entry.key not in options.keys or entry.key not in keys:
            continue
        counts = keys[entry.key].values
        written = {str(item.value).strip() for item in entry.items}
        for item in entry.items:
            word = str(item.value).strip()
            meant = None if word in options.allow else _meant_by(word, counts)
            if meant and meant not in written:
                message = say_count(
                    "{count} post has “{meant}” here, hardly any “{written}”. Write it as that does.",
                    "{count} posts have “{meant}” here, hardly any “{written}”. Write it as they do.",
                    counts[meant],
                    written=short(word),
                    meant=meant,
                )
                yield Remark(item.span, message, _repair(item, word, meant, post))


def _meant_by(word: str, counts: Mapping[str, int]) -> str | None:
    """The common word that a rare one is a slip of; words that differ in their numbers are different."""
    if counts.get(word, 0) > _RARE:
        return None
    common = [other for other, count in counts.items() if count >= _COMMON]
    alike = next((other for other in common if _bare(other) == _bare(word) != ""), None)
    if alike or len(word) < _SHORTEST:
        return alike
    near = process.extractOne(word, common, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, processor=str.lower)
    return near[0] if near and _DIGITS.findall(near[0]) == _DIGITS.findall(word) else None


def _bare(word: str) -> str:
    """A word without case, accents and signs."""
    return slugify(word).replace("-", "")


def _repair(item: Item, word: str, meant: str, post: Post) -> Edit | None:
    """Certain where only case, accents or signs differ, and neither word needs quotation marks."""
    certain = _bare(word) == _bare(meant) and item.span.of(post.text) == word and _PLAIN.fullmatch(meant)
    return Edit(item.span, meant) if certain else None
