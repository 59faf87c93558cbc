from __future__ import annotations

from datetime import date

import pytest

from bot.model.errors import RetryLater, UserError
from bot.model.message import say, say_count


def test_a_message_fills_its_places() -> None:
    assert say("“{key}” is missing.", key="title").in_english() == "“title” is missing."
    assert say("Due {day}.", day=date(2017, 5, 4)).in_english() == "Due 2017-05-04."


def test_what_a_message_quotes_is_not_filled_again() -> None:
    assert say("{text}", text="{secret}").in_english() == "{secret}"


def test_a_message_may_stand_in_another() -> None:
    assert say("It failed: {why}", why=say("{count} left", count=2)).in_english() == "It failed: 2 left"


@pytest.mark.parametrize(("count", "text"), [(0, "0 posts"), (1, "1 post"), (2, "2 posts")])
def test_a_count_chooses_the_sentence(count: int, text: str) -> None:
    assert say_count("{count} post", "{count} posts", count).in_english() == text


def test_the_two_errors_that_are_no_bugs_say_what_they_are() -> None:
    error = UserError(say("“{key}” is unknown.", key="titel"))
    assert (str(error), error.message.arguments["key"]) == ("“titel” is unknown.", "titel")
    assert (str(RetryLater(30)), RetryLater(30).seconds) == ("retry after 30 s", 30)
