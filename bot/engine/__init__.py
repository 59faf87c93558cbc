"""The durable engine behind the inbox. It knows nothing of posts: :class:`Work` does."""

from bot.engine.contract import EngineSettings, Json, Look, Work
from bot.engine.engine import Engine
from bot.engine.inbox import Inbox
from bot.engine.store import StoreUnavailable

__all__ = ["Engine", "EngineSettings", "Inbox", "Json", "Look", "StoreUnavailable", "Work"]
