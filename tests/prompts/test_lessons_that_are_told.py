"""A lesson whose scene the user tells is that scene, with the topic as its title; a topic alone gets one of ours."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.reading.models import models
from prompts.shot import Source
from prompts.tables import tables_of


@pytest.mark.parametrize(
    ("request_", "title", "first"),
    [
        ("Explain a solar eclipse: the moon passes between the earth and the sun", "a solar eclipse", "moon"),
        ("Gravity: an apple drops from a branch onto a sleeping dog", "Gravity", "apple"),
        ("The water cycle: the sun shines on the sea, mist rises and rain falls", "water cycle", "sun"),
    ],
)
def test_a_told_scene_is_the_users_own(request_: str, title: str, first: str) -> None:
    (shot,) = read(request_).shots
    assert shot.title.lower() == title.lower()
    assert shot.subjects[0].noun == first
    assert all(cue.source is Source.USER for path, cue in shot.provenance.items() if path.startswith("subjects["))


def test_cues_after_a_topic_tell_no_scene() -> None:
    (shot,) = read("Explain gravity: close-up, at dusk").shots
    assert {subject.noun for subject in shot.subjects} == {"apple", "tree"}


@pytest.mark.parametrize(
    ("request_", "labels"),
    [
        ("A bar magnet on a table with the poles labelled N and S", ["N", "S"]),
        ("A rocket and a moon, everything labelled", ["rocket", "moon"]),
        ("A frog beside a toad, with clear labels", ["frog", "toad"]),
        ("A wine bottle with a red label stands on a shelf", []),
        ("A worker with a box labelled Fragile walks past", []),
    ],
)
def test_an_order_for_labels_names_what_is_there(request_: str, labels: list[str]) -> None:
    (shot,) = read(request_).shots
    assert [text.text for text in shot.text if text.role == "label" and text.target != "box"] == labels


@pytest.mark.parametrize(
    ("request_", "noun"),
    [
        ("explain photosynthesis for 8 year olds", "photosynthesis model"),
        ("photosynthesis", "photosynthesis model"),
        ("water cycle diagram with labels for my class", "water cycle model"),
        ("draw a diagram of the water cycle", "water cycle model"),
        ("why do we have seasons?", "seasons model"),
        ("how does a lever work", "lever model"),
        ("the parts of a flower with labels", "flower model"),
        ("show how a volcano erupts", "volcano model"),
        ("what does DNA look like", "dna helix"),
        ("solar eclipse", "solar eclipse model"),
        ("states of matter", "matter model"),
        ("states of matter: solid, liquid and gas", "matter model"),
        ("what is an angle? acute, right and obtuse", "angles model"),
        ("labelled diagram of a plant cell", "plant cell model"),
        ("why is the sky blue", "blue sky model"),
        ("how does the human eye see", "eye model"),
        ("how does a rocket work", "action and reaction model"),
        ("I'm a teacher, I need a short clip about the water cycle for my third graders", "water cycle model"),
        ("my son asks why the moon changes shape", "moon phases model"),
        ("show my class how clouds form", "water cycle model"),
        ("explain the water cycle with arrows and labels", "water cycle model"),
        ("seed germination time-lapse underground", "growing seed"),
        ("sink or float experiment with a cork, a stone and a coin", "buoyancy model"),
        ("fractions: one half and one quarter", "fractions model"),
        ("I need a quick clip for my biology class about how the heart pumps blood", "heart model"),
        ("show where rain comes from", "water cycle model"),
        ("explain how the ear hears sound", "ear model"),
        ("show how a pulley makes lifting easier", "pulley model"),
        ("the metamorphosis of a butterfly", "butterfly life cycle model"),
        ("a visual proof of the Pythagorean theorem", "pythagoras model"),
        ("why are there tides? explain it with an animation", "tides model"),
        ("the three states of matter, explained for 4th grade", "matter model"),
        ("show a food chain from grass to hawk", "food chain model"),
        ("show why oil floats on water, density explained", "density model"),
        ("show adding 3 and 4 on a number line", "number line model"),
        ("show the number line from -5 to 5", "negative number line model"),
        ("a short animation of how a dam makes electricity", "dam model"),
        ("explain how whales breathe to third graders", "whale breathing model"),
        ("the five senses, for preschoolers", "senses model"),
        ("animate how a bee pollinates a flower for my science class", "pollination model"),
        ("I want a short video explaining why ships float", "floating boat model"),
        ("demonstrate friction with a box on a ramp", "ramp friction model"),
    ],
)
def test_a_topic_with_a_model_is_shown_by_it_and_its_parts_have_labels(request_: str, noun: str) -> None:
    (shot,) = read(request_).shots
    assert [subject.noun for subject in shot.subjects] == [noun]
    assert sum(text.role == "label" for text in shot.text) > 1


@pytest.mark.parametrize(
    "request_",
    [
        "a volcano erupts at night",
        "a video of a human heart",
        "a steam engine",
        "show a rocket landing on the moon",
        "a man explains how a car engine works to his son",
        "show how rain falls on a river",
        "a whale breathes at the surface of the sea",
        "a bee on a flower",
        "an aeroplane flies over the sea",
        "a dam in the mountains",
    ],
)
def test_a_thing_that_is_only_filmed_is_no_lesson(request_: str) -> None:
    (shot,) = read(request_).shots
    assert not any("model" in subject.noun for subject in shot.subjects)
    assert shot.text == []


def test_words_that_only_ask_again_are_no_deed_of_the_model() -> None:
    assert read("show why oil floats on water, density explained").shots[0].beats == []


def test_a_lesson_without_labels_has_none() -> None:
    assert read("explain the water cycle without labels").shots[0].text == []


def test_a_topic_alone_that_nobody_can_see_is_a_lesson() -> None:
    (shot,) = read("osmosis").shots
    assert shot.title == "osmosis"
    assert "raisin" in {subject.noun for subject in shot.subjects}


def test_a_food_web_is_no_spiders() -> None:
    (shot,) = read("what is a food web?").shots
    assert [subject.noun for subject in shot.subjects] == ["food chain model"]


def test_a_food_chain_shows_who_lives_in_it_and_reads_as_told() -> None:
    (shot,) = read("a food chain with grass, a rabbit and a fox").shots
    assert [subject.noun for subject in shot.subjects] == ["rabbit", "fox"]
    assert [text.text for text in shot.text if text.role != "label"] == ["grass → rabbit → fox"]


@pytest.mark.parametrize("request_", ["trust", "friendship", "courage"])
def test_a_theme_that_is_only_named_is_no_lesson(request_: str) -> None:
    (shot,) = read(request_).shots
    assert shot.subjects == []
    (taught,) = read(f"{request_} for kids").shots
    assert taught.title == request_


def test_whom_a_lesson_is_for_is_left_out_of_a_question_too() -> None:
    (shot,) = read("how bees make honey, for children aged 8").shots
    assert [beat.action for beat in shot.beats] == ["circling a yellow flower beside a beehive"]


@pytest.mark.parametrize("request_", ["explain how a volcano erupts", "what is photosynthesis", "how do gears work"])
def test_a_prompt_says_what_is_seen_of_a_model_and_reads_its_labels(request_: str) -> None:
    shot = complete(read(request_).shots[0])
    text = compile_prompt(shot, "plain").text
    assert all(f'"{label.text}"' in text for label in shot.text)
    assert text.count("Labels beside its parts read") == 1
    assert any(word in text for word in ("lava", "leaf", "gear"))


def test_a_model_shows_its_parts_and_does_not_lie_still() -> None:
    shot = complete(read("explain how a volcano erupts").shots[0])
    assert shot.beats[0].action == "showing its parts and what they do"
    assert not any(event.outcome for event in shot.physics)


def test_what_is_seen_is_told_of_models_that_there_are() -> None:
    assert set(tables_of("prompts.dialects", "data/models")["seen"]) <= {model.noun for model in models()}
