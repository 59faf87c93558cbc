"""People who are silent: who is reminded, when, in which words, and when nobody is."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from inline_snapshot import snapshot

from bot import sample
from bot.model.reminder import Note, NoteKind
from bot.model.site import Login
from bot.rules import all_rules
from bot.rules._rule import Need
from bot.text.marker import NOTE, embed, extract
from forge import Pull
from tests.stories.world import OPENER, TODAY, World, sticky

PATH, POST = sample.finished()
CONFIGURATION = ".github/copydesk.yml"
SITE = "language: fr\ntime_zone: Europe/Paris\n"
ONE_READER = "reviewers: {count: 1, default: [claire-dumas], fallback: [samuel-roche]}\n"


DAILY = ", ".join(f"{rule.id}: 'off'" for rule in all_rules().values() if Need.TODAY in rule.needs)
"""Rules for which the desk looks again every day; without them it wakes up for reminders alone."""


def configure(world: World, settings: str = ONE_READER) -> None:
    text = f"{SITE}rules: {{{DAILY}}}\n{settings}"
    world.repository.commit("main", {CONFIGURATION: text}, author="amadou-sy")


def opened(world: World) -> Pull:
    """A finished post whose readers were asked on Tuesday, the 10th of November 2026, at ten in Paris."""
    pull = world.open({PATH: POST})
    world.settle()
    return pull


def notes(world: World, pull: Pull) -> str:
    """Every reminder below its moment in UTC, without the hidden end."""
    own = (comment for comment in pull.comments if comment.user is world.forge.app.bot)
    found = ((comment.created_at, extract(comment.body, NOTE)) for comment in own)
    return "\n\n".join(f"{at:%a %d %b %H:%M}\n{body}" for at, (body, state) in found if state is not None)


def mentioned(world: World, pull: Pull) -> list[str]:
    """Everybody who was mentioned, in the order of the reminders."""
    return re.findall(r"@([\w-]+)", notes(world, pull))


def test_a_silent_reader_is_mentioned_once_and_then_the_fallback_is_asked(world: World) -> None:
    configure(world)
    pull = opened(world)
    assert pull.requested_reviewers == ["claire-dumas"]
    world.pass_time(days=27)

    assert notes(world, pull) == snapshot("""\
Mon 16 Nov 09:00
@claire-dumas\xa0: votre relecture est attendue depuis le 10 novembre 2026. Donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité, ou `/away` suivi du premier et du dernier jour de votre absence.

Thu 19 Nov 09:00
La relecture de `claire-dumas` est attendue depuis le 10 novembre 2026\u202f; elle est donc aussi demandée à `samuel-roche`. La première des deux compte.

Tue 24 Nov 09:00
@samuel-roche\xa0: votre relecture est attendue depuis le 19 novembre 2026. Donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité, ou `/away` suivi du premier et du dernier jour de votre absence.\
""")
    assert pull.requested_reviewers == ["claire-dumas", "samuel-roche"]


def test_whoever_declines_after_a_mention_is_replaced_at_once_and_left_in_peace(world: World) -> None:
    configure(world)
    pull = opened(world)
    world.pass_time(days=7)
    assert mentioned(world, pull) == ["claire-dumas"]
    pull.comment("claire-dumas", "/decline")
    world.settle()

    assert pull.requested_reviewers == ["samuel-roche"]
    world.pass_time(days=27)
    assert mentioned(world, pull) == ["claire-dumas", "samuel-roche"]


def test_a_reader_who_has_commented_is_not_silent(world: World) -> None:
    configure(world)
    pull = opened(world)
    pull.comment("claire-dumas", "Le deuxième paragraphe me paraît long.")
    world.settle()
    world.pass_time(days=20)
    assert notes(world, pull) == ""

    pull.push({PATH: POST.replace("à vingt heures", "à huit heures du soir")})
    world.settle()
    world.pass_time(days=5)
    assert notes(world, pull) == snapshot("""\
Thu 03 Dec 09:00
@claire-dumas\xa0: votre relecture est attendue depuis le 30 novembre 2026. Donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité, ou `/away` suivi du premier et du dernier jour de votre absence.\
""")


def test_a_silent_author_is_mentioned_once_and_then_the_editors_decide(world: World) -> None:
    configure(world, ONE_READER + "editors: [redaction-carnet]\n")
    pull = opened(world)
    pull.review("claire-dumas", "CHANGES_REQUESTED", "La fin manque.")
    world.settle()
    world.pass_time(days=27)

    assert notes(world, pull) == snapshot("""\
Wed 18 Nov 09:00
@lucie-martel\xa0: des changements sont demandés depuis le 10 novembre 2026. Faites-les, ou dites dans un commentaire ce qui vous retient\u202f; `/hold` met la pull request en attente.

Wed 25 Nov 09:00
@redaction-carnet\xa0: les changements demandés le 10 novembre 2026 sont restés sans réponse de `lucie-martel`. Décidez s’il faut les faire, mettre la pull request en attente avec `/hold`, ou la fermer.\
""")


def test_an_author_who_answers_gets_full_time_again_and_after_a_push_it_is_the_readers_turn(world: World) -> None:
    configure(world)
    pull = opened(world)
    pull.review("claire-dumas", "CHANGES_REQUESTED", "La fin manque.")
    world.settle()
    world.pass_time(days=7)
    pull.comment(OPENER, "Je la rends jeudi.")
    world.settle()
    world.pass_time(days=6)
    assert notes(world, pull) == ""

    pull.push({PATH: POST + "\nElle s'arrêtera aussi au marché.\n"})
    world.settle()
    world.pass_time(days=10)
    assert notes(world, pull) == snapshot("""\
Thu 26 Nov 09:00
@claire-dumas\xa0: les changements que vous avez demandés ont reçu une réponse le 23 novembre 2026, par un nouveau commit. Relisez l’article et donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité.

Tue 01 Dec 09:00
La relecture de `claire-dumas` est attendue depuis le 23 novembre 2026\u202f; elle est donc aussi demandée à `samuel-roche`. La première des deux compte.\
""")


def test_a_weekend_and_a_public_holiday_do_not_count(world: World) -> None:
    configure(world, ONE_READER + "reminders: {readers: 2}\n")
    world.pass_until(datetime(2026, 12, 23, 9, tzinfo=UTC))  # a Wednesday; Christmas is on the Friday
    pull = opened(world)
    world.pass_until(datetime(2026, 12, 28, 8, 59, tzinfo=UTC))
    assert mentioned(world, pull) == []
    world.pass_until(datetime(2026, 12, 28, 9, tzinfo=UTC))
    assert mentioned(world, pull) == ["claire-dumas"]


def test_a_reader_who_is_away_is_not_disturbed_and_has_full_time_again_once_back(world: World) -> None:
    configure(world)
    pull = opened(world)
    pull.comment("claire-dumas", "/away 2026-11-12 2026-11-29")
    world.settle()
    world.pass_until(datetime(2026, 11, 29, 20, tzinfo=UTC))

    assert mentioned(world, pull) == ["samuel-roche"]
    assert notes(world, pull) == snapshot("""\
Thu 19 Nov 09:00
La relecture de `claire-dumas` est attendue depuis le 10 novembre 2026\u202f; elle est donc aussi demandée à `samuel-roche`. La première des deux compte.

Tue 24 Nov 09:00
@samuel-roche\xa0: votre relecture est attendue depuis le 19 novembre 2026. Donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité, ou `/away` suivi du premier et du dernier jour de votre absence.\
""")
    world.pass_until(datetime(2026, 12, 3, 20, tzinfo=UTC))
    assert mentioned(world, pull) == ["samuel-roche", "claire-dumas"]


def test_when_everybody_is_away_nobody_is_disturbed_until_somebody_is_back(world: World) -> None:
    configure(world)
    pull = opened(world)
    pull.comment("claire-dumas", "/away 2026-11-12 2026-11-29")
    pull.comment("samuel-roche", "/away 2026-11-12 2026-11-22")
    world.settle()
    world.pass_until(datetime(2026, 11, 22, 20, tzinfo=UTC))
    assert notes(world, pull) == ""
    assert pull.requested_reviewers == ["claire-dumas"]

    world.pass_until(datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert pull.requested_reviewers == ["claire-dumas", "samuel-roche"]


def test_on_hold_nobody_is_reminded_and_all_have_full_time_afterwards(world: World) -> None:
    configure(world)
    pull = opened(world)
    pull.comment("amadou-sy", "/hold Après les élections.")
    world.settle()
    world.pass_time(days=50)
    assert notes(world, pull) == ""

    pull.comment("amadou-sy", "/unhold")  # on the 30th of December; New Year's Day is a holiday
    world.settle()
    world.pass_until(datetime(2027, 1, 5, 8, 59, tzinfo=UTC))
    assert mentioned(world, pull) == []
    world.pass_until(datetime(2027, 1, 5, 9, tzinfo=UTC))
    assert mentioned(world, pull) == ["claire-dumas"]


def test_readers_of_a_draft_are_not_reminded_before_it_is_one_no_more(world: World) -> None:
    configure(world)
    pull = opened(world)
    pull.convert_to_draft()
    world.settle()
    world.pass_time(days=14)
    pull.ready()
    world.settle()
    assert notes(world, pull) == ""

    world.pass_time(days=3)
    assert mentioned(world, pull) == ["claire-dumas"]


def test_nobody_is_reminded_once_enough_have_approved(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas]}\n")
    pull = opened(world)
    pull.request_reviewers(by=OPENER, logins=["samuel-roche"])
    pull.review("claire-dumas", "APPROVED")
    world.settle()
    world.pass_time(days=20)
    assert notes(world, pull) == ""


def test_nobody_is_mentioned_twice_in_a_week(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas]}\nreminders: {readers: 1}\n")
    pull = opened(world)
    world.pass_time(days=2, hours=1)
    pull.push({PATH: POST + "\nElle s'arrêtera aussi au marché.\n"})
    world.settle()
    world.pass_until(datetime(2026, 11, 19, 8, 59, tzinfo=UTC))
    assert mentioned(world, pull) == ["claire-dumas"]
    world.pass_time(minutes=1)
    assert mentioned(world, pull) == ["claire-dumas", "claire-dumas"]


def test_a_draft_that_nobody_touches_for_a_month_gets_one_note_and_stays_open(world: World) -> None:
    configure(world)
    pull = world.open(dict([sample.draft()]), draft=True)
    world.settle()
    world.pass_time(days=120)

    assert notes(world, pull) == snapshot("""\
Thu 10 Dec 09:00
@lucie-martel\xa0: il ne s’est rien passé ici depuis le 10 novembre 2026. Reprenez le travail, écrivez `/hold` pour le garder pour plus tard, ou fermez la pull request.\
""")
    assert pull.state == "open"


def test_where_the_site_wants_it_an_untouched_pull_request_is_closed_with_kind_words(world: World) -> None:
    configure(world, ONE_READER + "reminders: {readers: 0, close_after: 14}\n")
    pull = world.open(dict([sample.draft()]), draft=True)
    world.settle()
    world.pass_time(days=60)

    assert notes(world, pull) == snapshot("""\
Thu 10 Dec 09:00
@lucie-martel\xa0: il ne s’est rien passé ici depuis le 10 novembre 2026. Reprenez le travail, ou écrivez `/hold` pour le garder pour plus tard\u202f; sinon, la pull request sera fermée le 24 décembre 2026, et pourra être rouverte à tout moment.

Thu 24 Dec 09:00
Il ne s’est rien passé ici depuis le 10 novembre 2026\xa0: cette pull request est fermée pour l’instant. Le travail fait n’est pas perdu\xa0: il suffit de la rouvrir pour le reprendre là où il en était.\
""")
    assert pull.state == "closed"

    pull.reopen()
    world.settle()
    world.pass_time(days=30)
    assert pull.state == "open"
    assert notes(world, pull).count("@lucie-martel") == 2


def test_a_post_that_lacks_nothing_but_readers_is_left_to_the_editors_and_never_closed(world: World) -> None:
    configure(world, "reviewers: {count: 1}\neditors: [redaction-carnet]\nreminders: {close_after: 14}\n")
    pull = opened(world)
    world.pass_time(days=90)

    assert notes(world, pull) == snapshot("""\
Thu 10 Dec 09:00
@redaction-carnet\xa0: il ne s’est rien passé ici depuis le 10 novembre 2026, alors que rien ne bloque l’article. Publiez-le, demandez à quelqu’un de le relire avec `/reviewers @…`, ou mettez-le en attente avec `/hold`.\
""")
    assert pull.state == "open"


def test_what_is_touched_after_the_note_is_not_closed(world: World) -> None:
    configure(world, ONE_READER + "reminders: {close_after: 14}\n")
    pull = world.open(dict([sample.draft()]), draft=True)
    world.settle()
    world.pass_time(days=35)
    pull.comment(OPENER, "Je m'y remets.")
    world.settle()
    world.pass_time(days=25)

    assert notes(world, pull).count("@lucie-martel") == 1
    assert pull.state == "open"


def test_what_is_to_go_out_later_is_never_called_untouched(world: World) -> None:
    configure(world, ONE_READER + "reminders: {readers: 0, close_after: 14}\n")
    pull = world.open({PATH.replace("2026-11-10", "2027-03-02"): POST})
    world.settle()
    world.pass_time(days=90)

    assert notes(world, pull) == ""
    assert pull.state == "open"


def test_a_reminder_that_somebody_deletes_does_not_come_back(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas]}\n")
    pull = opened(world)
    world.pass_time(days=7)
    pull.delete_comment(pull.comments[-1].id, "claire-dumas")
    world.settle()
    assert notes(world, pull) == ""

    pull.push({PATH: POST + "\n"})
    world.settle()
    world.pass_time(days=3)
    assert notes(world, pull) == ""


def test_a_reminder_is_no_sticky_comment_and_its_commands_are_nobodys(world: World) -> None:
    configure(world)
    pull = opened(world)
    world.pass_time(days=7)

    assert world.look(pull) == []
    assert len(sticky(world, pull)) == 1
    assert len(pull.comments) == 2
    assert all(not comment.reactions for comment in pull.comments)


def test_a_mention_by_somebody_else_with_the_same_marker_is_no_reminder(world: World) -> None:
    configure(world)
    pull = opened(world)
    forged = Note(NoteKind.READ, TODAY, TODAY, (Login("claire-dumas"),))
    pull.comment("mallory", embed("@claire-dumas", forged.to_json(), NOTE))
    world.settle()
    world.pass_time(days=7)

    assert mentioned(world, pull) == ["claire-dumas"]


def test_a_server_that_dies_after_a_reminder_does_not_repeat_it(world: World) -> None:
    configure(world)
    pull = opened(world)
    world.clock.now = datetime(2026, 11, 16, 9, tzinfo=UTC)
    look = world.desk.look(world.target(pull))
    reminder = next(write for write in look["writes"] if write["write"] == "PostNote")
    world.desk.write(world.target(pull), reminder)
    world.clock.now += timedelta(seconds=20)

    world.desk.write(world.target(pull), reminder)  # the step was not noted as done, and is made again
    world.lose_the_store()
    assert world.look(pull) == []
    assert mentioned(world, pull) == ["claire-dumas"]


def test_without_any_memory_the_outcome_is_the_same(world: World) -> None:
    """Every eight days the desk is another one that knows nothing, as after its store was deleted."""
    configure(world)
    pull = opened(world)
    for _ in range(10):
        world.lose_the_store()
        world.pass_time(days=8)

    assert notes(world, pull) == snapshot("""\
Mon 16 Nov 09:00
@claire-dumas\xa0: votre relecture est attendue depuis le 10 novembre 2026. Donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité, ou `/away` suivi du premier et du dernier jour de votre absence.

Thu 19 Nov 09:00
La relecture de `claire-dumas` est attendue depuis le 10 novembre 2026\u202f; elle est donc aussi demandée à `samuel-roche`. La première des deux compte.

Tue 24 Nov 09:00
@samuel-roche\xa0: votre relecture est attendue depuis le 19 novembre 2026. Donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité, ou `/away` suivi du premier et du dernier jour de votre absence.

Mon 21 Dec 09:00
@samuel-roche\xa0: il ne s’est rien passé ici depuis le 19 novembre 2026, alors que rien ne bloque l’article. Publiez-le, demandez à quelqu’un de le relire avec `/reviewers @…`, ou mettez-le en attente avec `/hold`.\
""")


def test_a_desk_that_is_installed_where_old_pull_requests_lie_about_wakes_nobody(world: World) -> None:
    configure(world, "reviewers: {count: 2, default: [claire-dumas]}\n")
    pulls = []
    for number in range(3):
        world.repository.commit(f"billet-{number}", {PATH.replace("guichet", f"guichet-{number}"): POST}, author=OPENER)
        pulls.append(world.repository.open_pull(f"billet-{number}", author=OPENER))
        pulls[-1].request_reviewers(by=OPENER, logins=["samuel-roche"])
    world.clock.now += timedelta(days=60)
    world.settle()  # the desk hears of them only now
    world.pass_time(days=60)
    assert [notes(world, pull) for pull in pulls] == ["", "", ""]

    pulls[0].comment(OPENER, "Où en est-on ?")
    world.settle()
    world.pass_time(days=7)
    assert mentioned(world, pulls[0]) == []
    pulls[0].push({PATH.replace("guichet", "guichet-0"): POST + "\n"})
    world.settle()
    world.pass_time(days=7)
    assert mentioned(world, pulls[0]) == ["claire-dumas", "samuel-roche"]


def test_a_desk_that_comes_to_a_fresh_pull_request_gives_everybody_full_time(world: World) -> None:
    configure(world, "reviewers: {count: 1, default: [claire-dumas]}\n")
    pull = world.open({PATH: POST})
    pull.request_reviewers(by=OPENER, logins=["claire-dumas"])
    world.clock.now += timedelta(days=9)  # to Thursday the 19th
    world.settle()
    assert notes(world, pull) == ""

    world.pass_time(days=5)
    assert notes(world, pull) == snapshot("""\
Tue 24 Nov 09:00
@claire-dumas\xa0: votre relecture est attendue depuis le 10 novembre 2026. Donnez votre avis dans une revue, ou écrivez `/decline` pour que quelqu’un d’autre soit sollicité, ou `/away` suivi du premier et du dernier jour de votre absence.\
""")


def test_what_is_long_overdue_after_a_standstill_is_left_alone(world: World) -> None:
    configure(world)
    pull = opened(world)
    world.clock.now += timedelta(days=25)
    assert "PostNote" not in world.look(pull)


def test_a_site_can_do_without(world: World) -> None:
    configure(world, ONE_READER + "reminders: {enabled: false}\n")
    pull = opened(world)
    world.pass_time(days=90)
    assert notes(world, pull) == ""
