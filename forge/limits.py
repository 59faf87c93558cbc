"""Where GitHub stops."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Limits:
    """Where GitHub stops. Tests lower them to reach the edge with little data.

    https://docs.github.com/rest/git/trees and https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
    """

    tree_entries: int = 100_000
    requests_per_hour: int = 5_000
    pull_files: int = 3_000
    contents_bytes: int = 1_000_000
