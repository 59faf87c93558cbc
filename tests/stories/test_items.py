"""Items of the checklist that people judge."""

from __future__ import annotations

from inline_snapshot import snapshot

from tests.stories.test_commands import EDITOR, FINISHED, FINISHED_PATH, configure, part, reactions
from tests.stories.world import World, told

ITEMS = """
items:
  - {id: image-rights, text: Les droits des images sont réglés}
  - {id: tone, text: "Le ton est celui du carnet", by: [samuel-roche]}
"""


def test_items_are_ticked_by_those_who_may(world: World) -> None:
    configure(world, ITEMS)
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment(EDITOR, "/tick image-rights")
    pull.comment("mallory", "/tick tone")
    world.settle()

    assert reactions(pull) == [["+1"], ["confused"]]
    assert part(world, pull, "**À juger") == snapshot("""\
**À juger par une personne**

- ☑ Les droits des images sont réglés · coché par claire-dumas
- ☐ **Le ton est celui du carnet** · `/tick tone`\
""")
    assert part(world, pull, "**Commandes qui") == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [mallory](…): `tone` est à cocher par d’autres, selon la configuration.\
""")


def test_two_ticks_at_once_both_count_and_survive_a_push(world: World) -> None:
    configure(world, ITEMS)
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    pull.comment(EDITOR, "/tick image-rights")
    pull.comment("samuel-roche", "/tick tone")
    world.settle()
    pull.push({FINISHED_PATH: FINISHED + "\nMerci à tous.\n"})
    world.settle()

    assert part(world, pull, "**À juger") == snapshot("""\
**À juger par une personne**

- ☑ Les droits des images sont réglés · coché par claire-dumas
- ☑ Le ton est celui du carnet · coché par samuel-roche\
""")
    assert told(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**À juger par une personne**

- ☑ Les droits des images sont réglés · coché par claire-dumas
- ☑ Le ton est celui du carnet · coché par samuel-roche

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel · **relecture demandée**
- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")

    pull.comment("samuel-roche", "/untick tone")
    world.settle()
    assert part(world, pull, "**À juger").count("☑") == 1
