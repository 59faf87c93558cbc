"""Why no rule could have asked for a kind of edit, as somebody saw who read such edits one by one."""

from __future__ import annotations

from bot.model.backtest import Part

_REASONS = {
    (Part.LINKS, "added"): "Readers ask for a source, a definition or a name to be linked, mostly in newly written "
    "sentences. Nothing in the text as it was shows that a link is wanted.",
    (Part.LINKS, "removed"): "They go with the sentences around them, or because the words no longer need one.",
    (Part.LINKS, "target changed"): "A nearer or newer page, or a label that several links share and that got another "
    "definition. The old address was well written.",
    (Part.LINKS, "words changed"): "Wording: a person's full name, a plural, a hyphen, words instead of a bare number.",
    (Part.HEADINGS, "added"): "A section was written later, or a long one divided.",
    (Part.HEADINGS, "removed"): "The section was dropped or merged into its neighbour.",
    (Part.HEADINGS, "reworded"): "Wording, and capitals taken back to those of a sentence.",
    (Part.HEADINGS, "level changed"): "All headings moved up or down by one; the outline was regular before, too.",
    (Part.FILE_NAME, "date changed"): "The post was named after the day on which it was opened, and read for days. "
    "More than four in five of such posts do go out on that day, so that asking would be wrong as often; a day that is "
    "still to come is asked about.",
    (Part.FILE_NAME, "words changed"): "The name follows a new title.",
    (Part.FILE_NAME, "folder changed"): "The post went to another blog of the site.",
    (Part.FRONT_MATTER, "title changed"): "Another angle or a better line, and at times code marks or capitals.",
    (Part.FRONT_MATTER, "path changed"): "The address carries the day of publication, and moved with it.",
    (Part.FRONT_MATTER, "date changed"): "As with the file's name: publication moved.",
    (Part.FRONT_MATTER, "excerpt changed"): "The summary was rewritten, abbreviations spelt out.",
    (Part.FRONT_MATTER, "description changed"): "The summary was rewritten.",
    (Part.FRONT_MATTER, "tags changed"): "Other topics were chosen, which is a matter of judgement.",
    (Part.FRONT_MATTER, "image changed"): "Another picture, or a slash put in front of the path.",
    (Part.FRONT_MATTER, "author changed"): "Who signs was settled late; the name is free text there.",
    (Part.FRONT_MATTER, "authors changed"): "A co-author was added, or the order changed.",
    (Part.IMAGES, "added"): "Illustrations come once the text stands.",
    (Part.IMAGES, "file changed"): "Another picture, or the same one written as HTML or moved to another folder.",
}


def reason(part: Part, what: str) -> str:
    """In a sentence or two, without a word of the posts themselves; empty where nobody has looked yet."""
    return _REASONS.get((part, what), "")
