"""Held against python-frontmatter, which is what sites read with."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.front_matter import FrontMatter, Language, ProblemKind
from bot.model.place import Edit
from bot.text.front_matter import read_front_matter
from tests.bounded import bounded

RESERVED = {"content", "handler"}


def post(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "", "Body.", ""])


def applied(text: str, edit: Edit) -> str:
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def problems(text: str) -> list[tuple[str, str, str]]:
    """Each problem's kind, the text at its place, and its detail."""
    return [(p.kind.value, p.span.of(text), p.detail) for p in read_front_matter(text).problems]


def mended(text: str) -> str:
    """The text with every fix applied, from the last to the first."""
    fixes = [problem.fix for problem in read_front_matter(text).problems if problem.fix]
    for fix in sorted(fixes, key=lambda edit: edit.span, reverse=True):
        text = applied(text, fix)
    return text


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
scalars = (
    words
    | st.sampled_from(["yes", "no", "~", "null", "012", "1:30", "1_000", ".inf", "0x1f", "2024-05-06", "L'été : oui"])
    | st.integers()
    | st.booleans()
    | st.none()
    | st.floats(allow_nan=False)
    | st.dates()
    | st.datetimes()
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=6
)
keys = words.filter(lambda key: key not in RESERVED)
metadata = st.dictionaries(keys, values, max_size=5)


def as_read(value: Any) -> Any:
    """What python-frontmatter read, with dates as YAML's own text for them and keys as text."""
    if isinstance(value, (date, datetime)):
        return value
    if isinstance(value, list):
        return [as_read(element) for element in value]
    return {key: as_read(element) for key, element in value.items()} if isinstance(value, dict) else value


def with_dates(entry_value: Any, expected: Any) -> Any:
    """Our value with each text that stands for a date read as one."""
    if isinstance(expected, (date, datetime)) and isinstance(entry_value, str):
        return yaml.safe_load(entry_value)
    if isinstance(expected, list) and isinstance(entry_value, list) and len(expected) == len(entry_value):
        return [with_dates(mine, theirs) for mine, theirs in zip(entry_value, expected, strict=True)]
    if isinstance(expected, dict) and isinstance(entry_value, dict):
        return {key: with_dates(mine, expected.get(key)) for key, mine in entry_value.items()}
    return entry_value


@given(
    metadata=metadata, style=st.sampled_from([None, True, False]), width=st.sampled_from([20, 80]), crlf=st.booleans()
)
def test_sites_read_the_same_metadata(metadata: dict[str, Any], style: bool | None, width: int, crlf: bool) -> None:
    source = yaml.safe_dump(metadata, default_flow_style=style, width=width, allow_unicode=True, sort_keys=False)
    text = f"---\n{source}---\n\nBody.\n"
    text = text.replace("\n", "\r\n") if crlf else text
    expected = frontmatter.loads(text).metadata
    ours = read_front_matter(text)
    assert ours.problems == ()
    assert {key: with_dates(value, expected.get(key)) for key, value in ours.metadata.items()} == expected


@given(metadata=st.dictionaries(keys, values, min_size=1, max_size=5), before=st.sampled_from(["", "\n", "é 😀"]))
def test_places_point_at_what_was_written(metadata: dict[str, Any], before: str) -> None:
    source = yaml.safe_dump(metadata, allow_unicode=True, sort_keys=False)
    text = f"---\n# {before}\n{source}---\n"
    for entry in read_front_matter(text).entries:
        assert yaml.safe_load(entry.key_span.of(text)) == entry.key
        assert entry.key_span.end < entry.value_span.start
        indented = " " * (entry.value_span.start - text.rfind("\n", 0, entry.value_span.start) - 1)
        written = yaml.safe_load(indented + entry.value_span.of(text))
        assert with_dates(entry.value, written) == written
        for item in entry.items:
            assert entry.value_span.start <= item.span.start <= item.span.end <= entry.value_span.end


lines = st.sampled_from(
    [
        "title: One: two",
        "\ta: b",
        "a: [b",
        "a: *b",
        "a: &b c",
        "<<: x",
        "- a",
        "a:b",
        "a: 'b' c",
        "? [a]",
        "'",
        '"',
        "---",
        "...",
        "a: |",
        "  b",
        "é: 😀",
        "a: !!int x",
        "a: !!binary x",
        "date: 2024-02-30",
        "%YAML 1.1",
        "a: 0x",
        "\x07",
        "#",
        "\ufeff",
        "a: 1__",
        "a: 99:99",
        "=: =",
        "a: .",
        "a: 1:2:3.4",
        "a: 2024-01-01 25:00:00",
        "a: 0001-01-01 00:00:00 +23:59",
    ]
)


@given(text=st.text() | st.lists(lines | st.text(max_size=8)).map(lambda parts: "\n".join(["---", *parts, "---"])))
@example(text="---\na: 2001-12-14t21:59:43.10-05:99\n---")
def test_any_text_can_be_read(text: str) -> None:
    ours = read_front_matter(text)
    spans = [problem.span for problem in ours.problems] + [problem.fix.span for problem in ours.problems if problem.fix]
    for entry in ours.entries:
        spans += [entry.key_span, entry.value_span, *(item.span for item in entry.items)]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert ours.text("title") is None or ours.readable


@given(text=st.lists(lines, min_size=1, max_size=4).map(lambda parts: "\n".join(["---", *parts, "---"])))
def test_a_site_reads_what_we_read_without_a_problem(text: str) -> None:
    ours = read_front_matter(text)
    if ours.span and not ours.problems and "..." not in text:
        expected = frontmatter.loads(text).metadata
        assert {key: with_dates(value, expected.get(key)) for key, value in ours.metadata.items()} == expected


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Body.\n", ProblemKind.MISSING, ""),
        ("", ProblemKind.MISSING, ""),
        ("++\ntitle = 1\n++\n", ProblemKind.MISSING, ""),
        ("---\ntitle: One\n\nBody.\n", ProblemKind.UNCLOSED, "---"),
        ("\n\n---\na: b\n---\n", ProblemKind.NOT_FIRST, "\n\n"),
        ("---\nJust text.\n---\n", ProblemKind.NOT_A_MAPPING, "Just text."),
        ("---\n- a\n- b\n---\n", ProblemKind.NOT_A_MAPPING, "- a\n- b\n"),
        (post("a: [b", "c: d"), ProblemKind.SYNTAX, "a: [b"),
        (post("a: 1", "nonsense", "b: 2"), ProblemKind.SYNTAX, "nonsense"),
        (post('a: "b', "c: d"), ProblemKind.SYNTAX, 'a: "b'),
        (post("title: Un titre : le sous-titre"), ProblemKind.UNQUOTED_COLON, "Un titre : le sous-titre"),
        (post("authors:", "\t- ada"), ProblemKind.TAB, "\t"),
        (post("a: 1", "b: 2", "a: 3"), ProblemKind.DUPLICATE_KEY, "a"),
        (post("a: {b: 1, b: 2}"), ProblemKind.DUPLICATE_KEY, "b"),
        (post("2017: a"), ProblemKind.KEY_NOT_TEXT, "2017"),
        (post("yes: a"), ProblemKind.KEY_NOT_TEXT, "yes"),
        (post("? [a, b]", ": c"), ProblemKind.KEY_NOT_TEXT, "[a, b]"),
        (post("content: a"), ProblemKind.RESERVED_KEY, "content"),
        (post("handler: a"), ProblemKind.RESERVED_KEY, "handler"),
        (post("date: 2024-02-30"), ProblemKind.INVALID_DATE, "2024-02-30"),
        (post("dates: [2024-13-01]"), ProblemKind.INVALID_DATE, "2024-13-01"),
        (post("a: &name b"), ProblemKind.ALIAS, "&name b"),
        (post("a: &name b", "c: *name"), ProblemKind.ALIAS, "&name b"),
        (post("<<: {a: b}"), ProblemKind.ALIAS, "<<"),
        (post("a: !!python/object b"), ProblemKind.TAG, "!!python/object b"),
        (post("a: b\x07c"), ProblemKind.UNPRINTABLE, "\x07"),
        (post("a: ="), ProblemKind.TAG, "="),
        (post("a: " + "x" * 65_536), ProblemKind.TOO_LARGE, "\na: " + "x" * 65_536 + "\n"),
        (post("a: " + "[" * 33 + "]" * 33), ProblemKind.TOO_DEEP, "["),
        (post("a:", *["- b"] * 5_000), ProblemKind.TOO_MANY, "b"),
        (post("a: " + "9" * 5_000), ProblemKind.SYNTAX, "9" * 5_000),
    ],
)
def test_what_stands_in_the_way_is_reported_with_its_place(text: str, kind: ProblemKind, place: str) -> None:
    found = read_front_matter(text)
    assert [(problem.kind, problem.span.of(text)) for problem in found.problems] == [(kind, place)]


@pytest.mark.parametrize(
    ("line", "repaired"),
    [
        ("title: Un titre : le sous-titre", 'title: "Un titre : le sous-titre"'),
        ("title: L'été : c'est l'été", "title: \"L'été : c'est l'été\""),
        ('title: Le "oui" : l\'été', "title: 'Le \"oui\" : l''été'"),
        ("title: Fin :", 'title: "Fin :"'),
        ("title: C:\\dir : a  ", "title: 'C:\\dir : a'  "),
        ('title: "Oui" : non', "title: '\"Oui\" : non'"),
        ('title: "Oui" et non', "title: '\"Oui\" et non'"),
        ("title: 'L'été'", 'title: "L\'été"'),
        ("title: [WIP] Titre", 'title: "[WIP] Titre"'),
        ("title: @ada", 'title: "@ada"'),
        ("title: `code`", 'title: "`code`"'),
        ("title: 100 % : %", 'title: "100 % : %"'),
        ("title: *Grand* titre", 'title: "*Grand* titre"'),
        ("title: *Grand", 'title: "*Grand"'),
        ("title: & co", 'title: "& co"'),
        ("title: !Attention", 'title: "!Attention"'),
        ("title: a\u200b\x07b", "title: a\u200bb"),
        ("title:Titre", "title: Titre"),
        ("\ttitle: Titre", "  title: Titre"),
    ],
)
def test_a_certain_repair_is_offered(line: str, repaired: str) -> None:
    text = post(line) if line.startswith("\t") else post("layout: post", line, "category: tech")
    assert mended(text) == text.replace(line, repaired)
    assert read_front_matter(mended(text)).problems == ()
    assert read_front_matter(mended(text)).metadata == read_front_matter(text).metadata
    assert read_front_matter(text).text("title") == frontmatter.loads(mended(text)).metadata["title"]


@pytest.mark.parametrize(
    "line",
    [
        "title: a : b # c",
        "title: a : b\n  c",
        'title: "Il a dit "non" hier"',
        "title: [a, b",
        "title: > b : c",
        "a: 1\n\tb: 2",
    ],
)
def test_no_repair_is_offered_where_it_is_not_certain(line: str) -> None:
    text = post(line)
    assert read_front_matter(text).problems
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("—-\ntitle: a\n---\n", "---\ntitle: a\n---\n"),
        ("--\ntitle: a\n---\n", "---\ntitle: a\n---\n"),
        ("---\ntitle: a\n----\nBody.\n", "---\ntitle: a\n---\nBody.\n"),
        ("---\r\ntitle: a\r\n–\r\nBody.\r\n", "---\r\ntitle: a\r\n---\r\nBody.\r\n"),
        ("\n \n---\ntitle: a\n---\n", "---\ntitle: a\n---\n"),
    ],
)
def test_a_fence_gone_wrong_is_mended(text: str, repaired: str) -> None:
    assert mended(text) == repaired
    assert read_front_matter(repaired).problems == ()
    assert read_front_matter(repaired).metadata == {"title": "a"}


def test_a_line_of_dashes_in_the_body_is_no_fence_gone_wrong() -> None:
    text = "---\ntitle: a\n\nA heading\n-----\n\nBody.\n"
    assert [problem.fix for problem in read_front_matter(text).problems] == [None]


def test_a_line_that_is_repaired_does_not_hide_the_others() -> None:
    text = post(
        "title: Un titre : l'été", "date: 2024-02-30", "authors:", "\t- ada", "layout: post", "x: é: 😀", "y: z"
    )
    found = read_front_matter(text)
    assert {entry.key: (entry.key_span.of(text), entry.value_span.of(text)) for entry in found.entries} == snapshot(
        {
            "title": ("title", "Un titre : l'été"),
            "date": ("date", "2024-02-30"),
            "authors": ("authors", "- ada"),
            "layout": ("layout", "post"),
            "x": ("x", "é: 😀"),
            "y": ("y", "z"),
        }
    )
    assert problems(text) == snapshot(
        [
            ("unquoted-colon", "Un titre : l'été", "title"),
            ("invalid-date", "2024-02-30", "2024-02-30"),
            ("tab", "\t", ""),
            ("unquoted-colon", "é: 😀", "x"),
        ]
    )
    assert found.text("x") == "é: 😀"


def test_values_are_what_yaml_1_1_makes_of_them() -> None:
    text = post("a: 012", "b: yes", "c: 1:30", "d: ~", "e: 2024-05-06", "f: 1.5", "g: [x, 2]", "h: {i: 1}")
    assert [(entry.key, entry.value, entry.tag) for entry in read_front_matter(text).entries] == snapshot(
        [
            ("a", 10, "int"),
            ("b", True, "bool"),
            ("c", 90, "int"),
            ("d", None, "null"),
            ("e", "2024-05-06", "timestamp"),
            ("f", 1.5, "float"),
            ("g", ["x", 2], "seq"),
            ("h", {"i": 1}, "map"),
        ]
    )


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("authors: ada", [("ada", "ada")]),
        ("authors: [ada, 'grace']", [("ada", "ada"), ("grace", "'grace'")]),
        ("authors:\n  - ada\n  -\n  # x\n  - grace\n", [("ada", "ada"), (None, ""), ("grace", "grace")]),
        ("authors:", []),
        ("authors: {ada: 1}", []),
        ("authors: 2024-05-06", [("2024-05-06", "2024-05-06")]),
    ],
)
def test_a_single_value_is_read_like_a_list_of_one(line: str, items: list[tuple[object, str]]) -> None:
    text = post(line, "layout: post")
    entry = read_front_matter(text).get("authors")
    assert entry
    assert [(item.value, item.span.of(text)) for item in entry.items] == items


def test_a_block_ends_with_its_last_line() -> None:
    text = post("a: |", "  one", "  two", "", "# comment", "b:", "  - x", "", "# comment", "c: 1")
    assert [entry.value_span.of(text) for entry in read_front_matter(text).entries] == ["|\n  one\n  two", "- x", "1"]


def test_of_a_duplicate_key_the_last_counts() -> None:
    found = read_front_matter(post("title: One", "title: Two"))
    assert found.text("title") == "Two"
    assert found.metadata == {"title": "Two"}


@pytest.mark.parametrize("closing", ["---", "...", "---  ", "---\r"])
def test_fences_close_as_jekyll_has_it(closing: str) -> None:
    text = f"---\ntitle: a\n{closing}\nBody.\n"
    found = read_front_matter(text)
    assert (found.metadata, found.problems) == ({"title": "a"}, ())
    assert found.span
    assert found.span.of(text) == f"---\ntitle: a\n{closing}"


def test_an_empty_front_matter_is_no_problem() -> None:
    found = read_front_matter("---\n---\nBody.\n")
    assert (found.entries, found.problems, found.readable) == ((), (), True)


BOMBS = {
    "nested brackets": "a: " + "[" * 60_000,
    "balanced brackets": "a: " + "[" * 25_000 + "]" * 25_000,
    "brackets behind an error": "a: 1\n b: " + "[" * 25_000 + "]" * 25_000,
    "brackets behind a repair": "a: b: c\nd: " + "[" * 25_000 + "]" * 25_000,
    "nested braces": "a: " + "{a: " * 15_000,
    "nested dashes": "- " * 30_000,
    "billion laughs": "\n".join(
        ["a0: &a0 lol"] + [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    ),
    "merge keys": "\n".join(
        ["a0: &a0 {k: v}"] + [f"a{i}: &a{i} {{<<: [{','.join([f'*a{i - 1}'] * 9)}]}}" for i in range(1, 12)]
    ),
    "long number": "a: " + "9" * 60_000,
    "hexadecimal": "a: 0x" + "f" * 60_000,
    "sexagesimal": "a: 1" + ":59" * 20_000,
    "colons": "a: b: c\n" * 8_000,
    "tabs": "\ta: b\n" * 9_000,
    "colons everywhere": ":" * 60_000,
    "blanks": "x" + ("\n" + " " * 300) * 200,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_defused_at_once(name: str) -> None:
    with bounded():
        assert read_front_matter(post(BOMBS[name])).problems


def test_a_front_matter_without_end_is_given_up_at_once() -> None:
    with bounded():
        text = "---\n" + "a: b\n" * 200_000
        assert [problem.kind for problem in read_front_matter(text).problems] == [ProblemKind.UNCLOSED]


def test_what_python_frontmatter_loses_is_never_silent() -> None:
    """The traps of the library: each gives no metadata, an exception, or only part of it, without a word."""
    for text in ["\ufeff---\na: b\n---\n", "---\na: b\n", "---\n- a\n---\n", "+++\na = 1\n", post("a: 1", "a: 2")]:
        silent = FrontMatter(None, (), ())
        assert read_front_matter(text) != silent
        assert read_front_matter(text).problems


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('---json\n{\n  "title": "Letters",\n  "tags": ["a"]\n}\n---\nText.\n', Language.JSON),
        ('---toml\ntitle = "Letters"\ntags = ["a"]\n---\nText.\n', Language.TOML),
        ("---yaml\ntitle: Letters\ntags: [a]\n---\nText.\n", Language.YAML),
    ],
)
def test_the_first_fence_may_name_the_language(text: str, language: Language) -> None:
    found = read_front_matter(text)
    assert (found.metadata, found.problems, found.language) == ({"title": "Letters", "tags": ["a"]}, (), language)
    assert found.span is not None
    assert text[found.span.end :] == "\nText.\n"
    assert found.entries[0].value_span.of(text).strip('"') == "Letters"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('---json\n{"title": "Letters"}\n', ProblemKind.UNCLOSED),
        ("---json\ntitle: Letters\n---\n", ProblemKind.NOT_A_MAPPING),
        ('---json\n{"a": 1} more\n---\n', ProblemKind.NOT_A_MAPPING),
        ('---json\n{"a": {\n---\n}}', ProblemKind.NOT_A_MAPPING),
        ("---json\n{\n---\n", ProblemKind.UNCLOSED),
    ],
)
def test_a_front_matter_in_the_language_that_its_fence_names_is_whole(text: str, kind: ProblemKind) -> None:
    assert [problem.kind for problem in read_front_matter(text).problems] == [kind]
