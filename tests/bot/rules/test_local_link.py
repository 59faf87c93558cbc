from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.rules.local_link import local_link
from tests.bot.rules import examples

POST = "_posts/2026-05-14-the-new-library.md"
TREE = ("_posts/2026-05-01-opening-hours.md", "files/plan.pdf", "about.md")


def check(body: str) -> list[Finding]:
    return examples.check(local_link, POST, f"---\ntitle: The new library\n---\n{body}\n", tree=TREE)


@pytest.mark.parametrize(
    "target",
    [
        "/2026/05/01/opening-hours.html", "{{ site.baseurl }}/2026/05/01/opening-hours.html", "/files/plan.pdf",
        "/about.html", "/tags/", "https://example.org/a", "mailto:ada@example.org", "#rules", "{{ page.url }}",
    ],
)  # fmt: skip
def test_what_exists_or_may_exist_is_not_reported(target: str) -> None:
    assert check(f"[here]({target})") == []


def test_a_slip_in_the_address_of_a_post_is_reported_and_repaired() -> None:
    [finding] = check("[here](/2026/05/01/opening-huors.html#rules)")
    assert examples.said([finding]) == snapshot(
        [
            "4:8 blocker “/2026/05/01/opening-huors.html#rules” doesn't exist on this site, but “/2026/05/01/opening-hours.html#rules” does. Write that."
        ]
    )
    assert finding.fix
    assert finding.fix.text == "/2026/05/01/opening-hours.html#rules"


def test_a_post_that_is_not_there_is_advice() -> None:
    assert examples.said(check("[here](/2025/01/01/nothing-of-the-kind.html)")) == snapshot(
        ["4:8 advice “/2025/01/01/nothing-of-the-kind.html” doesn't exist on this site. Correct the address."]
    )


def test_a_file_that_is_not_beside_the_post_is_reported() -> None:
    assert examples.said(check("[the plan](plan-of-the-house)")) == snapshot(
        ["4:12 blocker “plan-of-the-house” doesn't exist on this site. Correct the address."]
    )


@pytest.mark.parametrize("target", ["", "https://", "TODO", "www.example.org", "ada@example.org"])
def test_what_another_rule_reports_is_left_to_it(target: str) -> None:
    assert check(f"[here]({target})") == []
