"""Repairs in a commit, by `/fix`."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.desk import Desk
from bot.model.errors import RetryLater
from forge import Pull
from forge.protection import Protection
from tests.stories.settings import settings
from tests.stories.test_pull_requests import DRAFT, DRAFT_PATH, EDITS, FINISHED, FINISHED_PATH, conclusion
from tests.stories.world import OPENER, PEOPLE, World, sticky

EDITOR = PEOPLE[1]
LINK, REPAIRED = EDITS[0]
UNNAMED = "_posts/Un an de guichet.md"
DATED = FINISHED.replace("---\n", "---\ndate: 2026-12-01\n", 1)


def answer(world: World, pull: Pull) -> str:
    """What the comment answers to whoever asked for repairs."""
    (body,) = sticky(world, pull)
    return next((line for line in body.split("\n") if line.startswith("`/fix` · ")), "")


def from_a_fork(world: World, *, lent: bool, owner: str = "eve") -> Pull:
    fork = world.repository.fork(owner)
    fork.commit("billet", {DRAFT_PATH: DRAFT}, author="eve")
    pull = world.repository.open_pull(f"{owner}:billet", title="Un billet", author="eve")
    pull.maintainer_can_modify = lent
    return pull


def test_one_commit_has_all_that_is_certain(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    before = pull.head_sha
    pull.comment(OPENER, "/fix")
    world.settle()

    made = pull.repository.git.commit(pull.head_sha)
    assert [str(each) for each in made.parent_ids] == [before]
    assert pull.read(DRAFT_PATH).decode() == DRAFT.replace(LINK, REPAIRED)
    assert made.message == snapshot("""\
Faire les corrections certaines

1 correction dans le texte.

Asked-for-by: lucie-martel\
""")
    assert answer(world, pull) == snapshot(
        "`/fix` · lucie-martel · Toutes les corrections certaines sont faites dans le dernier commit. Le reste est à régler à la main\xa0: voir la liste ci-dessous."
    )
    assert LINK not in sticky(world, pull)[0]
    assert conclusion(pull) == "failure"
    assert [each.content for each in pull.comments[-1].reactions] == ["+1"]
    assert world.look(pull) == []


def test_a_later_push_is_not_repaired_and_ends_the_answer(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    pull.comment(OPENER, "/fix")
    world.settle()
    head = pull.push({DRAFT_PATH: DRAFT})
    world.settle()

    assert pull.head_sha == head
    assert answer(world, pull) == ""

    pull.comment(OPENER, "Encore une fois :\n/fix")
    world.settle()
    assert pull.head_sha != head
    assert LINK not in pull.read(DRAFT_PATH).decode()


def test_the_file_gets_its_name_and_its_image_goes_along(world: World) -> None:
    world.repository.commit(
        "main", {".github/copydesk.yml": 'rules:\n  missing-image:\n    companion: "img/{name}.jpg"\n'}
    )
    pull = world.open({UNNAMED: DATED, "img/Un an de guichet.jpg": b"\xff\xd8"})
    world.settle()
    assert "`/fix` fait la correction certaine, dans un commit." in sticky(world, pull)[0]
    pull.comment(OPENER, "/fix")
    world.settle()

    assert [change.path for change in pull.files] == snapshot(
        ["_posts/2026-12-01-un-an-de-guichet.md", "img/2026-12-01-un-an-de-guichet.jpg"]
    )
    assert pull.read("_posts/2026-12-01-un-an-de-guichet.md").decode() == DATED
    assert pull.read("img/2026-12-01-un-an-de-guichet.jpg") == b"\xff\xd8"
    assert pull.repository.git.commit(pull.head_sha).message == snapshot("""\
Faire les corrections certaines

2 fichiers renommés.

Asked-for-by: lucie-martel\
""")


def test_a_fork_is_repaired_where_its_owner_allows_it(world: World) -> None:
    pull = from_a_fork(world, lent=True)
    pull.comment("eve", "/fix")
    world.settle()

    assert pull.read(DRAFT_PATH).decode() == DRAFT.replace(LINK, REPAIRED)
    assert conclusion(pull) == "failure"


@pytest.mark.parametrize("owner", ["eve", "une-association"])
def test_a_fork_that_may_not_be_pushed_to_is_told_what_to_do(world: World, owner: str) -> None:
    if owner != "eve":
        world.forge.add_organization(owner)
    pull = from_a_fork(world, lent=False, owner=owner)
    head = pull.head_sha
    pull.comment("eve", "/fix")
    world.settle()

    assert pull.head_sha == head
    assert answer(world, pull) == snapshot(
        "`/fix` · eve · Copydesk n’a pas le droit de pousser vers ce fork. La personne qui a ouvert la pull request peut cocher «\xa0Allow edits by maintainers\xa0» à côté de celle-ci, puis écrire à nouveau `/fix`. Si cette case n’existe pas, prenez les suggestions placées sur les lignes."
    )
    assert world.look(pull) == []

    pull.maintainer_can_modify = True
    pull.comment("eve", "/fix")
    world.settle()
    assert pull.head_sha != head


def test_what_github_refuses_is_said_and_not_tried_for_ever(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    world.repository.protect("billet", Protection())
    head = pull.head_sha
    pull.comment(OPENER, "/fix")
    world.settle()

    assert pull.head_sha == head
    assert answer(world, pull) == snapshot(
        "`/fix` · lucie-martel · GitHub ne laisse pas Copydesk pousser vers cette branche. Prenez les suggestions placées sur les lignes, ou lancez `copydesk check --fix` sur votre machine et poussez le résultat."
    )
    assert world.requests("PATCH", "/git/refs/heads/billet") == 1
    assert world.look(pull) == []


def test_a_fork_gone_meanwhile_takes_no_commit(world: World) -> None:
    pull = from_a_fork(world, lent=True)
    world.forge.repository("eve/blog").delete()
    pull.comment("eve", "/fix")
    world.settle()

    assert answer(world, pull) == snapshot(
        "`/fix` · eve · Le fork n’existe plus\xa0: rien ne peut y être poussé. Ouvrez une pull request depuis une autre branche."
    )


def test_nothing_to_repair_is_said(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    head = pull.head_sha
    pull.comment(OPENER, "/fix")
    world.settle()

    assert pull.head_sha == head
    assert answer(world, pull) == snapshot("`/fix` · lucie-martel · Il n’y a rien à corriger.")


def test_a_stranger_repairs_nothing(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    head = pull.head_sha
    pull.comment("mallory", "/fix")
    world.settle()

    assert pull.head_sha == head
    assert "`/fix` est réservé" in sticky(world, pull)[0]


def test_whoever_may_only_read_has_no_branch_of_the_site_changed(world: World) -> None:
    world.repository.commit("billet", {DRAFT_PATH: DRAFT}, author=OPENER)
    pull = world.repository.open_pull("billet", title="Un billet", author="mallory")
    head = pull.head_sha
    pull.comment("mallory", "/fix")
    world.settle()

    assert pull.head_sha == head
    assert "Une branche du site lui-même" in sticky(world, pull)[0]


def test_a_push_between_the_look_and_the_commit_is_read_first(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    pull.comment(OPENER, "/fix")
    target = world.target(pull)
    stale = world.desk.look(target)["writes"]
    text = DRAFT + "\nUn mot encore.\n"
    pushed = pull.push({DRAFT_PATH: text})
    push = next(write for write in stale if write["write"] == "PushCommit")
    with pytest.raises(RetryLater, match="has moved"):
        world.desk.write(target, push)
    assert pull.head_sha == pushed
    world.settle()

    assert pull.read(DRAFT_PATH).decode() == text.replace(LINK, REPAIRED)
    assert [str(each) for each in pull.repository.git.commit(pull.head_sha).parent_ids] == [pushed]


def test_a_force_push_between_the_request_and_the_look_is_what_is_repaired(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    pull.comment(OPENER, "/fix")
    other = world.repository.commit("autre", {DRAFT_PATH: DRAFT.replace("Blabla", "Bravo")}, author=OPENER)
    world.repository.force_push("billet", other, by=OPENER)
    world.settle()

    assert [str(each) for each in pull.repository.git.commit(pull.head_sha).parent_ids] == [other]
    assert LINK not in pull.read(DRAFT_PATH).decode()


def test_nothing_is_repaired_twice_though_all_is_forgotten(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    pull.comment(OPENER, "/fix")
    target = world.target(pull)
    for write in world.desk.look(target)["writes"]:
        world.desk.write(target, write)
        if write["write"] == "PushCommit":
            break
    head = pull.head_sha
    world.desk = Desk(settings(world.forge), lambda: world.now)
    world.settle()

    assert pull.head_sha == head
    assert "dernier commit" in answer(world, pull)


@pytest.mark.parametrize("lost", ["/git/commits$", "/git/refs/heads/billet$"])
def test_an_answer_that_is_lost_makes_no_second_commit(world: World, lost: str) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    method = "PATCH" if "refs" in lost else "POST"
    world.forge.faults.add(method, lost, status=502, after_commit=True)
    pull.comment(OPENER, "/fix")
    world.settle()

    assert world.forge.faults.waiting == []
    assert len(pull.commits) == 2


def test_a_site_can_do_without(world: World) -> None:
    world.repository.commit("main", {".github/copydesk.yml": "fix: false\n"})
    pull = world.open({DRAFT_PATH: DRAFT})
    head = pull.head_sha
    pull.comment(EDITOR, "/fix")
    world.settle()

    assert pull.head_sha == head
    assert answer(world, pull) == snapshot(
        "`/fix` · claire-dumas · Ce site n’autorise Copydesk à pousser aucun commit. Prenez les suggestions placées sur les lignes, ou lancez `copydesk check --fix` sur votre machine et poussez le résultat."
    )


def test_what_is_waived_stays_as_it_is(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    head = pull.head_sha
    pull.comment(EDITOR, "/waive malformed-link C'est voulu.\n/fix")
    world.settle()

    assert pull.head_sha == head
    assert answer(world, pull) == snapshot(
        "`/fix` · claire-dumas · Rien de ce qui figure ci-dessous ne peut être corrigé avec certitude."
    )


def test_a_file_in_another_encoding_and_one_of_windows_stay_what_they_are(world: World) -> None:
    latin = "_posts/2026-12-02-cafe.md"
    text = "\ufeff" + DRAFT.replace("\n", "\r\n")
    pull = world.open({DRAFT_PATH: text, latin: DRAFT.encode("latin-1", "replace")})
    pull.comment(OPENER, "/fix")
    world.settle()

    assert pull.read(DRAFT_PATH).decode() == text.replace(LINK, REPAIRED)
    assert pull.read(latin) == DRAFT.encode("latin-1", "replace")
