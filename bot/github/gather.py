"""One look at a pull request: the only reads, all of its content at one head commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from github import GithubException
from github.PullRequest import PullRequest as GithubPullRequest
from github.Repository import Repository

from bot import check, proofreading
from bot.commands._grammar import read_commands
from bot.config import PATHS, read_config
from bot.github import commits, conversation, edits, people, proposal, suggestions, threads
from bot.github.activity import activity
from bot.github.changes import Head, changed_files, files_after, unlisted
from bot.github.client import Client
from bot.github.errors import Gone
from bot.github.surroundings import Surroundings
from bot.github.trees import sources, tree
from bot.model.conversation import ThreadComment
from bot.model.event import PullRequestRef
from bot.model.link_status import Links
from bot.model.site import Login
from bot.model.snapshot import GHOST, HeadBranch, PullRequest, PullState, Sha, Snapshot
from bot.model.spelling import Copy, Proofs
from bot.standing import remembered
from bot.text.post import read_changed

LookUp = Callable[[Sequence[str]], Links]
"""What is known of addresses on other sites, at once; what isn't known yet is found out for the next look."""

Proofread = Callable[[Sequence[Copy]], Proofs]
"""The mistakes of spelling and grammar in posts, at once."""


def _asks_for_repairs(thread: Sequence[ThreadComment]) -> bool:
    return any(line.name == "fix" for comment in thread for line in read_commands(comment.body))


def _nothing(urls: Sequence[str]) -> Links:
    return Links()


def _no_mistakes(copies: Sequence[Copy]) -> Proofs:
    return Proofs()


def gather(
    client: Client,
    ref: PullRequestRef,
    now: datetime,
    look_up: LookUp = _nothing,
    proofread: Proofread = _no_mistakes,
) -> Snapshot:
    """Reads everything that the decision needs; ``now`` is in UTC.

    A closed pull request is not read any further, but for one that Copydesk has merged, of which it is to report.

    Nothing is read twice: what moves meanwhile sends an event of its own. Raises Gone and RetryLater.
    """
    repository = client.repository(ref.repository)
    pull = _fetch(repository, ref)
    described = _described(repository, ref, pull)
    published_at = _published_at(client, pull)
    if described.state is not PullState.OPEN and published_at is None:
        return Snapshot(now, described, None, frozenset(), ())
    base = tree(client, repository, described.base)
    configuration = next(iter(sources(client, repository, base, PATHS)), None)
    config, _ = read_config(configuration)  # the decision names what is wrong with it
    changed = changed_files(pull)
    head = Head(client, repository, described.head)
    files = files_after(base, changed)
    around = Surroundings.of(client, repository, base, files, config)
    posts = around.posts(changed, head)
    read = tuple(map(read_changed, posts))
    head_authors = around.head_authors(changed, head)
    if pull.changed_files > len(changed):
        everything = unlisted(base, tree(client, repository, described.head), changed)
        head.unread += filter(around.is_post, everything)
    precedents = around.precedents(posts)
    fresh = proofreading.fresh_lines(posts, read)
    who = people.known(client, ref.repository, ref.number, base, config, read, around.is_post)
    events = list(pull.get_issue_timeline())
    asked = conversation.requested_at(events)
    said, submitted = list(conversation.comments(repository, ref.number)), list(pull.get_reviews())
    comment, doubles = conversation.sticky_comments(client, said)
    thread = conversation.thread(said, submitted)
    shown, kept = conversation.shown_check(client, repository, described.head)
    if kept is None and (thread or conversation.remembers(comment) or (comment is None and pull.commits > 1)):
        kept = conversation.kept_earlier(client, repository, pull)
    edited = edits.recent(client, comment, remembered(kept, comment), now) if comment and config.items else ()
    reviews = conversation.submitted_reviews(submitted, client.bot_id)
    ever_requested = frozenset(login for login, _ in asked)
    suggested = suggestions.suggested(client, pull) if posts else frozenset()
    return Snapshot(
        now=now,
        pull=described,
        configuration=configuration,
        files=files,
        posts=posts,
        site_sources=around.site_sources,
        author_sources=around.authors(read, config),
        head_author_sources=head_authors,
        known_posts=around.known_posts(read),
        precedents=precedents,
        sizes=around.sizes(changed, described.head) if posts else (),
        unread=tuple(head.unread),
        reviews=reviews,
        requested=conversation.requested(pull),
        ever_requested=ever_requested,
        requested_at=asked,
        let_go=conversation.let_go(events, client.bot_id),
        refused=conversation.refused(comment),
        teams=who.teams,
        code_owners=who.code_owners,
        loads=who.loads,
        readings=who.readings,
        comment=comment,
        doubles=doubles,
        check=shown,
        thread=thread,
        absences=conversation.absences(client, repository, now) if posts and not described.draft else (),
        permissions=(
            *people.permissions(repository, conversation.speakers(thread, edited)),
            *people.permissions(repository, conversation.unasked(reviews, ever_requested)),
        ),
        edits=edited,
        kept=kept,
        activity=activity(client, pull, said, submitted, events, shown.since if shown else None),
        own_head=commits.own_commit(client, repository, described.head)
        if config.publish.set_date or _asks_for_repairs(thread)
        else None,
        suggested=suggested,
        threads=threads.unanswered(client, ref) if suggested else (),
        repository_labels=frozenset(label.name for label in repository.get_labels()),
        links=look_up(around.links(read, config)) if config.links.check else Links(),
        proofs=proofread(proofreading.copies(read, fresh, precedents, around.settings, config)),
        proposed=proposal.proposed(client, pull, changed, head, config, around),
        published_at=published_at,
    )


def pull_request(client: Client, ref: PullRequestRef) -> PullRequest:
    """The pull request itself. Raises Gone."""
    repository = client.repository(ref.repository)
    return _described(repository, ref, _fetch(repository, ref))


def site_language(client: Client, pull: PullRequest) -> str:
    """The code of the language in which the site, or its configuration, wants to be spoken to."""
    repository = client.repository(pull.ref.repository)
    base = tree(client, repository, pull.base)
    config, _ = read_config(next(iter(sources(client, repository, base, PATHS)), None))
    around = Surroundings.of(client, repository, base, frozenset(base), config)
    return check.language_of(config, around.settings, ())


def _fetch(repository: Repository, ref: PullRequestRef) -> GithubPullRequest:
    try:
        return repository.get_pull(ref.number).complete()
    except GithubException as error:
        if error.status in (404, 410):
            raise Gone(f"{ref.key} is no longer there") from error
        raise


def _described(repository: Repository, ref: PullRequestRef, pull: GithubPullRequest) -> PullRequest:
    state = PullState.MERGED if pull.merged else PullState(pull.state)
    head_repository = pull.head.repo  # None once a fork is deleted, as is the user of a deleted account
    return PullRequest(
        ref=ref,
        title=pull.title,
        opener=Login(pull.user.login) if pull.user else GHOST,
        state=state,
        draft=pull.draft,
        head=Sha(pull.head.sha),
        base=_tip(repository, pull) if state is PullState.OPEN else Sha(pull.base.sha),
        base_branch=pull.base.ref,
        repository_url=pull.base.repo.html_url,
        head_repository_url=head_repository.html_url if head_repository else None,
        labels=frozenset(label.name for label in pull.labels),
        branch=_branch(pull),
        conflicts=pull.mergeable is False,
    )


def _branch(pull: GithubPullRequest) -> HeadBranch | None:
    """Where the pull request comes from.

    Another repository is writable only if it is a fork: what comes from the one that the site was forked from would
    have us push there.
    """
    base, head = pull.base.repo, pull.head.repo
    if head is None:
        return None
    foreign = head.id != base.id
    lent = head.fork and bool(pull.maintainer_can_modify)
    return HeadBranch(
        repository=head.full_name,
        name=pull.head.ref,
        foreign=foreign,
        writable=lent if foreign else pull.head.ref != base.default_branch,
    )


def _published_at(client: Client, pull: GithubPullRequest) -> datetime | None:
    """When Copydesk itself has merged the pull request."""
    return pull.merged_at if pull.merged and pull.merged_by and pull.merged_by.id == client.bot_id else None


def _tip(repository: Repository, pull: GithubPullRequest) -> Sha:
    """The last commit of the base branch; the pull request itself names the one that it was last compared with."""
    try:
        return Sha(repository.get_git_ref(f"heads/{pull.base.ref}").object.sha)
    except GithubException as error:
        if error.status == 404:
            return Sha(pull.base.sha)
        raise
