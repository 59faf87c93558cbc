"""Refusals, with the status and the shape of body that GitHub gives them."""

from __future__ import annotations

from typing import Any

DOCUMENTATION_URL = "https://docs.github.com/rest"


class Refusal(Exception):
    """The forge declines a request. Python callers see the exception, HTTP callers its status and body."""

    def __init__(
        self,
        status: int,
        message: str,
        errors: list[Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.errors = errors
        self.headers = headers or {}

    @property
    def body(self) -> dict[str, Any]:
        """The JSON body of the error."""
        body: dict[str, Any] = {"message": self.message, "documentation_url": DOCUMENTATION_URL}
        if self.errors is not None:
            body["errors"] = self.errors
        body["status"] = str(self.status)
        return body


def not_found() -> Refusal:
    """404, which is also how GitHub hides what the caller may not see."""
    return Refusal(404, "Not Found")


def unprocessable(*errors: Any, message: str = "Validation Failed") -> Refusal:
    """422 with the list of what is wrong: sentences, or objects made by `invalid`."""
    return Refusal(422, message, list(errors) or None)


def invalid(resource: str, field: str, code: str = "invalid", **more: Any) -> dict[str, Any]:
    """One structured entry of a 422: which field of which resource, and why."""
    return {"resource": resource, "code": code, "field": field, **more}
