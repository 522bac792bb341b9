"""The history is append-only and content-addressed: undo moves the head, and what is untouched stays the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError, ProjectDamaged
from assistant.memory import Character, Draft, Project
from assistant.memory.film import PAGE_ENTRIES, Film, Slot
from prompts.shot import Shot, Subject, content_hash


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = Project.open(tmp_path / "film")
    yield opened
    opened.close()


def a_shot(title: str) -> Shot:
    return Shot(title=title, request=f"a dog called {title}", subjects=[Subject(id="dog", noun="dog")])


def add(project: Project, *titles: str) -> None:
    def edit(draft: Draft) -> None:
        for title in titles:
            draft.add_shot(a_shot(title))

    project.history.commit(f"add {', '.join(titles)}", "test", edit)


def retitle(project: Project, number: int, title: str) -> None:
    project.history.commit("retitle", "test", lambda draft: draft.replace_shot(number, a_shot(title)) and None)


def table(project: Project, name: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(project.database) as connection:
        return connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()


def test_undo_brings_back_the_very_same_tree(project: Project) -> None:
    add(project, "one", "two")
    before = project.history.head()
    retitle(project, 1, "other")
    assert project.shots()[0].title == "other"
    project.history.undo()
    after = project.history.head()
    assert before is not None
    assert after is not None
    assert after.tree == before.tree
    assert [shot.title for shot in project.shots()] == ["one", "two"]


def test_an_untouched_shot_keeps_its_bytes_and_its_hash(project: Project) -> None:
    add(project, "one", "two", "three")
    kept = project.film().slots
    retitle(project, 2, "other")
    now = project.film().slots
    assert (now[0], now[2]) == (kept[0], kept[2])
    assert now[1].shot_id == kept[1].shot_id
    assert now[1].hash != kept[1].hash
    assert content_hash(project.shots()[0]) == kept[0].hash


def test_nothing_is_deleted_or_changed_by_any_step(project: Project) -> None:
    add(project, "one")
    retitle(project, 1, "two")
    rows = {name: table(project, name) for name in ("objects", "commits", "reflog")}
    project.history.undo(2)
    add(project, "three")
    project.history.undo()
    project.history.redo()
    for name, before in rows.items():
        assert table(project, name)[: len(before)] == before


@pytest.mark.parametrize("name", ["objects", "commits", "reflog", "takes", "messages"])
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid"])
def test_the_database_itself_refuses_to_forget(project: Project, name: str, verb: str) -> None:
    add(project, "one")
    project.conversation.add("user", "hello")
    with sqlite3.connect(project.database) as connection:
        connection.execute(
            "INSERT INTO takes VALUES (1, '', '', '', '', 0, 0, 0, 0, 0, 0, '', '', '', '', '', '', '', '')"
        )
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(verb.format(name))


def test_redo_follows_undo_until_something_new_is_done(project: Project) -> None:
    add(project, "one")
    add(project, "two")
    add(project, "three")
    project.history.undo(2)
    assert len(project.shots()) == 1
    assert [c.message for c in project.history.redo(2)] == ["add two", "add three"]
    project.history.undo()
    add(project, "four")
    with pytest.raises(InputError, match="nothing to redo"):
        project.history.redo()
    assert [shot.title for shot in project.shots()] == ["one", "two", "four"]


def test_undo_and_redo_do_all_the_steps_asked_for_or_none(project: Project) -> None:
    with pytest.raises(InputError, match="nothing to undo"):
        project.history.undo()
    add(project, "one")
    with pytest.raises(InputError, match="Only 1 of 2"):
        project.history.undo(2)
    assert len(project.shots()) == 1
    project.history.undo()
    assert len(project.shots()) == 0
    with pytest.raises(InputError, match="Only 1 of 3"):
        project.history.redo(3)


def test_an_edit_that_raises_changes_nothing(project: Project) -> None:
    add(project, "one")
    rows = table(project, "objects")

    def edit(draft: Draft) -> None:
        draft.add_shot(a_shot("two"))
        raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        project.history.commit("fails", "test", edit)
    assert table(project, "objects") == rows
    assert len(project.shots()) == 1


def test_an_edit_that_changes_nothing_makes_no_commit(project: Project) -> None:
    add(project, "one")
    head = project.history.head()
    assert project.history.commit("same", "test", lambda draft: draft.replace_shot(1, a_shot("one")) and None) is None
    assert project.history.head() == head


def test_a_change_of_one_shot_writes_one_page(project: Project) -> None:
    add(project, *(f"shot {i}" for i in range(3 * PAGE_ENTRIES)))
    before = len(table(project, "objects"))
    retitle(project, 2 * PAGE_ENTRIES, "other")
    assert len(table(project, "objects")) - before == 3  # the shot, its page, the root


def test_a_character_is_known_by_name_in_any_case(project: Project) -> None:
    mira = Character(name="Mira", subject=Subject(id="mira", noun="girl"))
    project.history.commit("Mira", "test", lambda draft: draft.put_character(mira) and None)
    assert project.character("MIRA") == mira
    taller = mira.model_copy(update={"notes": "taller"})
    project.history.commit("Mira", "test", lambda draft: draft.put_character(taller) and None)
    assert project.cast() == [taller]
    project.history.undo()
    assert project.cast() == [mira]


def test_a_record_that_is_missing_or_unreadable_is_told(project: Project) -> None:
    with pytest.raises(ProjectDamaged, match="backup"):
        project.history.shot("0" * 64)
    with sqlite3.connect(project.database) as connection:
        connection.execute("INSERT INTO objects VALUES (?, 'shot', ?)", ("1" * 64, '{"unknown": 1}'))
    with pytest.raises(ProjectDamaged, match="111111111111"):
        project.history.shot("1" * 64)


slots = st.lists(
    st.builds(Slot, st.text("0123456789abcdef", min_size=10, max_size=10), st.text("abcdef", min_size=64, max_size=64)),
    max_size=200,
)


@settings(max_examples=30, deadline=None)
@given(slots, st.dictionaries(st.text(max_size=20), st.text("abc", min_size=4, max_size=4), max_size=150))
def test_a_film_is_read_back_from_its_pages_as_it_was(entries: list[Slot], cast: dict[str, str]) -> None:
    import hashlib
    import json

    film = Film(tuple(entries), cast)
    root, pages = film.pages()
    by_hash = {hashlib.sha256(page).hexdigest(): page.decode() for page in pages}
    names = json.loads(root)
    again = Film.from_pages((by_hash[h] for h in names["reels"]), (by_hash[h] for h in names["cast"]))
    assert again == film
    assert again.pages() == (root, pages)
