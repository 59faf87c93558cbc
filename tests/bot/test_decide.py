"""The decision, from a snapshot of the sample site to the plan for its draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from inline_snapshot import snapshot

from bot import sample
from bot.decide import decide
from bot.model.finding import Severity
from bot.model.plan import Conclusion, Plan
from bot.model.post import Change
from bot.model.site import Login, SourceFile
from bot.model.snapshot import ChangedPost, PullState, ReviewState, Snapshot, StickyComment, SuggestedThread
from bot.render._state import VERSION
from bot.render.suggestions import digest, key
from bot.text.marker import extract
from tests.bot.builders import NOW, a_pull, a_review, a_snapshot, logins

SITE = {path: SourceFile(path, text.encode()) for path, text in sample.files().items()}
CONFIGURATION = ".github/copydesk.yml"


def a_look(*posts: tuple[str, str], pull: dict[str, Any] | None = None, **changes: Any) -> Snapshot:
    """One look at a pull request against the sample site that adds these posts."""
    given: dict[str, Any] = {
        "configuration": SITE[CONFIGURATION],
        "files": frozenset(SITE) | {path for path, _ in posts},
        "posts": tuple(ChangedPost(SourceFile(path, text.encode()), Change.ADDED) for path, text in posts),
        "site_sources": (SITE["_config.yml"],),
        "author_sources": tuple(source for path, source in SITE.items() if path.startswith("_authors/")),
    }
    return a_snapshot(a_pull(**{"opener": Login("lucie-martel")} | (pull or {})), **given | changes)


def labels(plan: Plan) -> list[str]:
    """Those to bear; all others of ours are to go, but on a pull request that is left as it is."""
    present = [label.name for label in plan.labels.present]
    assert not plan.labels.absent or len({*present, *plan.labels.absent}) == 6
    return present


ON_ITS_DAY = datetime(2026, 11, 10, 9, tzinfo=UTC)
INCOMPLETE, READY, APPROVED = "copydesk: incomplete", "copydesk: ready", "copydesk: approved"


def test_the_sample_draft_is_blocked_by_what_an_editor_would_name_and_by_nothing_else() -> None:
    plan = decide(a_look(sample.draft()))
    (post,) = plan.report.posts
    blockers = [
        f"{finding.range.start.line}: {finding.rule}: {finding.excerpt}"
        for finding in post.findings
        if finding.severity is Severity.BLOCKER
    ]
    advice = [finding.rule for finding in post.findings if finding.severity is Severity.ADVICE]
    assert blockers == snapshot(
        [
            "1: file-name: ",
            "15: placeholder: ../../..",
            "17: placeholder: Blabla",
            "27: empty-section: ### Les permanences du soir",
            "31: malformed-link: (notre guide de terrain)[https://guichet.example/guide-de-terrain]",
            "33: empty-section: ## Et l'année prochaine",
        ]
    )
    assert advice == ["unbalanced-quotes"]


def found(plan: Plan) -> list[tuple[int, str]]:
    return [(finding.range.start.line, finding.rule) for post in plan.report.posts for finding in post.findings]


def test_line_ends_of_another_system_change_nothing() -> None:
    path, text = sample.draft()
    assert found(decide(a_look((path, text.replace("\n", "\r\n"))))) == found(decide(a_look((path, text))))


def test_a_byte_order_mark_and_another_encoding_are_said_and_hide_nothing_else() -> None:
    path, text = sample.draft()
    for content in (f"\ufeff{text}".encode(), text.encode("cp1252", "replace")):
        look = replace(a_look((path, text)), posts=(ChangedPost(SourceFile(path, content), Change.ADDED),))
        rules = [rule for _, rule in found(decide(look))]
        assert rules.count("front-matter") == 1
        assert {"file-name", "placeholder", "malformed-link", "empty-section"} <= set(rules)


def test_labels_bear_the_names_that_the_site_chose() -> None:
    chosen = SITE[CONFIGURATION].content + b"labels: {incomplete: To be finished, ready: Ready to go}\n"
    plan = decide(a_look(sample.draft(), configuration=SourceFile(CONFIGURATION, chosen)))
    assert labels(plan) == ["To be finished"]


def test_an_incomplete_draft_gets_its_comment_check_and_label_and_nobody_is_asked() -> None:
    plan = decide(a_look(sample.draft()))
    assert plan.comment is not None
    assert plan.comment.startswith("### 6 points à régler avant publication")
    assert plan.check is not None
    assert plan.check.conclusion is Conclusion.FAILURE
    assert labels(plan) == [INCOMPLETE]
    assert plan.ask == ()


def test_a_finished_post_asks_its_readers_and_is_ready() -> None:
    plan = decide(a_look(sample.finished(), now=ON_ITS_DAY))
    assert plan.ask == ("amadou-sy", "claire-dumas")
    assert labels(plan) == [READY]
    assert plan.check is not None
    assert plan.check.conclusion is Conclusion.SUCCESS


def test_a_look_again_at_what_was_just_written_changes_nothing() -> None:
    look = a_look(sample.draft())
    first = decide(look)
    assert first.comment is not None
    again = decide(replace(look, comment=StickyComment(1, first.comment)))
    assert again == first


def test_what_was_settled_since_the_last_look_is_said() -> None:
    first = decide(a_look(sample.draft()))
    assert first.comment is not None
    path, text = sample.draft()
    repaired = a_look((path, text.replace("> Blabla", "> Bravo à toutes et tous.")))
    second = decide(replace(repaired, comment=StickyComment(1, first.comment)))
    assert second.comment is not None
    assert "Réglé en dernier\N{NO-BREAK SPACE}: texte." in second.comment


def test_a_draft_pull_request_is_neutral_and_asks_nobody() -> None:
    plan = decide(a_look(sample.finished(), pull={"draft": True}))
    assert plan.check is not None
    assert plan.check.conclusion is Conclusion.NEUTRAL
    assert plan.ask == ()
    assert labels(plan) == [INCOMPLETE]


def test_the_label_follows_the_readers() -> None:
    objection = a_review("amadou-sy", ReviewState.CHANGES_REQUESTED)
    first = a_review("amadou-sy", ReviewState.APPROVED, minutes=5)
    second = a_review("claire-dumas", ReviewState.APPROVED, minutes=9)
    told = [labels(decide(a_look(sample.finished(), now=ON_ITS_DAY, reviews=said))) for said in (
        (objection,), (objection, first), (objection, first, second),
    )]  # fmt: skip
    assert told == [["copydesk: changes requested"], [READY], [APPROVED]]


def test_an_author_who_did_not_open_the_pull_request_is_asked_to_confirm() -> None:
    plan = decide(a_look(sample.finished(), pull={"opener": Login("somebody")}))
    assert plan.ask == ("amadou-sy", "claire-dumas", "lucie-martel")


@pytest.mark.parametrize("state", [PullState.CLOSED, PullState.MERGED])
def test_a_closed_pull_request_is_left_as_it_is(state: PullState) -> None:
    plan = decide(a_look(sample.draft(), pull={"state": state}))
    assert (plan.comment, plan.check, plan.ask, labels(plan)) == (None, None, (), [])


def test_a_pull_request_without_posts_passes_in_silence() -> None:
    plan = decide(a_look())
    assert plan.comment is None
    assert plan.check is not None
    assert plan.check.conclusion is Conclusion.SUCCESS
    assert labels(plan) == []
    assert plan.wake_at is None


def test_a_comment_from_when_there_was_a_post_is_brought_up_to_date() -> None:
    first = decide(a_look(sample.draft()))
    assert first.comment is not None
    plan = decide(a_look(comment=StickyComment(1, first.comment)))
    assert plan.comment is not None
    assert plan.comment.startswith("### Aucun article dans cette pull request")


def test_a_broken_configuration_is_said_nobody_is_asked_and_the_check_is_neutral() -> None:
    broken = SourceFile(CONFIGURATION, b"language: fr\nreviewer:\n  default: [eve]\n")
    plan = decide(a_look(sample.finished(), configuration=broken))
    assert [error.in_english() for error in plan.report.errors] == [
        ".github/copydesk.yml, line 2: “reviewer” is no setting. Did you mean “reviewers”?"
    ]
    assert plan.ask == ()
    assert plan.check is not None
    assert plan.check.conclusion is Conclusion.NEUTRAL
    assert plan.comment is not None
    assert "ligne 2" in plan.comment


def test_a_post_that_could_not_be_read_is_said() -> None:
    plan = decide(a_look(unread=("_posts/2026-05-14-huge.md",)))
    assert plan.comment is not None
    assert "_posts/2026-05-14-huge.md" in plan.comment
    assert labels(plan) == []


def test_without_a_word_on_the_language_the_post_decides() -> None:
    english = ("_posts/2026-05-14-hello.md", "---\ntitle: The news of the day\n---\nThis is the news for you and me.\n")
    plan = decide(a_look(english, configuration=None, site_sources=()))
    assert plan.comment is not None
    assert plan.comment.startswith("### Nothing is missing: ready to be read")


def test_the_next_look_is_due_when_a_day_begins_on_the_site() -> None:
    late = datetime(2026, 5, 14, 22, 30, tzinfo=UTC)  # half past midnight in Paris
    assert decide(a_look(sample.draft(), now=late)).wake_at == datetime(2026, 5, 15, 22, 0, tzinfo=UTC)


def test_only_people_whom_github_refused_are_remembered() -> None:
    look = a_look(sample.finished(), refused=logins("amadou-sy"), unaskable=logins("amadou-sy", "claire-dumas"))
    plan = decide(look)
    assert plan.ask == ("samuel-roche", "redaction-carnet")
    assert plan.comment is not None
    state = extract(plan.comment)[1]
    assert state is not None
    assert (state["v"], state["refused"]) == (VERSION, ["amadou-sy"])


def test_threads_that_have_served_are_resolved_where_all_is_known() -> None:
    gone = SuggestedThread("T1", frozenset({"0a1b2c"}), outdated=True)
    wanted = next(each for post in decide(a_look(sample.draft())).report.posts for each in post.findings if each.fix)
    kept = SuggestedThread("T2", frozenset({digest(key(wanted), 1)}), outdated=False)
    look = a_look(sample.draft(), threads=(gone, kept))

    assert decide(look).resolve == ("T1",)
    assert decide(replace(look, pull=replace(look.pull, draft=True))).resolve == ("T1",)
    assert decide(replace(look, unread=("_posts/b.md",))).resolve == ()
    broken = SourceFile(CONFIGURATION, b"rules: [")
    assert decide(replace(look, configuration=broken)).resolve == ()


def test_a_click_that_github_s_history_lacks_is_looked_for_soon() -> None:
    items = SourceFile(CONFIGURATION, SITE[CONFIGURATION].content + b"\nitems: [{id: tone, text: The tone is ours}]\n")
    first = decide(a_look(sample.finished(), configuration=items)).comment
    assert first is not None
    clicked = first.replace("- [ ] **The tone", "- [x] **The tone")
    assert clicked != first

    calm, waiting = (
        decide(a_look(sample.finished(), configuration=items, comment=StickyComment(1, body)))
        for body in (first, clicked)
    )
    assert waiting.comment == calm.comment
    assert waiting.wake_at == NOW + timedelta(seconds=10)
    assert calm.wake_at is None or calm.wake_at > NOW + timedelta(minutes=1)
