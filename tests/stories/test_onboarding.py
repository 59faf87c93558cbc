"""Copydesk is installed on a site that it has never seen."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from inline_snapshot import snapshot

from bot import sample, schema_file
from bot.config import Config
from bot.desk import Desk
from bot.engine import targets
from bot.model.event import InstallationRef
from bot.model.site import SourceFile
from forge import Pull, Repository
from tests.stories.settings import settings
from tests.stories.world import World, sticky

NAME = "ferme/journal"
PATH = ".github/copydesk.yml"
SCHEMA = ".github/copydesk.schema.json"
BRANCH = "copydesk/configure"


def post(number: int) -> str:
    about = f"description: How week {number} went on the farm.\n"
    text = "The hens laid well, and the fence by the brook was mended before the rain came back. " * 8
    plan = "See (the plan)[https://farm.example/plan], the plan is old.\n" if number == 3 else ""
    return f"---\ntitle: Week {number} on the farm\n{about}tags: [farm]\n---\n{text}\n\n## Monday\n\n{text}\n{plan}"


def site(world: World, name: str = NAME, besides: Mapping[str, str] | None = None) -> Repository:
    posts = {f"_posts/2026-0{1 + week // 4}-{10 + week}-week-{week}.md": post(week) for week in range(12)}
    files = {"_config.yml": "title: Journal\nlang: en\n", **posts, **(besides or {})}
    return world.forge.create_repository(name, files)


def install(world: World, *names: str) -> None:
    """What the server does once GitHub has told it of an installation on these repositories."""
    place = world.forge.installation_of(world.forge.repository(names[0]))
    assert place is not None
    world.desk.expand(targets.to_json(InstallationRef(place.id, names)))
    world.settle()


def the_pull(repository: Repository) -> Pull:
    (pull,) = repository.pulls.values()
    return pull


def test_a_new_site_is_offered_a_configuration(world: World) -> None:
    repository = site(world)
    install(world, NAME)
    pull = the_pull(repository)

    assert (pull.title, pull.head_ref, pull.author, len(pull.commits)) == (
        "Set up Copydesk",
        BRANCH,
        world.forge.app.bot,
        1,
    )
    assert {file.path for file in pull.files} == {PATH, SCHEMA}
    assert pull.body == snapshot("""\
This adds `.github/copydesk.yml`, learned from 12 posts of this site. Each line says what it stands on.
Text editors complete and check it by `.github/copydesk.schema.json`, which comes with it.

**What it says of the 12 latest posts**

Nothing holds them back; there is 1 piece of advice.

| rule | pieces of advice |
| --- | --: |
| `malformed-link` | 1 |

<details><summary>Post by post</summary>

`_posts/2026-01-13-week-3.md`

- Line 11 · “the plan” is a link written backwards. Write [text](address).

</details>

**What to do**

- Change the file here as you like, name your readers in it, and merge it.
- Or close this: Copydesk then goes by its defaults, and proposes no file again.\
""")
    assert pull.read(SCHEMA).decode() == schema_file.text()
    written = pull.read(PATH)
    assert Config.read(SourceFile(PATH, written)).site == "jekyll"
    assert written.decode().splitlines()[1:4] == snapshot(
        [
            "# Written by “copydesk init” from 12 posts of this site. Change what you like.",
            "# What isn't set here keeps its default, or follows what the posts do.",
            "",
        ]
    )


def test_the_offer_speaks_the_language_of_the_site(world: World) -> None:
    files = {path: text for path, text in sample.files().items() if path != PATH}
    repository = world.forge.create_repository(NAME, files)
    install(world, NAME)

    assert (the_pull(repository).title, the_pull(repository).body) == snapshot(
        (
            "Régler Copydesk",
            """\
Cette pull request ajoute `.github/copydesk.yml`, tiré de 2 articles de ce site. Chaque ligne dit sur quoi elle se fonde.
Les éditeurs de texte le complètent et le vérifient d’après `.github/copydesk.schema.json`, qui l’accompagne.

**Ce qu’il dit des 2 derniers articles**

Rien\xa0: ils sont conformes.

**Que faire**

- Modifiez le fichier ici à votre guise, nommez-y vos relectrices et relecteurs, puis fusionnez.
- Ou fermez cette pull request\xa0: Copydesk suivra alors ses réglages par défaut, sans plus rien proposer.\
""",
        )
    )


def test_it_gets_no_comment_and_its_check_says_that_it_can_be_read(world: World) -> None:
    repository = site(world)
    install(world, NAME)
    pull = the_pull(repository)
    world.settle()
    pull.push({PATH: "language: en\n"}, author=repository.owner.login)
    world.settle()

    assert sticky(world, pull) == []
    assert [(run.conclusion, run.title) for run in pull.check_runs] == [
        ("success", "The new configuration can be read")
    ]


def test_closing_it_is_an_answer(world: World) -> None:
    repository = site(world)
    install(world, NAME)
    the_pull(repository).close(by=repository.owner.login)
    install(world, NAME)

    assert the_pull(repository).state == "closed"


def test_merging_it_makes_it_hold(world: World) -> None:
    repository = site(world)
    install(world, NAME)
    the_pull(repository).merge(by=repository.owner.login)
    install(world, NAME)

    assert len(repository.pulls) == 1
    assert b"site: jekyll" in repository.read(PATH)


def test_a_newer_schema_in_a_pull_request_is_nothing_to_speak_of(world: World) -> None:
    repository = site(world, besides={PATH: "language: en\n", SCHEMA: "{}\n"})
    repository.commit("schema", {SCHEMA: schema_file.text()})
    pull = repository.open_pull("schema", title="Bring the schema up to date")
    install(world, NAME)

    assert sticky(world, pull) == []
    assert [(run.conclusion, run.title) for run in pull.check_runs] == snapshot(
        [("success", "No post in this pull request")]
    )
    assert list(repository.pulls) == [pull.number]


@pytest.mark.parametrize("reached", ["the branch", "the file", "the pull request"])
def test_what_was_begun_before_a_crash_is_finished_and_not_begun_anew(world: World, reached: str) -> None:
    repository = site(world)
    install(world, NAME)
    first = the_pull(repository)
    written = first.read(PATH)
    if reached != "the pull request":
        repository.pulls.clear()
    if reached == "the branch":
        repository.force_push(BRANCH, repository.branches["main"])
    install(world, NAME)

    again = the_pull(repository)
    assert (again.read(PATH), len(again.commits)) == (written, 1)


def test_what_people_wrote_on_the_branch_stays(world: World) -> None:
    repository = site(world)
    repository.commit(BRANCH, {PATH: "language: en\n"})
    install(world, NAME)

    assert the_pull(repository).read(PATH) == b"language: en\n"


@pytest.mark.parametrize("path", [PATH, "copydesk.yml"])
def test_a_site_that_has_a_configuration_is_left_alone(world: World, path: str) -> None:
    repository = site(world, besides={path: "language: en\n"})
    install(world, NAME)

    assert repository.pulls == {}


def test_a_repository_without_posts_and_a_fork_are_left_alone(world: World) -> None:
    tool = world.forge.create_repository("ferme/outil", {"README.md": "# Outil\n"})
    copy = site(world).fork("ferme", "copie")
    install(world, "ferme/outil", copy.full_name)

    assert not tool.pulls
    assert not copy.pulls
    assert list(tool.branches) == list(copy.branches) == ["main"]


def test_several_sites_of_one_installation_are_offered_theirs(world: World) -> None:
    one, other = site(world), site(world, "ferme/recettes")
    install(world, NAME, "ferme/recettes")

    assert [len(each.pulls) for each in (one, other)] == [1, 1]


def test_without_the_permission_the_operator_is_told_and_nothing_is_tried_again(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.forge.app.permissions["contents"] = "read"
    repository = site(world)
    install(world, NAME)

    assert repository.pulls == {}
    assert {record.getMessage() for record in caplog.records if "no configuration" in record.getMessage()} == {
        "no configuration is proposed to ferme/journal, as GitHub refuses it (403). The app needs write access to contents "
        "and pull requests for that."
    }


def test_a_site_whose_contents_may_not_be_read_still_has_its_pull_requests_looked_at(world: World) -> None:
    repository = site(world)
    repository.commit("week-13", {"_posts/2026-04-23-week-13.md": post(13)})
    opened = repository.open_pull("week-13", title="Week 13")
    world.forge.app.permissions.pop("contents")
    place = world.forge.installation_of(repository)
    assert place is not None

    found = world.desk.expand(targets.to_json(InstallationRef(place.id, (NAME,))))

    assert [target["number"] for target in found] == [opened.number]
    assert list(repository.pulls) == [opened.number]


def test_the_operator_can_turn_it_off(world: World) -> None:
    quiet = settings(world.forge).model_copy(update={"onboarding": False})
    world.employ(lambda: Desk(quiet, world.clock))
    repository = site(world)
    install(world, NAME)

    assert not repository.pulls
