from __future__ import annotations

from types import MappingProxyType

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.config import Config
from bot.model.conventions import Conventions, Habit, Key, Support
from bot.model.finding import Severity
from bot.model.site import SourceFile
from bot.render.config_file import Draft, Held, render
from bot.render.language import ENGLISH, language, languages
from bot.rules import all_rules

ALL, MOST, FEW = Support(40, 40, 1.0), Support(37, 40, 0.93), Support(4, 40, 0.1)
LEARNED = Conventions(
    posts=40,
    keys={
        "title": Key("title", ALL),
        "tags": Key("tags", MOST, values=MappingProxyType({"open-data": 31, "news": 12, "rare": 1})),
        "image": Key("image", FEW),
    },
    excerpt=Habit("<!--more-->", Support(30, 31, 0.97)),
    companion=Habit("img/posts/{name}.jpg", ALL),
    longest_title=113,
)


def read(text: str) -> Config:
    return Config.read(SourceFile(".github/copydesk.yml", text.encode()))


def settings_of(config: Config, rule: str) -> dict[str, object]:
    """What the file sets for a rule."""
    found = config.rule(rule).options
    return {name: getattr(found, name) for name in sorted(found.model_fields_set)}


def test_what_was_learned_stands_beside_what_it_stands_on() -> None:
    assert render(Draft("jekyll", "en", LEARNED, held={"empty-section": Held(3, 20)}), ENGLISH) == snapshot("""\
# yaml-language-server: $schema=copydesk.schema.json
# Written by “copydesk init” from 40 posts of this site. Change what you like.
# What isn't set here keeps its default, or follows what the posts do.

site: jekyll
language: en
# time_zone: Europe/Paris  # without it, days begin as in UTC

# Who reads posts: people, or teams as organization/team.
# reviewers:
#   count: 2
#   default: [ada, my-org/editors]

rules:
  empty-section:
    severity: advice  # as a blocker, it would have held back 3 of the 20 posts that it was tried on
  front-matter:
    required: [title]  # all 40 posts have these
    # required: [title, tags]  # 37 of 40 posts have tags
  missing-excerpt:
    separator: <!--more-->  # 30 of 31 long posts have <!--more-->
  missing-image:
    companion: 'img/posts/{name}.jpg'  # 40 of 40 posts have an image there
  title-length:
    max: 120  # one title in twenty is longer than 113 characters
  # near-miss-tag knows of “tags”: open-data, news
""")


def test_a_rule_that_holds_the_only_post_back_is_not_counted_in_ones() -> None:
    text = render(Draft("jekyll", "en", Conventions(), held={"empty-section": Held(1, 1)}), ENGLISH)
    assert "advice  # as a blocker, it would have held back the one post that it was tried on\n" in text


def test_strong_conventions_are_set_and_weaker_ones_proposed() -> None:
    config = read(render(Draft("jekyll", "fr", LEARNED, held={"missing-image": Held(3, 20)}), language("fr")))
    assert (config.site, config.language) == ("jekyll", "fr")
    assert settings_of(config, "front-matter") == {"required": ("title",)}
    assert settings_of(config, "missing-excerpt") == {"separator": "<!--more-->"}
    assert settings_of(config, "missing-image") == {"severity": "advice", "companion": "img/posts/{name}.jpg"}
    assert settings_of(config, "title-length") == {"max": 120}


def test_a_site_of_which_nothing_was_learned_gets_a_file_all_the_same() -> None:
    text = render(Draft("jekyll", "en", Conventions(), time_zone="Europe/Paris"), ENGLISH)
    assert yaml.safe_load(text) == {"site": "jekyll", "language": "en", "time_zone": "Europe/Paris"}
    assert read(text).time_zone == "Europe/Paris"


def test_a_separator_that_the_generator_is_set_to_needs_no_setting() -> None:
    assert settings_of(read(render(Draft("jekyll", "en", LEARNED, is_set=True), ENGLISH)), "missing-excerpt") == {}


def test_a_separator_that_hardly_any_post_has_is_turned_off() -> None:
    for share, severity in ((0.1, None), (0.7, Severity.ADVICE)):
        conventions = Conventions(excerpt=Habit("<!--more-->", Support(4, 40, share)))
        config = read(render(Draft("jekyll", "en", conventions, is_set=True), ENGLISH))
        assert config.rule("missing-excerpt").severity is severity


def test_a_date_that_the_file_name_carries_is_not_required() -> None:
    conventions = Conventions(keys={"date": Key("date", ALL)})
    named = read(render(Draft("jekyll", "en", conventions, dated_names=True), ENGLISH))
    assert settings_of(named, "front-matter") == {}
    assert settings_of(read(render(Draft("jekyll", "en", conventions), ENGLISH)), "front-matter") == {
        "required": ("date",)
    }


supports = st.integers(0, 60).flatmap(
    lambda total: st.builds(Support, st.integers(0, total), st.just(total), st.floats(0, 1))
)
names = st.text(st.characters(exclude_categories=()), max_size=20)
habits = st.none() | st.builds(Habit, names, supports)


@st.composite
def conventions(draw: st.DrawFn) -> Conventions:
    written = draw(st.lists(names | st.sampled_from(["tags", "category", "yes", "null", "1", "~", "a: b"]), max_size=5))
    words = st.dictionaries(names, st.integers(1, 9), max_size=4)
    keys = {name: Key(name, draw(supports), values=draw(words)) for name in written}
    excerpt, companion, longest = draw(habits), draw(habits), draw(st.integers(0, 400))
    return Conventions(draw(st.integers(0, 40)), None, keys, excerpt, companion, longest_title=longest)


@given(
    conventions(),
    st.sampled_from(languages()),
    st.booleans(),
    st.booleans(),
    st.dictionaries(st.sampled_from(list(all_rules())), st.builds(Held, st.integers(1, 20), st.just(20)), max_size=4),
)
@settings(max_examples=100)
def test_any_conventions_give_a_file_without_mistakes(
    learned: Conventions, code: str, is_set: bool, dated: bool, held: dict[str, Held]
) -> None:
    text = render(Draft("jekyll", code, learned, is_set=is_set, dated_names=dated, held=held), language(code))
    config = read(text)
    assert all(config.rule(rule).severity in (Severity.ADVICE, None) for rule in held)
    required = settings_of(config, "front-matter").get("required", ())
    assert set(required) <= set(learned.keys)  # type: ignore[call-overload]  # the values of settings are of any type


def test_what_the_posts_of_one_folder_do_otherwise_stands_there() -> None:
    def blog(*keys: str, longest: int = 0) -> Conventions:
        return Conventions(posts=40, keys={key: Key(key, ALL) for key in keys}, longest_title=longest)

    folders = {"content/blog": blog("title", "authors"), "content/fr": blog("title", "authors", "lang", longest=130)}
    text = render(Draft("hugo", "en", blog("title", "authors"), folders=folders), ENGLISH)

    assert text.partition("rules:")[2] == snapshot("""\

  front-matter:
    required: [authors, title]  # all 40 posts have these

# What the posts of one folder do otherwise.
folders:
  content/fr:
    rules:
      front-matter:
        required: [authors, lang, title]  # all 40 posts have these
      title-length:
        max: 130  # one title in twenty is longer than 130 characters
""")
    assert settings_of(read(text).at("content/fr/a.md"), "front-matter") == {"required": ("authors", "lang", "title")}


def test_what_one_folder_does_without_is_set_for_the_others_alone() -> None:
    with_image = Conventions(posts=40, companion=Habit("img/{name}.jpg", ALL))
    folders = {"_posts": with_image, "fr/_posts": Conventions(posts=40)}
    config = read(render(Draft("jekyll", "en", with_image, folders=folders), ENGLISH))

    assert settings_of(config, "missing-image") == {}
    assert settings_of(config.at("_posts/a.md"), "missing-image") == {"companion": "img/{name}.jpg"}


def test_each_proposal_holds_those_above_it() -> None:
    keys = {"title": Key("title", Support(12, 12, 1.0)), "author": Key("author", Support(12, 12, 1.0))}
    keys["tags"] = Key("tags", Support(11, 12, 0.9))
    text = render(Draft("hugo", "en", Conventions(posts=12, keys=keys)), ENGLISH)
    assert [line.strip() for line in text.splitlines() if "required" in line] == snapshot(
        [
            "# required: [author, title]  # 12 of 12 posts have author, title",
            "# required: [author, title, tags]  # 11 of 12 posts have tags",
        ]
    )


def test_that_a_post_is_out_need_not_be_said() -> None:
    keys = {key: Key(key, ALL) for key in ("title", "draft", "published", "aliases")}
    assert settings_of(
        read(render(Draft("hugo", "en", Conventions(posts=40, keys=keys)), ENGLISH)), "front-matter"
    ) == {"required": ("title",)}
