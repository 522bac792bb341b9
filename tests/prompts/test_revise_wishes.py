"""A sentence of change is read wish by wish, each in the plain words of what it speaks of."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.revising.degrees import degree_in
from prompts.revising.named import in_terms
from prompts.revising.topics import in_plain_topics, topics_file
from prompts.revising.wishes import wishes_of
from prompts.shot import Shot
from prompts.vocabulary import TABLES, terms_by_phrase


@pytest.fixture(scope="module")
def tower() -> Shot:
    request = "a boy builds a tower of wooden blocks in a room, then he laughs, full shot, pan right"
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("closer, at night and make the dog black", ["closer", "at night", "make the dog black"]),
        ("make the light colder and a lot harder", ["make the light colder", "make the light a lot harder"]),
        ("the cup should be red and the plate blue", ["the cup should be red", "the plate should be blue"]),
        ("softer light, and from the left", ["softer light", "light from the left"]),
        ("pan to the right and faster", ["pan to the right", "camera faster"]),
        ("not telephoto, use a wide angle", ["use a wide angle"]),
        ("give her a hat and glasses", ["give her a hat and glasses"]),
        ("a big, red car", ["a big, red car"]),
        ("pan left and tilt up", ["pan left and tilt up"]),
        ("blue, not red", ["blue, not red"]),
        ("make it green and gold", ["make it green and gold"]),
    ],
)
def test_a_sentence_is_cut_where_what_follows_could_stand_by_itself(said: str, wishes: list[str]) -> None:
    assert wishes_of(said) == wishes


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("the background should be softer", "more bokeh"),
        ("soften the background a bit", "a bit more bokeh"),
        ("the shadows are not deep enough", "more contrast"),
        ("make the colours a bit richer", "a bit more saturated"),
        ("turn the contrast down", "less contrast"),
        ("the wind should be much stronger", "much more wind"),
        ("the dog should be bigger", "the dog should be bigger"),
        ("a softer pillow", "a softer pillow"),
    ],
)
def test_a_degree_of_a_part_of_the_picture_is_told_of_the_whole(said: str, plain: str) -> None:
    assert in_plain_topics(said) == plain


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("pull the camera up to eye level", "eye level"),
        ("the angle should be high", "high angle"),
        ("move it to dawn", "at dawn"),
        ("cut it down to six seconds", "six seconds"),
        ("shoot it wide", "wide"),
        ("more like a documentary", "as documentary"),
        ("make the dog black", "make the dog black"),
        ("drop the rain", "drop the rain"),
    ],
)
def test_a_field_set_to_a_value_is_the_bare_term(said: str, term: str) -> None:
    assert in_terms(said) == term


@pytest.mark.parametrize(
    ("said", "word", "more"),
    [
        ("a lot softer", "soft", True),
        ("not nearly bright enough", "bright", True),
        ("way too dark", "dark", False),
        ("as wide as possible", "wide", True),
        ("less shiny", "shiny", False),
        ("fluffier", "fluffy", True),
    ],
)
def test_degrees_say_which_quality_and_which_way(said: str, word: str, more: bool) -> None:
    degree = degree_in(said)
    assert degree is not None
    assert (degree.word, degree.more) == (word, more)


def test_what_topics_are_told_by_changes_a_shot() -> None:
    shot = complete(read("a sailing boat crosses a bay, medium shot, 50mm, pan left, handheld, in mist").shots[0])
    told = {row[side] for row in topics_file()["topic"] for side in ("more", "less")}
    assert [words for words in sorted(told) if not revise(shot, words).fields] == []


def test_named_fields_stand_for_tables_of_the_vocabulary() -> None:
    named = " ".join(fields.partition("+")[0] for fields in topics_file()["named"].values())
    assert set(named.split()) <= set(TABLES)


@pytest.mark.parametrize(
    ("say", "motions"),
    [
        ("he doesn't laugh", ["work"]),
        ("cut the laughing", ["work"]),
        ("he cries instead of laughing", ["work", "talk"]),
        ("first he yawns", ["lie", "work", "talk"]),
        ("he claps at the end", ["work", "talk", terms_by_phrase("motions")["clap"]]),
    ],
)
def test_deeds_are_left_out_exchanged_and_put_in_order(tower: Shot, say: str, motions: list[str]) -> None:
    assert [beat.motion for beat in revise(tower, say).shot.beats] == motions


def test_a_denied_deed_that_nobody_does_is_a_question(tower: Shot) -> None:
    revision = revise(tower, "he should not dance")
    assert revision.fields == ()
    assert revision.question


def test_each_wish_is_said_of_the_shot_as_those_before_have_left_it(tower: Shot) -> None:
    revised = revise(tower, "add a cat, make the cat black").shot
    assert [(s.noun, [k.text for k in s.looks]) for s in revised.subjects][-1] == ("cat", ["black"])


def test_what_follows_the_colon_of_a_title_is_lettering_and_nothing_else() -> None:
    shot = complete(read("A woman walks her terrier along a canal at dusk").shots[0])
    changed = revise(shot, "title at the start: THE CANAL")
    assert changed.fields == ("text",)
    assert changed.shot.text[0].text == "THE CANAL"


def test_a_focal_length_is_never_a_thing_in_the_shot() -> None:
    shot = complete(read("A woman walks her terrier along a canal at dusk").shots[0])
    changed = revise(shot, "make it a 35mm with deep focus")
    assert changed.shot.subjects == shot.subjects
    assert changed.shot.camera.focal_length_mm == 35


def test_a_move_at_the_end_comes_after_those_that_are_there() -> None:
    shot = complete(read("A woman walks along a canal, slow tracking shot").shots[0])
    moves = revise(shot, "zoom in at the end").shot.camera.moves
    assert [move.kind for move in moves] == ["track", "zoom_in"]
    assert moves[0].end_s == moves[1].start_s


def test_two_who_are_named_together_get_the_look_together() -> None:
    shot = complete(read("a woman in a coat sits at a piano, a dog and a cat beside her").shots[0])
    looks = {
        s.noun: [look.text for look in s.looks] for s in revise(shot, "make the dog and the cat black").shot.subjects
    }
    assert (looks["dog"], looks["cat"], looks["woman"]) == (["black"], ["black"], ["coat"])
    apart = revise(shot, "make the dog black and the cat white").shot.subjects
    assert [[look.text for look in s.looks] for s in apart[2:]] == [["black"], ["white"]]


def test_a_part_may_be_two_things_at_once() -> None:
    shot = complete(read("a woman sits at a piano").shots[0])
    woman = revise(shot, "make her hair curly and red").shot.subjects[0]
    assert [look.text for look in woman.looks] == ["curly red hair"]
