"""A contributor's first minutes, in Chromium: read the checklist, repair the draft, see it tick itself."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from bot import sample
from bot.commandline.sandbox import sandbox
from forge import Pull

pytestmark = pytest.mark.browser

SCREENSHOT = Path(__file__).parents[2] / "var" / "sandbox.png"


@pytest.fixture(scope="module")
def pull() -> Iterator[Pull]:
    with sandbox() as pull:
        yield pull


@pytest.fixture
def page(pull: Pull) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("COPYDESK_TEST_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        page = browser.new_page(viewport={"width": 1240, "height": 1420})
        page.goto(pull.html_url)
        yield page
        browser.close()


def test_editing_the_draft_ticks_an_item_and_finishing_it_asks_the_readers(page: Page, pull: Pull) -> None:
    comment = page.locator("article.bot[data-kind=comment]")
    ticked = comment.locator("input[type=checkbox]:checked")
    expect(comment).to_have_count(1)
    expect(page.locator("[data-check=copydesk]")).to_contain_text("failure")
    SCREENSHOT.parent.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOT)
    before = ticked.count()

    text = page.locator("textarea[name=text]")
    repaired = text.input_value().replace(
        "(notre guide de terrain)[https://guichet.example/guide-de-terrain]",
        "[notre guide de terrain](https://guichet.example/guide-de-terrain)",
    )
    text.fill(repaired)
    page.get_by_role("button", name="Save").click()
    expect(ticked).to_have_count(before + 1)

    path, finished = sample.finished()
    page.locator("input[name=new_path]").fill(path)
    text.fill(finished)
    page.get_by_role("button", name="Save").click()
    to_judge = comment.locator("input[type=checkbox]:not(:checked)")
    expect(to_judge).to_have_count(1)
    to_judge.click()
    expect(comment).to_contain_text("coché par lucie-martel")
    expect(to_judge).to_have_count(0)
    expect(page.locator("[data-check=copydesk]")).to_contain_text("success")
    expect(page.locator("[data-reviewer]")).to_have_count(2)

    approved = page.locator("[data-reviewer]", has_text="approved")
    for readers_so_far in range(2):
        page.get_by_role("button", name="Approve").first.click()
        expect(approved).to_have_count(readers_so_far + 1)
    expect(page.locator("aside .label")).to_have_text(["copydesk: approved"])
    expect(comment).to_have_count(1)
    assert pull.forge.violations == []


def test_a_command_is_answered_and_a_push_from_elsewhere_reaches_the_editor(page: Page, pull: Pull) -> None:
    talk = page.get_by_role("form", name="Comment")
    talk.locator("textarea").fill("/help")
    talk.get_by_role("button", name="Comment").click()
    expect(page.locator("article.bot[data-kind=comment]")).to_contain_text("/waive")

    text = page.locator("textarea[name=text]")
    path = page.locator("input[name=new_path]").input_value()
    pull.push({path: text.input_value() + "\nMerci à toutes.\n"})
    expect(text).to_have_value(re.compile("Merci à toutes"))
