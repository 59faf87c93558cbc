"""Boxes with what they stand for hidden behind them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from markdown_it import MarkdownIt

from bot.text.ticks import Sheet, line

NAMES = st.from_regex(re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII), fullmatch=True)
SHEETS = st.dictionaries(NAMES, st.booleans(), max_size=6)


def sheet(boxes: dict[str, bool], before: str = "Judge this.") -> str:
    return "\n".join([before, "", *(line(name, ticked, "**Is it so?**") for name, ticked in boxes.items()), "", "End."])


def test_a_box_is_a_task_whose_name_nobody_sees() -> None:
    assert line("image-rights", False, "Images") == snapshot("- [ ] Images <!-- tick:image_rights -->")
    assert line("image-rights", True, "Images") == snapshot("- [x] Images <!-- tick:image_rights -->")


@given(SHEETS)
def test_boxes_are_read_as_they_were_written(boxes: dict[str, bool]) -> None:
    assert Sheet.read(sheet(boxes)).boxes == boxes


@given(SHEETS.filter(bool), st.data())
def test_a_click_is_the_difference_of_one_box(boxes: dict[str, bool], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(boxes)))
    before, after = Sheet.read(sheet(boxes)), Sheet.read(sheet(boxes | {name: not boxes[name]}))
    assert after.since(before) == {name: not boxes[name]}
    assert before.since(before) == {}


@given(SHEETS)
def test_what_browsers_and_github_change_counts_for_nothing(boxes: dict[str, bool]) -> None:
    changed = "\n" + sheet(boxes).replace("\n", "\r\n").replace("[x]", "[X]") + "  \r\n"
    assert Sheet.read(changed) == Sheet.read(sheet(boxes))


@given(SHEETS)
def test_a_change_of_any_words_is_no_click(boxes: dict[str, bool]) -> None:
    ticked = dict.fromkeys(boxes, True)
    assert Sheet.read(sheet(ticked, "Judge that.")).since(Sheet.read(sheet(boxes))) == {}


@pytest.mark.parametrize(
    "text",
    [
        "- [x] Without a name",
        "  - [x] Deeper <!-- tick:tone -->",
        "> - [x] Quoted <!-- tick:tone -->",
        "- [y] Wrong <!-- tick:tone -->",
        "- [x] Not at the end <!-- tick:tone --> of the line",
        "- [x] Another's <!-- TICK:tone -->",
    ],
)
def test_other_boxes_are_nobody_s(text: str) -> None:
    assert Sheet.read(f"Words\n\n{text}").boxes == {}


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert Sheet.read(text).since(Sheet.read(text)) == {}


@given(NAMES)
def test_the_hidden_part_ends_where_it_should(name: str) -> None:
    html = MarkdownIt("commonmark").render(f"{line(name, True, 'Words')}\n\nAfter.")
    assert html.count("<!--") == html.count("-->") == 1
    assert "<p>After.</p>" in html
