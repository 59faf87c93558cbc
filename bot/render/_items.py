"""The checklist's items as an editor says them."""

from __future__ import annotations

from bot.model.finding import ChecklistItem
from bot.model.message import Message, say
from bot.render.language import Language

STATEMENTS: dict[ChecklistItem, Message] = {
    ChecklistItem.FRONT_MATTER: say("The front matter is readable and complete"),
    ChecklistItem.FILE_NAME: say("The file has the name under which the post goes out"),
    ChecklistItem.TITLE: say("The title is short enough, and no other post has it"),
    ChecklistItem.AUTHORS: say("The site knows the authors"),
    ChecklistItem.DATES: say("The dates are right"),
    ChecklistItem.TEXT: say("The text is final: nothing is left to fill in"),
    ChecklistItem.SECTIONS: say("Every section has its text, and no heading skips a level"),
    ChecklistItem.EXCERPT: say("The end of the excerpt is marked"),
    ChecklistItem.LINKS: say("The links lead somewhere"),
    ChecklistItem.IMAGES: say("The images are there and described"),
    ChecklistItem.TYPOGRAPHY: say("Quotation marks and brackets come in pairs"),
}
"""What is true once the item is ticked."""

NAMES: dict[ChecklistItem, Message] = {
    ChecklistItem.FRONT_MATTER: say("front matter"),
    ChecklistItem.FILE_NAME: say("file name"),
    ChecklistItem.TITLE: say("title"),
    ChecklistItem.AUTHORS: say("authors"),
    ChecklistItem.DATES: say("dates"),
    ChecklistItem.TEXT: say("text"),
    ChecklistItem.SECTIONS: say("sections"),
    ChecklistItem.EXCERPT: say("excerpt"),
    ChecklistItem.LINKS: say("links"),
    ChecklistItem.IMAGES: say("images"),
    ChecklistItem.TYPOGRAPHY: say("typography"),
}
"""The item in a word or two, for a row of several."""


def name(item: ChecklistItem, language: Language) -> str:
    """The item's name, as it begins a line."""
    words = language.say(NAMES[item])
    return words[:1].upper() + words[1:]
