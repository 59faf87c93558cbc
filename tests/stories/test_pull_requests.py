"""What happens on a pull request, from the first push to the end."""

from __future__ import annotations

import re

from inline_snapshot import snapshot

from bot import sample
from forge import Pull
from forge.pages.markdown import render
from tests.stories.world import OPENER, PEOPLE, World, sticky, told

DRAFT_PATH, DRAFT = sample.draft()
FINISHED_PATH, FINISHED = sample.finished()

EDITS = (
    ("(notre guide de terrain)[https://guichet.example/guide-de-terrain]",
     "[notre guide de terrain](https://guichet.example/guide-de-terrain)"),
    ("> Blabla", "> Vous avez fait en une matinée ce que nous remettions depuis deux ans."),
    ("le ../../.. après", "le 14 mars après"),
    ("### Les permanences du soir\n",
     "### Les permanences du soir\n\nDeux fois par mois, la camionnette reste jusqu'à vingt heures.\n"),
)  # fmt: skip
"""What the author repairs, one push each; the fifth push is the finished post under its right name."""


def requests_made(pull: Pull) -> list[str]:
    """Everybody who was ever asked, as often as they were."""
    return [
        event.detail["requested_reviewer"].login
        for event in pull.events
        if event.event == "review_requested" and "requested_reviewer" in event.detail
    ]


def conclusion(pull: Pull) -> str | None:
    (run,) = pull.check_runs
    return run.conclusion


def test_a_draft_becomes_ready_in_five_pushes(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT}, title="Un an de guichet itinérant")
    world.settle()
    first = sticky(world, pull)
    assert len(first) == 1
    assert (pull.labels, conclusion(pull)) == (["copydesk: incomplete"], "failure")

    text, said = DRAFT, first[0]
    for before, after in EDITS:
        assert before in text
        text = text.replace(before, after)
        pull.push({DRAFT_PATH: text})
        world.settle()
        (now_said,) = sticky(world, pull)
        assert now_said != said
        said = now_said
        assert (pull.labels, conclusion(pull)) == (["copydesk: incomplete"], "failure")
    assert requests_made(pull) == []

    pull.push({DRAFT_PATH: None, FINISHED_PATH: FINISHED})
    world.settle()
    assert (pull.labels, conclusion(pull)) == (["copydesk: ready"], "success")
    assert len(pull.requested_reviewers) == 2
    assert OPENER not in pull.requested_reviewers

    for reader in list(pull.requested_reviewers):
        pull.review(reader, "APPROVED")
        world.settle()
    assert pull.labels == ["copydesk: approved"]
    assert len(sticky(world, pull)) == 1
    assert len(requests_made(pull)) == len(set(requests_made(pull))) == 2
    assert world.requests("POST", "/comments") == 1


def test_looking_again_writes_nothing(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT, FINISHED_PATH: FINISHED})
    world.settle()

    assert world.look(pull) == []
    assert world.look(pull) == []


def test_a_fork_is_treated_like_a_branch(world: World) -> None:
    fork = world.repository.fork("eve")
    fork.commit("billet", {FINISHED_PATH: FINISHED}, author="eve")
    pull = world.repository.open_pull("eve:billet", author="eve")
    world.settle()

    assert len(sticky(world, pull)) == 1
    assert (pull.labels, conclusion(pull)) == (["copydesk: ready"], "success")
    # Lucie is named as the author of what Eve proposes, and confirms it.
    assert OPENER in pull.requested_reviewers
    assert len(pull.requested_reviewers) == 3
    assert told(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel · **relecture demandée**
- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**
- `lucie-martel` signe l’article (Lucie Martel) et le confirme · **confirmation demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")


def test_the_configuration_of_a_fork_counts_for_nothing(world: World) -> None:
    fork = world.repository.fork("eve")
    forged = {".github/copydesk.yml": "reviewers: {count: 1, default: [eve-s-friend]}\n", FINISHED_PATH: FINISHED}
    fork.commit("billet", forged, author="eve")
    world.repository.add_collaborator("eve-s-friend", "read")
    pull = world.repository.open_pull("eve:billet", author="eve")
    world.settle()

    assert "eve-s-friend" not in pull.requested_reviewers


def test_a_comment_with_a_forged_marker_is_left_alone(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    (said,) = sticky(world, pull)
    pull.delete_comment(pull.comments[0].id, "claire-dumas")
    forged = pull.comment("mallory", said)
    world.settle()
    pull.push({DRAFT_PATH: DRAFT.replace("> Blabla", "> Merci.")})
    world.settle()

    assert forged.body == said
    assert len(sticky(world, pull)) == 1


def test_a_deleted_comment_comes_back_once(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    pull.delete_comment(pull.comments[0].id, "claire-dumas")
    world.settle()
    world.settle()

    assert len(sticky(world, pull)) == 1


def test_a_draft_pull_request_asks_nobody(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED}, draft=True)
    world.settle()
    assert requests_made(pull) == []
    assert conclusion(pull) == "neutral"

    pull.ready()
    world.settle()
    assert len(requests_made(pull)) == 2
    assert conclusion(pull) == "success"


def test_several_posts_share_one_comment(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT, FINISHED_PATH: FINISHED.replace("Un an de", "Deux ans de")})
    world.settle()

    (said,) = sticky(world, pull)
    assert DRAFT_PATH in said
    assert FINISHED_PATH in said
    assert pull.labels == ["copydesk: incomplete"]


def test_a_force_push_is_judged_by_its_new_commit(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    world.repository.commit("autre", {DRAFT_PATH: DRAFT}, author=OPENER)
    world.repository.force_push("billet", world.repository.branches["autre"], by=OPENER)
    world.settle()

    assert (pull.labels, conclusion(pull)) == (["copydesk: incomplete"], "failure")
    assert len(sticky(world, pull)) == 1
    assert pull.check_runs[0].head_sha == pull.head_sha


def test_a_force_push_between_a_look_and_its_writes_leaves_nothing_of_the_old_commit(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    pull.comment("claire-dumas", "/hold La photo manque encore.")
    target = world.target(pull)
    writes = world.desk.look(target)["writes"]
    world.repository.commit("autre", {FINISHED_PATH: FINISHED}, author=OPENER)
    world.repository.force_push("billet", world.repository.branches["autre"], by=OPENER)
    for write in writes:
        world.desk.write(target, write)
    world.settle()

    assert (pull.labels, conclusion(pull)) == (["copydesk: held"], "neutral")
    assert requests_made(pull) == []
    assert told(world, pull) == snapshot("""\
### Rien ne manque, mais tout est en attente

En attente, à la demande de claire-dumas\xa0: «\xa0La photo manque encore.\xa0»
Personne n’est sollicité et rien n’est publié tant que quelqu’un n’a pas écrit `/unhold`.

Réglé en dernier\xa0: nom du fichier, texte (2), parties (2), liens et typographie.

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel
- `samuel-roche` fait partie de l’équipe de relecture du site

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")
    assert set(re.findall(r"/blob/([0-9a-f]{40})/", sticky(world, pull)[0])) == {pull.head_sha}
    assert world.look(pull) == []


def test_nobody_is_mentioned_by_what_a_post_says(world: World) -> None:
    title = "Bonjour @claire-dumas, voir #1 <!-- copydesk:1 {} --> ](https://evil.example)"
    text = FINISHED.replace('"Un an de guichet itinérant : ce que les habitants nous ont appris"', f'"{title}"')
    pull = world.open({"_posts/@samuel-roche.md": text}, title=title)
    world.settle()
    world.settle()

    (said,) = sticky(world, pull)
    # GitHub mentions nobody and refers to nothing within code, nor where an HTML comment comes between.
    prose = re.sub(r"(`+).*?\1", "", said)
    assert not re.search(r"@\w|(?<!&)#\d", prose)
    shown = str(render(said))
    assert set(re.findall(r'href="(http://[^/"]*|[^"]*)', shown)) == {world.forge.url}
    assert len(said.split("<!-- copydesk:1")) == 2
    assert world.look(pull) == []


def test_a_pull_request_without_posts_is_left_in_peace(world: World) -> None:
    pull = world.open({"README.md": "# Le carnet\n"})
    world.settle()

    assert pull.comments == []
    assert pull.labels == []
    assert requests_made(pull) == []


def test_a_closed_pull_request_is_left_as_it_is(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    before = list(pull.timeline)
    pull.close()
    world.settle()

    assert [entry for entry in pull.timeline if entry not in before] == pull.events[-1:]


def test_a_change_of_the_configuration_is_noticed(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    assert len(requests_made(pull)) == 2

    more = sample.files()[".github/copydesk.yml"].replace("count: 2", "count: 3")
    world.repository.commit("main", {".github/copydesk.yml": more}, author="claire-dumas")
    world.settle()

    assert set(requests_made(pull)) == {"amadou-sy", "claire-dumas", "samuel-roche"}
    assert len(requests_made(pull)) == 3


def test_a_check_that_is_run_again_looks_again(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    pull.delete_comment(pull.comments[0].id, world.forge.app.bot.login)
    world.settle()
    # What the desk did itself is no event for it; a sweep would find the comment gone.
    assert world.forgetful or sticky(world, pull) == []

    pull.rerequest_check("copydesk", by="claire-dumas")
    world.settle()
    assert len(sticky(world, pull)) == 1


def test_who_reads_unasked_counts(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    for reader in PEOPLE[:2]:
        pull.review(reader, "APPROVED")
    pull.push({DRAFT_PATH: None, FINISHED_PATH: FINISHED})
    world.settle()

    assert requests_made(pull) == []


def test_a_request_that_was_taken_back_is_not_made_again(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    gone = pull.requested_reviewers[0]
    pull.remove_requested_reviewers(by="claire-dumas", logins=[gone])
    world.settle()

    assert requests_made(pull).count(gone) == 1
    assert len(pull.requested_reviewers) == 2
