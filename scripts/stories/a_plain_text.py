"""A text that knows nothing of the site, in twelve pushes

It has neither an extension nor a front matter, and its headings are none. The title has a colon, which YAML takes for
something else. While nothing of what blocks changes, the comment keeps still.
"""

from __future__ import annotations

from scripts.stories._site import IMAGE
from scripts.stories._teller import Teller

_NAME = "2026-11-12-reussir-un-arret"
_POST = """\
# Réussir un arrêt : ce qui dépend de nous

Un arrêt réussi ne tient pas à la météo. Voici ce que onze mois de tournée nous ont appris à préparer.

<!--more-->

##Avant d'arriver

Nous appelons la mairie deux fois. La première pour la date, la seconde pour la prise électrique.

##Sur la place

La table se voit de loin, et personne ne fait la queue debout. Le café n'est pas un détail.

##Après

Chaque dossier a un nom au dos : celui de l'agent qui le suit jusqu'au bout.
"""


def tell(story: Teller) -> None:
    story.open("Lucie opens the pull request.", f"_posts/{_NAME}", _POST, "Réussir un arrêt")
    story.push("She adds the image.", files={f"img/posts/{_NAME}.jpg": IMAGE})
    story.push(
        "She gives the headings their spaces.",
        ("##Avant", "## Avant"),
        ("##Sur", "## Sur"),
        ("##Après", "## Après"),
    )
    story.push("She rereads the beginning.", ("à la météo", "ni à la météo ni à la chance"))
    story.push("She rereads the first part.", ("La première pour la date", "Une fois pour la date"))
    story.push("And goes on.", ("la seconde pour la prise", "une fois pour la prise"))
    story.push("She rereads the second part.", ("se voit de loin", "se voit depuis l'église"))
    story.push("She rereads the end.", ("jusqu'au bout", "jusqu'à la réponse"))
    story.push(
        "She renames the file, and begins it with a title.",
        (
            "# Réussir un arrêt : ce qui dépend de nous\n",
            "---\ntitle: Réussir un arrêt : ce qui dépend de nous\nauthors: lucie.martel\n---\n\n# Réussir un arrêt\n",
        ),
        path=f"_posts/{_NAME}.md",
        after=20,
    )
    story.push(
        "She words the heading otherwise.", ("\n# Réussir un arrêt\n", "\n# Réussir un arrêt : ce qui dépend de nous\n")
    )
    story.push(
        "She puts the title in quotation marks, and takes the heading out.",
        ("title: Réussir un arrêt : ce qui dépend de nous", 'title: "Réussir un arrêt : ce qui dépend de nous"'),
        ("\n# Réussir un arrêt : ce qui dépend de nous\n", ""),
    )
    story.push("She corrects a word.", ("onze mois", "douze mois"))
    first, second = story.pull.requested_reviewers
    story.review(
        f"A reader asks for changes ({first}).", first, "CHANGES_REQUESTED", "La dernière partie est un peu courte."
    )
    story.push(
        "Lucie writes on.",
        ("jusqu'à la réponse.", "jusqu'à la réponse. Nous rappelons toujours, même quand la réponse est non."),
        after=19,
    )
    story.review(f"The reader approves ({first}).", first, "APPROVED")
    story.review(f"So does the other one ({second}).", second, "APPROVED")
    story.merge("Claire merges.", "claire-dumas")
