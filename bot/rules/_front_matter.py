"""Plain words for what is wrong with a front matter."""

from __future__ import annotations

from bot.model.front_matter import Problem, ProblemKind
from bot.model.message import Message, say


def explain(problem: Problem) -> Message:
    """What a problem means to the person who wrote the post, and what to do."""
    detail = problem.detail[:80]
    match problem.kind:
        case ProblemKind.MISSING:
            return say("The front matter must begin with a line of three hyphens and nothing else: ---")
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
