from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.backtest.figures import backtest
from bot.render.backtest_html import render
from tests.bot.render.backtests import BACKTEST, NOTHING, outcome


class Reader(HTMLParser):
    """Every tag with its attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags = list[tuple[str, dict[str, str | None]]]()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def names(page: str) -> list[str]:
    return [tag for tag, _ in Reader(page).tags]


def test_the_chart_has_a_bar_for_each_rule_that_spoke() -> None:
    page = render(BACKTEST, "blog")
    chart = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    bars = [(rect.get("class"), rect.get("width")) for rect in ElementTree.fromstring(chart).iter("rect")]

    assert bars == snapshot([("gone", "560.0"), ("left", "0.0"), ("gone", "0.0"), ("left", "560.0")])
    assert "title-length: 0 of 1 acted on" in chart


def test_the_page_needs_nothing_from_elsewhere() -> None:
    tags = Reader(render(BACKTEST, "blog")).tags

    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in tags}
    assert not any("src" in attributes or "href" in attributes for _, attributes in tags)


def test_examples_link_to_their_lines_where_the_repository_has_a_page() -> None:
    tags = Reader(render(BACKTEST, "blog", "https://github.com/octo/blog")).tags

    links = [attributes["href"] or "" for tag, attributes in tags if tag == "a"]
    assert all(link.startswith("https://github.com/octo/blog/blob/") for link in links)
    assert len(links) == 2


def test_errors_are_named_and_nothing_is_said_as_nothing() -> None:
    assert "#2: Objects of it are missing." in Reader(render(BACKTEST, "blog")).text
    assert "svg" not in names(render(NOTHING, "blog"))


@given(st.text(), st.text(), st.text(), st.text())
@settings(max_examples=50, deadline=None)
def test_text_of_a_repository_never_becomes_markup(path: str, message: str, title: str, what: str) -> None:
    plain = names(render(backtest([outcome()]), "blog", "https://github.com/octo/blog"))
    page = render(backtest([outcome(path, message, title, what)]), title, "https://github.com/octo/blog")

    assert names(page) == plain


def test_markup_in_a_repository_is_shown_as_it_is() -> None:
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    page = render(backtest([outcome(attack, attack, attack, attack)]), attack, "https://github.com/octo/blog")

    assert not {"script", "img"} & set(names(page))
    assert attack in Reader(page).text
