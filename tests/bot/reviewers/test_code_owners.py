from bot.reviewers import code_owners
from bot.reviewers._roster import Need
from bot.reviewers._settings import Reviewers
from tests.bot.reviewers.rosters import proposed, roster

OWNERS = "* @zoe\n_posts/ @org/editors @bob someone@example.org\n"


def test_the_owners_of_a_post_read_it() -> None:
    given = roster(paths=("_posts/a.md",), owners=OWNERS, teams={"org/editors": ["amy"]}, code_owners=True)
    assert proposed(code_owners, given) == [
        "amy: owns _posts/a.md in CODEOWNERS",
        "bob: owns _posts/a.md in CODEOWNERS",
    ]


def test_the_file_is_not_asked_for_unless_a_site_wants_it() -> None:
    assert proposed(code_owners, roster(paths=("_posts/a.md",), owners=OWNERS)) == []
    assert code_owners.needs(Reviewers()) == frozenset()
    assert code_owners.needs(Reviewers(code_owners=True)) == {Need.CODE_OWNERS}
