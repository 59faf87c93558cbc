"""Agreement and conjugation in French."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.model.spelling import Checker
from bot.rules._prose import short
from bot.rules._rule import Need, NoOptions, rule
from bot.rules._spelling import found_by


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE, needs=Need.GRAMMAR, on=False)
def french_grammar(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A French word doesn't agree with those around it.

    ## Why
    A plural that lacks its “s”, or a verb that doesn't go with its subject, is what authors overlook most in their own
    text. Looked at are sentences on lines that are new, by [Grammalecte](../spelling.md), and of what it says only
    agreement, conjugation and participles. It can be wrong, so this only ever asks to look.

    ## Bad
    ```markdown _posts/2026-05-14-horaires.md
    ---
    title: Horaires
    ---
    Voici les nouvelle heures d'ouverture de la médiathèque pour les mois à venir.
    ```
    ```text grammalecte
    nouvelle: nouvelles: « nouvelle » devrait être au pluriel.
    ```

    ## Good
    ```markdown _posts/2026-05-14-horaires.md
    ---
    title: Horaires
    ---
    Voici les nouvelles heures d'ouverture de la médiathèque pour les mois à venir.
    ```
    """
    for mistake in found_by(Checker.GRAMMALECTE, post, site):
        written, explanation = short(mistake.written), mistake.explanation
        if mistake.suggestions:
            others = ", ".join(mistake.suggestions[:3])
            message = say(
                "“{written}” may not agree with the words around it. Is it “{suggestions}”? Grammalecte says: "
                "{explanation}",
                written=written,
                suggestions=others,
                explanation=explanation,
            )
        else:
            message = say(
                "“{written}” may not agree with the words around it. Grammalecte says: {explanation}",
                written=written,
                explanation=explanation,
            )
        yield Remark(mistake.span, message)
