"""What a person is called and how one is described decides figure, hair, beard and what is worn."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.building import linear_rgb
from generators.previz.rigs.human.outfits import outfit_of
from generators.previz.rigs.human.pieces import pieces
from generators.previz.rigs.human.wardrobe import _trades, build_of, garment_in, hair_of, skin_of, trade_of
from prompts.shot import Look, Subject
from prompts.vocabulary import table
from tests.generators.rig_stage import Staged, shot_of, stage


def person(noun: str, *looks: str) -> Subject:
    return Subject(id="a", noun=noun, kind="human", looks=[Look(part=part, text=part) for part in looks])


def figure(noun: str, *looks: Look) -> Staged:
    return stage(shot_of(noun, "human", "stand", looks=list(looks)))


def width_m(staged: Staged) -> float:
    """Half the width of the belly: the widest ellipsoid at the height of the waist."""
    data = staged.at(1.0)
    waist = np.abs(data.geom_xpos[:, 2] - 0.6 * staged.performance.tracks[0].height_m) < 0.06
    return float(staged.scene.size[waist, 1].max())


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("long blonde hair", "long"),
        ("short black hair", "short"),
        ("ponytail", "ponytail"),
        ("pigtails", "pigtails"),
        ("braids", "braids"),
        ("curly red hair", "curly"),
        ("afro", "afro"),
        ("dreadlocks", "dreadlocks"),
        ("green mohawk", "mohawk"),
        ("bald", "bald"),
    ],
)
def test_hair_is_worn_as_told(words: str, style: str) -> None:
    subject = person("woman", words)
    assert hair_of(subject, build_of(subject), np.random.default_rng(1)).style.id == style


def test_every_style_of_hair_and_beard_is_another_figure() -> None:
    shown = {}
    for piece in pieces().values():
        if piece.kind in ("hair", "beard") and piece.names and piece.id != "bald":
            staged = figure("man", Look(part=piece.names[0], text=piece.names[0]))
            shown[piece.id] = staged.at(0.5).geom_xpos.round(4).tobytes()
    assert len(set(shown.values())) == len(shown)


def test_a_long_beard_is_no_moustache() -> None:
    def beard(words: str) -> str:
        subject = person("man", words)
        found = hair_of(subject, build_of(subject), np.random.default_rng(1)).beard
        assert found is not None
        return found[0].id

    assert beard("long white beard") == "long_beard"
    assert beard("brown beard") == "beard"
    assert beard("moustache") == "moustache"


def test_stout_people_are_wider_than_thin_ones() -> None:
    widths = [width_m(figure("man", Look(part="", text=word))) for word in ("thin", "", "fat")]
    assert widths[0] < 0.95 * widths[1]
    assert widths[2] > 1.15 * widths[1]


def test_tall_people_are_taller() -> None:
    tall = figure("man", Look(part="", text="tall")).performance.tracks[0].height_m
    assert tall > 1.05 * figure("man").performance.tracks[0].height_m


@pytest.mark.parametrize(
    ("noun", "piece"),
    [
        ("astronaut", "space_helmet"),
        ("old wizard", "wizard_hat"),
        ("police officer", "police_cap"),
        ("pirates", "tricorn"),
        ("firemen", "fire_helmet"),
        ("angel", "halo"),
        ("superhero", "cape"),
        ("chef", "chef_hat"),
    ],
)
def test_trades_wear_their_own(noun: str, piece: str) -> None:
    subject = person(noun)
    outfit = outfit_of(subject, build_of(subject), np.random.default_rng(1))
    assert piece in {garment.shape for garment, _ in outfit.extras}


def test_what_is_said_goes_before_what_the_trade_wears() -> None:
    staged = figure("chef", Look(part="shirt", text="blue shirt", colour="blue"))
    blue = linear_rgb(table("colours")["blue"].srgb)
    assert (np.abs(staged.scene.colour - blue).max(axis=1) < 0.02).sum() >= 5


def test_the_tables_of_people_agree_with_one_another() -> None:
    for trade in _trades().values():
        for name, *_ in trade.wears:
            assert garment_in(str(name)) is not None, (trade.id, name)
        assert {trade.hair, trade.beard} - {""} <= pieces().keys()
    for garment in ("space helmet", "cape", "glasses", "scarf"):
        found = garment_in(garment)
        assert found is not None
        assert found.shape in pieces()


def test_a_trade_is_the_end_of_its_noun() -> None:
    found = trade_of(person("young police officer"))
    assert found is not None
    assert found.id == "police_officer"
    assert trade_of(person("woman")) is None


@pytest.mark.parametrize(
    ("text", "garment"),
    [
        ("green flat cap", "flat_cap"),
        ("wide-brimmed white hat", "wide_brim"),
        ("blue snowsuit", "snowsuit"),
        ("orange vest", "vest"),
        ("leather vest", "waistcoat"),
        ("woolly mittens", "gloves"),
    ],
)
def test_a_garment_is_the_one_that_the_whole_phrase_names(text: str, garment: str) -> None:
    found = garment_in(f"{text.split()[-1]}, {text}")
    assert found is not None
    assert found.id == garment


def test_a_shirt_is_seen_under_what_is_worn_over_it() -> None:
    told = [Look(part="cardigan", text="mustard cardigan"), Look(part="shirt", text="white shirt", colour="white")]
    subject = Subject(id="a", noun="woman", kind="human", looks=told)
    outfit = outfit_of(subject, build_of(subject), np.random.default_rng(1))
    assert outfit.top[0].id == "jacket"
    assert outfit.under is not None
    assert outfit.under[0].id == "shirt"


def test_a_pale_boy_is_paler_than_a_black_one() -> None:
    def skin(word: str) -> int:
        subject = Subject(id="a", noun="boy", kind="human", looks=[Look(text=word)])
        return sum(skin_of(subject, np.random.default_rng(1)))

    assert skin("pale") > 1.5 * skin("black")


@pytest.mark.parametrize(("noun", "covers"), [("woman", "dress"), ("man", "all")])
def test_evening_wear_is_a_gown_or_a_suit(noun: str, covers: str) -> None:
    subject = person(noun, "formal evening wear")
    assert outfit_of(subject, build_of(subject), np.random.default_rng(1)).bottom[0].covers == covers


@pytest.mark.parametrize(("noun", "hat"), [("wizard", "wizard_hat"), ("chef", "chef_hat")])
def test_a_colour_of_the_hat_of_a_trade_leaves_it_that_hat(noun: str, hat: str) -> None:
    subject = Subject(id=noun, noun=noun, kind="human", looks=[Look(part="hat", text="purple hat", colour="purple")])
    outfit = outfit_of(subject, build_of(subject), np.random.default_rng(1))
    worn = {garment.id: colour for garment, colour in outfit.extras}
    assert hat in worn
    assert worn[hat][2] > worn[hat][1], "purple"
