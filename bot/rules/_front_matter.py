"""Plain words, and where it is certain the repair, for a front matter that cannot be read."""

from __future__ import annotations

from collections.abc import Collection

from bot.model.finding import WHOLE_FILE, Remark
from bot.model.front_matter import Language, Problem, ProblemKind
from bot.model.message import Message, say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.rules._titles import begins_with, heading_title
from bot.text.front_matter import read_front_matter
from bot.text.yaml_repair import quoted


def missing(post: Post, required: Collection[str], known: Collection[str]) -> Remark:
    """For a post without front matter: that its first line lacks where it begins with known keys, else its title.

    A heading that begins the post is taken for the title, and moves up when no other key is required.
    """
    blank = len(post.text) - len(post.text.lstrip())
    fenced = read_front_matter(f"---\n{post.text[blank:]}")
    if any(entry.key in (*required, *known) for entry in fenced.entries):
        message = say("The front matter lacks its first line. Begin the file with three hyphens: ---")
        certain = not fenced.problems and all(fenced.text(key) for key in required)
        return Remark(WHOLE_FILE, message, Edit(Span(0, blank), "---\n") if certain else None)
    found = heading_title(post)
    if found is None:
        return Remark(WHOLE_FILE, say("The post has no front matter. Begin it with the lines ---, “title: …” and ---."))
    heading, title = found
    line = f"title: {quoted(title)}"
    message = say("The post has no front matter. Begin it with the lines ---, {line} and ---.", line=line)
    certain = begins_with(post, heading) and set(required) <= {"title"}
    moved = Edit(Span(0, heading.span.end), f"---\n{line}\n---\n")
    return Remark(heading.span, message, moved if certain else None)


def in_foreign_language(post: Post, languages: Collection[Language]) -> Remark | None:
    """For a front matter in a language that the site's generator doesn't read; all of them read YAML."""
    span, language = post.front_matter.span, post.front_matter.language
    if span is None or language in languages:
        return None
    message = say(
        "The site reads no front matter in {language}. Write it as “name: value” lines between two lines of ---.",
        language=language.upper(),
    )
    return Remark(Span(span.start, span.start + 1), message)


def explain(problem: Problem) -> Message:
    """What a problem means to the person who wrote the post, and what to do."""
    detail = problem.detail[:80]
    match problem.kind:
        case ProblemKind.MISSING:
            return say("The front matter must begin with a line of three hyphens and nothing else: ---")
        case ProblemKind.UNCLOSED if detail in ("+++", "}"):
            return say("The front matter has no end. Put a line with {fence} alone below its last key.", fence=detail)
        case ProblemKind.UNCLOSED:
            return say("The front matter has no end. Put a line with --- alone below its last key.")
        case ProblemKind.BYTE_ORDER_MARK:
            return say("An invisible sign (BOM) begins the file. Save it as UTF-8 without BOM.")
        case ProblemKind.NOT_FIRST:
            return say("The site only sees a front matter that begins on the first line. Remove what stands above it.")
        case ProblemKind.NOT_UTF8:
            return say("The site reads files in UTF-8, and this one is in another encoding. Save it as UTF-8.")
        case ProblemKind.NOT_A_MAPPING:
            return say("The front matter holds no keys. Write each as “name: value” on a line of its own.")
        case ProblemKind.UNQUOTED_COLON:
            return say("The value of “{key}” contains a colon, so it must stand in quotation marks.", key=detail)
        case ProblemKind.TAB:
            return say("A tab can't indent a line of the front matter. Use spaces.")
        case ProblemKind.DUPLICATE_KEY:
            return say("“{key}” stands in the front matter twice, and only the last one counts. Keep one.", key=detail)
        case ProblemKind.KEY_NOT_TEXT:
            return say("“{key}” can't be the name of a key. Choose a word.", key=detail)
        case ProblemKind.RESERVED_KEY:
            return say(
                "Some programs that read posts stumble over a key named “{key}”. Choose another name.", key=detail
            )
        case ProblemKind.INVALID_DATE:
            return say("There is no such date as {date}. Correct it.", date=detail)
        case ProblemKind.ALIAS | ProblemKind.TAG:
            return say("A value that begins with &, * or ! must stand in quotation marks.")
        case ProblemKind.UNPRINTABLE:
            return say("An invisible sign stands here, which the site can't read. Delete it.")
        case ProblemKind.TOO_LARGE | ProblemKind.TOO_DEEP | ProblemKind.TOO_MANY:
            return say("The front matter is larger or deeper than Copydesk reads. Shorten it.")
        case ProblemKind.SYNTAX if problem.fix and problem.fix.text == " ":
            return say("A space is missing after the colon.")
        case ProblemKind.SYNTAX if problem.fix:
            return say("This value must stand in quotation marks.")
        case ProblemKind.SYNTAX:
            return say("The site can't read this line. Check its quotation marks, brackets and indentation.")
