from __future__ import annotations

from inline_snapshot import snapshot

from bot.rules import all_rules
from scripts.rule_pages import files


def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    pages = files()
    for rule_id in all_rules():
        assert f"docs/rules/{rule_id}.md" in pages
        assert f"({rule_id}.md)" in pages["docs/rules/README.md"]


def test_a_page_shows_the_settings_and_what_is_said_of_each_bad_example() -> None:
    assert files()["docs/rules/title-length.md"] == snapshot("""\
# `title-length`

The title is longer than a headline.

| checklist item | severity | repairs |
| --- | --- | --- |
| title | advice |  |

## Settings

| setting | what it is | default |
| --- | --- | --- |
| `max` | How many characters a title may have. | `110` |

## Why

A long title is cut off in search results, in feeds and on social networks, often before its point.

## Bad

`_posts/2026-05-14-archive.md`

```markdown
---
title: How our small team spent the whole winter carrying two hundred thousand scanned letters
  into an archive that is open to everybody
---
The letters came in boxes.
```

Copydesk says:

```text
2:8 advice: The title has 129 characters. Shorten it to 110 at most, or lists will cut it off.
```

## Good

`_posts/2026-05-14-archive.md`

```markdown
---
title: How we moved two hundred thousand letters into an archive
---
The letters came in boxes.
```

The examples run as tests, in which today is 14 May 2026.
""")
