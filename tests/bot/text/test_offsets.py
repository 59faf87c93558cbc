from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.text.offsets import code_points


@given(text=st.text() | st.text(alphabet="aé日😀"), data=st.data())
def test_a_byte_offset_becomes_the_code_point_that_begins_there(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text))))
    offsets = [len(text[:place].encode()) for place in places]
    to_code_point = code_points(text, offsets)
    assert [to_code_point(offset) for offset in offsets] == places
