"""Families, friends and passers-by are staged with what their deeds need, as many as there are, and seen."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.acting import parts_of
from generators.previz.as_staged import as_staged
from generators.previz.camera.eyes import viewer_of
from generators.previz.company import company_of
from generators.previz.rigs.human.wardrobe import trade_of
from prompts.shot import Look, Shot, Subject
from tests.generators.staged_words import shot_of, staged, track_of


def _staged(request: str) -> Shot:
    return as_staged(shot_of(request))


def _postures(request: str) -> dict[str, str]:
    return {part.subject.id: part.deeds[0].posture for part in parts_of(_staged(request))}


@pytest.mark.parametrize(
    ("request_", "mount", "many"),
    [
        ("Two kids on bikes race down a street", "bike", 2),
        ("four girls riding horses on the beach", "horse", 4),
    ],
)
def test_everybody_has_one_mount(request_: str, mount: str, many: int) -> None:
    assert next(s.count for s in _staged(request_).subjects if s.id == mount) == many


def test_the_drums_are_one_kit() -> None:
    drums = next(s for s in _staged("a person is playing the drums").subjects if s.noun == "drums")
    assert len(company_of(drums)) == 1


@pytest.mark.parametrize("request_", ["A soldier salutes the flag", "children standing in front of a flag"])
def test_a_flag_that_people_stand_before_is_higher_than_they_are(request_: str) -> None:
    flag = next(s for s in _staged(request_).subjects if s.noun == "flag")
    assert (flag.height_m or 0.0) > 3.0


def test_a_flag_in_a_hand_stays_small() -> None:
    flag = next(s for s in _staged("a girl waving a flag").subjects if s.noun == "flag")
    assert (flag.height_m or 0.0) < 3.0


@pytest.mark.parametrize(
    ("request_", "who"),
    [
        ("a woman getting her hair cut", "hairdresser"),
        ("a man getting a tattoo", "tattoo artist"),
        ("a boy gets a vaccine from a nurse", "nurse"),
        ("a girl getting her hair braided by her mother", "mother"),
    ],
)
def test_whoever_has_it_done_has_somebody_who_does_it(request_: str, who: str) -> None:
    shot = _staged(request_)
    doer = next(s for s in shot.subjects if s.noun == who)
    assert [b.target for b in shot.beats if b.subject == doer.id] == [
        next(s.id for s in shot.subjects if s is not doer and s.kind == "human")
    ]


def test_who_listens_with_headphones_has_them_on() -> None:
    shot = _staged("a teenager listening to music with headphones on his bed")
    assert [look.text for look in shot.subjects[0].looks] == ["headphones"]
    assert "headphones" not in {s.noun for s in shot.subjects}


def test_who_is_in_a_hospital_bed_lies_and_who_comes_to_see_them_stands() -> None:
    postures = _postures("a doctor talking to a patient in a hospital bed")
    assert (postures["doctor"], postures["patient"]) == ("stand", "lie")


def test_whose_hand_is_held_is_not_carried() -> None:
    assert _postures("a nurse holding an old woman's hand in a hospital bed")["woman"] == "lie"


def test_a_coat_that_is_put_on_before_the_camera_is_missed_by_no_warning() -> None:
    assert not any("coat" in words for words in staged("A man puts on his coat in the hallway").warnings)


@pytest.mark.parametrize(
    ("look", "trade"),
    [("witch costumes", "witch"), ("dressed up as a pirate", "pirate"), ("Santa suit", "santa")],
)
def test_a_costume_is_the_clothes_of_what_it_is_called_after(look: str, trade: str) -> None:
    found = trade_of(Subject(id="girl", noun="girl", kind="human", looks=[Look(text=look)]))
    assert found is not None
    assert found.id == trade


def test_a_plain_suit_is_no_costume() -> None:
    assert trade_of(Subject(id="man", noun="man", kind="human", looks=[Look(text="grey suit")])) is None


def test_who_walks_through_a_crowd_with_the_lens_is_none_of_the_crowd() -> None:
    shot = _staged("POV walking through a busy market")
    assert [s.noun for s in shot.subjects] == ["people"]
    assert viewer_of(shot) == ""


def test_over_the_shoulder_has_the_other_beyond() -> None:
    words = "Over-the-shoulder shot of a woman talking to her friend in a cafe"
    lens = np.asarray(staged(words).camera.pose(2.5).position)[:2]
    near, far = (track_of(words, who).centre(2.5)[:2] for who in ("woman", "friend"))
    assert np.linalg.norm(lens - near) < np.linalg.norm(lens - far)
    assert float((near - lens) @ (far - near)) > 0.0


def test_presents_lie_under_the_tree_of_the_room() -> None:
    assert [s.id for s in _staged("Kids opening Christmas presents under the tree").subjects] == [
        "kid",
        "christmas_present",
    ]


def test_a_face_that_weeps_at_a_window_is_seen() -> None:
    shot = _staged("a woman crying by the window while it rains outside, close-up")
    assert shot.camera.view == "three_quarter_front"
    assert shot.subjects[0].facing != "away from camera"


def test_who_looks_at_a_laptop_sits_at_it() -> None:
    assert _postures("a man looking at his laptop")["man"] == "sit"


@pytest.mark.parametrize(
    ("request_", "who", "pet"),
    [
        ("a man and his dog watching TV on the couch", "man", "dog"),
        ("a woman reading on the sofa with her cat", "woman", "cat"),
    ],
)
def test_a_pet_shares_the_sofa_beside_who_sits_there(request_: str, who: str, pet: str) -> None:
    person, animal = (track_of(request_, subject).centre(2.5) for subject in (who, pet))
    assert np.linalg.norm(person[:2] - animal[:2]) > 0.3
    assert animal[2] > 0.4


def test_a_television_is_not_on_the_couch_from_which_it_is_watched() -> None:
    words = "a man watching TV on the couch"
    television, couch = (track_of(words, who).centre(2.5)[:2] for who in ("tv", "couch"))
    assert np.linalg.norm(television - couch) > 0.7


def test_a_movie_that_is_watched_at_home_is_on_a_screen() -> None:
    nouns = [s.noun for s in _staged("a family watching a movie together on the couch").subjects]
    assert "TV" in nouns


def test_a_cat_at_somebodys_feet_does_not_knit() -> None:
    cat = _staged("a grandmother knitting in a rocking chair with a cat at her feet").subjects[-1]
    assert cat.kind == "quadruped"


def test_who_leaps_into_a_pool_is_filmed_from_far_enough() -> None:
    assert _staged("a boy jumping into a swimming pool").camera.size == "wide"


@pytest.mark.parametrize("request_", ["a girl with headphones dancing in her room", "a jogger with headphones running"])
def test_headphones_that_somebody_is_told_with_are_on(request_: str) -> None:
    assert [look.text for look in _staged(request_).subjects[0].looks] == ["headphones"]


def test_breakfast_in_bed_needs_no_table() -> None:
    parts = parts_of(_staged("a couple having breakfast in bed"))
    assert {part.deeds[0].needs("surface") for part in parts if part.subject.kind == "human"} == {""}


def test_students_sit_down_to_study() -> None:
    assert _postures("students studying in the library")["student"] == "sit"


def test_an_operation_has_one_patient() -> None:
    assert [s.noun for s in _staged("a surgeon operating on a patient").subjects] == ["surgeon"]


def test_pupils_raise_one_hand() -> None:
    deeds = {p.subject.id: p.deeds[0].performance for p in parts_of(_staged("pupils raise their hands in class"))}
    assert deeds["pupil"] == "raise_hand_in_class"
