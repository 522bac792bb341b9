"""The vocabulary's tables are whole: every reference resolves and no phrase means two things."""

from __future__ import annotations

from collections import Counter

import pytest

from prompts.errors import VocabularyError
from prompts.reading.hours import hour_of_day
from prompts.vocabulary import TABLES, TableName, table, terms_by_phrase
from prompts.vocabulary.rows import entries_of_groups
from prompts.vocabulary.terms import Noun

COCO = (
    "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "traffic_light",
    "fire_hydrant", "stop_sign", "parking_meter", "bench", "bird", "cat", "dog", "horse", "sheep", "cow",
    "elephant", "bear", "zebra", "giraffe", "backpack", "umbrella", "handbag", "tie", "suitcase", "frisbee",
    "skis", "snowboard", "sports_ball", "kite", "baseball_bat", "baseball_glove", "skateboard", "surfboard",
    "tennis_racket", "bottle", "wine_glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple",
    "sandwich", "orange", "broccoli", "carrot", "hot_dog", "pizza", "donut", "cake", "chair", "couch",
    "potted_plant", "bed", "dining_table", "toilet", "tv", "laptop", "mouse", "remote", "keyboard",
    "cell_phone", "microwave", "oven", "toaster", "sink", "refrigerator", "book", "clock", "vase", "scissors",
    "teddy_bear", "hair_drier", "toothbrush",
)  # fmt: skip
LABELS = {
    "Static", "Move In", "Move Out", "Move Left", "Move Right", "Move Up", "Move Down", "Pan Left", "Pan Right",
    "Tilt Up", "Tilt Down", "Roll Clockwise", "Roll Counterclockwise", "Zoom In", "Zoom Out",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_loads_and_a_phrase_has_one_meaning(name: str) -> None:
    entries = table(name).values()  # type: ignore[call-overload]
    phrases = Counter(p for e in entries for p in {e.id.replace("_", " "), *e.synonyms})
    assert [phrase for phrase, count in phrases.items() if count > 1] == []
    assert all(phrase == phrase.lower() for phrase in phrases)


@pytest.mark.parametrize("thing", COCO)
def test_every_coco_class_is_a_noun_with_a_kind_and_a_size(thing: str) -> None:
    noun_id = terms_by_phrase("nouns").get(thing.replace("_", " ")) or next(
        (n.id for n in table("nouns").values() if n.plural == thing), None
    )
    assert noun_id is not None
    assert table("nouns")[noun_id].height_m


def test_nouns_refer_to_kinds_colours_and_materials_that_exist() -> None:
    for noun in table("nouns").values():
        assert noun.kind in table("kinds")
        assert noun.colour in {"", *table("colours")}
        assert noun.material in {"", *table("materials")}
        assert noun.sort in {"", *table("nouns")}
    assert len(table("nouns")) > 1500


def test_every_noun_has_a_size_and_every_thing_is_of_something() -> None:
    for noun in table("nouns").values():
        if noun.role == "part":
            continue
        assert noun.height_m, f"{noun.id} has no height"
        assert noun.mass_kg or noun.material or noun.role == "stuff", f"{noun.id} has neither mass nor material"
        assert table("kinds")[noun.kind].default_motion in table("motions"), noun.kind


def test_masses_are_plausible_for_the_sizes() -> None:
    for noun in table("nouns").values():
        if noun.kind in {"human", "quadruped", "bird", "fish"} and noun.mass_kg and noun.height_m:
            longest = max(noun.height_m, noun.length_m or 0.0)
            assert noun.mass_kg < 1100 * longest**3, f"{noun.id}: {noun.mass_kg} kg in {longest} m"


SCIENCE = (
    "atom", "cell", "planet", "molecule", "magnet", "prism", "pendulum", "gear", "volcano", "heart", "dna", "neuron",
    "electron", "virus", "bacteria", "microscope", "telescope", "beaker", "test tube", "pulley", "lever", "ramp",
    "fossil", "crystal", "battery", "compass", "globe", "skeleton", "brain", "lungs", "double helix",
)  # fmt: skip


@pytest.mark.parametrize("thing", SCIENCE)
def test_what_lessons_speak_of_is_known(thing: str) -> None:
    assert thing in terms_by_phrase("nouns")


FILM_TABLES = (
    "angles", "aspects", "camera_heights", "camera_moves", "compositions", "film_textures", "focus_depths", "grades",
    "lenses", "light_effects", "light_sources", "lighting_setups", "measures", "physical_laws", "playbacks", "seasons",
    "shot_sizes", "styles", "surfaces", "times_of_day", "views", "weather",
)  # fmt: skip


@pytest.mark.parametrize("name", FILM_TABLES)
def test_film_terms_are_defined_and_known_by_their_words(name: TableName) -> None:
    for term in table(name).values():
        assert term.definition.endswith("."), f"{name}: {term.id} has no definition"
        assert term.phrases, f"{name}: {term.id} is known by no phrase"


@pytest.mark.parametrize(
    ("name", "quantities"),
    [
        ("camera_heights", {"height_m"}),
        ("lenses", {"focal_length_mm"}),
        ("light_sources", {"colour_temperature_k"}),
        ("playbacks", {"time_scale"}),
        ("shot_sizes", {"fraction", "focal_length_mm"}),
        ("times_of_day", {"colour_temperature_k", "key_fill_ratio"}),
    ],
)
def test_film_terms_carry_their_quantities(name: TableName, quantities: set[str]) -> None:
    for term in table(name).values():
        assert all(getattr(term, quantity) > 0 for quantity in quantities), f"{name}: {term.id}"


def test_moves_that_are_counted_have_a_speed_for_every_pace() -> None:
    for move in table("camera_moves").values():
        assert bool(move.unit) == bool(move.slow and move.medium and move.fast), move.id


def test_every_hour_of_the_clock_is_one_time_of_day() -> None:
    for quarter in range(24 * 4):
        hour = quarter / 4
        found = [
            time.id
            for time in table("times_of_day").values()
            if time.from_hour is not None and time.to_hour is not None
            and (time.from_hour <= hour < time.to_hour if time.from_hour < time.to_hour
                 else hour >= time.from_hour or hour < time.to_hour)
        ]  # fmt: skip
        assert len(found) == 1, (hour, found)
        assert hour_of_day(hour) == found[0]


def test_camera_moves_are_told_apart() -> None:
    moves = table("camera_moves")
    for move in moves.values():
        assert move.definition
        assert move.distinction
        assert move.opposite in {"", *moves}
        assert set(move.labels) <= LABELS
        assert not move.opposite or moves[move.opposite].opposite == move.id
    assert {label for move in moves.values() for label in move.labels} == LABELS


def test_stages_stand_on_materials_and_motions_know_their_forms() -> None:
    assert {stage.ground for stage in table("stages").values()} <= set(table("materials"))
    assert all(m.gerund.split()[-1].endswith(("ing", "thrown")) and m.consequence for m in table("motions").values())


def test_a_row_reads_like_a_term() -> None:
    table_rows = "\nox | 1.5 | bull, bullock\nelk | |\n"
    group = {"kind": "quadruped", "columns": "id | height_m | synonyms", "rows": table_rows}
    rows = list(entries_of_groups("nouns", Noun, [group]))
    assert rows == [
        {"kind": "quadruped", "id": "ox", "height_m": 1.5, "synonyms": ["bull", "bullock"]},
        {"kind": "quadruped", "id": "elk"},
    ]


@pytest.mark.parametrize(
    "group",
    [
        {"columns": "id | size", "rows": "ox | 3"},
        {"columns": "id", "rows": "ox | 3"},
        {"columns": "id | height_m", "rows": "ox | tall"},
        {"rows": "ox"},
    ],
)
def test_a_wrong_group_is_named(group: dict[str, str]) -> None:
    with pytest.raises(VocabularyError, match=r"nouns\.toml"):
        list(entries_of_groups("nouns", Noun, [group]))
