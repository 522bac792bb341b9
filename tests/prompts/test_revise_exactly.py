"""A sentence of change changes exactly the fields that it speaks of, as the suites of sentences say."""

from __future__ import annotations

import pytest

from bench.revisions import SUITES, Case, cases_of, film_of, told, verdict
from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.revising.edits import value_of
from prompts.shot import Shot, Source

CASES = {name: list(cases_of(path)) for name, path in SUITES.items()}
FILMS = {(name, case.film): [] for name, cases in CASES.items() for case in cases}
for _name, _cases in CASES.items():
    for _case in _cases:
        FILMS[_name, _case.film].append(_case)

DOG = next(film for name, film in FILMS if name == "of the fields" and film.startswith("A golden retriever"))


@pytest.fixture(scope="module")
def dog() -> Shot:
    return complete(read(DOG).shots[0])


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("of the fields", 250),
        ("as people ask", 250),
        ("held back", 120),
        ("said afresh", 250),
        ("wish by wish", 400),
        ("as directors talk", 250),
        ("as crews talk", 120),
        ("step by step", 25),
    ],
)
def test_a_suite_is_large_and_has_no_sentence_twice(name: str, least: int) -> None:
    said = [(case.film, case.say, case.after) for case in CASES[name]]
    assert len(said) == len(set(said)) >= least


@pytest.mark.parametrize("cases", FILMS.values(), ids=[f"{name}: {film[:32]}" for name, film in FILMS])
def test_exactly_the_fields_spoken_of_change(cases: list[Case]) -> None:
    wrong = {case.say: fault for case in cases if (fault := verdict(case))}
    assert wrong == {}


@pytest.mark.parametrize("cases", FILMS.values(), ids=[f"{name}: {film[:32]}" for name, film in FILMS])
def test_what_the_user_said_before_stays_through_completing(cases: list[Case]) -> None:
    lost = {}
    for case in cases:
        shot = film_of(case.film, completed=True)[0]
        before = shot.model_dump(mode="json")
        said = [path for path, cue in shot.provenance.items() if cue.source is Source.USER]
        revision = revise(shot, case.say)
        after = complete(revision.shot).model_dump(mode="json")
        for path in said:
            touched = any(field.startswith(path) or path.startswith(field) for field in revision.fields)
            if not touched and told(path, value_of(after, path)) != told(path, value_of(before, path)):
                lost[case.say, path] = value_of(after, path)
    assert lost == {}


@pytest.mark.parametrize(
    ("say", "kept"),
    [
        ("everything but the light: at night on a beach", "lighting"),
        ("at night, but leave the light alone", "lighting"),
        ("everything except the camera: make it a cat on a beach", "camera"),
        ("close-up, keep the camera as it is, at noon", "camera"),
        ("don't touch the place, at night", "setting.place"),
        ("make it rain, leave the dog alone", "subjects[0]"),
    ],
)
def test_what_a_sentence_spares_stays_as_it_is(dog: Shot, say: str, kept: str) -> None:
    revision = revise(dog, say)
    assert revision.fields
    assert value_of(revision.shot.model_dump(mode="json"), kept) == value_of(dog.model_dump(mode="json"), kept)
    assert revision.shot.locks == dog.locks


def test_what_the_director_chose_becomes_the_users_when_the_user_says_it_too(dog: Shot) -> None:
    lens = dog.camera.focal_length_mm
    revised = revise(dog, f"at {lens:g} mm, close-up").shot
    assert revised.camera.focal_length_mm == lens
    assert revised.provenance["camera.focal_length_mm"].source is Source.USER


@pytest.mark.parametrize(
    ("request_", "say"),
    [
        ("a red car drives along the coast, drone shot", "steadier"),
        ("a chef cooks in a kitchen, warm light", "cold blue light instead of the warm light"),
        ("a chef cooks in a kitchen, warm light", "without the"),
        ("a chef cooks in a kitchen, warm light", "without any at 85 mm"),
    ],
)
def test_words_that_leave_nothing_to_name_do_not_fail(request_: str, say: str) -> None:
    revision = revise(complete(read(request_).shots[0]), say)
    assert revision.fields or revision.question


@pytest.mark.parametrize(
    "say",
    [
        "this is exactly what I wanted",
        "I liked it better before",
        "my boss loves the light",
        "do something interesting",
        "she said it was fine",
        "it's beautiful",
        "don't change a thing",
        "faster at the end",
    ],
)
def test_opinions_and_open_wishes_change_nothing(dog: Shot, say: str) -> None:
    revision = revise(dog, say)
    assert (revision.shot, revision.fields) == (dog, ())
    assert revision.question
