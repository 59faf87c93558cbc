"""A job offer in nine pushes

The file has no extension, so the site would leave it out, and its links are written backwards. Lucie repairs one of
them by taking it out, and writes another one the same way.
"""

from __future__ import annotations

from scripts.stories._site import IMAGE
from scripts.stories._teller import Teller

_NAME = "2026-11-10-cartographe-de-tournee"
_POST = """\
---
title: Une ou un cartographe pour la tournée
authors: lucie.martel
---

Notre (camionnette)[/2025/11/04/un-guichet-sur-quatre-roues.html] cherche quelqu’un pour tracer ses trajets.
Il faudra les dessiner, les essayer et les redessiner.

<!--more-->

* Vous aimez les départementales et les salles des fêtes,
* Vous lisez une carte mieux qu'un tableau,
* Vous savez dire non à un détour ?

Ecrivez à tournee@carnet.example, avec un trajet que vous avez aimé.
"""


def tell(story: Teller) -> None:
    story.open("Lucie opens the pull request.", f"_posts/{_NAME}", _POST, "Recruter une ou un cartographe")
    story.push(
        "She takes the first link out, and adds another one.",
        ("(camionnette)[/2025/11/04/un-guichet-sur-quatre-roues.html]", "camionnette"),
        ("les salles des fêtes", "les (salles des fêtes)[/2026/03/03/premiers-arrets.html]"),
    )
    story.push("She renames the file.", path=f"_posts/{_NAME}.md")
    story.push(
        "She smooths the list.",
        ("fêtes)[/2026/03/03/premiers-arrets.html],", "fêtes)[/2026/03/03/premiers-arrets.html] ;"),
        ("* Vous lisez une carte mieux qu'un tableau,", "* vous lisez une carte mieux qu'un tableau ;"),
        ("* Vous savez dire non", "* vous savez dire non"),
    )
    story.push("She weighs a word.", ("les essayer et les redessiner", "les essayer, puis les redessiner"))
    story.push("She adds the image.", files={f"img/posts/{_NAME}.jpg": IMAGE})
    story.push(
        "She turns the link round, as the comment shows it.",
        (
            "(salles des fêtes)[/2026/03/03/premiers-arrets.html]",
            "[salles des fêtes](/2026/03/03/premiers-arrets.html)",
        ),
    )
    story.push("She sets the spaces of her question.", ("un détour ?", "un détour\N{NARROW NO-BREAK SPACE}?"))
    story.push("She puts the address in code.", ("tournee@carnet.example", "`tournee@carnet.example`"))
    first, second = story.pull.requested_reviewers
    story.review(f"The first reader approves ({first}).", first, "APPROVED")
    story.review(f"So does the second ({second}).", second, "APPROVED")
    story.merge("Claire merges.", "claire-dumas")
