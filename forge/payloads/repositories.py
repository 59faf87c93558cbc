"""Repositories and their branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forge.accounts import Kind, Permission
from forge.clock import iso
from forge.payloads.accounts import organization, user
from forge.payloads.links import api, html, node_id

if TYPE_CHECKING:
    from forge.repository import Repository

TEMPLATES = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}


def reference(repo: Repository) -> dict[str, Any]:
    """The shortest form, in the lists of installation webhooks."""
    return {
        "id": repo.id,
        "node_id": node_id("Repository", repo.id),
        "name": repo.name,
        "full_name": repo.full_name,
        "private": repo.private,
    }


def repository(repo: Repository) -> dict[str, Any]:
    """The form that goes with everything that happens in it (`repository`)."""
    page = html(repo)
    host = repo.forge.url.partition("://")[2]
    pulls = sum(pull.state == "open" for pull in repo.pulls.values())
    return (
        reference(repo)
        | {name: api(repo, path) for name, path in TEMPLATES.items()}
        | {
            "owner": user(repo.forge, repo.owner),
            "html_url": page,
            "description": None,
            "fork": repo.parent is not None,
            "url": api(repo),
            "created_at": iso(repo.created_at),
            "updated_at": iso(repo.pushed_at),
            "pushed_at": iso(repo.pushed_at),
            "git_url": f"git://{host}/{repo.full_name}.git",
            "ssh_url": f"git@{host}:{repo.full_name}.git",
            "clone_url": f"{page}.git",
            "svn_url": page,
            "homepage": None,
            "size": 0,
            "stargazers_count": 0,
            "watchers_count": 0,
            "language": None,
            "has_issues": True,
            "has_projects": True,
            "has_downloads": True,
            "has_wiki": False,
            "has_pages": False,
            "has_discussions": False,
            "forks_count": len(repo.network) - 1 if repo.parent is None else 0,
            "mirror_url": None,
            "archived": False,
            "disabled": False,
            "open_issues_count": pulls,
            "license": None,
            "allow_forking": True,
            "is_template": False,
            "web_commit_signoff_required": False,
            "topics": [],
            "visibility": "private" if repo.private else "public",
            "forks": len(repo.network) - 1 if repo.parent is None else 0,
            "open_issues": pulls,
            "watchers": 0,
            "default_branch": repo.default_branch,
        }
    )


def full_repository(repo: Repository) -> dict[str, Any]:
    """The long form, from the repository's own page (`full-repository`)."""
    more: dict[str, Any] = {
        "permissions": {"admin": False, "maintain": False, "push": False, "triage": False, "pull": False},
        "allow_merge_commit": "merge" in repo.merge_methods,
        "allow_squash_merge": "squash" in repo.merge_methods,
        "allow_rebase_merge": "rebase" in repo.merge_methods,
        "network_count": len(repo.network) - 1,
        "subscribers_count": 0,
    }
    if repo.owner.kind is Kind.ORGANIZATION:
        more["organization"] = user(repo.forge, repo.owner)
    if repo.parent is not None:
        more["parent"] = more["source"] = repository(repo.parent)
    return repository(repo) | more


def webhook_context(repo: Repository) -> dict[str, Any]:
    """What every webhook about a repository carries: the repository, its organization, the installation."""
    context: dict[str, Any] = {"repository": repository(repo)}
    if repo.owner.kind is Kind.ORGANIZATION:
        context["organization"] = organization(repo.forge, repo.owner)
    place = repo.forge.installation_of(repo)
    if place is not None:
        context["installation"] = {
            "id": place.id,
            "node_id": node_id("IntegrationInstallation", place.id),
        }
    return context


def role(permission: Permission) -> dict[str, bool]:
    """A role spelled out right by right, as it goes with a collaborator."""
    return {
        "pull": permission.rank >= Permission.READ.rank,
        "triage": permission.rank >= Permission.TRIAGE.rank,
        "push": permission.rank >= Permission.WRITE.rank,
        "maintain": permission.rank >= Permission.MAINTAIN.rank,
        "admin": permission.rank >= Permission.ADMIN.rank,
    }
