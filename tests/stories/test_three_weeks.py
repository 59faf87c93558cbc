"""The whole way of one post: opened too early on a Tuesday, on the site at nine on a Tuesday three weeks later."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from inline_snapshot import snapshot

from bot.text.marker import NOTE, extract
from forge import Pull
from forge.protection import Protection
from tests.stories.test_commands import EDITOR, FINISHED, configure
from tests.stories.test_items import click
from tests.stories.test_pull_requests import DRAFT, DRAFT_PATH, conclusion, requests_made
from tests.stories.world import OPENER, World, told

PARIS = ZoneInfo("Europe/Paris")
OUT = "_posts/2026-12-01-guichet-itinerant.md"
ITEMS = "items: [{id: image-rights, text: Les droits des images sont réglés}]\n"


def paris(day: int, time: str, month: int = 11) -> datetime:
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{time}").replace(tzinfo=PARIS).astimezone(UTC)


def opening(world: World, pull: Pull) -> str:
    """The comment down to the first post: how things stand."""
    return told(world, pull).partition("\n\n**Un an")[0]


def readers(world: World, pull: Pull) -> str:
    return told(world, pull).partition("**Relecture**\n\n")[2].partition("\n\n")[0]


def notes(pull: Pull) -> list[tuple[str, str]]:
    """When Copydesk reminded somebody, by the clock of Paris, and in which words."""
    found = ((each.created_at, extract(each.body, NOTE)) for each in pull.comments)
    return [(f"{at.astimezone(PARIS):%a %d %b %H:%M}", said) for at, (said, state) in found if state is not None]


def test_a_post_from_its_opening_to_its_publication(world: World) -> None:
    world.repository.protect("main", Protection(checks=("copydesk",), approvals=1))
    configure(world, ITEMS)

    # Tuesday the 10th: Lucie opens the pull request too early.
    pull = world.open({DRAFT_PATH: DRAFT}, title="Un an de guichet itinérant")
    world.settle()
    assert (pull.labels, conclusion(pull)) == (["copydesk: incomplete"], "failure")
    assert told(world, pull) == snapshot("""\
### 6 points à régler avant publication

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/guichet-itinerant.md`](…)

- [x] L’en-tête est lisible et complet
- [ ] **Le fichier porte son nom de publication**
  - Le nom du fichier ne commence pas par le jour de publication. Renommez le fichier en `_posts/2026-11-10-guichet-itinerant.md`.
- [x] Le titre est assez court et n’est pas déjà pris
- [x] Les auteurs sont connus du site
- [x] Les dates sont justes
- [ ] **Le texte est définitif\xa0: il ne reste rien à compléter**
  - [Ligne 15](…) · «\xa0../../..\xa0» est une date laissée en blanc. Indiquez la date.
  - [Ligne 17](…) · «\xa0Blabla\xa0» est du texte de remplissage. Remplacez-le par le vrai texte.
- [ ] **Chaque partie a son texte, et aucun titre ne saute de niveau**
  - [Ligne 27](…) · Il n’y a rien sous «\xa0Les permanences du soir\xa0». Rédigez cette partie, ou retirez son titre.
  - [Ligne 33](…) · Il n’y a rien sous «\xa0Et l'année prochaine\xa0». Rédigez cette partie, ou retirez son titre.
- [x] La fin de l’extrait est indiquée
- [ ] **Les liens mènent quelque part**
  - [Ligne 31](…) · Le lien «\xa0notre guide de terrain\xa0» est écrit à l’envers. Écrivez &#91;texte&#93;(adresse).<br>`(notre guide de terrain)[https://guichet.example/guide-de-terrain]` → `[notre guide de terrain](…)`
- [x] Les images sont présentes et décrites
- [x] Typographie\xa0: voir les conseils plus bas

<details open><summary>1 conseil, qui ne bloque rien</summary>

- [Ligne 13](…) · Ce `»` n’est pas précédé de `«`. Ajoutez-le, ou retirez celui-ci.

</details>

**À juger par une personne**

- [ ] **Les droits des images sont réglés** · `/tick image-rights` <!-- tick:image_rights -->

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel
- `samuel-roche` fait partie de l’équipe de relecture du site

Les demandes partiront quand plus rien ne bloquera.

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")

    # Wednesday is a public holiday; she works all the same, and has the certain repair made.
    world.pass_until(paris(11, "15:00"))
    pull.comment(OPENER, "/fix")
    world.settle()
    assert pull.commits[-1] == pull.head_sha
    assert opening(world, pull) == snapshot("""\
### 5 points à régler avant publication

`/fix` · lucie-martel · Toutes les corrections certaines sont faites dans le dernier commit. Le reste est à régler à la main\xa0: voir la liste ci-dessous.

Réglé en dernier\xa0: liens.\
""")

    # Thursday: the rest is written, under a name for the day. Two people are asked to read.
    world.pass_until(paris(12, "10:00"))
    pull.push({DRAFT_PATH: None, "_posts/2026-11-24-guichet-itinerant.md": FINISHED})
    world.settle()
    assert (pull.labels, conclusion(pull)) == (["copydesk: ready"], None)
    assert readers(world, pull) == snapshot("""\
- `amadou-sy` relit les articles signés Lucie Martel · **relecture demandée**
- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**\
""")

    # Friday: one of them wants a change; on Monday Lucie makes it, and the reader is content.
    silent, critic = pull.requested_reviewers
    world.pass_until(paris(13, "17:00"))
    pull.review(critic, "CHANGES_REQUESTED", "Combien de communes, au juste ?")
    world.settle()
    assert pull.labels == ["copydesk: changes requested"]
    world.pass_until(paris(16, "09:30"))
    counted = FINISHED.replace("une commune différente du canton", "l'une des onze communes du canton")
    assert counted != FINISHED
    pull.push({"_posts/2026-11-24-guichet-itinerant.md": counted})
    pull.comment(OPENER, "Onze, je l'ai ajouté.")
    world.settle()
    world.pass_until(paris(16, "18:00"))
    pull.review(critic, "APPROVED")
    world.settle()
    assert pull.labels == ["copydesk: ready"]

    # Thursday: the other one has said nothing for three working days, and is mentioned, once.
    assert notes(pull) == []
    world.pass_until(paris(19, "11:00"))
    assert notes(pull) == snapshot(
        [
            (
                "Thu 19 Nov 09:30",
                "@amadou-sy\xa0: votre relecture est attendue depuis le 16 novembre 2026. Donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité, ou `/away` suivi du premier et du dernier jour de votre absence.",
            )
        ]
    )

    # Meanwhile the editors have chosen a day, to which Lucie renames the file; the rights are settled, by a click.
    pull.comment(EDITOR, "/publish 2026-12-01 09:00")
    pull.push({"_posts/2026-11-24-guichet-itinerant.md": None, OUT: counted})
    world.settle()
    click(world, pull, EDITOR, 0)
    world.settle()
    assert opening(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Publication le mardi 1er décembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk fusionnera alors la pull request, une fois approuvée\u202f; `/unpublish` annule cette date.

Réglé en dernier\xa0: nom du fichier, texte (2), parties (2) et typographie.\
""")

    # Friday: whoever was silent has read it.
    world.pass_until(paris(20, "16:00"))
    pull.review(silent, "APPROVED", "Rien à redire.")
    world.settle()
    assert pull.labels == ["copydesk: scheduled"]
    assert told(world, pull) == snapshot("""\
### Relu et approuvé

**Publication le mardi 1er décembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk fusionnera alors la pull request\u202f; `/unpublish` annule cette date.

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-12-01-guichet-itinerant.md`](…) · rien ne manque

**À juger par une personne**

- [x] Les droits des images sont réglés · coché par claire-dumas <!-- tick:image_rights -->

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel · **a approuvé**
- `samuel-roche` fait partie de l’équipe de relecture du site · **a approuvé**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")

    # Nothing happens until it is due.
    world.pass_until(paris(1, "08:59", month=12))
    assert (pull.state, len(notes(pull))) == ("open", 1)
    world.pass_until(paris(1, "09:01", month=12))
    assert (pull.state, pull.merged_by) == ("closed", world.forge.app.bot)
    assert world.repository.read(OUT) == counted.encode()
    assert opening(world, pull) == snapshot("""\
### Publié

Copydesk a fusionné cette pull request le mardi 1er décembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.\
""")

    # Three weeks, one comment with the checklist, one reminder, and nobody was asked twice.
    assert world.requests("POST", f"/issues/{pull.number}/comments") == 2
    assert len(requests_made(pull)) == len(set(requests_made(pull))) == 2
