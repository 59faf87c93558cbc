"""The REST API, one module per area of GitHub's documentation. Importing the package registers all routes."""

from forge.api import apps, checks, comments, contents, git, git_writing, issues, labels, pulls, repos, reviews, users
from forge.api.routing import ROUTES, Context, Reply, Route

__all__ = [
    "ROUTES",
    "Context",
    "Reply",
    "Route",
    "apps",
    "checks",
    "comments",
    "contents",
    "git",
    "git_writing",
    "issues",
    "labels",
    "pulls",
    "repos",
    "reviews",
    "users",
]
