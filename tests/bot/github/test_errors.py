from __future__ import annotations

import time

import pytest
from github import GithubException
from requests.exceptions import ReadTimeout

from bot.github.errors import Gone, outcome, translated
from bot.model.errors import RetryLater


def refusal(status: int, message: str = "", **headers: str) -> GithubException:
    return GithubException(
        status, {"message": message}, {name.replace("_", "-"): text for name, text in headers.items()}
    )


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (refusal(403, retry_after="30"), 30),
        (refusal(429, retry_after="0"), 1),
        (refusal(403, "You have exceeded a secondary rate limit. Please wait a few minutes."), 60),
        (refusal(429, "Too many requests"), 60),
        (refusal(403, x_ratelimit_remaining="0", x_ratelimit_reset="12"), 1),
        (refusal(500), 5),
        (GithubException(502, "<html>Bad gateway</html>", {}), 5),
        (GithubException(503, None, None), 5),
    ],
)
def test_what_passes_is_waited_for(error: GithubException, seconds: float) -> None:
    meaning = outcome(error)

    assert isinstance(meaning, RetryLater)
    assert meaning.seconds == seconds


def test_the_hourly_limit_is_over_when_github_says_so() -> None:
    reset = str(int(time.time()) + 100)

    meaning = outcome(refusal(403, "API rate limit exceeded", x_ratelimit_remaining="0", x_ratelimit_reset=reset))

    assert isinstance(meaning, RetryLater)
    assert 99 <= meaning.seconds <= 102


@pytest.mark.parametrize(
    "error",
    [
        refusal(403, "Repository was archived so is read-only."),
        refusal(403, "This installation has been suspended"),
        refusal(451, "Repository access blocked"),
    ],
)
def test_what_will_not_come_back_is_gone(error: GithubException) -> None:
    assert isinstance(outcome(error), Gone)


@pytest.mark.parametrize("error", [refusal(403, "Resource not accessible by integration"), refusal(404), refusal(422)])
def test_a_mistake_of_ours_stays_what_it_is(error: GithubException) -> None:
    assert outcome(error) is None
    with pytest.raises(GithubException), translated():
        raise error


def test_a_broken_connection_is_waited_for() -> None:
    with pytest.raises(RetryLater, match="ReadTimeout"), translated():
        raise ReadTimeout("secret detail")
