"""What writers ask themselves and each other while a text is a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import prose, short
from bot.rules._rule import NoOptions, rule

_ASKED = (
    r"(?:source|sources|ref|référence|citation|lien|link|date|chiffre|nom|name|orthographe|spelling)[ \u00a0\u202f]?\?+"
    r"|\?{2,}|sic \?|citation needed|to (?:be )?(?:check(?:ed)?|confirm(?:ed)?|verify|verified|review(?:ed)?)"
    r"|à (?:vérifier|confirmer|relire|préciser|revoir|reformuler|sourcer|développer|mettre à jour)"
    r"|needs? (?:a )?(?:source|citation|link)|insert(?: \w+){0,3} here"
)
_NOTE = re.compile(
    rf"[\[(]\s?(?:{_ASKED})\s?[\])]"
    r"|\b(?:nb|note) (?:pour moi|à moi|to self|to myself)\b(?-i:(?!-))"
    r"|(?:(?<=\A)|(?<=[(\[\n])|(?<=[.!?] ))@[\w-]+[ ,:]+"
    r"(?:(?:à|a) relire|relire|peux-tu|tu peux|please (?:check|review)|can you)\b",
    re.IGNORECASE,
)


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def note_to_self(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A note among writers is still in the text.

    ## Why
    “(source?)” or “@ada please check” is for those who write the post. Somebody should answer it before it goes out.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    Twelve thousand people (source?) asked for Sundays. @ada please check.
    ```

    ```markdown _posts/2026-05-14-horaires.md
    ---
    title: Horaires
    ---
    La médiathèque ouvre à 9 h (à vérifier). NB pour moi : ajouter une photo.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    Twelve thousand people asked for Sundays. There is more to check: thanks to @ada, please review the plan.
    ```
    """
    for text in prose(post):
        for match in _NOTE.finditer(text.text):
            message = say("“{text}” looks like a note among writers. Settle it, then remove it.", text=short(match[0]))
            yield Remark(text.span(*match.span()), message)
