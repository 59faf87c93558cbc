"""Whom GitHub lets us ask, and what it knows of them."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import quote

from github import GithubException
from github.Installation import Installation
from github.PullRequest import PullRequest
from github.Repository import Repository

from bot.config import Config
from bot.github.client import Client, PastReview, Tree
from bot.github.conversation import reviews
from bot.github.errors import outcome
from bot.github.trees import source, sources
from bot.model.conversation import Permission
from bot.model.people import Load, Reading
from bot.model.post import Post, PostPath
from bot.model.site import AuthorId, Login, SourceFile
from bot.reviewers import needs
from bot.reviewers._owners import PLACES, owners_of
from bot.reviewers._roster import Need
from bot.text.decode import decode
from bot.text.post import read_post

REPOSITORIES = 10
"""Of one installation, those in which open requests are counted, the pull request's own first, then the latest used."""
OPEN_PULLS = 100
"""Of each of them, the last updated first: one request for each repository, and one for their list, at every look."""
MERGED_PULLS = 30
"""The last updated ones whose readers are remembered: two requests for each, once in the life of a process."""
FILES_OF_ONE = 300
"""Changed files of a merged pull request that are looked at; one with a post has a handful."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)

IsPost = Callable[[str], bool]

MAX_PERMISSIONS = 30

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """The parts of a snapshot that only some configurations need, see :class:`bot.model.snapshot.Snapshot`."""

    teams: tuple[tuple[str, tuple[Login, ...]], ...] = ()
    code_owners: SourceFile | None = None
    loads: tuple[Load, ...] = ()
    readings: tuple[Reading, ...] = ()


def known(
    client: Client, name: str, number: int, base: Tree, config: Config, posts: Sequence[Post], is_post: IsPost
) -> KnownPeople:
    """What the configuration needs to know of people for the pull request ``number`` of the repository ``name``.

    ``base`` are the files of the base commit, ``is_post`` tells posts among them.
    """
    if not posts:
        return KnownPeople()
    wanted = needs(config.reviewers)
    repository = client.repository(name)
    owners = next(iter(sources(client, repository, base, PLACES)), None) if Need.CODE_OWNERS in wanted else None
    teams = {*config.team_names(), *_owning_teams(owners, posts)}
    authors = {AuthorId(str(item.value)) for post in posts for item in post.front_matter.byline}
    return KnownPeople(
        teams=team_members(client, teams),
        code_owners=owners,
        loads=loads(client, name, number) if Need.LOADS in wanted else (),
        readings=readings(client, name, base, authors, is_post) if Need.READINGS in wanted and authors else (),
    )


def unaskable(repository: Repository, logins: Iterable[Login]) -> frozenset[Login]:
    """Those whose review GitHub would refuse to request: only a collaborator's can be.

    https://docs.github.com/en/rest/collaborators/collaborators#check-if-a-user-is-a-repository-collaborator
    """
    return frozenset(login for login in logins if not _is_collaborator(repository, login))


def permissions(repository: Repository, logins: Iterable[Login]) -> tuple[tuple[Login, Permission], ...]:
    """What each of them may do, sorted by name; the first 30 of them, and nothing for a deleted account.

    https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
    """
    return tuple((login, _permission(repository, login)) for login in sorted(set(logins))[:MAX_PERMISSIONS])


def _permission(repository: Repository, login: Login) -> Permission:
    address = f"{repository.url}/collaborators/{quote(login, safe='')}/permission"
    try:
        _, data = repository.requester.requestJsonAndCheck("GET", address)
    except GithubException as error:
        if error.status == 404:
            return Permission.NONE
        raise
    return Permission[str(data["permission"]).upper()]


def team_members(client: Client, names: Iterable[str]) -> tuple[tuple[str, tuple[Login, ...]], ...]:
    """The members of each ``organization/team``, sorted; none for a team that cannot be seen."""
    return tuple((name, _members(client, name)) for name in sorted(names))


def loads(client: Client, name: str, number: int) -> tuple[Load, ...]:
    """How often each person is asked to read now, sorted; the pull request ``number`` of ``name`` does not count."""
    counted: Counter[str] = Counter()
    spelled: dict[str, Login] = {}
    for repository in _busiest(client, name):
        for pull in islice(_open_pulls(client, repository), OPEN_PULLS):
            if (repository.lower(), pull.number) != (name.lower(), number):
                logins = {person.login for person in pull.requested_reviewers}
                spelled |= {login.lower(): Login(login) for login in logins}
                counted.update(login.lower() for login in logins)
    return tuple(Load(spelled[key], counted[key]) for key in sorted(counted))


def readings(
    client: Client, name: str, base: Tree, authors: Iterable[AuthorId], is_post: IsPost
) -> tuple[Reading, ...]:
    """Who reviewed merged pull requests with posts by these authors, sorted; a post is known by its path at base."""
    repository = client.repository(name)
    closed = repository.get_pulls(state="closed", sort="updated", direction="desc")
    merged = [pull for pull in islice(closed, OPEN_PULLS) if pull.merged_at][:MERGED_PULLS]
    wanted = frozenset(authors)
    counted: Counter[tuple[Login, AuthorId]] = Counter()
    for pull in merged:
        past = _past(client, name, pull)
        paths = (path for path in past.paths if path in base and is_post(path)) if past.readers else ()
        read = (read_post(PostPath(path), source(client, repository, path, base[path]).content) for path in paths)
        found = {AuthorId(str(item.value)) for post in read for item in post.front_matter.byline}
        counted.update((login, author) for author in found & wanted for login in past.readers)
    return tuple(Reading(login, author, counted[login, author]) for login, author in sorted(counted))


def _past(client: Client, name: str, pull: PullRequest) -> PastReview:
    key = f"{name.lower()}#{pull.number}"
    past = client.objects.past_reviews.get(key)
    if past is None:
        opener = pull.user.login.lower() if pull.user else ""
        readers = {review.login for review in reviews(pull) if review.login.lower() != opener}
        people = tuple(sorted(login for login in readers if not login.endswith("[bot]")))
        paths = tuple(file.filename for file in islice(pull.get_files(), FILES_OF_ONE)) if people else ()
        past = PastReview(paths, people)
        client.objects.past_reviews.put(key, past)
    return past


def _owning_teams(owners: SourceFile | None, posts: Iterable[Post]) -> Iterator[str]:
    if owners:
        text = decode(owners.content)[0]
        yield from (name for post in posts for name in owners_of(text, post.path) if "/" in name)


def _busiest(client: Client, name: str) -> list[str]:
    """The repositories of the installation in which people may be asked to read, ``name`` in front."""
    listed = islice(Installation(client.api.requester, {}, {}).get_repos(), OPEN_PULLS)
    others = [each for each in listed if each.open_issues_count and not each.archived]
    others.sort(key=lambda each: (each.pushed_at or _LONG_AGO, each.full_name), reverse=True)
    names = [each.full_name for each in others if each.full_name.lower() != name.lower()]
    return [name, *names][:REPOSITORIES]


def _open_pulls(client: Client, repository: str) -> Iterator[PullRequest]:
    """None of a repository that cannot be seen."""
    try:
        yield from client.repository(repository).get_pulls(state="open", sort="updated", direction="desc")
    except GithubException as error:
        if error.status not in (403, 404) or outcome(error):
            raise
        log.warning("the pull requests of %s cannot be seen: %s", repository, error.status)


def _is_collaborator(repository: Repository, login: Login) -> bool:
    """PyGithub's own method takes every refusal for a no, that of the rate limit as well."""
    address = f"{repository.url}/collaborators/{quote(login, safe='')}"
    try:
        repository.requester.requestJsonAndCheck("GET", address)
    except GithubException as error:
        if error.status == 404:
            return False
        raise
    return True


def _members(client: Client, name: str) -> tuple[Login, ...]:
    organization, _, slug = name.partition("/")
    team = client.api.get_organization(organization).get_team_by_slug(slug)
    try:
        return tuple(sorted(Login(member.login) for member in team.get_members()))
    except GithubException as error:
        if error.status not in (403, 404) or outcome(error):
            raise
        log.warning("the members of the team %s cannot be seen: %s", name, error.status)
        return ()
