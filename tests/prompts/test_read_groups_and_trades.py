"""People by their trade, groups by their members, and what two do together."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


def subjects(request: str) -> list[tuple[str, str | None, int]]:
    return [(s.noun, s.kind, s.count) for s in shot_of(request).subjects]


def deeds(request: str) -> list[tuple[str, str]]:
    return [(b.subject, b.action) for b in shot_of(request).beats]


@pytest.mark.parametrize(
    "trade",
    [
        "hammer thrower", "glass blower", "dog walker", "sword swallower", "stone carver", "metal worker", "gold miner",
        "wine taster", "rickshaw puller", "candle maker", "bird watcher", "shot putter", "organ grinder",
    ],
)  # fmt: skip
def test_a_trade_of_two_words_is_one_person(trade: str) -> None:
    assert subjects(f"a {trade} waits in a yard") == [(trade, "human", 1)]


@pytest.mark.parametrize("tool", ["leaf blower", "hedge trimmer", "egg beater", "bottle opener", "garden sprinkler"])
def test_a_tool_that_is_called_by_its_work_is_nobody(tool: str) -> None:
    ((noun, kind, count),) = subjects(f"a {tool} lies in a yard")
    assert (noun, count) == (tool, 1)
    assert kind != "human"


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("two kids, a girl and a boy, build a sandcastle", ["girl", "boy", "sandcastle"]),
        ("two best friends, Anna and Ben, share an umbrella", ["Anna", "Ben", "umbrella"]),
        ("a couple, a man in a suit and a woman in a red dress, dance", ["man", "woman"]),
        ("three musicians, a drummer, a guitarist and a singer, play on a rooftop", ["drummer", "guitarist", "singer"]),
        ("three animals: a fox, a hare and an owl sit around a fire", ["fox", "hare", "owl", "fire"]),
        ("two kids, a dog and a cat play in the garden", ["kids", "dog", "cat"]),
        ("two brothers, one tall and one short, walk home", ["brothers"]),
    ],
)
def test_a_group_is_its_members_where_they_are_named(request_: str, nouns: list[str]) -> None:
    assert [noun for noun, _, _ in subjects(request_)] == nouns


def test_members_share_what_is_said_of_the_group() -> None:
    boy, girl = shot_of("two small children, a boy in yellow boots and a girl, splash in puddles").subjects[:2]
    assert (boy.looks[0].text, girl.looks[0].text) == ("small", "small")


def test_members_do_what_is_told_of_each_later() -> None:
    told = deeds("two kids, a girl and a boy, build a sandcastle; the girl digs while the boy carries water")
    assert told[2:] == [("girl", "digging"), ("boy", "carrying water")]


@pytest.mark.parametrize(
    ("request_", "first"),
    [
        ("a grandfather and his grandson fish from a pier", ("grandfather", "fishing from a pier")),
        ("girls jump rope on the pavement", ("girl", "jumping rope on the pavement")),
        ("friends ice skate on a pond", ("friend", "ice-skating on a pond")),
        ("a girl ice skates on a pond", ("girl", "ice-skating on a pond")),
        ("an old couple and their son bike along the coast", ("couple", "biking along the coast")),
        ("two sisters who run a flower shop argue", ("sister", "arguing")),
    ],
)
def test_what_several_do_is_no_thing(request_: str, first: tuple[str, str]) -> None:
    assert deeds(request_)[0] == first


def test_skates_that_somebody_has_are_a_thing() -> None:
    assert [noun for noun, _, _ in subjects("a pair of ice skates on a bench")] == ["ice skates", "bench"]


def test_one_of_a_couple_does_what_he_does() -> None:
    shot = shot_of("a couple dances in an empty ballroom, he spins her and she laughs")
    assert [s.noun for s in shot.subjects] == ["couple"]
    assert [(b.action, b.manner) for b in shot.beats[1:]] == [
        ("spinning her", "the man of them"),
        ("laughing", "the woman of them"),
    ]
    changed = complete(shot.model_copy(update={"request": "", "extra": []}))
    assert "The man of the couple spins her" in compile_prompt(changed, "plain").text


@pytest.mark.parametrize(
    ("request_", "look", "deed"),
    [
        ("my grandpa who runs a bakery kneads dough", "who runs a bakery", "kneading dough"),
        ("a man who owns a garage fixes a motorbike", "who owns a garage", "fixing a motorbike"),
        ("a boy who loves trains stands on a bridge", "who loves trains", "standing on a bridge"),
    ],
)
def test_what_somebody_is_at_all_times_is_no_deed(request_: str, look: str, deed: str) -> None:
    shot = shot_of(request_)
    assert [look_.text for look_ in shot.subjects[0].looks] == [look]
    assert [b.action for b in shot.beats] == [deed]


def test_who_runs_a_shop_is_in_it_and_goes_nowhere() -> None:
    shot = shot_of("a woman runs a small bakery in Lyon")
    assert (shot.setting.place, shot.beats[0].motion) == ("small bakery", "work")


@pytest.mark.parametrize(
    ("request_", "who", "deed"),
    [
        ("our baby's first steps, mum kneeling with open arms", "baby", "taking first steps"),
        ("my son's first swim without armbands", "son", "swimming for the first time"),
        ("my daughter's first day at school, she waves at the gate", "daughter", "waving at the gate"),
    ],
)
def test_whose_deed_or_day_it_is_is_there(request_: str, who: str, deed: str) -> None:
    shot = shot_of(request_)
    assert (shot.subjects[0].noun, shot.beats[0].subject, shot.beats[0].action) == (who, who, deed)


def test_who_surrounds_somebody_is_company_and_what_surrounds_a_place_is_not() -> None:
    shot = read("a diver surrounded by a shoal of yellow fish").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["diver", "fish"]
    assert [subject.noun for subject in read("a castle surrounded by mountains").shots[0].subjects] == ["castle"]


@pytest.mark.parametrize(
    ("request_text", "people"),
    [
        ("One woman holds a lamp while the other reads a letter.", 2),
        ("One boy passes a ball to another.", 2),
        ("One nurse brushes another's hair.", 2),
        ("Two girls dance. One girl spins and the other claps.", 2),
        ("One dog barks at the other side of the fence.", 1),
    ],
)
def test_one_and_another_are_two(request_text: str, people: int) -> None:
    living = [s for s in shot_of(request_text).subjects if s.kind in ("human", "quadruped")]
    assert sum(s.count for s in living) == people


@pytest.mark.parametrize(("told", "young"), [("A boy plants an oak.", True), ("A boy climbs an oak.", False)])
def test_a_tree_that_is_planted_is_young(told: str, young: bool) -> None:
    oak = complete(shot_of(told)).subjects[-1]
    assert oak.height_m is not None
    assert (oak.height_m < 3) is young


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Four ducks and one swan swim on a pond.", ["duck", "swan"]),
        ("Two cats and one dog run.", ["cat", "dog"]),
        ("Four cherries in a glass bowl.", ["cherry", "bowl"]),
    ],
)
def test_one_of_another_kind_is_counted_with_the_others(words: str, expected: list[str]) -> None:
    assert [subject.id for subject in read(words).shots[0].subjects] == expected


def manners(request: str) -> list[str]:
    return [beat.manner for beat in shot_of(request).beats]


@pytest.mark.parametrize("whole", ["both fly off", "they fly off", "then all fly off"])
def test_what_the_whole_group_does_is_not_of_the_one_who_acted_before(whole: str) -> None:
    assert manners(f"Two sparrows sit on a branch, one hops closer, and {whole}.") == ["", "one of them", ""]


def test_the_other_tiger_is_the_other_of_the_two() -> None:
    request = "Two tigers face each other, one tiger growls, and then the other tiger backs off."
    assert subjects(request) == [("tigers", "quadruped", 2)]
    assert manners(request) == ["", "one of them", "the other one of them"]


def test_the_man_of_a_couple_is_one_of_the_two() -> None:
    request = "A couple dances, the man bows, and then they kiss."
    assert [noun for noun, _, _ in subjects(request)] == ["couple"]
    assert manners(request) == ["", "the man of them", ""]


def test_a_man_beside_a_couple_stays_a_man() -> None:
    request = "A couple dances in a bar while a man plays the piano, and the man smiles."
    assert [noun for noun, _, _ in subjects(request)][:2] == ["couple", "man"]


def test_they_all_are_the_mother_too() -> None:
    request = "A mother duck walks to the pond, her ducklings follow her, and then they all swim away."
    assert [who for who, action in deeds(request) if "swimming" in action] == ["duck", "duckling"]
