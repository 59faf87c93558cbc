from __future__ import annotations

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.yaml_repair import quoted

lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"))


@given(lines)
@example('L\'été : "oui" \\ non')
def test_what_is_quoted_reads_as_itself(text: str) -> None:
    assert yaml.load(f"key: {quoted(text)}", Loader=yaml.CSafeLoader) == {"key": text}


def test_an_apostrophe_stays_single_where_it_can() -> None:
    assert quoted("L'été : oui") == '"L\'été : oui"'
    assert quoted('L\'été : "oui"') == "'L''été : \"oui\"'"
