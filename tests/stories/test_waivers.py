"""What an editor lets pass, and for how long."""

from __future__ import annotations

from inline_snapshot import snapshot

from tests.stories.test_commands import DRAFT, DRAFT_PATH, EDITOR, configure, part, reactions
from tests.stories.world import World, sticky, told


def test_what_is_waived_counts_as_done_until_the_text_changes(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    (before,) = sticky(world, pull)
    pull.comment(EDITOR, "/waive malformed-link Le lien est écrit ainsi dans le document cité.")
    world.settle()

    (said,) = sticky(world, pull)
    assert [line for line in said.splitlines() if "malformed" in line and not line.startswith("<!--")] == snapshot(
        ["  - Dérogation à malformed-link par claire-dumas\xa0: Le lien est écrit ainsi dans le document cité."]
    )
    assert told(world, pull) == snapshot("""\
### 5 points à régler avant publication

Réglé en dernier\xa0: liens.

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
- [x] Les liens mènent quelque part
  - Dérogation à malformed-link par claire-dumas\xa0: Le lien est écrit ainsi dans le document cité.
- [x] Les images sont présentes et décrites
- [x] Typographie\xa0: voir les conseils plus bas

<details open><summary>1 conseil, qui ne bloque rien</summary>

- [Ligne 13](…) · Ce `»` n’est pas précédé de `«`. Ajoutez-le, ou retirez celui-ci.

</details>

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel
- `samuel-roche` fait partie de l’équipe de relecture du site

Les demandes partiront quand plus rien ne bloquera.

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")

    changed = DRAFT.replace("(notre guide de terrain)[", "(notre guide du terrain)[")
    pull.push({DRAFT_PATH: changed})
    world.settle()
    (said,) = sticky(world, pull)
    assert "Dérogation" not in said
    assert said.count("- [ ] **") == before.count("- [ ] **")
    assert told(world, pull) == snapshot("""\
### 6 points à régler avant publication

Apparu en dernier\xa0: liens.

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
  - [Ligne 31](…) · Le lien «\xa0notre guide du terrain\xa0» est écrit à l’envers. Écrivez &#91;texte&#93;(adresse).<br>`(notre guide du terrain)[https://guichet.example/guide-de-terrain]` → `[notre guide du terrain](…)`
- [x] Les images sont présentes et décrites
- [x] Typographie\xa0: voir les conseils plus bas

<details open><summary>1 conseil, qui ne bloque rien</summary>

- [Ligne 13](…) · Ce `»` n’est pas précédé de `«`. Ajoutez-le, ou retirez celui-ci.

</details>

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel
- `samuel-roche` fait partie de l’équipe de relecture du site

Les demandes partiront quand plus rien ne bloquera.

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")


def test_a_waiver_needs_its_reason_and_a_rule_that_has_found_something(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    pull.comment(
        EDITOR, "/waive empty-section\n/waive emty-section Ce sera pour plus tard.\n/waive duplicate-title Oui."
    )
    world.settle()

    assert reactions(pull) == [["confused"]]
    assert part(world, pull, "**Commandes qui") == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [claire-dumas](…) · Une dérogation se justifie\xa0: écrivez la raison après la règle, sur la même ligne.
- [claire-dumas](…) · Il n’y a pas de règle «\xa0emty-section\xa0». Vouliez-vous dire `empty-section`\u202f?
- [claire-dumas](…) · `duplicate-title` n’a rien trouvé de bloquant\xa0: il n’y a rien à laisser passer.\
""")


def test_a_waiver_is_taken_back(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    (before,) = (said.rpartition("<!-- copydesk")[0] for said in sticky(world, pull))
    pull.comment(EDITOR, "/waive empty-section La suite vient demain.")
    world.settle()
    pull.comment(EDITOR, "/unwaive empty-section")
    world.settle()

    assert [said.rpartition("<!-- copydesk")[0].count("- [ ]") for said in sticky(world, pull)] == [
        before.count("- [ ]")
    ]


def test_some_rules_are_never_let_pass(world: World) -> None:
    configure(world, "waivers: {forbidden: [malformed-link]}\n")
    pull = world.open({DRAFT_PATH: DRAFT})
    pull.comment(EDITOR, "/waive malformed-link Cela ira.")
    world.settle()

    assert reactions(pull) == [["confused"]]
    assert part(world, pull, "**Commandes qui") == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [claire-dumas](…) · Ce site n’admet pas de dérogation à `malformed-link`\xa0: il faut régler ce que la règle a trouvé.\
""")


def test_what_was_let_pass_counts_no_more_once_the_site_forbids_it(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    pull.comment(EDITOR, "/waive malformed-link Cela ira.")
    world.settle()
    assert "Dérogation" in told(world, pull)

    configure(world, "waivers: {forbidden: [malformed-link]}\n")
    world.settle()
    assert "Dérogation" not in told(world, pull)
