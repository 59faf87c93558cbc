"""The base of everything that a site can set."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from bot.model.message import Message


class Refusal(ValueError):
    """A value can't be used; ``reason`` says why, as the end of a sentence about its setting, without a full stop."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.in_english())
        self.reason = reason


class Section(BaseModel):
    """A group of settings: nothing unknown in it, nothing changed after reading, every field described."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
