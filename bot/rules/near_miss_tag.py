"""Tags and categories that are nearly, but not quite, the ones that other posts have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from bot.model.conventions import Key, Shape
from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.front_matter import Item
from bot.model.message import say_count
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import keys_with_usual
from bot.rules._prose import short
from bot.rules._rule import Options, rule
from bot.text.words import slugify

_NEAR = 0.85
_RARE = 1
_COMMON = 4
_FEW = 5
"""From so many posts on, a word is one of the site's own."""
_SHORTEST = 5
"""Words of fewer letters are near to too many others, unless there are hardly any others."""
_SHORTEST_OF_FEW = 3

_SEVERAL = 2
_ALIKE = 0.65
"""“agencies” and “agency”, “who” and “how”, but not “data” and “source”."""

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _-]*")
_DIGITS = re.compile(r"[0-9]+")


class NearMissTagOptions(Options):
    keys: tuple[str, ...] = ("tags", "tag", "categories", "category", "keywords", "topics", "series", "layout")
    """The keys of the front matter, and of its table `taxonomies`, whose words are compared with other posts'."""
    allow: tuple[str, ...] = ()
    """Words that are right, however near they are to others."""


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.ADVICE)
def near_miss_tag(post: Post, options: NearMissTagOptions, site: SiteFacts) -> Iterator[Remark]:
    """A tag or category is nearly, but not quite, one that other posts have.

    ## Why

    Each way of writing a tag makes a page of its own: a post under `opendata` is missing from the list of those under
    `open-data`. Of tags of several words, all but one may agree: “agencies work” is “agency work”. A word that is like
    no other may be new, so nothing is said of it.

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
    for entry, usual in keys_with_usual(post, site):
        if entry.key not in options.keys:
            continue
        counts = usual.values
        written = {str(item.value).strip() for item in entry.items}
        for item in entry.items:
            word = str(item.value).strip()
            meant = None if word in options.allow else _meant_by(word, usual)
            if meant and meant not in written:
                message = say_count(
                    "{count} post has “{meant}” here, hardly any “{written}”. Write it as that does.",
                    "{count} posts have “{meant}” here, hardly any “{written}”. Write it as they do.",
                    counts[meant],
                    written=short(word),
                    meant=meant,
                )
                yield Remark(item.span, message, _repair(item, word, meant, post))


def _meant_by(word: str, key: Key) -> str | None:
    """The common word that a rare one is a slip of; words that differ in their numbers are different."""
    counts = key.values
    if counts.get(word, 0) > _RARE:
        return None
    common = [other for other, count in counts.items() if count >= _COMMON]
    alike = next((other for other in common if _bare(other) == _bare(word) != ""), None)
    if alike:
        return alike
    if len(word) < _SHORTEST:
        close = [other for other in common if OSA.distance(word, other) == 1]
        is_slip = len(close) == 1 and len(word) >= _SHORTEST_OF_FEW and _is_a_choice_of_few(key)
        return close[0] if is_slip else None
    near = process.extractOne(word, common, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, processor=str.lower)
    if near and _DIGITS.findall(near[0]) == _DIGITS.findall(word):
        return near[0]
    return next((other for other in common if _is_one_word_off(word, other)), None)


def _is_one_word_off(word: str, other: str) -> bool:
    """Whether two tags of several words have all but one in common, and those two are alike."""
    words, others = slugify(word).split("-"), slugify(other).split("-")
    different = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(words) < _SEVERAL or len(different) != 1:
        return False
    [(one, another)] = different
    return not (one + another).isdecimal() and Indel.normalized_similarity(one, another) >= _ALIKE


def _is_a_choice_of_few(key: Key) -> bool:
    """Whether each post has one of a few words, as it has a layout."""
    return key.support.fair and key.shape is Shape.TEXT and len(key.values) <= _FEW


def _bare(word: str) -> str:
    """A word without case, accents and signs."""
    return slugify(word).replace("-", "")


def _repair(item: Item, word: str, meant: str, post: Post) -> Edit | None:
    """Certain where only case, accents or signs differ, and neither word needs quotation marks."""
    certain = _bare(word) == _bare(meant) and item.span.of(post.text) == word and _PLAIN.fullmatch(meant)
    return Edit(item.span, meant) if certain else None
