from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import sample
from bot.config import Config
from bot.model.plan import ConfigurationReview
from bot.model.post import Change
from bot.model.site import SourceFile
from bot.model.snapshot import ChangedPost, OpenPull, ProposedConfiguration, Snapshot
from bot.proposal import review
from tests.bot.builders import a_snapshot

PATH = ".github/copydesk.yml"
DRAFT_PATH, DRAFT = sample.draft()
OTHER = OpenPull(7, "Guichet", (ChangedPost(SourceFile(DRAFT_PATH, DRAFT.encode()), Change.ADDED),))


def a_look(text: str | bytes, *others: OpenPull, unknown: tuple[str, ...] = ()) -> Snapshot:
    content = text.encode() if isinstance(text, str) else text
    files = frozenset(sample.files())
    return a_snapshot(files=files, proposed=ProposedConfiguration(SourceFile(PATH, content), unknown, others))


def judged(text: str | bytes, *others: OpenPull, unknown: tuple[str, ...] = ()) -> ConfigurationReview:
    found = review(a_look(text, *others, unknown=unknown), Config.of({}))
    assert found is not None
    return found


def test_nothing_is_said_where_nothing_is_proposed() -> None:
    assert review(a_snapshot(), Config.of({})) is None


def test_every_mistake_has_its_line() -> None:
    found = judged("language: de\nrules:\n  file-nam: off\n")

    assert [mistake.position and mistake.position.line for mistake in found.mistakes] == [1, 3]
    assert not found.remarks


def test_an_unknown_name_is_marked_where_it_stands() -> None:
    found = judged('reviewers:\n  default:\n    - claire\n    - "@nobody"\n', unknown=("nobody",))

    assert [
        (remark.position.line, remark.message.arguments["name"]) for remark in found.remarks if remark.position
    ] == [(4, "nobody")]


def test_an_open_draft_is_judged_by_both_configurations() -> None:
    found = judged("rules: {empty-section: off}\n", OTHER)

    assert [(effect.number, effect.settled, effect.new) for effect in found.effects] == [(7, 2, 0)]
    assert found.compared == 1


def test_a_configuration_that_says_the_same_has_no_effect() -> None:
    assert judged("", OTHER).effects == ()


@given(st.binary(max_size=200) | st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_whatever_stands_in_the_file_is_judged(content: str | bytes) -> None:
    text = content if isinstance(content, bytes) else content.encode(errors="surrogatepass")
    assert judged(text, unknown=("nobody",)).path == PATH
