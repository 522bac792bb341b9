"""Compiled prompts read like English: verbs agree, places have articles, left-overs are woven in, ends fit deeds."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from prompts.complete import complete
from prompts.completing.knowledge import pick
from prompts.dialects import compile_prompt
from prompts.dialects.places import place_words
from prompts.read import read, read_shot
from prompts.shot import Beat, Look, Setting, Shot, Subject


def text_of(shot: Shot) -> str:
    return compile_prompt(complete(shot)).text


def told(request: str) -> str:
    return text_of(read(request).shots[0])


def woman(action: str, motion: str | None = None) -> Shot:
    return Shot(
        subjects=[Subject(id="woman", noun="woman", kind="human")],
        beats=[Beat(subject="woman", action=action, motion=motion)],
    )


def test_plural_light_takes_a_plural_verb() -> None:
    assert re.search(r"[Ss]hafts of light (?:fall|come|reach) ", told("a shark swimming in the ocean"))


def test_clothing_is_worn_and_not_counted() -> None:
    couple = Subject(id="couple", noun="couple", looks=[Look(part="formal evening wear", text="formal evening wear")])
    assert "a couple wearing formal evening wear" in text_of(Shot(subjects=[couple])).lower()


def test_a_second_verb_is_joined() -> None:
    assert "goes home and gets caught" in text_of(woman("going home get caught in the rain", "walk"))
    assert "wants to get home" in text_of(woman("wanting to get home"))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("sky", "in the sky"),
        ("starry night sky", "in a starry night sky"),
        ("open sea", "on the open sea"),
        ("Snow rocky canyon", "in a snow rocky canyon"),
        ("outer space", "in outer space"),
    ],
)
def test_places_have_their_article(place: str, words: str) -> None:
    assert place_words(place) == words


def test_a_bare_place_in_an_action_gets_its_article() -> None:
    assert "plays in the park" in text_of(woman("playing in park"))
    assert "floats in space" in text_of(woman("floating in space"))


@pytest.mark.parametrize(
    ("noun", "kind", "words"),
    [
        ("fireworks", None, "burst"),
        ("campfire", "fire", "burn"),
        ("trout", "fish", "glid"),
        ("river", "liquid", "flow"),
    ],
)
def test_things_that_move_by_themselves_do_not_rest(noun: str, kind: str | None, words: str) -> None:
    prompt = text_of(Shot(subjects=[Subject(id="it", noun=noun, kind=kind)]))
    assert words in prompt
    assert "quite still" not in prompt


def test_a_fish_is_not_joined_to_the_ground() -> None:
    prompts = {text_of(Shot(request=str(i), subjects=[Subject(id="f", noun="fish", kind="fish")])) for i in range(9)}
    assert len(prompts) > 1
    assert not any("joined to the surface" in prompt for prompt in prompts)


def test_left_over_adverbs_belong_to_the_action_and_other_words_are_introduced() -> None:
    shot = woman("walking", "walk").model_copy(update={"extra": ["away", "old neon"]})
    prompt = text_of(shot)
    assert "Away." not in prompt
    assert "away" in prompt
    assert "Also in the picture: old neon." in prompt


@pytest.mark.parametrize(
    ("action", "motion", "end"),
    [
        ("tightening a bolt", "work", "the woman has tightened the bolt"),
        ("opening a mailbox", "open", "the woman has opened the mailbox"),
        ("talking", "talk", "the woman is still talking"),
        ("being hugged by a friend", "wave", "the woman has been hugged by a friend"),
    ],
)
def test_the_end_follows_from_the_deed(action: str, motion: str, end: str) -> None:
    assert complete(woman(action, motion)).end_state == end


def test_a_place_with_nobody_in_it_moves_as_such_places_do() -> None:
    river = complete(Shot(setting=Setting(place="river", stage="lake")))
    room = complete(Shot(setting=Setting(place="kitchen", stage="kitchen", interior=True)))
    assert "flowing" in river.beats[0].action
    assert "water" not in room.beats[0].action
    assert river.physics[0].outcome
    assert room.physics == []  # nobody knows what stirs in it


def test_with_two_things_the_consequence_says_whose() -> None:
    pair = [Subject(id=noun, noun=noun, kind="tool") for noun in ("fork", "knife")]
    for i in range(8):
        outcome = complete(Shot(request=str(i), subjects=pair)).physics[0].outcome
        assert "fork" in outcome


def test_a_verb_that_ends_in_ing_by_itself_keeps_it() -> None:
    flowers = [Subject(id="f", noun="flowers", kind="plant")]
    shot = Shot(subjects=flowers, beats=[Beat(subject="f", action="swing gently", motion="swing")])
    assert "Flowers swing gently" in text_of(shot)
    assert "are swinging gently" in compile_prompt(complete(shot), "ltx-2").text


def test_a_known_thing_takes_the_definite_article() -> None:
    pair = [Subject(id="chair", noun="chair", position="on the left of a couch"), Subject(id="couch", noun="couch")]
    assert "The chair is on the left of the couch." in text_of(Shot(subjects=pair))


def test_the_same_words_always_choose_alike_and_others_differ() -> None:
    choices = ("one", "two", "three")
    assert pick(choices, "a", "b") == pick(choices, "a", "b")
    assert len({pick(choices, str(i)) for i in range(30)}) == 3


def test_one_camera_move_is_not_everywhere() -> None:
    who = ("a tailor", "a nurse", "two men", "a student", "a mechanic", "a florist", "a clerk", "an old woman")
    done = ("reads a letter", "mends a coat", "counts coins", "talks on the phone", "waits by a door")
    moves = Counter(complete(read_shot(f"{a} {b}")).camera.moves[0].kind for a in who for b in done)
    assert len(moves) >= 3
    assert max(moves.values()) <= sum(moves.values()) // 2
    pendulum = complete(read_shot("a pendulum swings in a classroom, side view"))
    assert not pendulum.camera.moves[0].kind.startswith("arc")


@pytest.mark.parametrize(
    ("request_", "dialect", "words"),
    [
        ("a bowl of ramen with rising steam", "ltx-2", "with rising steam"),
        ("the lights go out, the waiter lights a lamp and the guests cheer", "ltx-2", "The lights go out"),
        ("the train stops, then the doors open and people pour out", "z-image", "the doors open"),
        ("grandma knits by the window", "plain", "Grandma.s hands"),
        ("a grandma knits by the window", "plain", "The grandma.s hands"),
        ("my dad mows the lawn", "plain", "Dad mows the lawn"),
        ("a bottle of water in a freezer at -18 overnight", "plain", "at -18 overnight"),
        ("people queue outside a bakery in winter", "plain", "Their breath"),
        ("a fishmonger lays out mackerel on ice", "plain", "^(?!.*snow white)"),
        ("a man crosses a square, time lapse", "plain", "flicker"),
        ("a carpenter blows away the dust", "plain", "three-quarter angle"),
        ("a storm gathers over a field, then lightning strikes an oak", "hunyuanvideo1.5", "A storm gathers"),
        ("the washing machine spins in the laundry room", "plain", "drum"),
        ("a cellist in a candle-lit chapel", "plain", "(?:We see|shows) a cellist"),
        ("a plate of oysters with lemon on ice", "plain", "^(?!.*snow)"),
        ("a blender crushing ice and strawberries", "plain", "^(?!.*(?:snow|extreme wide))"),
        ("a sculptor chiselling marble", "plain", "chisels marble"),
        ("an alpine lake in autumn, pan right", "kling", "pans right"),
        ("someone irons a shirt", "plain", "^(?!.*(?:on|around|toward|from|in on|closer to) someone)"),
        ("a subway platform during rush hour", "hunyuanvideo1.5", "^(?!.*(?:quiet|nobody))"),
        ("two kids build a snowman in the front yard", "plain", "breath"),
        ("my uncle chops wood behind the barn", "plain", "^(?!.*daylight)"),
        ("two men carry a piano up the stairs and wipe their foreheads", "plain", "^(?!.*clean track)"),
        ("the dough rises in the bowl", "plain", "^(?!.*tilts)"),
        ("an electrician flips a switch, and the lamps come on again", "hunyuanvideo1.5", "the lamps come on"),
        ("a forest path in autumn", "cosmos", "[Rr]usset"),
        ("a stack of pancakes with syrup dripping down", "plain", "with syrup dripping down"),
        ("an empty swimming pool with cracked tiles", "plain", "^(?!.*the water)"),
        ("a printing press running at full speed", "plain", "^(?!.*alongside)"),
        ("a meteor shower above a desert", "plain", "streaks across the sky"),
        ("a marching band in a stadium", "plain", "^(?!.*Their chest rises)"),
        ("a quiet attic", "cosmos", "^(?!.*truck)"),
        ("a stonemason carves letters into a slab", "plain", "Chips"),
        ("cherry blossom along a canal", "plain", "(?:see|shows) cherry blossom"),
        ("the night nurse checks the monitors", "plain", "^(?!.*(?:morning|afternoon))"),
        ("the smith heats the iron and plunges it into water", "plain", "glow dies"),
        ("a row of wind turbines under storm clouds", "plain", "^(?!.*rain)"),
    ],
)
def test_what_an_editor_would_strike_is_not_written(request_: str, dialect: str, words: str) -> None:
    text = compile_prompt(complete(read_shot(request_)), dialect).text
    assert re.search(words, text), text


def test_a_hill_is_climbed_without_a_bicycle() -> None:
    assert "bicycle" not in compile_prompt(complete(read_shot("a postman climbs a hill"))).text


def test_straight_from_above_there_is_no_horizon() -> None:
    assert "horizon" not in compile_prompt(complete(read_shot("aerial view of a rice valley"))).text


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("the bin men empty the bins early in the morning", "street"),
        ("a grocer stacks oranges in front of his shop", "street"),
        ("a woman misses the tram, laughs, and starts to walk", "street"),
        ("a boy skims a stone and counts the jumps", "lake"),
        ("the crew hoists the sail", "sea"),
        ("a courier carries a parcel up five flights of stairs", "room"),
        ("the vet weighs a hedgehog", "room"),
        ("we pack the car for the holidays", "street"),
        ("the diver adjusts her mask and falls backward off the boat", "sea"),
        ("a snowplough clears the way", "snow"),
        ("a foggy shipyard at dawn", "street"),
    ],
)
def test_what_is_done_says_where(request_: str, stage: str) -> None:
    assert complete(read_shot(request_)).setting.stage == stage
