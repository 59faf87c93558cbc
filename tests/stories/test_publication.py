"""From approval to the site, at the moment that somebody has named."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import dropwhile, pairwise, takewhile
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot import sample
from bot.desk import Desk
from bot.text.marker import extract
from forge import Pull
from forge.checks import CheckRun
from forge.conversation import Comment
from forge.protection import Protection
from tests.stories.settings import settings
from tests.stories.test_commands import CONFIGURATION, EDITOR, FINISHED, FINISHED_PATH, configure, part, reactions
from tests.stories.world import OPENER, World

PARIS = ZoneInfo("Europe/Paris")
READERS = ("amadou-sy", EDITOR)


def in_paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


def approve(world: World, pull: Pull, *readers: str) -> None:
    for reader in readers or READERS:
        pull.review(reader, "APPROVED", "Très bien.")
    world.settle()


def said(pull: Pull) -> str:
    """The one comment, without its marker and the addresses of its links; reminders stand beside it."""
    return re.sub(r"\]\(http[^)\s]*\)", "](…)", extract(own(pull).body)[0])


def told(pull: Pull) -> str:
    """What it says of the day, down to the posts."""
    begun = dropwhile(lambda text: "(UTC" not in text, said(pull).split("\n\n"))
    return "\n\n".join(takewhile(lambda text: not text.startswith("**Un an"), begun))


def own(pull: Pull) -> Comment:
    return next(each for each in pull.comments if each.via_app)


def check(pull: Pull) -> tuple[str, str | None]:
    run = next(run for run in pull.check_runs if run.name == "copydesk")
    return run.status, run.conclusion


def post(day: str) -> str:
    """The path of a post that is named after its day."""
    return f"_posts/{day}-guichet-itinerant.md"


def scheduled(world: World, when: str) -> Pull:
    """A finished post, named after the day on which it is to go out."""
    pull = world.open({post(when[:10]): FINISHED})
    pull.comment(EDITOR, f"/publish {when}")
    world.settle()
    return pull


def test_an_approved_post_goes_out_at_the_moment_that_was_named(world: World) -> None:
    world.repository.protect("main", Protection(checks=("copydesk",), approvals=1))
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment(EDITOR, "/publish 2026-12-01 09:00")
    world.settle()

    assert reactions(pull) == [["+1"]]
    assert check(pull) == ("in_progress", None)
    assert pull.labels == ["copydesk: ready"]
    assert told(pull) == snapshot("""\
**Publication le mardi 1er décembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk fusionnera alors la pull request, une fois approuvée\u202f; `/unpublish` annule cette date.

L’article porte la date du 10 novembre 2026\xa0: donnez-lui celle de sa publication.\
""")

    world.pass_until(in_paris("2026-11-20 15:00"))
    approve(world, pull)
    assert pull.labels == ["copydesk: scheduled"]

    world.pass_until(in_paris("2026-12-01 08:59"))
    assert (pull.state, check(pull)) == ("open", ("in_progress", None))

    world.pass_until(in_paris("2026-12-01 09:01"))
    assert (pull.state, pull.merged_by) == ("closed", world.forge.app.bot)
    assert pull.merged_at is not None
    assert (pull.merged_at - in_paris("2026-12-01 09:00")).total_seconds() < 60
    assert world.repository.read(FINISHED_PATH) == FINISHED.encode()
    assert pull.labels == ["copydesk: approved"]
    assert said(pull) == snapshot("""\
### Publié

Copydesk a fusionné cette pull request le mardi 1er décembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

<details open><summary>1 conseil, qui ne bloque rien</summary>

- Le fichier porte la date du 10 novembre 2026, passée de plusieurs jours. Donnez-lui celle de la publication.

</details>

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel · **a approuvé**
- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**
- `claire-dumas` fait partie de l’équipe de relecture du site · **a approuvé**
- `redaction-carnet` relit quand il manque du monde · **relecture demandée**\
""")


def test_a_stranger_publishes_nothing_and_is_told_so(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment("mallory", "/publish 2026-11-12 09:00")
    world.settle()
    approve(world, pull)
    world.pass_until(in_paris("2026-11-13 09:00"))

    assert (pull.state, reactions(pull)) == ("open", [["confused"]])
    assert told(pull) == ""
    assert part(world, pull, "**Commandes qui") == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [mallory](…) · `/publish` est réservé à\xa0: l’équipe éditoriale.\
""")


def test_a_date_is_moved_and_taken_back(world: World) -> None:
    pull = scheduled(world, "2026-11-16 09:00")
    approve(world, pull)
    pull.comment(EDITOR, "/publish 17/11/2026 14h30")
    world.settle()
    world.pass_until(in_paris("2026-11-16 12:00"))
    assert pull.state == "open"
    assert told(pull).split("\n")[0] == snapshot(
        "**Publication le mardi 17 novembre 2026 à 14:30 (UTC+01:00), à la demande de claire-dumas.** Copydesk fusionnera alors la pull request\u202f; `/unpublish` annule cette date."
    )

    pull.comment(EDITOR, "/unpublish")
    world.settle()
    world.pass_until(in_paris("2026-11-18 09:00"))
    assert (pull.state, check(pull), told(pull)) == ("open", ("completed", "success"), "")
    assert pull.labels == ["copydesk: approved"]

    pull.comment(EDITOR, "/publish 2026-11-19")
    world.settle()
    world.pass_until(in_paris("2026-11-19 09:01"))
    assert pull.state == "closed"


def test_the_clocks_change_before_the_day(world: World) -> None:
    world.clock.now = in_paris("2026-10-23 12:00")
    pull = scheduled(world, "2026-10-26 09:00")
    approve(world, pull)
    world.pass_until(datetime(2026, 10, 26, 7, 59, tzinfo=UTC))
    assert pull.state == "open"
    world.pass_until(datetime(2026, 10, 26, 8, 1, tzinfo=UTC))
    assert pull.state == "closed"


def test_a_time_that_comes_twice_is_the_first_one_and_a_time_that_never_comes_is_refused(world: World) -> None:
    world.clock.now = in_paris("2026-10-24 12:00")
    pull = scheduled(world, "2026-10-25 02:30")
    pull.comment(EDITOR, "/publish 2027-03-28 02:30")
    world.settle()
    assert part(world, pull, "**Commandes qui") == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [claire-dumas](…) · Le 28 mars 2027, le passage à l’heure d’été saute `02:30`. Indiquez une autre heure.\
""")
    assert told(pull).split("\n")[0] == snapshot(
        "**Publication le dimanche 25 octobre 2026 à 02:30 (UTC+02:00), à la demande de claire-dumas.** Copydesk fusionnera alors la pull request, une fois approuvée\u202f; `/unpublish` annule cette date."
    )

    approve(world, pull)
    world.pass_until(datetime(2026, 10, 25, 0, 31, tzinfo=UTC))
    assert pull.state == "closed"


def test_an_approval_that_comes_late_lets_it_go_out_at_once(world: World) -> None:
    pull = scheduled(world, "2026-11-11 09:00")
    world.pass_until(in_paris("2026-11-13 09:00"))
    assert (pull.state, check(pull)) == ("open", ("completed", "success"))
    assert told(pull) == snapshot("""\
**La publication était prévue le mercredi 11 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- La relecture n’est pas encore terminée.

Réglé en dernier\xa0: dates.\
""")

    approve(world, pull)
    assert pull.state == "closed"


def test_a_conflict_is_told_as_soon_as_there_is_one_and_with_what_to_do(world: World) -> None:
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    world.repository.commit("main", {post("2026-11-12"): "---\ntitle: Autre chose\n---\nOups.\n"}, author=EDITOR)
    world.settle()
    assert told(pull) == snapshot("""\
**Publication le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk fusionnera alors la pull request\u202f; `/unpublish` annule cette date.

- Elle est en conflit avec ce qui a été fusionné entre-temps\xa0: résolvez le conflit au bas de cette page.\
""")

    world.pass_until(in_paris("2026-11-12 09:02"))
    assert pull.state == "open"
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- Elle est en conflit avec ce qui a été fusionné entre-temps\xa0: résolvez le conflit au bas de cette page.\
""")

    world.repository.commit("main", {post("2026-11-12"): None}, author=EDITOR)
    world.settle()
    assert pull.state == "closed"


def test_a_red_check_that_the_branch_requires_holds_it(world: World) -> None:
    world.repository.protect("main", Protection(checks=("copydesk", "site", "liens"), ruleset=True))
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    site(world, pull, "failure")
    world.pass_until(in_paris("2026-11-12 09:02"))
    assert pull.state == "open"
    assert world.requests("PUT", "/merge") == 0
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- La vérification obligatoire `site` a échoué\xa0: corrigez ce qu’elle signale.
- La vérification obligatoire `liens` n’a pas encore réussi.\
""")

    site(world, pull, "success")
    site(world, pull, "neutral", "liens")
    world.pass_time(minutes=15)
    assert pull.state == "closed"


def site(world: World, pull: Pull, conclusion: str, name: str = "site") -> None:
    """Somebody else's check on the head, which sends Copydesk no event that it follows."""
    suite = world.repository.suite(pull.head_sha)
    assert suite is not None
    suite.runs.append(
        CheckRun(world.forge.next_id(), suite, name, pull.head_sha, world.now, "completed", conclusion, world.now)
    )


def test_approvals_that_the_branch_wants_hold_it(world: World) -> None:
    world.repository.protect("main", Protection(approvals=3))
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    world.pass_until(in_paris("2026-11-12 09:02"))
    assert pull.state == "open"
    assert world.requests("PUT", "/merge") == 0
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- La branche `main` demande autre chose encore\xa0: GitHub dit quoi au bas de cette page.\
""")

    approve(world, pull, "samuel-roche")
    assert pull.state == "closed"


def test_what_github_refuses_is_told_once_and_tried_again(world: World) -> None:
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    refusal = {"message": "Changes must be made through the merge queue"}
    world.forge.faults.add("PUT", "/merge$", status=405, body=refusal, times=3)
    world.pass_until(in_paris("2026-11-12 09:00") + timedelta(seconds=25))
    assert pull.state == "open"
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- GitHub refuse la fusion\xa0: «\xa0Changes must be made through the merge queue\xa0» Réglez ce point, ou fusionnez vous-même.\
""")

    edits = world.requests("PATCH", f"/comments/{own(pull).id}")
    world.pass_time(seconds=10)
    assert world.requests("PATCH", f"/comments/{own(pull).id}") == edits
    world.pass_time(minutes=1)
    assert pull.state == "closed"
    assert world.requests("PUT", "/merge") == 4


def test_a_merge_whose_answer_is_lost_is_made_once_and_told(world: World) -> None:
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    world.forge.faults.add("PUT", "/merge$", status=502, after_commit=True)
    world.pass_until(in_paris("2026-11-12 09:05"))
    assert pull.state == "closed"
    assert world.requests("PUT", "/merge") == 1
    assert said(pull).startswith("### Publié")


def test_two_posts_on_one_day_are_a_warning(world: World) -> None:
    first = scheduled(world, "2026-12-01 09:00")
    world.repository.commit("main", {"_posts/2026-12-01-deja-la.md": "---\ntitle: Déjà là\n---\nOui.\n"}, author=EDITOR)
    world.repository.commit("second", {"_posts/2026-12-01-second.md": FINISHED}, author=OPENER)
    second = world.repository.open_pull("second", title="Le *second*", author=OPENER)
    second.comment(EDITOR, "/publish 2026-12-01 15:00")
    world.settle()

    assert told(second) == snapshot("""\
**Publication le mardi 1er décembre 2026 à 15:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk fusionnera alors la pull request, une fois approuvée\u202f; `/unpublish` annule cette date.

`_posts/2026-12-01-deja-la.md` porte la même date.
[Un billet](…) paraît le même jour.\
""")
    world.look(first)
    assert "Le &#42;second&#42;" in told(first)

    second.close()
    world.settle()
    world.look(first)
    assert "second" not in told(first)


LATER = "_posts/2026-11-14-un-autre-billet.md"
LINKED = FINISHED + "\nVoir [l'autre billet](/2026/11/14/un-autre-billet.html).\n"


def test_a_link_to_a_post_that_is_not_out_yet_holds_it_until_that_is(world: World) -> None:
    world.repository.commit("main", {LATER: "---\ntitle: Un autre billet\n---\nBientôt.\n"}, author=EDITOR)
    pull = world.open({post("2026-11-12"): LINKED})
    pull.comment(EDITOR, "/publish 2026-11-12 09:00")
    world.settle()
    approve(world, pull)
    assert told(pull) == snapshot("""\
**Publication le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk fusionnera alors la pull request, une fois approuvée\u202f; `/unpublish` annule cette date.

- «\xa0l'autre billet\xa0» mène à un article du 14 novembre 2026, qui ne sera pas encore publié. Changez une des dates, ou retirez le lien.\
""")

    world.pass_until(in_paris("2026-11-13 20:00"))
    assert pull.state == "open"
    world.pass_until(in_paris("2026-11-14 00:05"))
    assert pull.state == "closed"


def test_a_force_push_before_the_day_wants_another_approval(world: World) -> None:
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    world.repository.commit("autre", {post("2026-11-12"): FINISHED + "\nAchetez mes actions.\n"}, author=OPENER)
    world.repository.force_push("billet", "autre", by=OPENER)
    world.settle()
    world.pass_until(in_paris("2026-11-12 09:05"))
    assert pull.state == "open"
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- La pull request a changé depuis son approbation\xa0: il faut l’approuver dans son état actuel.\
""")

    approve(world, pull, EDITOR)
    assert pull.state == "closed"


DATED_PATH = "_posts/2026-11-13-guichet-itinerant.md"


def test_a_date_to_come_in_the_file_only_holds_the_check_where_the_site_wants_that(world: World) -> None:
    configure(world, "publish: {dated: hold}\n")
    pull = world.open({DATED_PATH: FINISHED})
    world.settle()
    approve(world, pull)
    assert (check(pull), pull.labels) == (("in_progress", None), ["copydesk: scheduled"])
    assert told(pull) == snapshot(
        "**La vérification retient la fusion jusqu’au vendredi 13 novembre 2026 à 09:00 (UTC+01:00), la date de l’article.** `/unpublish` permet de la fusionner plus tôt."
    )

    world.pass_until(in_paris("2026-11-13 10:00"))
    assert (pull.state, check(pull), pull.labels) == ("open", ("completed", "success"), ["copydesk: approved"])
    assert told(pull) == ""


def test_a_date_in_the_file_is_merged_on_and_may_be_changed(world: World) -> None:
    configure(world, "publish: {at: 7:30, method: squash}\n")
    pull = world.open({DATED_PATH: FINISHED})
    world.settle()
    assert told(pull) == snapshot(
        "**Publication le vendredi 13 novembre 2026 à 07:30 (UTC+01:00), la date de l’article.** Copydesk fusionnera alors la pull request, une fois approuvée\u202f; `/unpublish` annule cette date."
    )

    moved = "_posts/2026-11-12-guichet-itinerant.md"
    pull.push({DATED_PATH: None, moved: FINISHED})
    world.settle()
    approve(world, pull)
    world.pass_until(in_paris("2026-11-12 07:29"))
    assert pull.state == "open"
    world.pass_until(in_paris("2026-11-12 07:31"))
    assert pull.state == "closed"
    assert len(world.repository.git.commit(str(pull.merge_commit_sha)).parents) == 1
    assert said(pull).split("\n")[2] == snapshot(
        "Copydesk a fusionné cette pull request le jeudi 12 novembre 2026 à 07:30 (UTC+01:00), à la date de l’article."
    )


def test_an_approval_by_a_stranger_lets_nothing_out(world: World) -> None:
    pull = world.open({DATED_PATH: FINISHED})
    world.settle()
    approve(world, pull, "mallory", "mallorys-cat")
    world.pass_until(in_paris("2026-11-13 09:05"))
    assert pull.state == "open"
    assert told(pull) == snapshot("""\
**La publication était prévue le vendredi 13 novembre 2026 à 09:00 (UTC+01:00), la date de l’article.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- L’approbation doit venir d’une personne à qui la relecture a été demandée, de l’équipe éditoriale ou de quelqu’un qui peut écrire dans le dépôt\xa0: sollicitez-en une avec `/reviewers @…`.\
""")

    pull.comment(OPENER, "/reviewers @claire-dumas @amadou-sy")
    world.settle()
    approve(world, pull)
    assert pull.state == "closed"


def test_a_date_that_had_passed_when_the_pull_request_was_opened_is_no_plan(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    approve(world, pull)
    world.pass_time(days=2)
    assert (pull.state, told(pull)) == ("open", "")


def test_whatever_people_have_to_settle_keeps_it_from_being_merged(world: World) -> None:
    configure(world, "items:\n  - {id: image-rights, text: Les droits des images sont réglés}\n")
    pull = scheduled(world, "2026-11-12 09:00")
    pull.comment(EDITOR, "/hold")
    approve(world, pull, "amadou-sy")
    pull.convert_to_draft()
    world.settle()
    world.pass_until(in_paris("2026-11-12 09:02"))
    assert pull.labels == ["copydesk: held"]
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- Elle est en attente\xa0: `/unhold` lève cette attente.
- C’est un brouillon\xa0: indiquez sur GitHub que la pull request est prête à être relue.
- La relecture n’est pas encore terminée.
- Un point à juger par une personne n’est pas encore coché.

Réglé en dernier\xa0: dates.\
""")

    pull.comment(EDITOR, "/unhold\n/tick image-rights")
    pull.ready()
    pull.review(EDITOR, "CHANGES_REQUESTED", "Encore un mot.")
    world.settle()
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- Une personne qui relit a demandé des modifications\xa0: faites-les, et faites-les approuver.

Réglé en dernier\xa0: dates.\
""")

    world.repository.commit("main", {CONFIGURATION: "language: fr\nreviewer: 3\n"}, author=EDITOR)
    approve(world, pull, EDITOR)
    assert (pull.state, pull.labels) == ("open", [])
    assert "configuration de Copydesk est inutilisable" in told(pull)

    world.repository.commit("main", {CONFIGURATION: sample.files()[CONFIGURATION]}, author=EDITOR)
    world.settle()
    world.pass_time(minutes=1)
    assert pull.state == "closed"


def test_a_post_that_is_not_complete_is_not_merged_although_its_readers_are_content(world: World) -> None:
    pull = world.open({post("2026-11-12"): FINISHED + "\n## Une suite\n"})
    pull.comment(EDITOR, "/publish 2026-11-12 09:00\n/ready")
    world.settle()
    approve(world, pull)
    world.pass_until(in_paris("2026-11-12 09:02"))
    assert (pull.state, check(pull), pull.labels) == ("open", ("completed", "failure"), ["copydesk: incomplete"])
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- Quelque chose bloque encore un article\xa0: réglez ce qui figure plus bas.
- La relecture n’est pas encore terminée.

Réglé en dernier\xa0: dates.\
""")


def test_a_way_of_merging_that_is_not_allowed_is_told_and_another_taken_by_default(world: World) -> None:
    world.repository.merge_methods = {"rebase"}
    configure(world, "publish: {method: squash}\n")
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    world.pass_until(in_paris("2026-11-12 09:02"))
    assert (pull.state, world.requests("PUT", "/merge")) == ("open", 0)
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- Le dépôt ne permet pas la fusion par `squash`\xa0: changez ce réglage, ou «\xa0publish.method\xa0».\
""")

    world.repository.commit("main", {CONFIGURATION: sample.files()[CONFIGURATION]}, author=EDITOR)
    world.settle()
    world.pass_time(minutes=1)
    assert pull.state == "closed"


def test_a_branch_that_must_be_up_to_date_is_told_so(world: World) -> None:
    world.repository.protect("main", Protection(strict=True))
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    world.repository.commit("main", {"README.md": "# Le carnet\n"}, author=EDITOR)
    world.pass_until(in_paris("2026-11-12 09:02"))
    assert pull.state == "open"
    assert told(pull) == snapshot("""\
**La publication était prévue le jeudi 12 novembre 2026 à 09:00 (UTC+01:00), à la demande de claire-dumas.** Copydesk la fusionnera dès que ce qui suit sera réglé\u202f; `/unpublish` y renonce.

- Il lui manque ce qui a été fusionné entre-temps\xa0: mettez sa branche à jour au bas de cette page.\
""")


def test_the_check_never_goes_stale_and_says_nothing_new_meanwhile(world: World) -> None:
    pull = scheduled(world, "2026-11-27 09:00")
    world.pass_until(in_paris("2026-11-26 09:00"))
    runs = [run for run in world.repository.check_runs(pull.head_sha) if run.name == "copydesk" and not run.conclusion]
    gaps = [later.started_at - run.started_at for run, later in pairwise(runs)]
    assert max(gaps).days < 8
    assert len(runs) < 10


def test_a_desk_that_remembers_nothing_publishes_all_the_same(world: World) -> None:
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    world.desk = Desk(settings(world.forge), world.clock)
    world.pass_until(in_paris("2026-11-12 08:59"))
    world.desk = Desk(settings(world.forge), world.clock)
    world.pass_until(in_paris("2026-11-12 09:01"))
    assert pull.state == "closed"


def test_a_label_that_somebody_changes_is_put_right(world: World) -> None:
    pull = scheduled(world, "2026-11-12 09:00")
    approve(world, pull)
    pull.remove_label(EDITOR, "copydesk: scheduled")
    pull.add_label(EDITOR, "copydesk: held")
    world.settle()
    assert pull.labels == ["copydesk: scheduled"]


SET_DATE = "publish: {set_date: true}\n"


def redated(world: World) -> Pull:
    """An approved post of the 10th that is to go out on the 12th, on a site that wants its date set."""
    configure(world, SET_DATE)
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment(EDITOR, "/publish 2026-11-12 09:00")
    world.settle()
    approve(world, pull)
    return pull


def test_a_site_may_want_the_date_set_and_the_approval_still_counts(world: World) -> None:
    pull = redated(world)
    commit = world.repository.git.commit(pull.head_sha)
    assert (commit.message, commit.author.name) == snapshot(
        (
            """\
Donner à l’article la date de sa publication

Publication-date: 2026-11-12\
""",
            "copydesk[bot]",
        )
    )
    assert [file.path for file in pull.files] == [post("2026-11-12")]
    assert pull.labels == ["copydesk: scheduled"]

    world.pass_until(in_paris("2026-11-12 09:01"))
    assert pull.state == "closed"
    assert world.repository.read(post("2026-11-12")) == FINISHED.encode()


@pytest.mark.parametrize("signed", [False, True])
def test_a_commit_that_only_pretends_to_be_copydesks_wants_another_approval(world: World, signed: bool) -> None:
    """Its forger may well sign it, as the committer that anybody can be."""
    pull = redated(world)
    honest = world.repository.git.commit(pull.head_sha)
    bot = world.forge.app.bot.login
    forged = world.repository.git.write_commit(
        str(honest.parent_ids[0]),
        {FINISHED_PATH: FINISHED + "\nAchetez mes actions.\n"},
        honest.message,
        world.forge.account(bot),
        world.now,
        committer=world.forge.account(OPENER if signed else bot),
    )
    if signed:
        world.repository.git.signed.add(forged)
    world.repository.force_push("billet", forged, by=OPENER)
    world.settle()
    world.pass_until(in_paris("2026-11-12 09:05"))
    assert pull.state == "open"
    assert "il faut l’approuver dans son état actuel" in told(pull)


def test_where_nothing_can_be_pushed_it_goes_out_under_its_old_date(world: World) -> None:
    world.repository.protect("billet", Protection())
    pull = redated(world)
    before = pull.head_sha
    world.pass_until(in_paris("2026-11-12 09:02"))
    assert (pull.state, pull.head_sha) == ("closed", before)
    assert len(world.waits) == 1
