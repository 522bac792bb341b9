"""A story names its place, its hour and its people once; they hold until its words say otherwise."""

from __future__ import annotations

import pytest

from prompts.complete import complete_all
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.shot import Shot


def story(words: str) -> list[Shot]:
    return complete_all(read(words).shots)


def test_place_hour_and_weather_hold_until_they_are_said_anew() -> None:
    shots = story(
        "Shot 1: a foggy harbour at dawn, a fisherman coils a rope. Shot 2: close-up of a gull. "
        "Shot 3: the fisherman looks up. Shot 4: noon, in a kitchen, he slices bread."
    )
    assert [shot.setting.place for shot in shots[:3]] == [shots[0].setting.place] * 3
    assert "harbour" in shots[0].setting.place
    assert [shot.setting.time_of_day for shot in shots] == ["dawn", "dawn", "dawn", "midday"]
    assert [shot.setting.weather for shot in shots[:3]] == ["fog"] * 3
    assert shots[3].setting.interior is True


def test_what_is_carried_says_so() -> None:
    second = story("Shot 1: a boy runs along a beach at night. Shot 2: a crab watches him.")[1]
    assert second.provenance["setting.place"].reason.startswith("continuity")
    assert second.provenance["setting.time_of_day"].source.value == "director"


def test_a_look_that_was_said_once_holds_for_the_story() -> None:
    shots = story("Shot 1: a watercolour forest, a fox sits. Shot 2: the fox stands up.")
    assert shots[1].style.look == shots[0].style.look == "watercolour"


def test_what_lives_elsewhere_is_not_brought_to_the_place_before() -> None:
    shots = story("Shot 1: a girl sits in a classroom. Shot 2: a whale dives.")
    assert shots[1].setting.stage in {"underwater", "sea", "lake"}


def test_an_hour_is_not_kept_where_time_passes() -> None:
    shots = story("Shot 1: at night a baker kneads dough. Shot 2: hours later a boy buys a loaf.")
    assert shots[1].setting.time_of_day != "night"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("she opens a door", "nurse"),
        ("the nurse smiles", "nurse"),
        ("a close-up of her hands", "nurse"),
        ("he looks at the nurse", "boy"),
    ],
)
def test_the_film_tells_whom_a_pronoun_means(words: str, who: str) -> None:
    film = read("Shot 1: a nurse in a blue uniform enters a ward. Shot 2: a boy sleeps in a bed.").shots
    reading = read(words, film)
    assert reading.shots[0].subjects[0].noun == who
    assert reading.again >= {reading.shots[0].subjects[0].id}


def test_looks_come_back_with_their_bearer() -> None:
    film = read("a nurse in a blue uniform walks down a corridor").shots
    again = read("she opens a door", film).shots[0].subjects[0]
    assert again.looks == film[0].subjects[0].looks != []


def test_somebody_new_is_somebody_new() -> None:
    film = read("a black dog runs on a beach").shots
    for words in ("a dog sleeps on a sofa", "dog running in snow"):
        reading = read(words, film)
        assert not reading.again
        assert reading.shots[0].subjects[0].looks == []


@pytest.mark.parametrize(
    ("words", "who", "part"), [("close-up of a baker's hands kneading dough", "baker", "hands"),
                               ("an old man's face twitches", "man", "face")]
)  # fmt: skip
def test_a_part_shows_its_owner(words: str, who: str, part: str) -> None:
    shot = read(words).shots[0]
    assert shot.subjects[0].noun == who
    assert part in shot.camera.focus
    assert shot.camera.size == "close_up"


def test_an_animal_is_he_where_no_person_is_meant() -> None:
    film = read("a scruffy terrier runs along a pier").shots
    assert read("he barks at a seagull", film).shots[0].subjects[0].noun == "terrier"


def test_whom_a_deed_is_done_behind_is_in_the_shot() -> None:
    film = read("Kira, a tall astronaut, plants a flag on the Moon").shots
    shot = read("Earth rises behind her", film).shots[0]
    assert [subject.name or subject.noun for subject in shot.subjects] == ["Earth", "Kira"]
    assert len(read("Earth rises behind her back", film).shots[0].subjects) < 3


@pytest.mark.parametrize("words", ["cut to the gull", "Back to the gull", "now back to the gull"])
def test_how_a_shot_follows_is_nothing_to_see(words: str) -> None:
    reading = read(words, read("a gull sits on a post").shots)
    assert [subject.noun for subject in reading.shots[0].subjects] == ["gull"]
    assert not reading.unread


def test_snow_seen_through_a_window_leaves_the_shot_inside() -> None:
    shots = story("Shot 1: a watchmaker works in his kitchen. Shot 2: he looks out of the window where it is snowing.")
    assert shots[1].setting.interior is True


@pytest.mark.parametrize("words", ["the tall brother whispers", "the tall one whispers"])
def test_one_of_a_group_is_one_with_the_groups_looks(words: str) -> None:
    film = read("two brothers in red coats row a boat").shots
    (one,) = read(words, film).shots[0].subjects
    assert (one.noun, one.count) == ("brother", 1)
    assert {look.text for look in one.looks} > {look.text for look in film[0].subjects[0].looks}


def test_her_hands_are_hers_beside_things() -> None:
    film = read("a driver with a white scarf smiles").shots
    shot = read("inside the car, her hands on the wheel", film).shots[0]
    assert "driver" in {subject.noun for subject in shot.subjects}
    assert "hands" in shot.camera.focus


def test_one_of_a_group_twice_in_a_shot_is_the_same_one() -> None:
    film = read("three students sit in a classroom").shots
    shot = read("a tall teacher nods at the seated student, and the teacher hands the seated student a book", film)
    assert [subject.id for subject in shot.shots[0].subjects].count("student_seated") <= 1


@pytest.mark.parametrize(
    ("words", "seen", "action"),
    [
        ("a dog jumps over it", ["dog", "wall"], "jumping over the wall"),
        ("a girl hugs him", ["girl", "mason"], "hugging him"),
        ("a dog barks when he stands up", ["dog", "mason"], "barking when he stands up"),
        ("a crowd cheers", ["crowd"], "cheering"),
    ],
)
def test_whom_and_what_a_deed_means_comes_into_the_shot(words: str, seen: list[str], action: str) -> None:
    film = read("a mason builds a wall").shots
    shot = read(words, film).shots[0]
    assert [subject.noun for subject in shot.subjects] == seen
    assert shot.beats[0].action == action


def test_what_is_waited_for_is_not_there_yet() -> None:
    assert [s.noun for s in read("a boy waits for a train").shots[0].subjects] == ["boy"]
    assert [s.noun for s in read("a boy waits for the train to stop").shots[0].subjects] == ["boy", "train"]


def test_what_is_tasted_is_what_was_served() -> None:
    film = read("a cook ladles broth into a bowl").shots
    assert read("an old man tastes it", film).shots[0].beats[0].action == "tasting the broth"


def test_a_bare_inside_is_inside_of_what_was_seen() -> None:
    film = read("a red bus waits at a stop").shots
    shot = read("inside, a woman reads", film).shots[0]
    assert (shot.setting.place, shot.setting.interior) == ("inside the bus", True)
    assert [subject.noun for subject in shot.subjects] == ["woman"]


@pytest.mark.parametrize(
    ("words", "lettering"),
    [("a sign reading Open Late", "Open Late"), ("a title that says The End of Winter", "The End of Winter")],
)
def test_lettering_in_title_case_needs_no_quotation_marks(words: str, lettering: str) -> None:
    assert [text.text for text in read(words).shots[0].text] == [lettering]


def test_what_fills_the_place_does_nothing() -> None:
    shot = read("a cook ladles broth into a bowl, steam everywhere").shots[0]
    assert [beat.action for beat in shot.beats] == ["ladling broth into a bowl"]
    assert shot.setting.details == ["steam everywhere"]


def test_an_adverb_of_two_words_is_no_subject_and_no_deed() -> None:
    shot = read("a fox leaps and dives head first into deep snow").shots[0]
    assert [(beat.subject, beat.action) for beat in shot.beats] == [
        ("fox", "leaping"), ("fox", "diving head-first into deep snow"),
    ]  # fmt: skip


def film_of(*sentences: str) -> list[str]:
    """What the prompts of a film say that is told sentence by sentence, plain."""
    film: list[Shot] = []
    for words in sentences:
        film += complete_all(list(read(words, film).shots), film[-1] if film else None)
    return [compile_prompt(shot, "plain").text for shot in film]


def test_the_prompt_of_one_shot_says_who_and_where_by_itself() -> None:
    told = film_of(
        "a woman waits for a bus at night", "the bus arrives", "she gets on", "inside, a man reads",
        "through the window the city lights pass by",
    )  # fmt: skip
    assert "A woman gets on" in told[2]
    assert "Inside the bus, through the window the city lights pass by." in told[4]
    assert "to rest" not in told[4]


def test_what_only_moves_a_load_in_its_place_does_not_go_through_it() -> None:
    told = film_of("a knight walks through a burning village", "he raises his shield")
    assert "in a burning village" in told[1]
    assert "through" not in told[1]


def test_what_is_everywhere_is_told() -> None:
    assert "into a bowl, steam everywhere." in film_of("a cook ladles broth into a bowl, steam everywhere")[0]


def test_who_stood_beside_the_last_action_is_still_meant() -> None:
    told = film_of("Kira, a tall astronaut, plants a flag on the Moon", "a comet rises behind her", "she turns round")
    assert "Kira, a tall astronaut, plants a flag" in told[0]
    assert "We see" not in told[0]
    assert "Kira, a tall astronaut" in told[2]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("what he sees: a deer on the shore", "deer on the shore"),
        ("wide shot of both of them from behind", "Two brothers stand quietly"),
        ("hands only, macro", "The focus is on their hands"),
    ],
)
def test_a_shot_in_few_words_is_of_those_of_the_film(words: str, told: str) -> None:
    assert told in film_of("two brothers row a boat across a lake", words)[1]


def test_a_lesson_in_several_shots_shows_its_scene_in_each() -> None:
    shots = complete_all(read("Explain photosynthesis to kids in three shots").shots)
    assert [shot.camera.size for shot in shots] == ["wide", "medium", "close_up"]
    assert all("bubbles" in [subject.noun for subject in shot.subjects] for shot in shots)


def test_what_is_chased_lives_and_what_is_eaten_is_food() -> None:
    film = list(read("a raccoon steals a sandwich from a picnic").shots)
    chase = read("a girl chases it", film).shots[0]
    assert chase.beats[0].action == "chasing the raccoon"
    climb = read("it climbs a tree", [*film, chase]).shots[0]
    assert (climb.beats[0].subject, climb.beats[0].action) == ("raccoon", "climbing a tree")
    assert read("she eats it", [*film, chase, climb]).shots[0].beats[0].action == "eating the sandwich"
