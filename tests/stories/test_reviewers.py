"""Who is asked to read, and what happens when they can't, don't want to, or have left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from inline_snapshot import snapshot

from bot import sample
from bot.config import read_config
from bot.decide import decide
from bot.engine import targets
from bot.model.event import PullRequestRef
from bot.model.people import Away, Choices
from bot.model.plan import NotAsked, Obstacle
from bot.model.site import Login
from bot.model.snapshot import Snapshot
from bot.readers import Choice, choose
from forge import Pull
from tests.stories.world import OPENER, PEOPLE, TODAY, World, sticky, told

PATH, POST = sample.finished()
CONFIGURATION = ".github/copydesk.yml"
SITE = "language: fr\ntime_zone: Europe/Paris\n"


def configure(world: World, settings: str) -> None:
    world.repository.commit("main", {CONFIGURATION: SITE + settings}, author="claire-dumas")


def fold(world: World, pull: Pull) -> list[str]:
    """The lines of the comment that say why nobody else is asked, and whether they are unfolded."""
    (said,) = sticky(world, pull)
    lines = said.splitlines()
    start = next(number for number, line in enumerate(lines) if "Pourquoi personne" in line)
    return [line for line in lines[start : lines.index("</details>", start)] if line]


def now(world: World, pull: Pull) -> Snapshot:
    ref = targets.from_json(world.target(pull))
    assert isinstance(ref, PullRequestRef)
    return world.desk.decide(ref).snapshot


def choice(snapshot: Snapshot, choices: Choices) -> Choice:
    """Who would be asked, had people said this."""
    settings = read_config(snapshot.configuration)[0].reviewers
    return choose(replace(snapshot, choices=choices), settings, (), complete=True)


def test_an_author_who_has_left_is_not_asked_to_confirm(world: World) -> None:
    author = sample.files()["_authors/amadou.sy.md"]
    gone = author.rstrip().removesuffix("---").rstrip() + "\nend: 2026-06-30\n---\n"
    world.repository.commit("main", {"_authors/amadou.sy.md": gone}, author="claire-dumas")
    pull = world.open({PATH: POST.replace("lucie.martel", "amadou.sy")})
    world.settle()

    assert "amadou-sy" not in pull.requested_reviewers
    assert told(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

<details open><summary>1 conseil, qui ne bloque rien</summary>

- [Ligne 3](…) · `Amadou Sy` ne fait plus partie de l’équipe depuis le 30 juin 2026, avant la publication de l’article. Vérifiez le nom ici, ou la date dans `_authors/amadou.sy.md`.

</details>

**Relecture**

- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**
- `claire-dumas` fait partie de l’équipe de relecture du site · **relecture demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- `amadou-sy` a quitté le site le 30 juin 2026.
- Pas nécessaire, puisque d’autres relisent\xa0: `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")


def test_when_everybody_is_away_the_fallback_is_asked_and_the_comment_says_until_when(world: World) -> None:
    away = "[{login: claire-dumas, from: 2026-11-02, to: 2026-11-20}, {login: samuel-roche, from: 2026-11-10, to: 2026-11-15}]"
    configure(
        world,
        f"reviewers: {{count: 1, default: [claire-dumas, samuel-roche], fallback: [redaction-carnet], away: {away}}}\n"
        "reminders: {enabled: false}\n",
    )
    pull = world.open({PATH: POST})
    world.settle()

    assert pull.requested_reviewers == ["redaction-carnet"]
    assert fold(world, pull)[1:] == [
        "- Absence de `claire-dumas` jusqu’au 20 novembre 2026.",
        "- Absence de `samuel-roche` jusqu’au 15 novembre 2026.",
    ]
    assert told(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**Relecture**

- `redaction-carnet` relit quand il manque du monde · **relecture demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Absence de `claire-dumas` jusqu’au 20 novembre 2026.
- Absence de `samuel-roche` jusqu’au 15 novembre 2026.

</details>

Une question\u202f? Posez-la ici, en commentaire.\
""")
    world.pass_time(days=30)
    assert pull.requested_reviewers == ["redaction-carnet"]


def test_when_the_fallback_is_away_too_the_place_stays_open_until_somebody_is_back(world: World) -> None:
    away = "[{login: claire-dumas, from: 2026-11-02, to: 2026-11-20}]"
    configure(world, f"reviewers: {{count: 1, default: [claire-dumas], away: {away}}}")
    pull = world.open({PATH: POST})
    world.settle()
    assert pull.requested_reviewers == []
    assert fold(world, pull)[0].startswith("<details open>")

    world.pass_time(days=11)  # Saturday the 21st: nobody reads before Monday, and then she is back
    assert pull.requested_reviewers == ["claire-dumas"]


def test_who_declines_is_replaced_and_never_asked_again(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas, samuel-roche]}")
    pull = world.open({PATH: POST})
    world.settle()
    (first,) = pull.requested_reviewers
    (second,) = {"claire-dumas", "samuel-roche"} - {first}

    choices = Choices(declined=((Login(first), "je connais trop bien le sujet"),))
    after = choice(now(world, pull), choices)
    assert after.ask == (second,)
    assert NotAsked(first, Obstacle.DECLINED, words="je connais trop bien le sujet") in after.readers.not_asked

    pull.request_reviewers(by="claire-dumas", logins=[second])
    later = choice(now(world, pull), choices)
    assert later.ask == ()
    assert later.readers == after.readers


def test_somebody_who_is_named_is_asked_besides(world: World) -> None:
    pull = world.open({PATH: POST})
    world.settle()

    named = Choices(named=(Login("redaction-carnet"),))
    assert choice(now(world, pull), named).ask == ("redaction-carnet",)


def test_readers_drawn_anew_take_the_places_of_those_who_did_not_answer(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas, samuel-roche]}")
    pull = world.open({PATH: POST})
    world.settle()
    (first,) = pull.requested_reviewers
    snapshot = now(world, pull)
    ((login, asked_at),) = snapshot.requested_at
    assert login == first

    redrawn = Choices(redrawn=1, redrawn_at=asked_at + timedelta(minutes=1))
    (second,) = choice(snapshot, redrawn).ask
    assert second != first
    asked = replace(
        snapshot,
        requested=frozenset({login, second}),
        ever_requested=frozenset({login, second}),
        requested_at=(*snapshot.requested_at, (second, asked_at + timedelta(minutes=2))),
    )
    assert choice(asked, redrawn).ask == ()


def test_the_least_busy_is_asked_and_nobody_beyond_their_cap(world: World) -> None:
    for number, asked in ((1, ["claire-dumas"]), (2, ["claire-dumas", "samuel-roche"])):
        world.repository.commit(f"autre-{number}", {f"note-{number}.txt": "Note.\n"}, author=OPENER)
        world.repository.open_pull(f"autre-{number}", author=OPENER).request_reviewers(by=OPENER, logins=asked)
    configure(world, "reviewers: {count: 1, least_busy: [claire-dumas, samuel-roche], cap: 2}")
    pull = world.open({PATH: POST})
    world.settle()

    assert pull.requested_reviewers == ["samuel-roche"]
    assert fold(world, pull)[1:] == ["- `claire-dumas` a déjà 2 autres relectures en cours."]
    assert world.look(pull) == []


def test_an_editor_is_among_the_readers(world: World) -> None:
    configure(
        world,
        "reviewers: {count: 2, default: [claire-dumas, samuel-roche], roles: {rédaction: [redaction-carnet]}}",
    )
    pull = world.open({PATH: POST})
    world.settle()

    assert "redaction-carnet" in pull.requested_reviewers
    assert len(pull.requested_reviewers) == 2
    assert world.look(pull) == []


def test_who_read_the_author_before_is_asked_again(world: World) -> None:
    configure(world, "reviewers: {count: 1, history: true, default: [claire-dumas]}")
    first = "_posts/2026-10-01-premier.md"
    world.repository.commit("premier", {first: POST}, author=OPENER)
    merged = world.repository.open_pull("premier", author=OPENER)
    merged.review("samuel-roche", "APPROVED")
    merged.merge(by="claire-dumas")
    pull = world.open({PATH: POST})
    world.settle()

    assert pull.requested_reviewers == ["samuel-roche"]


def test_code_owners_read_what_they_own(world: World) -> None:
    configure(world, "reviewers: {count: 1, code_owners: true, default: [claire-dumas]}")
    world.repository.commit("main", {".github/CODEOWNERS": "* @claire-dumas\n_posts/ @samuel-roche\n"}, author=OPENER)
    pull = world.open({PATH: POST})
    world.settle()

    assert pull.requested_reviewers == ["samuel-roche"]


def test_whoever_is_asked_stays_asked(world: World) -> None:
    pull = world.open({PATH: POST})
    world.settle()
    asked = now(world, pull)
    away = tuple(Away(Login(login), TODAY.date(), TODAY.date()) for login in PEOPLE)

    before, after = decide(asked), decide(replace(asked, away=away))
    assert after.ask == ()
    assert after.readers.readers == before.readers.readers


def test_an_authors_mentor_reads_their_posts_unless_they_have_left(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas]}")
    lucie = sample.files()["_authors/lucie.martel.md"].replace("github:", "mentor: amadou.sy\ngithub:")
    world.repository.commit("main", {"_authors/lucie.martel.md": lucie}, author="claire-dumas")
    pull = world.open({PATH: POST})
    world.settle()
    assert pull.requested_reviewers == ["amadou-sy"]

    left = "authors: {amadou.sy: {left: 2026-06-30}}\n"
    configure(world, f"reviewers: {{count: 1, default: [claire-dumas]}}\n{left}")
    world.repository.commit("autre", {PATH.replace("guichet", "autre"): POST}, author=OPENER)
    other = world.repository.open_pull("autre", author=OPENER)
    world.settle()
    assert other.requested_reviewers == ["claire-dumas"]
    assert "- `amadou-sy` a quitté le site le 30 juin 2026." in fold(world, other)
    assert pull.requested_reviewers == ["amadou-sy"]
