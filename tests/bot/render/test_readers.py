"""Who reads, in the comment, and why nobody else is asked."""

from __future__ import annotations

from datetime import date

from inline_snapshot import snapshot

from bot.model.message import say
from bot.model.plan import NotAsked, Obstacle, Reader, Readers, ReaderStatus
from bot.model.site import Login
from bot.render import _readers
from bot.render._writer import Limits, Writer
from bot.render.language import language
from tests.bot.render.samples import pull_request

LIMITS = Limits(posts=9, findings_of_a_rule=9, advice_of_a_rule=9, readers=20, errors=9, quoted=99, repair=9)
GRACE = Reader(Login("grace"), say("reads the posts of {author}", author="Ada"), ReaderStatus.ASKED)
EVERY_OBSTACLE = tuple(
    NotAsked(obstacle.value, obstacle, date(2026, 5, 20), 3, "À l'étranger, @desk") for obstacle in Obstacle
)


def lines(people: Readers, code: str, **limits: int) -> str:
    given = {name: getattr(LIMITS, name) for name in Limits.__slots__} | limits
    return "\n".join(_readers.readers(people, Writer(language(code), pull_request(), Limits(**given))))


def test_every_obstacle_has_its_sentence() -> None:
    people = Readers((GRACE,), wanted=1, not_asked=EVERY_OBSTACLE)
    assert lines(people, "en") == snapshot("""\

**Readers**

- `grace` reads the posts of Ada · **asked**

<details><summary>Why nobody else is asked</summary>

- `opener` has opened this pull request.
- `author` is an author of the post.
- `no-login` has no GitHub user name that the site knows.
- `left` left on May 20, 2026.
- `not-yet` begins on May 20, 2026.
- `declined` has declined: “À l'étranger, @<!-- -->desk”
- `let-off` was asked once, and the request was taken back.
- `refused` was refused by GitHub as a reader: write to them yourself.
- `unaskable` can't be asked on GitHub, which asks the repository's collaborators alone.
- `away` is away until May 20, 2026.
- `at-cap` is asked to read 3 other pull requests already.
- Not needed, as others read it: `not-needed`.

</details>\
""")
    assert lines(people, "fr") == snapshot("""\

**Relecture**

- `grace` relit les articles signés Ada · **relecture demandée**

<details><summary>Pourquoi personne d’autre n’est sollicité</summary>

- `opener` a ouvert cette pull request.
- `author` signe l’article.
- Le site ne connaît aucun identifiant GitHub pour `no-login`.
- `left` a quitté le site le 20 mai 2026.
- `not-yet` commence le 20 mai 2026.
- `declined` a décliné\xa0: «\xa0À l'étranger, @<!-- -->desk\xa0»
- La demande faite à `let-off` a été retirée.
- GitHub a refusé la demande de relecture à `refused`\xa0: écrivez-lui directement.
- GitHub ne permet pas de solliciter `unaskable`\xa0: seuls les collaborateurs du dépôt peuvent l’être.
- Absence de `away` jusqu’au 20 mai 2026.
- `at-cap` a déjà 3 autres relectures en cours.
- Pas nécessaire, puisque d’autres relisent\xa0: `not-needed`.

</details>\
""")


def test_what_is_missing_opens_the_fold() -> None:
    people = Readers(
        (),
        wanted=2,
        missing=2,
        not_asked=(NotAsked("bob", Obstacle.AWAY, date(2026, 5, 20)),),
        roles_missing=("editor",),
    )
    assert lines(people, "en") == snapshot("""\

**Readers**

- 2 more readers are wanted, but nobody else can be asked.
- Nobody who could read as `editor` can be asked.

<details open><summary>Why nobody else is asked</summary>

- `bob` is away until May 20, 2026.

</details>\
""")


def test_who_is_named_as_a_reader_is_not_named_again() -> None:
    refused = Reader(Login("bob"), say("is one of the site's readers"), ReaderStatus.UNASKABLE)
    people = Readers((GRACE, refused), wanted=1, not_asked=(NotAsked("Bob", Obstacle.UNASKABLE),))
    assert "<details>" not in lines(people, "en")


def test_a_crowd_is_counted() -> None:
    away = [NotAsked(f"bob-{number}", Obstacle.AWAY, date(2026, 5, 20)) for number in range(3)]
    unneeded = [NotAsked(f"eve-{number}", Obstacle.NOT_NEEDED) for number in range(4)]
    assert lines(Readers((GRACE,), wanted=1, not_asked=(*away, *unneeded)), "en", readers=2) == snapshot("""\

**Readers**

- `grace` reads the posts of Ada · **asked**

<details><summary>Why nobody else is asked</summary>

- `bob-0` is away until May 20, 2026.
- `bob-1` is away until May 20, 2026.
- And 1 more person.
- Not needed, as others read it: `eve-0`, `eve-1`, and 2 more.

</details>\
""")
