"""Why no rule could have asked for a kind of edit, as somebody saw who read such edits one by one."""

from __future__ import annotations

from bot.model.backtest import Part

_REASONS = {
    (Part.LINKS, "added"): "Readers ask for a source, a definition or a name to be linked, mostly in newly written "
    "sentences. Nothing in the text as it was shows that a link is wanted.",
    (Part.LINKS, "removed"): "They go with the sentences around them, or because the words no longer need one.",
    (Part.LINKS, "target changed"): "A nearer or newer page, a branch replaced by a tag, or a definition that several "
    "links share. The old address was well written and most often alive.",
    (Part.LINKS, "words changed"): "Wording: a person's full name, a plural, a hyphen, words instead of a bare number.",
    (Part.HEADINGS, "added"): "A section was written later, or a long one divided.",
    (Part.HEADINGS, "removed"): "The section was dropped or merged into its neighbour.",
    (
        Part.HEADINGS,
        "reworded",
    ): "Wording, and capitals taken back to those of a sentence, in which the sites are not of one habit themselves.",
    (Part.HEADINGS, "level changed"): "The outline was regular before, too.",
    (Part.FILE_NAME, "date changed"): "The day of publication moved while the post was read. The first date was valid, "
    "and near the day on which the post was opened.",
    (Part.FILE_NAME, "words changed"): "The name follows a new title.",
    (
        Part.FILE_NAME,
        "folder changed",
    ): "The site was rebuilt with another generator, or the post went to another blog.",
    (Part.FRONT_MATTER, "title changed"): "Another angle or a better line, and at times code marks or capitals.",
    (
        Part.FRONT_MATTER,
        "path changed",
    ): "The address carries the day of publication, and moved with it; as long as the "
    "day is open, some writers keep a day that can't be meant.",
    (Part.FRONT_MATTER, "date changed"): "As with the file's name: publication moved.",
    (
        Part.FRONT_MATTER,
        "excerpt changed",
    ): "The summary was rewritten, abbreviations spelt out. It was there, and of a usual length.",
    (Part.FRONT_MATTER, "description changed"): "The summary was rewritten. It was there, and of a usual length.",
    (Part.FRONT_MATTER, "tags changed"): "Other topics were chosen. The first ones were in use on the site, too.",
    (Part.FRONT_MATTER, "image changed"): "Another picture, which existed as the first one did.",
    (Part.FRONT_MATTER, "author changed"): "Who signs was settled late; the name is free text on these sites.",
    (Part.FRONT_MATTER, "authors changed"): "Somebody who the site knows was added, or the order changed.",
    (Part.FRONT_MATTER, "made readable"): "The site changed the format of its front matter.",
    (Part.IMAGES, "added"): "Illustrations come once the text stands.",
    (Part.IMAGES, "file changed"): "A better crop or another picture; the first file was there.",
}


def reason(part: Part, what: str) -> str:
    """In a sentence or two, without a word of the posts themselves; empty where nobody has looked yet."""
    return _REASONS.get((part, what), "")
