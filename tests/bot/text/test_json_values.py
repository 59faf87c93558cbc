from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.front_matter import ProblemKind
from bot.text.front_matter import read_front_matter
from tests.bounded import bounded

texts = st.text(max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(texts, values, max_size=5)


@settings(max_examples=100)
@given(objects, st.sampled_from([None, 2]), st.booleans())
def test_an_object_is_read_as_json_reads_it_and_each_part_has_its_place(
    metadata: dict[str, object], indent: int | None, ascii_only: bool
) -> None:
    written = json.dumps(metadata, indent=indent, ensure_ascii=ascii_only)
    text = f"{written}\n\nThey came in {{boxes}}.\n"
    found = read_front_matter(text)

    assert found.problems == ()
    assert found.metadata == metadata
    assert found.span is not None
    assert found.span.of(text) == written
    for entry in found.entries:
        assert json.loads(entry.key_span.of(text)) == entry.key
        assert json.loads(entry.value_span.of(text)) == entry.value
        for item in entry.items:
            assert json.loads(item.span.of(text)) == item.value


@settings(max_examples=100)
@given(st.text(alphabet='{}[]",:\\ \n\r1aé', max_size=60))
def test_what_json_refuses_is_a_problem(written: str) -> None:
    found = read_front_matter('{"a": ' + written)

    assert all(problem.span.start <= problem.span.end <= len(written) + 6 for problem in found.problems)
    if found.span and not found.problems:
        assert json.loads(found.span.of('{"a": ' + written)) == found.metadata


def test_places_are_right_between_windows_line_ends() -> None:
    text = '{\r\n  "title": "Été 👩‍💻",\r\n  "tags": ["a", "b"]\r\n}\r\nBody'
    found = read_front_matter(text)

    title, tags = found.entries
    assert title.value_span.of(text) == '"Été 👩‍💻"'
    assert [item.span.of(text) for item in tags.items] == ['"a"', '"b"']


@pytest.mark.parametrize(
    ("written", "kind", "place"),
    [
        ('{"title": "a",\n "title": "b"}', ProblemKind.DUPLICATE_KEY, '"title"'),
        ('{"extra": {"a": 1, "a": 2}}', ProblemKind.DUPLICATE_KEY, '"extra"'),
        ('{\n"title": a\n}', ProblemKind.SYNTAX, '"title": a'),
        ('{\n"title": "a"\n"tags": []\n}', ProblemKind.SYNTAX, '"tags": []'),
        ('{"n": NaN}', ProblemKind.SYNTAX, '{"n": NaN}'),
        (f'{{"n": {"9" * 200}}}', ProblemKind.SYNTAX, f'{{"n": {"9" * 200}}}'),
        ('{"title": "a"', ProblemKind.UNCLOSED, "{"),
    ],
)
def test_a_problem_has_its_kind_and_its_place(written: str, kind: ProblemKind, place: str) -> None:
    (problem,) = read_front_matter(written).problems

    assert (problem.kind, problem.span.of(written)) == (kind, place)


@pytest.mark.parametrize("written", ["{% include a %}\n", "{{ page.title }}\n", "{: .note}\n", "{ a }\n"])
def test_other_braces_begin_no_front_matter(written: str) -> None:
    (problem,) = read_front_matter(written).problems

    assert problem.kind is ProblemKind.MISSING


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ('{"a": ' + "[" * 100_000, ProblemKind.TOO_DEEP),
        ('{"a": [' + "1," * 100_000, ProblemKind.TOO_MANY),
        ('{"a": "' + "b" * 100_000 + '"}', ProblemKind.TOO_LARGE),
        ('{"a": "' + '\\"' * 100_000, ProblemKind.UNCLOSED),
    ],
)
def test_hostile_input_is_refused_in_linear_time(written: str, kind: ProblemKind) -> None:
    with bounded():
        (problem,) = read_front_matter(written).problems

        assert problem.kind is kind
