"""The page of a backtest in Chromium, on a wide screen and on a narrow one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from bot.render.backtest_html import render
from tests.bot.render.backtests import BACKTEST

pytestmark = pytest.mark.browser

SCREENSHOTS = Path(__file__).parents[2] / "var"


@pytest.mark.parametrize(("width", "scheme"), [(1240, "light"), (420, "dark")])
def test_the_bars_are_in_proportion_and_the_page_does_not_overflow(width: int, scheme: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("COPYDESK_TEST_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page.set_content(render(BACKTEST, "blog", "https://github.com/octo/blog"))
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"backtest-{scheme}.png", full_page=True)

        boxes = [bar.bounding_box() for bar in page.locator("svg rect").all()]
        widths = [round(box["width"]) for box in boxes if box]
        assert len(widths) == 4
        assert widths[0] == widths[3] > 0 == widths[1] == widths[2]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()
