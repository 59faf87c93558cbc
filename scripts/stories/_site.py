"""The site of the stories: the sample's, with a year of posts that have what the site's posts have."""

from __future__ import annotations

from pathlib import Path

from bot import sample
from forge import Forge, Repository
from tests.stories.world import NAME, OPENER, PEOPLE

IMAGE = b"\xff\xd8\xff\xd9"
"""The shortest JPEG that there is: a beginning and an end."""

_PAST = {
    "2026-01-13-le-plein-d-idees": "Le plein d’idées",
    "2026-02-17-la-camionnette-est-prete": "La camionnette est prête",
    "2026-03-03-premiers-arrets": "Premiers arrêts, premières leçons",
    "2026-03-24-le-courrier-qui-fait-peur": "Le courrier qui fait peur",
    "2026-04-14-un-agenda-pour-huit-communes": "Un agenda pour huit communes",
    "2026-05-05-parler-sans-sigles": "Parler sans sigles",
    "2026-05-26-la-maire-et-le-formulaire": "La maire et le formulaire",
    "2026-06-16-ce-que-disent-les-files": "Ce que disent les files d’attente",
    "2026-07-07-un-ete-sur-la-route": "Un été sur la route",
    "2026-09-08-la-rentree-du-guichet": "La rentrée du guichet",
    "2026-09-29-des-benevoles-au-volant": "Des bénévoles au volant",
    "2026-10-20-compter-sans-fliquer": "Compter sans fliquer",
}
_POST = """\
---
title: "{title}"
authors: lucie.martel
---
Ce que la tournée nous a appris ce mois-ci, en quelques lignes, pour celles et ceux qui la suivent de loin.

<!--more-->

## Sur la place

Nous avons installé la table, le café et l’imprimante, puis nous avons attendu que les gens viennent nous voir. La
première heure est toujours calme : on regarde de loin, on passe devant, on revient avec une voisine. Puis quelqu’un
s’assied, pose un dossier, et la matinée commence pour de bon.

## Sur la route

Entre deux arrêts nous relisons nos notes à voix haute. Ce qui bloque revient souvent : une pièce qui manque, un mot que
personne ne comprend, un numéro qui ne répond pas. Nous l’écrivons, nous le rangeons par service, et nous le portons à
qui peut le changer. Le soir, la camionnette dort devant la mairie, et le carnet de bord passe de main en main.
"""


def site(forge: Forge) -> Repository:
    """Its people may write to it."""
    files: dict[str, str | bytes] = dict(sample.files())
    files |= {f"img/posts/{Path(path).stem}.jpg": IMAGE for path in sample.files() if path.startswith("_posts/")}
    for name, title in _PAST.items():
        files[f"_posts/{name}.md"] = _POST.format(title=title)
        files[f"img/posts/{name}.jpg"] = IMAGE
    repository = forge.create_repository(NAME, files)
    for login in (OPENER, *PEOPLE):
        repository.add_collaborator(login, "write")
    return repository
