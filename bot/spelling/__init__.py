"""Spelling and grammar, read by programs of others: Hunspell, typos and Grammalecte. None of them has to be there.

Each adapter takes a :class:`bot.model.spelling.Copy` and gives the mistakes in it, with exact places.
"""

from bot.spelling.proofreader import Proofreader

__all__ = ["Proofreader"]
