"""What an editor lets pass, and for how long."""

from __future__ import annotations

from inline_snapshot import snapshot

from tests.stories.test_commands import DRAFT, DRAFT_PATH, EDITOR, part, reactions
from tests.stories.world import World, sticky


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

    changed = DRAFT.replace("(notre guide de terrain)[", "(notre guide du terrain)[")
    pull.push({DRAFT_PATH: changed})
    world.settle()
    (said,) = sticky(world, pull)
    assert "Dérogation" not in said
    assert said.count("- [ ] **") == before.count("- [ ] **")


def test_a_waiver_needs_its_reason_and_a_rule_that_has_found_something(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    pull.comment(
        EDITOR, "/waive empty-section\n/waive emty-section Ce sera pour plus tard.\n/waive duplicate-title Oui."
    )
    world.settle()

    assert reactions(pull) == [["confused"]]
    assert part(world, pull, "**Commandes qui") == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [claire-dumas](…): Une dérogation se justifie\xa0: écrivez la raison après la règle, sur la même ligne.
- [claire-dumas](…): Il n’y a pas de règle «\xa0emty-section\xa0». Vouliez-vous dire `empty-section`\u202f?
- [claire-dumas](…): `duplicate-title` n’a rien trouvé de bloquant\xa0: il n’y a rien à laisser passer.\
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
