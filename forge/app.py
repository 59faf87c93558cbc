"""The GitHub App of the bot: its key, its webhook, its installations and their tokens."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from forge.accounts import Account

TOKEN_LIFETIME = timedelta(hours=1)
"""https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app"""

JWT_LIFETIME = timedelta(minutes=10)
"""https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app"""

PERMISSIONS = {
    "checks": "write",
    "contents": "write",
    "issues": "write",
    "members": "read",
    "metadata": "read",
    "pull_requests": "write",
    "statuses": "write",
}
EVENTS = ("check_run", "check_suite", "issue_comment", "pull_request", "pull_request_review", "push")


class BadCredentials(PermissionError):
    """The token or JWT is unknown, expired or malformed."""


@dataclass(eq=False, slots=True)
class App:
    """The app, as its owner sees it in the settings. `webhook_url` None means that nothing is delivered."""

    id: int
    owner: Account
    bot: Account
    created_at: datetime
    slug: str = "copydesk"
    name: str = "Copydesk"
    webhook_secret: str = field(default_factory=lambda: secrets.token_hex(20))
    webhook_url: str | None = None
    permissions: dict[str, str] = field(default_factory=lambda: dict(PERMISSIONS))
    events: tuple[str, ...] = EVENTS
    _key: rsa.RSAPrivateKey = field(
        default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048), repr=False
    )

    @property
    def private_key_pem(self) -> str:
        """The private key, as GitHub lets it be downloaded: PEM, PKCS#1."""
        return self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        ).decode()

    def verify(self, token: str, now: datetime) -> None:
        """Check a JWT as GitHub does: RS256, issued by this app, at most ten minutes of life.

        Raises BadCredentials with the reason.
        """
        try:
            claims = jwt.decode(
                token,
                self._key.public_key(),
                algorithms=["RS256"],
                options={"verify_exp": False, "verify_iat": False, "require": ["iat", "exp", "iss"]},
            )
        except jwt.InvalidTokenError as error:
            raise BadCredentials(f"A JSON web token could not be decoded: {error}.") from error
        issued, expires = float(claims["iat"]), float(claims["exp"])
        present = now.timestamp()
        if str(claims["iss"]) != str(self.id):
            raise BadCredentials("The `iss` claim must be the id of the app.")
        if issued > present + 60:
            raise BadCredentials("The `iat` claim lies in the future.")
        if expires <= present:
            raise BadCredentials("The `exp` claim has passed.")
        if expires > present + JWT_LIFETIME.total_seconds():
            raise BadCredentials("The `exp` claim is too far in the future.")


@dataclass(eq=False, slots=True)
class Installation:
    """The app on the account of one owner, for the repositories whose ids are listed."""

    id: int
    account: Account
    created_at: datetime
    repository_ids: list[int] = field(default_factory=list)
    suspended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """An installation token, or a person's own token when `installation` is None."""

    value: str
    account: Account
    installation: Installation | None
    expires_at: datetime | None
    permissions: dict[str, str]

    def is_valid(self, now: datetime) -> bool:
        """Whether the token may still be used at that moment."""
        return self.expires_at is None or now < self.expires_at
