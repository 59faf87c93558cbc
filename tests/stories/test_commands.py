"""What people write on a pull request, and what becomes of it."""

from __future__ import annotations

import re

from inline_snapshot import snapshot

from bot import sample
from bot.desk import Desk
from forge import Pull
from tests.stories.settings import settings
from tests.stories.world import OPENER, World, sticky, told

DRAFT_PATH, DRAFT = sample.draft()
FINISHED_PATH, FINISHED = sample.finished()
CONFIGURATION = ".github/copydesk.yml"
EDITOR = "claire-dumas"


def configure(world: World, more: str) -> None:
    """Adds settings to the sample's configuration."""
    world.repository.commit("main", {CONFIGURATION: sample.files()[CONFIGURATION] + more}, author=EDITOR)


def part(world: World, pull: Pull, beginning: str) -> str:
    """The paragraph of the comment that begins so, with the list below it for a heading; places are left out."""
    (said,) = sticky(world, pull)
    paragraphs = said.rpartition("\n\n<!-- copydesk")[0].split("\n\n")
    starts = [number for number, text in enumerate(paragraphs) if text.startswith(beginning)]
    found = "\n\n".join(paragraphs[starts[0] : starts[0] + beginning.startswith("**") + 1]) if starts else ""
    return re.sub(r"\(http[^)]*-\d+\)", "(…)", found)


def reactions(pull: Pull) -> list[list[str]]:
    """Those under each comment of a person."""
    return [[each.content for each in comment.reactions] for comment in pull.comments if not comment.via_app]


def test_several_commands_in_one_comment_are_carried_out_in_their_order(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment(EDITOR, "Merci !\n\n/hold La photo manque encore.\n/help\n")
    world.settle()

    assert reactions(pull) == [["+1"]]
    assert part(world, pull, "En attente") == snapshot("""\
En attente, à la demande de claire-dumas\xa0: «\xa0La photo manque encore.\xa0»
Personne n’est sollicité et rien n’est publié tant que quelqu’un n’a pas écrit `/unhold`.\
""")
    assert pull.requested_reviewers == []
    assert pull.check_runs[-1].conclusion == "neutral"

    pull.comment(EDITOR, "/unhold")
    world.settle()
    assert len(pull.requested_reviewers) == 2
    assert part(world, pull, "En attente") == ""


def test_an_edited_comment_runs_only_what_is_new_in_it(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    comment = pull.comment(EDITOR, "/hold")
    world.settle()
    pull.comment(EDITOR, "/unhold")
    world.settle()
    pull.edit_comment(comment.id, "/hold\n/help")
    world.settle()

    assert len(pull.requested_reviewers) == 2
    assert part(world, pull, "En attente") == ""
    assert told(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel · **relecture demandée**
- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.

<details><summary>Commandes</summary>

Écrivez-en une au début d’une ligne, dans un commentaire ou une revue.

- `/away FROM TO` · Dire de quand à quand vous ne relisez pas.
- `/check` · Regarder à nouveau la pull request.
- `/decline [REASON]` · Dire que vous ne relirez pas cette pull request.
- `/fix` · Faire toutes les corrections certaines, en un seul commit.
- `/help` · Donner la liste des commandes.
- `/hold [REASON]` · Ne solliciter personne et ne rien publier jusqu’à /unhold.
- `/publish DATE [TIME]` · Publier l’article à une date, à l’heure du site.
- `/ready` · Solliciter les relecteurs même si quelque chose bloque encore l’article.
- <code>/reviewers again &#124; @<!-- -->PERSON …</code> · Choisir d’autres relecteurs, ou solliciter les personnes nommées.
- `/tick ITEM` · Cocher un point de la liste qu’une personne doit juger.
- `/unhold` · Lever la mise en attente.
- `/unpublish` · Annuler la date de publication.
- `/untick ITEM` · Décocher un point.
- `/unwaive RULE` · Annuler une dérogation.
- `/waive RULE REASON` · Laisser passer ce qu’une règle a trouvé jusqu’ici.

</details>\
""")


def test_commands_in_code_and_in_quotes_do_nothing(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment(EDITOR, "> /hold\n\n```\n/hold\n```\n\n`/hold`\n\n    /hold\n\n<!--\n/hold\n-->\n")
    world.settle()

    assert reactions(pull) == [[]]
    assert len(pull.requested_reviewers) == 2
    assert told(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel · **relecture demandée**
- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")


def test_a_stranger_waives_nothing_and_is_told_so_once(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    pull.comment("mallory", "/waive placeholder Sans importance.")
    world.settle()
    world.settle()

    assert reactions(pull) == [["confused"]]
    assert part(world, pull, "**Commandes qui") == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [mallory](…) · `/waive` est réservé à\xa0: l’équipe éditoriale.\
""")
    assert world.look(pull) == []


def test_an_unknown_command_is_answered_with_the_nearest_one(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment(EDITOR, "/hodl\n/lgtm")
    world.settle()

    assert reactions(pull) == [["confused"]]
    assert part(world, pull, "**Commandes qui") == snapshot("""\
**Commandes qui n’ont pas été exécutées**

- [claire-dumas](…) · La commande `/hodl` n’existe pas. Vouliez-vous dire `/hold`\u202f?\
""")

    pull.comment(EDITOR, "/check")
    world.settle()
    assert part(world, pull, "**Commandes qui") == ""


def test_the_body_of_a_review_holds_commands_too(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.review(EDITOR, "COMMENTED", "/copydesk hold")
    world.settle()

    assert pull.requested_reviewers == []


def test_readers_are_asked_although_something_still_blocks(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    assert pull.requested_reviewers == []
    pull.comment(OPENER, "/ready")
    world.settle()

    assert len(pull.requested_reviewers) == 2


def test_somebody_else_is_asked_in_place_of_a_reader_who_declines(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    gone = pull.requested_reviewers[0]
    pull.comment(gone, "/decline Pas cette semaine.")
    world.settle()

    assert reactions(pull) == [["+1"]]
    assert gone not in pull.requested_reviewers
    assert len(pull.requested_reviewers) == 2
    assert told(world, pull) == snapshot("""\
### Rien ne manque\xa0: prêt pour la relecture

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**Relecture**

- `samuel-roche` fait partie de l’équipe de relecture du site · **relecture demandée**
- `claire-dumas` fait partie de l’équipe de relecture du site · **relecture demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- `amadou-sy` a décliné\xa0: «\xa0Pas cette semaine.\xa0»
- Pas nécessaire, puisque d’autres relisent\xa0: `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")


def test_who_is_asked_again_by_hand_after_declining_stays_asked(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    gone = pull.requested_reviewers[0]
    pull.comment(gone, "/decline")
    world.settle()
    assert gone not in pull.requested_reviewers
    pull.request_reviewers(by=EDITOR, logins=[gone])
    world.settle()

    assert gone in pull.requested_reviewers
    assert world.look(pull) == []


def test_a_deleted_comment_comes_back_once_with_what_was_settled(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    command = pull.comment(EDITOR, "/hold La photo manque.")
    world.settle()
    (before,) = sticky(world, pull)
    pull.delete_comment(command.id, EDITOR)
    pull.delete_comment(next(each.id for each in pull.comments if each.via_app), EDITOR)
    world.settle()

    assert sticky(world, pull) == [before]
    assert told(world, pull) == snapshot("""\
### Rien ne manque, mais tout est en attente

En attente, à la demande de claire-dumas\xa0: «\xa0La photo manque.\xa0»
Personne n’est sollicité et rien n’est publié tant que quelqu’un n’a pas écrit `/unhold`.

**Un an de guichet itinérant : ce que les habitants nous ont appris** · [`_posts/2026-11-10-guichet-itinerant.md`](…) · rien ne manque

**Relecture**

- `amadou-sy` relit les articles signés Lucie Martel
- `samuel-roche` fait partie de l’équipe de relecture du site

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- Pas nécessaires, puisque d’autres relisent\xa0: `claire-dumas` et `redaction-carnet`.

</details>

Besoin d’aide\u202f? Demandez à l'équipe éditoriale, elle répond dans la journée.\
""")

    pull.push({FINISHED_PATH: FINISHED + "\nMerci à tous.\n"})
    pull.delete_comment(next(each.id for each in pull.comments if each.via_app), EDITOR)
    world.settle()
    assert len(sticky(world, pull)) == 1
    assert part(world, pull, "En attente") != ""


def test_a_marker_that_somebody_edits_changes_nothing(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment(EDITOR, "/hold")
    world.settle()
    (before,) = sticky(world, pull)
    own = next(each for each in pull.comments if each.via_app)
    pull.edit_comment(own.id, before.replace(f'"hold":["{EDITOR}"', '"hold":["amadou\\u002dsy"'), EDITOR)
    world.settle()

    assert sticky(world, pull) == [before]


def test_who_is_away_on_one_pull_request_is_away_on_all(world: World) -> None:
    world.repository.commit("autre", {"README.md": "# Le carnet\n"}, author=OPENER)
    other = world.repository.open_pull("autre", title="Autre chose", author=OPENER)
    other.comment("amadou-sy", "/away 9/11/2026 30/11/2026")
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()

    assert "amadou-sy" not in pull.requested_reviewers
    assert len(pull.requested_reviewers) == 2


def test_a_time_without_posts_forgets_nothing(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    command = pull.comment(EDITOR, "/hold")
    world.settle()
    pull.delete_comment(command.id, EDITOR)
    pull.push({FINISHED_PATH: None, "README.md": "# Le carnet\n"})
    world.settle()
    pull.push({FINISHED_PATH: FINISHED})
    world.settle()

    assert part(world, pull, "En attente") != ""
    assert pull.requested_reviewers == []


def test_a_desk_that_remembers_nothing_goes_on_where_the_other_stopped(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    pull.comment(EDITOR, "/hold\n/ready")
    world.settle()
    world.employ(lambda: Desk(settings(world.forge), world.clock))
    assert world.look(pull) == []

    pull.comment(EDITOR, "/unhold")
    world.settle()
    assert len(pull.requested_reviewers) == 2
    assert [given.count("+1") for given in reactions(pull)] == [1, 1]


def test_a_look_that_was_cut_short_carries_nothing_out_twice(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    pull.comment(EDITOR, "/reviewers again")
    look = world.desk.look(world.target(pull))
    assert look["writes"][0]["write"] == "AddReaction"
    world.desk.write(world.target(pull), look["writes"][0])
    world.settle()
    world.settle()

    assert reactions(pull) == [["+1"]]
    assert '"redrawn":[1,' in sticky(world, pull)[0]
