"""Who is asking: the app by a signed JWT, an installation or a person by a token."""

from __future__ import annotations

from forge.api.routing import Caller
from forge.app import BadCredentials
from forge.clock import now_utc
from forge.errors import Refusal
from forge.hub import Forge


def authenticate(forge: Forge, header: str) -> Caller:
    """The caller behind an `Authorization` header. Refuses with 401.

    A JWT is held against the machine's clock, since clients sign with theirs; tokens against the forge's.
    """
    scheme, _, value = header.partition(" ")
    if scheme.lower() not in ("bearer", "token") or not value:
        raise Refusal(401, "Requires authentication")
    if value.count(".") == 2:
        try:
            forge.app.verify(value, now_utc())
        except BadCredentials as error:
            raise Refusal(401, str(error)) from None
        return Caller(forge.app.bot, None)
    token = forge.tokens.get(value)
    if token is None or not token.is_valid(forge.clock()):
        raise Refusal(401, "Bad credentials")
    return Caller(token.account, token)
