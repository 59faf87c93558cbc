from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.model.front_matter import FrontMatter, Problem, ProblemKind
from bot.text.front_matter import read_front_matter
from bot.text.toml_values import read_toml
from tests.bounded import bounded


def post(written: str) -> str:
    return f"+++\n{written}\n+++\nThey came in boxes.\n"


def the_problem(written: str) -> Problem:
    (problem,) = read_front_matter(post(written)).problems
    return problem


def places(text: str) -> list[tuple[str, str, list[str]]]:
    found = read_front_matter(text)
    return [
        (entry.key_span.of(text), entry.value_span.of(text), [item.span.of(text) for item in entry.items])
        for entry in found.entries
    ]


def plain(value: Any) -> Any:
    """A value of tomllib's without what differs on purpose: dates are text, and a NaN equals nothing."""
    return json.loads(json.dumps(value, default=lambda when: when.isoformat()).replace("NaN", "0"))


keys = st.sampled_from(["title", "date", "a-b", '"é #"', "'q.r'", "a.b", 'a . "c d"', "extra.team", "x"])
scalars = st.sampled_from(
    [
        '"Hello"',
        '"a # b"',
        "'C:\\dir'",
        "7",
        "-0.5",
        "1_000",
        "0xff",
        "true",
        "nan",
        "2026-05-14",
        "2026-05-14T09:30:00Z",
        "09:30:00",
        '"""a\n]b"""',
        "'''it's\n'''",
        '"\\u00e9 \\" ]"',
        '""""quoted""""',
        '"é👩‍💻"',
        '""',
    ]
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: "[ " + ",\n  ".join(parts) + " # end, ]\n]")
        | st.lists(inner.filter(lambda part: "\n" not in part), max_size=2).map(
            lambda parts: "{ " + ", ".join(f"k{index} = {part}" for index, part in enumerate(parts)) + " }"
        )
    ),
    max_leaves=6,
)
statements = (
    st.tuples(keys, values).map(lambda pair: f"{pair[0]} = {pair[1]}")
    | st.tuples(keys, st.sampled_from(["[{}]", "[[{}]]", "[ {} ]"])).map(lambda pair: pair[1].format(pair[0]))
    | st.sampled_from(["# a comment", "", "  ", "title: Hello", "title = Hello", "x = [1", "= 3", 'y = "open', "]"])
)
documents = st.lists(statements, max_size=7).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n"]).map(lambda end: "\n".join(lines).replace("\n", end))
)


@settings(max_examples=100)
@given(documents)
@example('a.b = 1\na.c = [2, "é"]\n[extra]\nteam = "x"\n[[links]]\nto = 1\n[[links]]\nto = 2\n[extra.more]\nz = 1')
def test_what_tomllib_reads_is_read_alike_and_what_it_refuses_is_a_problem(written: str) -> None:
    entries, problems = read_toml(written)

    try:
        expected = tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        assert problems
    else:
        assert problems == ()
        assert [entry.key for entry in entries] == list(expected)
        for entry in entries:
            if entry.tag != "timestamp" and "2026" not in written:
                assert plain(entry.value) == plain(expected[entry.key])


@settings(max_examples=100)
@given(documents)
def test_the_place_of_a_value_holds_that_value(written: str) -> None:
    entries, problems = read_toml(written, start=7)
    moved = "+++++++" + written

    for entry in entries:
        if entry.value_span.start > entry.key_span.end and not problems:
            alone = tomllib.loads(f"value = {entry.value_span.of(moved)}")["value"]
            if entry.tag == "timestamp":
                assert entry.value == entry.value_span.of(moved)
            elif "2026" not in written:
                assert plain(alone) == plain(entry.value)
        for item in entry.items:
            assert entry.value_span.start <= item.span.start <= item.span.end <= entry.value_span.end
    for problem in problems:
        assert 7 <= problem.span.start <= problem.span.end <= len(moved)


@settings(max_examples=100)
@given(st.text(alphabet="+=[]{}\"'\\#., \n\rab1-é", max_size=60))
def test_nothing_is_raised_whatever_is_written(written: str) -> None:
    found = read_front_matter(post(written))

    assert isinstance(found, FrontMatter)
    assert all(problem.span.end <= len(post(written)) for problem in found.problems)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_keys_values_and_elements_have_their_places(end: str) -> None:
    text = '+++\ntitle = "Été 👩‍💻" # so\nauthors = ["ada",\n  \'b, c\']\n[extra]\nteam = "x"\n+++\n'.replace("\n", end)

    assert places(text) == [
        ("title", '"Été 👩‍💻"', ['"Été 👩‍💻"']),
        ("authors", f"[\"ada\",{end}  'b, c']", ['"ada"', "'b, c'"]),
        ("extra", f'[extra]{end}team = "x"', []),
    ]


def test_the_keys_of_a_table_have_their_places() -> None:
    text = post('[taxonomies]\nauthors = ["ada", "grace"]\n[extra]\nteam.name = "a"\nsite = 2026-05-14')
    taxonomies, extra = read_front_matter(text).entries

    (authors,) = taxonomies.inner
    assert (authors.key_span.of(text), [item.span.of(text) for item in authors.items]) == (
        "authors",
        ['"ada"', '"grace"'],
    )
    assert [(inner.key, inner.value, inner.tag) for inner in extra.inner] == [("site", "2026-05-14", "timestamp")]


@pytest.mark.parametrize(
    "text",
    [
        post('authors = ["ada"]\n[extra]\nauthors = ["grace"]'),
        post('[taxonomies]\nauthors = ["ada"]'),
        post('[extra]\nauthor = "ada"'),
        "---\ntitle: One: two\ntaxonomies:\n  authors: [ada]\n---\n",
    ],
)
def test_the_authors_may_stand_in_a_table(text: str) -> None:
    (item,) = read_front_matter(text).byline

    assert item.value == "ada"
    assert item.span.of(text).strip('"') == "ada"


def test_the_tables_of_an_array_have_their_places() -> None:
    assert places('+++\n[[links]]\nto = "a"\n[[links]]\nto = "b"\n+++\n') == [
        ("links", '[[links]]\nto = "a"\n[[links]]\nto = "b"', ['[[links]]\nto = "a"', '[[links]]\nto = "b"'])
    ]


@pytest.mark.parametrize("written", ["2026-05-14", "2026-05-14 09:30:00", "2026-05-14T09:30:00.5+02:00", "09:30:00"])
def test_dates_stay_the_text_that_was_written(written: str) -> None:
    entry = read_front_matter(post(f"date = {written}")).get("date")

    assert entry is not None
    assert (entry.value, entry.tag) == (written, "timestamp")


def test_the_body_begins_below_the_closing_fence() -> None:
    text = post('title = "Letters"')
    span = read_front_matter(text).span

    assert span is not None
    assert text[span.end :] == "\nThey came in boxes.\n"


def test_blank_lines_above_are_passed_over() -> None:
    found = read_front_matter('\n\n+++\ntitle = "Letters"\n+++\n')

    assert found.metadata == {"title": "Letters"}
    assert not found.problems


def test_text_without_quotation_marks_is_repaired_and_hides_nothing() -> None:
    text = post("title = Two hundred letters\ndraft = true")
    found = read_front_matter(text)

    assert found.metadata == {"title": "Two hundred letters", "draft": True}
    (problem,) = found.problems
    assert problem.fix is not None
    repaired = text[: problem.fix.span.start] + problem.fix.text + text[problem.fix.span.end :]
    assert read_front_matter(repaired).metadata == {"title": "Two hundred letters", "draft": True}
    assert not read_front_matter(repaired).problems


@pytest.mark.parametrize(
    ("written", "kind", "place"),
    [
        ('title = "a"\ntitle = "b"', ProblemKind.DUPLICATE_KEY, "title"),
        ("[extra]\na = 1\n[extra]\nb = 2", ProblemKind.DUPLICATE_KEY, "extra"),
        ("[extra]\na = 1\na = 2", ProblemKind.DUPLICATE_KEY, "a"),
        ("date = 2026-02-30", ProblemKind.INVALID_DATE, "2026-02-30"),
        ('title = "a', ProblemKind.SYNTAX, 'title = "a'),
        ("title: a", ProblemKind.SYNTAX, "title: a"),
        ("tags = [1, 2", ProblemKind.SYNTAX, "tags = [1, 2"),
        ('title = "a" b', ProblemKind.SYNTAX, 'title = "a" b'),
        ("[extra] b", ProblemKind.SYNTAX, "b"),
        (f"deep = {'[' * 40}{']' * 40}", ProblemKind.TOO_DEEP, f"deep = {'[' * 40}{']' * 40}"),
    ],
)
def test_a_problem_has_its_kind_and_its_place(written: str, kind: ProblemKind, place: str) -> None:
    problem = the_problem(written)

    assert (problem.kind, problem.span.of(post(written))) == (kind, place)


def test_of_a_key_written_twice_the_last_one_counts() -> None:
    assert read_front_matter(post('title = "a"\ntitle = "b"')).text("title") == "b"


def test_a_front_matter_without_an_end_is_unclosed() -> None:
    (problem,) = read_front_matter('+++\ntitle = "Letters"\n').problems

    assert (problem.kind, problem.detail) == (ProblemKind.UNCLOSED, "+++")


def test_what_is_too_large_is_not_read() -> None:
    assert the_problem("title = '" + "a" * 70_000 + "'").kind is ProblemKind.TOO_LARGE


def test_what_has_too_many_parts_is_not_read() -> None:
    assert the_problem("\n".join(f"a{index} = 1" for index in range(6_000))).kind is ProblemKind.TOO_MANY


@pytest.mark.parametrize(
    "written",
    [
        'a = "' + '\\"' * 30_000,
        'a = """' + '\\"""' * 15_000,
        "a = [\n" * 8_000,
        "a = " + "[" * 60_000,
        "'" * 60_001,
        "a = " + "1," * 30_000,
        '"a".' * 12_000,
        "[a]\n" * 4_000,
    ],
)
def test_hostile_input_takes_linear_time(written: str) -> None:
    with bounded():
        read_toml(written)
