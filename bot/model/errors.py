"""The two errors that are not bugs. Anything else that escapes is one, and is reported as such."""

from bot.model.message import Message


class UserError(Exception):
    """Something a person can repair; ``message`` says what and how, and is shown in their language."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.in_english())
        self.message = message


class RetryLater(Exception):
    """GitHub asked for a pause; the engine looks again after ``seconds``, and no thread sleeps meanwhile."""

    def __init__(self, seconds: float, reason: str = "") -> None:
        super().__init__(reason or f"retry after {seconds:.0f} s")
        self.seconds = seconds
