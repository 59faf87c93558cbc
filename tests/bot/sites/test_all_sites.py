"""What holds for every generator."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.post import PostPath
from bot.model.site import Site, SiteFacts, SourceFile
from bot.rules._rule import NoOptions
from bot.rules.file_name import file_name
from bot.sites import all_sites, recognise
from bot.text.post import read_post

DAY = date(2026, 5, 14)
SITES = sorted(all_sites().items())
IDS = [site_id for site_id, _ in SITES]

segments = st.sampled_from(
    ["content", "posts", "blog", "_posts", "src", "authors", "data", "_data", "fr", "é", "..", "", "static", "themes"]
)
names = st.sampled_from(
    ["index.md", "_index.md", "index.fr.md", "a.md", "a", ".md", "authors.yml", "config.toml", "2026-05-14-a.md"]
) | st.text(max_size=12)
paths = st.tuples(st.lists(segments, max_size=4), names).map(lambda parts: "/".join([*parts[0], parts[1]]))
listings = st.frozensets(paths, max_size=8)


@pytest.mark.parametrize("site", [site for _, site in SITES], ids=IDS)
@settings(max_examples=50)
@given(
    files=listings, path=paths, content=st.binary(max_size=40) | st.just(b"+++\nsort_by = 1\nmainSections = [1]\n+++")
)
def test_nothing_that_a_repository_may_contain_raises(
    site: Site, files: frozenset[str], path: str, content: bytes
) -> None:
    configuration = site.configuration_files(files)
    found = site.read_settings([SourceFile(one, content) for one in (*configuration, "config.toml")])
    authors = site.author_files(files)

    assert set(configuration) <= files
    assert set(authors) <= files
    assert list(authors) == sorted(authors)
    for one in authors:
        site.read_authors(SourceFile(one, content))
    site.recognises(files)
    site.post_kind(path, found)
    site.named_day(path)
    tidy = site.path_for(path, DAY, site.slug(path) or "a")
    if site.post_kind(path, found):
        assert site.path_for(tidy, DAY, site.slug(tidy)) == tidy
    facts = SiteFacts(site, DAY, files, settings=found)
    assert site.resolves(path, PostPath("content/posts/a.md"), facts) in (True, False, None)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["_config.yml", "_posts/a.md"], "jekyll"),
        (["_posts/a.md"], "jekyll"),
        (["_config.yml", "posts/a.md"], "jekyll"),
        (["hugo.toml", "content/posts/a.md"], "hugo"),
        (["config.toml", "content/posts/a.md", "layouts/index.html"], "hugo"),
        (["config.toml", "content/blog/_index.md", "templates/index.html"], "zola"),
        (["config.toml", "content/blog/_index.md", "sass/site.scss"], "zola"),
        (["content/_index.md", "content/a.md"], "zola"),
        ([".eleventy.js", "_posts/a.md"], "eleventy"),
        (["content/posts/posts.11tydata.js", "content/posts/a.md"], "eleventy"),
        (["astro.config.mjs", "src/content/blog/a.md"], "astro"),
        (["posts/a.md", "static/a.png"], "plain"),
        (["content/posts/a.md"], "plain"),
        (["README.md", "src/main.py"], None),
    ],
)
def test_each_repository_is_recognised_as_one_generator(files: list[str], expected: str | None) -> None:
    found = recognise(frozenset(files))

    assert (found and found[0]) == expected


@pytest.mark.parametrize(
    ("site_id", "path"),
    [
        ("hugo", "content/posts/letters.md"),
        ("hugo", "content/posts/letters/index.md"),
        ("zola", "content/blog/Letters-1.85.1.md"),
        ("eleventy", "content/posts/letters.md"),
        ("astro", "src/content/blog/letters.mdx"),
        ("plain", "posts/letters@1.md"),
    ],
)
def test_a_file_name_without_a_day_is_fine_where_the_day_stands_in_the_post(site_id: str, path: str) -> None:
    post = read_post(PostPath(path), b"---\ntitle: Letters\ndate: 2026-05-14\n---\nThey came in boxes.\n")

    assert list(file_name.check(post, NoOptions(), SiteFacts(all_sites()[site_id], DAY, frozenset([path])))) == []
