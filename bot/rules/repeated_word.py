"""Small words written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._language import language_of
from bot.rules._prose import prose
from bot.rules._rule import NoOptions, rule

# Words that never follow themselves; “nous nous”, “had had”, “that that” and “log in in” do.
_WORDS = {
    "fr": "le|les|de|des|du|et|ou|un|une|à|au|aux|pour|dans|par|sur|avec|ces|cette|mais|dont",
    "en": "the|a|an|of|and|or|to|for|with|from|by|at|our|your|their|its|these|was|were|be|we|they|but",
}
_REPEATED = {
    language: re.compile(rf"(?<![\w'’.-])(?P<word>{words})(?P<again>\s(?P=word))(?=[ \n,](?![A-ZÀ-Þ]))")
    for language, words in _WORDS.items()
}


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE, on=False)
def repeated_word(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A small word is written twice.

    ## Why
    Eyes skip “the the”, above all where a line ends between the two. Only words that never follow themselves are
    looked at.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    On Sundays the the library is open, and that is good news for for readers.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    On Sundays the library is open, and all that that takes is good news: nobody had had such a plan.
    ```
    """
    pattern = _REPEATED.get(language_of(post, site) or "")
    for text in prose(post) if pattern else ():
        for match in pattern.finditer(text.text) if pattern else ():
            again = text.span(*match.span("again"))
            message = say("“{word}” stands here twice. Remove one.", word=match["word"])
            yield Remark(Span(again.start + 1, again.end), message, Edit(again, ""))
