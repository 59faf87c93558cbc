"""A report that waited, in thirteen pushes

Its date has passed twice before it is ready. The comment says so, without holding anything up for it: what holds the
report is that nothing says where its excerpt ends.
"""

from __future__ import annotations

from scripts.stories._site import IMAGE
from scripts.stories._teller import Teller

_OLD, _LATER, _NEW = (f"2026-{day}-ce-que-disent-les-chiffres" for day in ("06-02", "10-27", "11-17"))
_POST = f"""\
---
title: Ce que disent nos chiffres, et ce qu'ils taisent
---

La camionnette compte ses arrêts depuis le premier jour. Nous avons relu le carnet de bord en entier.

## Ce que nous cherchions

Savoir qui vient, d'où, et pour quelle démarche. Nous n'avions jamais compté autrement que de mémoire, et la mémoire
garde surtout les journées qui sortent de l'ordinaire : la file sous l'orage, l'imprimante en panne, le maire qui passe.
Le carnet, lui, ne retient que des croix dans des cases. Nous l'avons recopié un soir de septembre, à quatre, en lisant
à voix haute, et nous avons souvent été surpris de ce que nous entendions.

## Où l'on vient

![Les villages sans gare viennent deux fois plus souvent.](/img/posts/{_OLD}/villages.png)

Nous pensions que la camionnette servait d'abord celles et ceux qui habitent loin de tout. C'est vrai, mais d'une autre
façon : on vient moins souvent des hameaux, et on en vient à plusieurs. Une voisine conduit, une autre garde les petits,
et trois dossiers avancent dans la même matinée. Les jours de marché, chacun vient seul, pour une question,
et repart en dix minutes. Les deux sortes de visites ne demandent ni la même table ni le même temps.

## Pour quoi

![Trois démarches font la moitié des visites.](/img/posts/{_OLD}/demarches.png)

Le reste se partage entre cinquante courriers différents. Aucun ne revient plus de trois fois, et c'est là que nous
apprenons le plus : il faut lire, appeler, se tromper de service, rappeler. Une de ces visites sur deux finit par une
lettre que nous écrivons ensemble, sur place, et que la personne emporte dans son enveloppe timbrée.
"""


def tell(story: Teller) -> None:
    pictures = ("villages.png", "demarches.png", "couverture.jpg")
    story.open(
        "Lucie opens the pull request.",
        f"_posts/{_OLD}.md",
        _POST,
        "Ce que disent nos chiffres",
        {f"img/posts/{_OLD}/{name}": IMAGE for name in pictures},
    )
    story.push("She signs it.", ("taisent\n---", "taisent\nauthor: lucie.martel\n---"))
    story.push(
        "She rewrites the beginning.",
        (
            "Nous avons relu",
            "Comme pour [compter sans fliquer](/2026/10/20/compter-sans-fliquer.html), nous avons relu",
        ),
    )
    _move(story, "She gives it a later date.", _OLD, _LATER, pictures, 24)
    story.push(
        "She says what comes next.", ("pour quelle démarche.", "pour quelle démarche. La suite viendra au printemps.")
    )
    _move(story, "She gives it the day on which it is to go out.", _LATER, _NEW, pictures, 22)
    story.push("She marks where the excerpt ends.", ("en entier.\n", "en entier.\n\n<!--more-->\n"))
    story.push(
        "She gives the image the name of the post.",
        files={f"img/posts/{_NEW}/couverture.jpg": None, f"img/posts/{_NEW}.jpg": IMAGE},
    )
    story.push("She words a caption otherwise.", ("Les villages sans gare", "Les villages loin de la gare"))
    story.push("And another one.", ("font la moitié des visites", "font plus de la moitié des visites"))
    story.push("She corrects a number.", ("cinquante courriers", "quarante-neuf courriers"))
    story.push("She corrects a word.", ("Savoir qui vient", "Apprendre qui vient"))
    story.push("She repairs the key.", ("author: lucie.martel", "authors: lucie.martel"))
    first, second = story.pull.requested_reviewers
    story.comment(f"A reader has no time this week ({first}).", first, "/decline Pas avant la semaine prochaine.")
    third = next(login for login in story.pull.requested_reviewers if login not in (first, second))
    story.review(f"The other one approves ({second}).", second, "APPROVED")
    story.review(f"And so does who was asked instead ({third}).", third, "APPROVED")
    story.merge("Claire merges.", "claire-dumas")


def _move(story: Teller, sentence: str, before: str, now: str, pictures: tuple[str, ...], after: float) -> None:
    """The post and its images under another date."""
    files: dict[str, bytes | None] = {f"img/posts/{before}/{name}": None for name in pictures}
    files |= {f"img/posts/{now}/{name}": IMAGE for name in pictures}
    edits = [(f"/img/posts/{before}/{name}", f"/img/posts/{now}/{name}") for name in pictures[:2]]
    story.push(sentence, *edits, path=f"_posts/{now}.md", files=files, after=after)
