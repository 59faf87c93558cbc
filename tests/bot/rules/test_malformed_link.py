from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.rules.malformed_link import malformed_link
from tests.bot.rules import examples
from tests.bounded import bounded

FRAGMENTS = [
    "[",
    "]",
    "(",
    ")",
    "](",
    " ",
    "\n",
    "a b",
    "http://",
    "https://x.org",
    "www.x.org",
    "/a",
    "`",
    "*",
    "!",
    "é",
]
POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str, files: dict[str, str] | None = None) -> list[str]:
    return examples.said(examples.check(malformed_link, POST, text_of(body), files))


def fixed(body: str) -> str:
    [finding] = examples.check(malformed_link, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_link_written_backwards_is_reported() -> None:
    assert said("(The *calendar*)[https://example.org/a_b]") == snapshot(
        ["4:1 blocker “The *calendar*” is a link written backwards. Write [text](address)."]
    )


def test_an_address_that_a_definition_gives_is_repaired_there() -> None:
    body = "Read [our rules][1], and `[1]: www.example.org` too.\n\n[1]: www.example.org\n[2]: www.example.org"
    assert said(body) == snapshot(
        ["6:6 advice No browser can follow “www.example.org”. Write https://www.example.org."]
    )
    assert fixed(body) == body.replace("\n\n[1]: ", "\n\n[1]: https://")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("(the *calendar*)[https://example.org/a_b]", "[the *calendar*](https://example.org/a_b)"),
        ("(our rules)[/rules.html]", "[our rules](/rules.html)"),
        ("(https://example.org)[the calendar]", "[the calendar](https://example.org)"),
        ("[the calendar] (https://example.org/a_(b))", "[the calendar](https://example.org/a_(b))"),
        ("[the calendar](www.example.org/a)", "[the calendar](https://www.example.org/a)"),
        ("[the calendar](example.org/a)", "[the calendar](https://example.org/a)"),
        ("[write](ada@example.org)", "[write](mailto:ada@example.org)"),
        ("[the calendar](http:/example.org)", "[the calendar](http://example.org)"),
        ("[the calendar](https//example.org)", "[the calendar](https://example.org)"),
        ("[the calendar](htps://example.org)", "[the calendar](https://example.org)"),
        ("[the calendar](http://https://example.org)", "[the calendar](https://example.org)"),
        ("[the calendar](%20https://example.org)", "[the calendar](https://example.org)"),
        ("[the calendar]([here](https://example.org))", "[the calendar](https://example.org)"),
        ("[the calendar][https://example.org]", "[the calendar](https://example.org)"),
        ("[the plan](plan)\n\n[plan]: /plan.pdf", "[the plan][plan]\n\n[plan]: /plan.pdf"),
    ],
)
def test_what_was_certainly_meant_is_offered(written: str, meant: str) -> None:
    assert fixed(written) == meant


def test_a_link_without_an_address_is_reported() -> None:
    assert said("[write to us]() or [here](https://)") == snapshot(
        [
            "4:1 blocker The link “write to us” leads nowhere. Write its address.",
            "4:20 blocker The link “here” leads nowhere. Write its address.",
        ]
    )


def test_a_link_without_words_is_reported() -> None:
    assert said("[](https://example.org)") == snapshot(
        ["4:1 blocker This link has no words to click on. Write them between its square brackets."]
    )


def test_an_image_is_enough_to_click_on() -> None:
    assert said("[![](/a.png)](https://example.org)") == []


def test_a_link_that_is_not_closed_is_reported() -> None:
    assert said("See [the calendar](https://example.org/a\n\nAnd so on.") == snapshot(
        ["4:5 blocker The link “the calendar” isn't closed. Write “)” behind its address."]
    )


def test_a_space_in_an_address_is_reported() -> None:
    assert said("See [the plan](/files/my plan.pdf) and [this](https://example.org/a b).") == snapshot(
        [
            "4:5 blocker The address of “the plan” contains a space. Write %20 in its place.",
            "4:40 blocker The address of “this” contains a space. Write %20 in its place.",
        ]
    )


def test_a_link_in_the_address_of_another_is_reported() -> None:
    assert said("See [the calendar]([over here](https://example.org)).") == snapshot(
        ["4:20 blocker “over here” stands where the address of another link belongs. Keep one."]
    )


def test_a_label_that_is_not_defined_is_reported_once() -> None:
    assert said("See [the plan][plan], [again][Plan] and [rules][].") == snapshot(
        [
            "4:16 blocker No line says where “plan” leads. Add “[plan]: https://…” at the end.",
            "4:42 blocker No line says where “rules” leads. Add “[rules]: https://…” at the end.",
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://example.org) and <https://example.org> and https://example.org",
        "[a](/b.html), [c](../d), [e](#f), [g](mailto:ada@example.org), [h](tel:+33123), [i](ssh://x), [j](HTTP://x.org)",
        "[a](https://web.archive.org/web/2016/http://example.org), [b](https://en.wikipedia.org/wiki/C_(d))",
        '[a]({{ site.baseurl }}/b), [c]({% link d.md %}), [e](README.md), [f](/g.html "h")',
        "[a][b] and [b][] and [b]\n\n[b]: https://example.org",
        "- [ ] (see https://example.org)\n- [x] done",
        "A note[^1] (see this)[1] and [1] (https://example.org).\n\n[^1]: Here.",
        "`(a b)[https://example.org]`\n\n    [write]()",
        "A list[0](1), a \\[link](https://example.org/a b).",
        "The function (of text) [sic] is clear.",
        '<a href="/a">b</a> <a name="c"></a>',
    ],
)
def test_what_works_or_is_no_link_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_a_space_before_the_address_is_fine_where_redcarpet_reads_it() -> None:
    body = "[the calendar] (https://example.org)"
    assert len(said(body, {"_config.yml": "markdown: kramdown"})) == 1
    assert said(body, {"_config.yml": "markdown: redcarpet"}) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_every_remark_stands_in_the_text_and_every_fix_repairs_it(body: str) -> None:
    before = examples.check(malformed_link, POST, text_of(body))
    lines = text_of(body).split("\n")
    for finding in before:
        assert finding.range.end.line <= len(lines)
        assert finding.excerpt


@pytest.mark.parametrize("hostile", ["[", "](", "(a)[", "[a](http://", "[a](http://a ", "[a]  (", "(aa" * 3 + ")["])
def test_hostile_text_takes_no_longer_than_its_length(hostile: str) -> None:
    with bounded():
        said(hostile * (100_000 // len(hostile)))


def test_definitions_that_run_on_from_a_paragraph_are_one_fault() -> None:
    body = "See [the plan][p] and [the map][m].\n[p]: https://example.org/p\n[m]: https://example.org/m"
    assert said(body) == snapshot(
        ["5:1 blocker “[p]:” and the lines like it are read as text, since no empty line stands before them. Add one."]
    )
    assert fixed(body) == body.replace("\n[p]", "\n\n[p]")


def test_a_definition_in_code_defines_nothing_and_is_not_the_fault() -> None:
    assert said("See [the plan][p].\n\n```\n[p]: https://example.org/p\n```") == snapshot(
        ["4:16 blocker No line says where “p” leads. Add “[p]: https://…” at the end."]
    )


def test_an_address_with_one_certain_repair_is_advice() -> None:
    assert said("[Write](library@example.org) or [look](www.example.org).") == snapshot(
        [
            "4:9 advice No browser can follow “library@example.org”. Write mailto:library@example.org.",
            "4:40 advice No browser can follow “www.example.org”. Write https://www.example.org.",
        ]
    )


def test_an_image_with_a_space_in_its_file_name_is_reported_without_words_too() -> None:
    assert said("![](img/My desk.PNG) and ![Desks](../img/a b.jpg)") == snapshot(
        [
            "4:27 blocker The address of “Desks” contains a space. Write %20 in its place.",
            "4:2 blocker The address of “img/My desk.PNG” contains a space. Write %20 in its place.",
        ]
    )
    assert said("[a list](a b c) and ![a list](of words)") == []
