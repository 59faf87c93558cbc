"""Items of the checklist that people judge: ticked by a click in the comment, or by command."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.text.marker import extract
from forge import Pull, Refusal
from forge.conversation import Comment
from tests.stories.test_commands import EDITOR, FINISHED, FINISHED_PATH, configure, part, reactions
from tests.stories.world import OPENER, World, sticky, told

READER = "samuel-roche"
ITEMS = """
items:
  - {id: image-rights, text: Les droits des images sont réglés}
  - {id: tone, text: "Le ton est celui du carnet", by: [samuel-roche]}
"""
RIGHTS, TONE = 0, 1


@pytest.fixture
def pull(world: World) -> Pull:
    """A finished post that lacks nothing but what people judge: its first two boxes are those of the items."""
    configure(world, ITEMS)
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    return pull


def comment_of(world: World, pull: Pull) -> Comment:
    (said,) = sticky(world, pull)
    return next(comment for comment in pull.comments if comment.body == said)


def click(world: World, pull: Pull, login: str, box: int, seen: str | None = None) -> None:
    pull.click(login, comment_of(world, pull).id, box, seen)


def items(world: World, pull: Pull) -> str:
    return part(world, pull, "**À juger")


def refusals(world: World, pull: Pull) -> str:
    return part(world, pull, "**Commandes qui")


def ticked(world: World, pull: Pull) -> list[bool]:
    lines = items(world, pull).splitlines()
    return [line.startswith("- [x]") for line in lines if line.startswith("- [")]


def test_items_are_ticked_by_those_who_may(world: World, pull: Pull) -> None:
    pull.comment(EDITOR, "/tick image-rights")
    pull.comment("mallory", "/tick tone")
    world.settle()

    assert reactions(pull) == [["+1"], ["confused"]]
    assert items(world, pull) == snapshot("""\
**À juger par une personne**

- [x] Les droits des images sont réglés · coché par claire-dumas <!-- tick:image_rights -->
- [ ] **Le ton est celui du carnet** · `/tick tone` <!-- tick:tone -->\
""")
    assert refusals(world, pull) == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [mallory](…) · `tone` est à cocher par d’autres, selon la configuration.\
""")


def test_a_click_ticks_an_item_in_the_name_of_whoever_clicked(world: World, pull: Pull) -> None:
    assert items(world, pull) == snapshot("""\
**À juger par une personne**

- [ ] **Les droits des images sont réglés** · `/tick image-rights` <!-- tick:image_rights -->
- [ ] **Le ton est celui du carnet** · `/tick tone` <!-- tick:tone -->\
""")
    click(world, pull, EDITOR, RIGHTS)
    world.settle()

    assert items(world, pull) == snapshot("""\
**À juger par une personne**

- [x] Les droits des images sont réglés · coché par claire-dumas <!-- tick:image_rights -->
- [ ] **Le ton est celui du carnet** · `/tick tone` <!-- tick:tone -->\
""")
    assert world.look(pull) == []

    click(world, pull, EDITOR, RIGHTS)
    world.settle()
    assert ticked(world, pull) == [False, False]


def test_two_clicks_at_once_both_count_and_survive_a_push(world: World, pull: Pull) -> None:
    seen = comment_of(world, pull).body
    click(world, pull, EDITOR, RIGHTS, seen)
    click(world, pull, READER, TONE, seen)
    assert comment_of(world, pull).body.count("- [x]") == 1
    world.settle()
    pull.push({FINISHED_PATH: FINISHED + "\nMerci à tous.\n"})
    world.settle()

    assert items(world, pull) == snapshot("""\
**À juger par une personne**

- [x] Les droits des images sont réglés · coché par claire-dumas <!-- tick:image_rights -->
- [x] Le ton est celui du carnet · coché par samuel-roche <!-- tick:tone -->\
""")
    assert told(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**À juger par une personne**

- [x] Les droits des images sont réglés · coché par claire-dumas <!-- tick:image_rights -->
- [x] Le ton est celui du carnet · coché par samuel-roche <!-- tick:tone -->

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel · **relecture demandée**
- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")

    pull.comment(READER, "/untick tone")
    world.settle()
    assert ticked(world, pull) == [True, False]


def test_two_commands_at_once_both_count(world: World, pull: Pull) -> None:
    pull.comment(EDITOR, "/tick image-rights")
    pull.comment(READER, "/tick tone")
    world.settle()

    assert ticked(world, pull) == [True, True]


def test_three_clicks_at_once_all_count(world: World, pull: Pull) -> None:
    seen = comment_of(world, pull).body
    click(world, pull, EDITOR, RIGHTS, seen)
    click(world, pull, READER, TONE)
    click(world, pull, "amadou-sy", TONE, seen)
    world.settle()

    assert ticked(world, pull) == [True, True]


def test_a_click_by_somebody_who_may_not_is_undone_with_a_word(world: World, pull: Pull) -> None:
    world.repository.add_collaborator("mallory", "write")
    configure(world, ITEMS + "editors: [claire-dumas]\n")
    world.settle()
    click(world, pull, "mallory", TONE)
    world.settle()

    assert ticked(world, pull) == [False, False]
    assert refusals(world, pull) == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [mallory](…) · La case de `tone` est à cocher par d’autres\xa0: le clic a été annulé.\
""")
    assert world.look(pull) == []
    pull.push({FINISHED_PATH: FINISHED + "\nMerci à tous.\n"})
    world.settle()
    assert "mallory" in refusals(world, pull)

    click(world, pull, READER, TONE)
    world.settle()
    assert ticked(world, pull) == [False, True]
    assert refusals(world, pull) == ""


def test_github_lets_nobody_click_who_may_not_edit_the_comment(world: World, pull: Pull) -> None:
    with pytest.raises(Refusal):
        click(world, pull, "mallory", RIGHTS)


def test_a_click_while_the_comment_is_being_written_is_not_lost(world: World, pull: Pull) -> None:
    pull.push({FINISHED_PATH: FINISHED + "\nMerci à tous.\n"})
    pull.comment(EDITOR, "/help")
    look = world.desk.look(world.target(pull))
    click(world, pull, READER, TONE)
    for write in look["writes"]:
        world.desk.write(world.target(pull), write)
    assert ticked(world, pull) == [False, False]
    world.settle()

    assert ticked(world, pull) == [False, True]
    assert f"coché par {READER}" in items(world, pull)


def test_a_click_from_a_page_that_is_long_out_of_date_counts(world: World, pull: Pull) -> None:
    seen = comment_of(world, pull).body
    click(world, pull, EDITOR, RIGHTS)
    world.settle()
    pull.push({FINISHED_PATH: FINISHED + "\nMerci à tous.\n"})
    world.settle()
    click(world, pull, READER, TONE, seen)
    world.settle()

    assert ticked(world, pull) == [True, True]


def test_a_click_on_what_copydesk_checks_by_itself_is_undone(world: World) -> None:
    configure(world, ITEMS)
    pull = world.open({FINISHED_PATH: FINISHED.replace("title:", "titre:", 1)})
    world.settle()
    before = extract(comment_of(world, pull).body)[0]
    click(world, pull, EDITOR, 0)
    world.settle()

    assert extract(comment_of(world, pull).body)[0] == before
    assert world.look(pull) == []


def test_a_comment_that_somebody_overwrites_comes_back_with_its_ticks(world: World, pull: Pull) -> None:
    click(world, pull, EDITOR, RIGHTS)
    world.settle()
    comment = comment_of(world, pull)
    state = comment.body.rpartition("\n\n<!--")[2]
    pull.edit_comment(comment.id, f"- [x] Tout va bien <!-- tick:tone -->\n\n<!--{state}", READER)
    world.settle()

    assert ticked(world, pull) == [True, False]
    assert world.look(pull) == []


def test_a_comment_that_lost_its_marker_as_well_is_written_anew(world: World, pull: Pull) -> None:
    click(world, pull, EDITOR, RIGHTS)
    world.settle()
    before = comment_of(world, pull)
    pull.edit_comment(before.id, "Tout va bien.", READER)
    world.settle()

    assert comment_of(world, pull) is before
    assert ticked(world, pull) == [True, False]
    assert world.look(pull) == []


def test_ticks_outlive_the_comment_and_the_checks(world: World, pull: Pull) -> None:
    click(world, pull, EDITOR, RIGHTS)
    world.settle()
    pull.delete_comment(comment_of(world, pull).id, READER)
    world.settle()
    assert ticked(world, pull) == [True, False]

    click(world, pull, READER, TONE)
    world.settle()
    world.repository.suites.clear()
    world.look(pull)
    assert ticked(world, pull) == [True, True]


def test_an_edit_that_was_deleted_from_the_history_ticks_nothing(world: World, pull: Pull) -> None:
    click(world, pull, EDITOR, RIGHTS)
    comment = comment_of(world, pull)
    pull.delete_edit(comment.id, comment.edits[-1].id)
    world.settle()

    assert ticked(world, pull) == [False, False]
    assert world.look(pull) == []


def test_a_click_among_more_than_a_hundred_edits_is_found(world: World, pull: Pull) -> None:
    click(world, pull, READER, TONE)
    comment = comment_of(world, pull)
    for number in range(120):
        pull.edit_comment(comment.id, f"{number}\n\n{comment.body}", world.forge.app.bot.login)
    world.settle()

    assert ticked(world, pull) == [False, True]


def test_a_history_that_lags_behind_is_read_again(world: World, pull: Pull) -> None:
    click(world, pull, EDITOR, RIGHTS)
    comment = comment_of(world, pull)
    late = comment.edits.pop()
    before = world.desk.look(world.target(pull))["wake_at"]
    world.settle()
    comment.edits.insert(1, late)
    world.look(pull)

    assert before is not None
    assert before < (world.desk.look(world.target(pull))["wake_at"] or "")
    assert ticked(world, pull) == [True, False]


def test_without_items_nothing_is_asked_of_the_history(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    pull.edit_comment(comment_of(world, pull).id, comment_of(world, pull).body.replace("[x]", "[ ]"), OPENER)
    world.settle()

    assert world.requests("POST", "/graphql") == 0
