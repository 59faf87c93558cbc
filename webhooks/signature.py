"""The signature of a delivery: HMAC SHA-256 over the raw body.

https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import sha256

PREFIX = "sha256="


def sign(body: bytes, secret: str) -> str:
    """The value of ``X-Hub-Signature-256``."""
    return PREFIX + hmac.new(secret.encode(), body, sha256).hexdigest()


def verify(body: bytes, given: str, secrets: Iterable[str]) -> bool:
    """Whether one of the secrets made the signature. The time it takes tells nothing about them."""
    valid = [hmac.compare_digest(sign(body, secret).encode(), given.encode()) for secret in secrets]
    return any(valid)
