"""Signatures as GitHub makes them."""

from __future__ import annotations

import pytest

from webhooks.signature import sign, verify


def test_the_signature_of_github_s_own_example_is_reproduced() -> None:
    # https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
    expected = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    assert sign(b"Hello, World!", "It's a Secret to Everybody") == expected


@pytest.mark.parametrize("secret", ["new", "old"])
def test_both_secrets_are_valid_during_a_rotation(secret: str) -> None:
    assert verify(b"{}", sign(b"{}", secret), ["new", "old"])


@pytest.mark.parametrize("given", ["", "sha256=", "sha1=abc", "é", sign(b"{}", "other"), sign(b"{ }", "new")])
def test_anything_else_is_refused(given: str) -> None:
    assert not verify(b"{}", given, ["new", "old"])
