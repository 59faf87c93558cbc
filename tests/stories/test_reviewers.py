"""Who is asked to read, and what happens when they can't, don't want to, or have left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot import sample
from bot.decide import decide
from bot.engine import targets
from bot.model.event import PullRequestRef
from bot.model.people import Away, Choices
from bot.model.site import Login
from bot.model.snapshot import Snapshot
from forge import Pull
from tests.stories.world import OPENER, PEOPLE, TODAY, World, sticky

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


def test_an_author_who_has_left_is_not_asked_to_confirm(world: World) -> None:
    author = sample.files()["_authors/amadou.sy.md"]
    gone = author.rstrip().removesuffix("---").rstrip() + "\nend: 2026-06-30\n---\n"
    world.repository.commit("main", {"_authors/amadou.sy.md": gone}, author="claire-dumas")
    pull = world.open({PATH: POST.replace("lucie.martel", "amadou.sy")})
    world.settle()

    assert "amadou-sy" not in pull.requested_reviewers
    assert "- `amadou-sy` a quitté le site le 30 juin 2026." in fold(world, pull)


def test_when_everybody_is_away_the_fallback_is_asked_and_the_comment_says_until_when(world: World) -> None:
    away = "[{login: claire-dumas, from: 2026-11-02, to: 2026-11-20}, {login: samuel-roche, from: 2026-11-10, to: 2026-11-15}]"
    configure(
        world,
        f"reviewers: {{count: 1, default: [claire-dumas, samuel-roche], fallback: [redaction-carnet], away: {away}}}",
    )
    pull = world.open({PATH: POST})
    world.settle()

    assert pull.requested_reviewers == ["redaction-carnet"]
    assert fold(world, pull)[1:] == [
        "- Absence de `claire-dumas` jusqu’au 20 novembre 2026.",
        "- Absence de `samuel-roche` jusqu’au 15 novembre 2026.",
    ]
    world.now = TODAY + timedelta(days=30)
    assert "RequestReviewers" not in world.look(pull)
    assert pull.requested_reviewers == ["redaction-carnet"]


def test_when_the_fallback_is_away_too_the_place_stays_open_until_somebody_is_back(world: World) -> None:
    away = "[{login: claire-dumas, from: 2026-11-02, to: 2026-11-20}]"
    configure(world, f"reviewers: {{count: 1, default: [claire-dumas], away: {away}}}")
    pull = world.open({PATH: POST})
    world.settle()
    assert pull.requested_reviewers == []
    assert fold(world, pull)[0].startswith("<details open>")

    world.now = TODAY + timedelta(days=11)  # Saturday the 21st: nobody reads before Monday, and then she is back
    world.look(pull)
    assert pull.requested_reviewers == ["claire-dumas"]


def test_who_declines_is_replaced_and_never_asked_again(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas, samuel-roche]}")
    pull = world.open({PATH: POST})
    world.settle()
    (first,) = pull.requested_reviewers
    (second,) = {"claire-dumas", "samuel-roche"} - {first}

    snapshot = now(world, pull)
    declined = replace(snapshot, choices=Choices(declined=((Login(first), "je connais trop bien le sujet"),)))
    plan = decide(declined)
    assert plan.ask == (second,)
    assert plan.comment is not None
    assert f"- `{first}` a décliné\xa0: «\xa0je connais trop bien le sujet\xa0»" in plan.comment
    asked = replace(
        declined, requested=frozenset({Login(second)}), ever_requested=frozenset({Login(first), Login(second)})
    )
    assert decide(asked).ask == ()
    assert decide(asked).comment == plan.comment


def test_somebody_who_is_named_is_asked_besides(world: World) -> None:
    pull = world.open({PATH: POST})
    world.settle()
    snapshot = now(world, pull)

    named = replace(snapshot, choices=Choices(named=(Login("redaction-carnet"),)))
    assert decide(named).ask == ("redaction-carnet",)


def test_readers_drawn_anew_take_the_places_of_those_who_did_not_answer(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas, samuel-roche]}")
    pull = world.open({PATH: POST})
    world.settle()
    (first,) = pull.requested_reviewers
    snapshot = now(world, pull)
    assert [login for login, _ in snapshot.requested_at] == [first]

    later = max(at for _, at in snapshot.requested_at) + timedelta(minutes=1)
    redrawn = replace(snapshot, choices=Choices(redrawn=1, redrawn_at=later))
    (second,) = decide(redrawn).ask
    assert second != first
    both = (*snapshot.requested_at, (second, later + timedelta(minutes=1)))
    asked = replace(
        redrawn,
        requested=frozenset({Login(first), second}),
        ever_requested=frozenset({Login(first), second}),
        requested_at=both,
    )
    assert decide(asked).ask == ()


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
