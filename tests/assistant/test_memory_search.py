"""A search finds shots, characters, takes and words by what is in them; whatever is typed is words, never syntax."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.memory import Character, Draft, Project
from prompts.shot import Beat, Look, Setting, Shot, Subject


def fill(draft: Draft) -> None:
    dog = Subject(id="dog", noun="golden retriever")
    draft.add_shot(
        Shot(
            title="Meadow",
            request="a golden retriever runs through a meadow",
            subjects=[dog],
            beats=[Beat(subject="dog", action="running through the grass")],
        )
    )
    draft.add_shot(Shot(title="Street", request="a red car at night", setting=Setting(place="a snowy street")))
    looks = [Look(part="hair", text="short red hair")]
    draft.put_character(Character(name="Mira", subject=Subject(id="mira", noun="teenage girl", looks=looks)))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    opened = Project.open(tmp_path_factory.mktemp("search") / "film")
    opened.history.commit("fill", "test", fill)
    opened.conversation.add("user", "please make the meadow greener")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "kind", "title"),
    [
        ("retriever", "shot", "Meadow"),
        ("RUN", "shot", "Meadow"),
        ("where was the snowy street?", "shot", "Street"),
        ("girl with red hair", "character", "Mira"),
        ("greener", "message", ""),
        ("meadow zebra", "shot", "Meadow"),
    ],
)
def test_what_matches_best_comes_first(project: Project, query: str, kind: str, title: str) -> None:
    found = project.recall(query)
    assert (found[0].kind, found[0].title, found[0].current) == (kind, title, True)


def test_kinds_can_be_chosen(project: Project) -> None:
    assert {hit.kind for hit in project.recall("meadow")} == {"shot", "message"}
    assert {hit.kind for hit in project.recall("meadow", kinds=["message"])} == {"message"}


def test_an_earlier_version_is_found_and_marked(tmp_path: Path) -> None:
    project = Project.open(tmp_path / "film")
    project.history.commit("one", "test", lambda d: d.add_shot(Shot(title="One", request="a walrus")) and None)
    project.history.commit("two", "test", lambda d: d.replace_shot(1, Shot(title="One", request="a seal")) and None)
    assert [hit.current for hit in project.recall("walrus")] == [False]
    assert [hit.current for hit in project.recall("seal")] == [True]
    project.close()


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        'meadow" OR 1=1 --',
        "NEAR(",
        "title:meadow",
        "*",
        "(",
        "a AND",
        "-meadow",
        "^meadow",
        "{}",
        "\x00",
        "𓀀",
        "",
    ],
)
def test_hostile_queries_are_words(project: Project, query: str) -> None:
    found = project.recall(query)
    assert all(hit.kind for hit in found)
    if "meadow" in query:
        assert "Meadow" in {hit.title for hit in found}


@settings(max_examples=60, deadline=None)
@given(query=st.text(max_size=60))
def test_no_text_breaks_a_search(project: Project, query: str) -> None:
    project.recall(query)
