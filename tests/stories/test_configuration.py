"""A pull request that changes Copydesk's own configuration."""

from __future__ import annotations

from inline_snapshot import snapshot

from bot import sample
from forge import Pull
from tests.stories.world import World, sticky

PATH = ".github/copydesk.yml"
PRESENT = sample.files()[PATH]
DRAFT_PATH, DRAFT = sample.draft()


def propose(world: World, text: str) -> Pull:
    world.repository.commit("reglages", {PATH: text}, author="claire-dumas")
    pull = world.repository.open_pull("reglages", title="Régler Copydesk", author="claire-dumas")
    world.settle()
    return pull


def the_check(pull: Pull) -> tuple[str | None, str | None, list[tuple[int, str, str]]]:
    (run,) = pull.check_runs
    marks = [(mark["start_line"], mark["annotation_level"], mark["message"]) for mark in run.annotations]
    return run.conclusion, run.title, marks


def test_a_mistake_is_marked_on_its_line_before_it_is_merged(world: World) -> None:
    pull = propose(world, "language: fr\nreviewers:\n  count: many\n  falback: [claire-dumas]\n")

    assert the_check(pull) == snapshot(
        (
            "failure",
            "2 erreurs dans la configuration de Copydesk",
            [
                (3, "failure", "«\xa0reviewers.count\xa0» doit être un nombre entier."),
                (4, "failure", "«\xa0falback\xa0» n’est pas un réglage. Vouliez-vous dire «\xa0fallback\xa0»\u202f?"),
            ],
        )
    )
    assert sticky(world, pull) == []


def test_people_and_teams_whom_nobody_knows_are_named(world: World) -> None:
    pull = propose(world, "language: fr\nreviewers:\n  default: [claire-dumas, clair-dumas, carnet/nobody]\n")

    assert the_check(pull) == snapshot(
        (
            "success",
            "La nouvelle configuration est lisible",
            [
                (
                    3,
                    "warning",
                    "L’équipe carnet/nobody n’a pas de membre que Copydesk puisse voir. Corrigez son nom, ou laissez l’application lire les membres de l’organisation.",
                ),
                (
                    3,
                    "warning",
                    "clair-dumas ne peut pas être sollicité ici. Corrigez le nom, ou donnez-lui accès au dépôt.",
                ),
            ],
        )
    )


def test_what_would_change_for_the_open_drafts_is_said(world: World) -> None:
    world.open({DRAFT_PATH: DRAFT}, title="Un *an* de guichet")
    world.settle()
    pull = propose(world, PRESENT + "\nrules:\n  empty-section: off\n  unbalanced-quotes: blocker\n")

    (run,) = pull.check_runs
    assert (run.conclusion, run.title) == snapshot(
        ("success", "La nouvelle configuration change ce qui bloque 1 pull request ouverte")
    )
    assert (run.summary or "").replace(world.forge.url, "…") == snapshot("""\
`.github/copydesk.yml` est lisible. Essayée sur 1 pull request ouverte, la configuration change ce qui bloque\xa0:

- [Un &#42;an&#42; de guichet](…/carnet/blog/pull/1) · 1 point de plus à régler et 2 points réglés\
""")
    # What is proposed is not followed.
    draft = next(each for each in world.repository.pulls.values() if each is not pull)
    assert draft.labels == ["copydesk: incomplete"]


def test_a_change_that_blocks_nothing_more_says_so(world: World) -> None:
    world.open({DRAFT_PATH: DRAFT})
    world.settle()
    pull = propose(world, PRESENT + "\n# Nothing new.\n")

    assert the_check(pull) == snapshot(("success", "La nouvelle configuration est lisible", []))


def test_a_repair_of_a_broken_configuration_passes(world: World) -> None:
    world.repository.commit("main", {PATH: "reviewers: 3\n"}, author="claire-dumas")
    world.settle()
    pull = propose(world, PRESENT)

    conclusion, title, _ = the_check(pull)
    assert (conclusion, title) == snapshot(("success", "La nouvelle configuration est lisible"))


def test_a_mistake_beside_a_post_fails_the_check_as_well(world: World) -> None:
    finished_path, finished = sample.finished()
    world.repository.commit("billet", {finished_path: finished, PATH: "langage: fr\n"}, author="claire-dumas")
    pull = world.repository.open_pull("billet", author="claire-dumas")
    world.settle()

    assert the_check(pull) == snapshot(
        (
            "failure",
            "1 erreur dans la configuration de Copydesk",
            [(1, "failure", "«\xa0langage\xa0» n’est pas un réglage. Vouliez-vous dire «\xa0language\xa0»\u202f?")],
        )
    )
