"""The stories of ``docs/stories.md``: what three recorded pull requests went through, retold in words of our own."""

from __future__ import annotations

from scripts.stories import a_job_offer, a_plain_text, a_slow_report

STORIES = (a_job_offer, a_plain_text, a_slow_report)
"""Each has a docstring, its title in the first line, and ``tell``, which acts it out on a :class:`Teller`."""
