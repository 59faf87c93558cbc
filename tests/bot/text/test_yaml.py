"""A configuration's YAML: every value in its place, and never an exception."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.model.front_matter import ProblemKind
from bot.model.place import Position
from bot.text.yaml import read_yaml

TEXT = """\
# A comment
reviewers:
  default: [ada, grace]
  by_author:
    a.b:
      - zoé
rules: {image-alt: off}
"""


def test_values_are_plain_and_dates_stay_text() -> None:
    assert read_yaml(TEXT).value == {
        "reviewers": {"default": ["ada", "grace"], "by_author": {"a.b": ["zoé"]}},
        "rules": {"image-alt": False},
    }
    assert read_yaml("on: 2024-05-14").value in ({"on": "2024-05-14"}, {})


def test_a_path_leads_to_the_place_of_its_key_or_element() -> None:
    document = read_yaml(TEXT)
    assert document.position(("reviewers", "default", 1)) == Position(3, 18)
    assert document.position(("reviewers", "by_author", "a.b", 0)) == Position(6, 9)
    assert document.position(("rules", "function-before", "image-alt")) == Position(7, 9)


def test_a_path_that_leads_nowhere_has_no_place() -> None:
    assert read_yaml(TEXT).position(("labels",)) is None
    assert read_yaml("").position(("labels",)) is None


def test_an_empty_document_is_an_empty_mapping_and_a_list_is_a_problem() -> None:
    assert (read_yaml("").value, read_yaml("").problems) == ({}, ())
    assert [problem.kind for problem in read_yaml("- a").problems] == [ProblemKind.NOT_A_MAPPING]


def test_a_repeated_key_is_a_problem_with_the_place_of_the_one_that_is_lost() -> None:
    document = read_yaml("a: 1\nb: 2\na: 3\n")
    assert [(problem.kind, document.place(problem.span.start)) for problem in document.problems] == [
        (ProblemKind.DUPLICATE_KEY, Position(1, 1))
    ]


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    document = read_yaml(text)
    for problem in document.problems:
        assert document.place(problem.span.start).line >= 1


PLAIN = st.recursive(
    st.integers(-1000, 1000) | st.booleans() | st.text("abcé ", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=3), PLAIN, max_size=4))
def test_what_yaml_writes_is_read_back(value: dict[str, object]) -> None:
    assert read_yaml(yaml.safe_dump(value, allow_unicode=True)).value == value
