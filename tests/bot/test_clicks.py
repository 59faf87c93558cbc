"""Who ticked what, from nothing but the texts that a comment had."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.clicks import STALE, clicks, is_new, unexplained
from bot.model.conversation import Edit
from bot.model.ledger import Done, Ledger
from bot.model.site import Login
from bot.model.standing import Standing, Tick
from bot.text.ticks import line
from tests.bot.builders import NOW

ITEMS = ("rights", "tone", "facts")


def text(*ticked: str, words: str = "") -> str:
    return "\n".join([f"Checklist {words}", "", *(line(item, item in ticked, item) for item in ITEMS)])


class History:
    """The edits of a comment, a second apart unless told otherwise, beginning with its making."""

    def __init__(self) -> None:
        self.edits = [Edit("made", None, NOW, text())]

    def add(self, login: str | None, body: str | None, seconds: int = 1) -> History:
        at = self.edits[-1].at + timedelta(seconds=seconds)
        self.edits.append(Edit(f"edit {len(self.edits)}", Login(login) if login else None, at, body))
        return self

    @property
    def clicks(self) -> list[tuple[str, str]]:
        return said(self.edits)


def said(edits: Sequence[Edit]) -> list[tuple[str, str]]:
    return [(click.login, f"{'+' if click.ticked else '-'}{click.item}") for click in clicks(edits)]


def test_a_click_is_told_by_the_edit_before_it() -> None:
    history = History().add("ada", text("tone")).add(None, text("tone", words="again")).add("bob", text(words="again"))
    assert history.clicks == [("ada", "+tone"), ("bob", "-tone")]


def test_of_two_clicks_at_once_the_second_takes_nothing_back() -> None:
    history = History().add("ada", text("rights")).add("bob", text("tone"))
    assert history.clicks == [("ada", "+rights"), ("bob", "+tone")]


def test_of_three_clicks_at_once_the_last_takes_nothing_back() -> None:
    history = History().add("ada", text("rights")).add("bob", text("rights", "tone")).add("eve", text("tone"))
    assert history.clicks == [("ada", "+rights"), ("bob", "+tone"), ("eve", "+tone")]


def test_whoever_has_clicked_before_sees_what_they_did() -> None:
    history = History().add("ada", text("rights")).add("ada", text("rights", "tone")).add("ada", text("tone"))
    assert history.clicks == [("ada", "+rights"), ("ada", "+tone"), ("ada", "-rights")]


def test_a_tick_is_taken_back_by_somebody_who_has_had_time_to_see_it() -> None:
    history = History().add("ada", text("rights")).add("bob", text("rights", "tone"))
    history.add("eve", text("tone"), int(STALE.total_seconds()) + 1)
    assert history.clicks[-1] == ("eve", "-rights")


def test_a_page_as_old_as_may_be_is_known_by_its_words() -> None:
    history = History().add("ada", text("rights")).add(None, text("rights", words="new"), 3_600)
    history.add("bob", text("tone"), 3_600)
    assert history.clicks[-1] == ("bob", "+tone")


def test_ticks_of_several_boxes_in_one_edit_all_count_and_nothing_is_taken_back() -> None:
    history = History().add("ada", text("rights"))
    history.edits[0] = Edit("made", None, NOW, None)
    assert history.add("bob", text("tone", "facts")).clicks == [("bob", "+tone"), ("bob", "+facts")]


def test_an_edit_without_its_text_tells_nothing_and_hides_nothing() -> None:
    history = History().add("ada", None).add("bob", text("tone"))
    assert history.clicks == [("bob", "+tone")]


def test_garbage_ticks_nothing_and_neither_does_what_mends_it() -> None:
    history = History().add("ada", "Garbage " + text("tone")).add("bob", text())
    assert history.clicks == []


def test_copydesk_s_own_edits_are_no_clicks() -> None:
    assert History().add(None, text("tone")).add(None, text()).clicks == []


def test_the_same_text_again_is_no_click() -> None:
    assert History().add("ada", text("tone")).add("bob", text("tone")).clicks == [("ada", "+tone")]


@given(st.permutations([f"{item}-{who}" for who, item in zip(("ada", "bob", "eve"), ITEMS, strict=True)]))
def test_no_click_at_once_is_lost_whatever_the_order_and_the_pages(order: list[str]) -> None:
    """Everybody ticks an item of their own, on the page as it was at first."""
    history = History()
    for one in order:
        item, who = one.split("-")
        history.add(who, text(item))
    assert sorted(history.clicks) == [("ada", "+rights"), ("bob", "+tone"), ("eve", "+facts")]


@given(st.lists(st.tuples(st.sampled_from(["ada", "bob"]), st.sampled_from(ITEMS))))
def test_clicks_say_how_the_boxes_came_to_be(steps: list[tuple[str, str]]) -> None:
    """Each on the page as it is, with Copydesk writing after it."""
    history, ticked = History(), set[str]()
    history.add(None, text(words="0"))
    for number, (who, item) in enumerate(steps):
        ticked ^= {item}
        history.add(who, text(*ticked, words=str(number))).add(None, text(*ticked, words=str(number + 1)))
    found = set[str]()
    for click in clicks(history.edits):
        found = found | {click.item} if click.ticked else found - {click.item}
    assert found == ticked
    assert [(click.login, click.item) for click in clicks(history.edits)] == steps


def test_what_the_ledger_has_is_not_new() -> None:
    edit = Edit("E1", Login("ada"), NOW)
    (done,) = (Done("c7", click.digest, NOW, True) for click in clicks(History().add("ada", text("tone")).edits))
    ledger = Ledger(done=(done,))
    made, clicked = History().add("ada", text("tone")).edits
    assert [is_new(made, 7, ledger), is_new(clicked, 7, ledger), is_new(clicked, 8, ledger)] == [False, False, True]
    assert is_new(edit, 7, Ledger())
    assert not is_new(edit, 7, Ledger(until=NOW))


def test_a_box_that_the_history_doesn_t_explain_yet() -> None:
    ledger = Ledger(Standing(ticks=(Tick("rights", Login("ada"), NOW),)))
    assert not unexplained(text("rights"), (), ledger)
    assert unexplained(text("rights", "tone"), (), ledger)
    assert unexplained(text(), (), ledger)
    assert not unexplained(text(), History().edits, ledger)
    assert not unexplained("No boxes", (), ledger)
