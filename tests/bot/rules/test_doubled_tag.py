from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.doubled_tag import doubled_tag
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-letters.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Letters\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(doubled_tag, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(doubled_tag, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_value_that_stands_twice_is_reported_and_removed_once() -> None:
    body = "![Boxes]({{ site.baseurl }}{{ site.baseurl }}/a.png)"
    assert said(body) == snapshot(["4:10 advice “{{ site.baseurl }}” stands here twice. Remove one."])
    assert fixed(body) == "![Boxes]({{ site.baseurl }}/a.png)"
    assert fixed("See {{ page.title }} {{ page.title }}.") == "See {{ page.title }}."


def test_several_are_one_finding_at_the_first() -> None:
    assert said("[a]({{ x }}{{ x }}/a)\n\n[b]({{ x }}{{ x }}/b)") == snapshot(
        ["4:5 advice 2 tags stand twice in a row, “{{ x }}” first. Remove one of each two."]
    )


@pytest.mark.parametrize(
    "text",
    [
        "[a]({{ site.url }}{{ site.baseurl }}/a)",
        "`{{ x }}{{ x }}`",
        "    {{ x }}{{ x }}",
        "{% endif %}{% endif %}",
        "{{ x }}, {{ x }}",
        "{{ x }}\n{{ x }}",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("{{ x }}" * 20_000)
