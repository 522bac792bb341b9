"""Each family gets its order, length, rules and negative prompt, and never more than its encoder takes."""

from __future__ import annotations

import re

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt, dialect, dialect_ids, estimate_tokens
from prompts.dialects.compiler import PARTS
from prompts.errors import VocabularyError
from prompts.shot import Beat, Camera, Move, OnScreenText, Setting, Shot, Source, Style, Subject

RETRIEVER = complete(
    Shot(
        request="A golden retriever running through a sunlit meadow, cinematic lighting",
        subjects=[Subject(id="dog", noun="golden retriever")],
        beats=[Beat(subject="dog", action="running through a sunlit meadow")],
        setting=Setting(place="sunlit meadow"),
        style=Style(words=["cinematic lighting"]),
    )
)
FAMILIES = {
    "wan2.1", "wan2.2", "hunyuanvideo", "hunyuanvideo1.5", "cogvideox", "ltx-video", "ltx-2", "ltx-2.5", "mochi",
    "cosmos", "kling", "sora", "plain", "veo", "open-sora", "kandinsky5", "kandinsky6", "minimax-h3", "z-image",
}  # fmt: skip


def test_the_families_are_there_and_plain_comes_first() -> None:
    assert set(dialect_ids()) >= FAMILIES
    assert dialect_ids()[0] == "plain"


def test_an_unknown_family_is_named_with_those_there_are() -> None:
    with pytest.raises(VocabularyError, match=r"'klingon'.*plain.*wan2\.1"):
        compile_prompt(RETRIEVER, "klingon")


@pytest.mark.parametrize("name", dialect_ids())
def test_a_family_names_known_parts_and_sane_numbers(name: str) -> None:
    family = dialect(name)
    assert set(family.order) <= set(PARTS)
    assert family.words[0] < family.words[1] <= family.longest
    assert family.tokens >= 200
    assert (family.beats == "staged") == (len(family.stages) == 4)


@pytest.mark.parametrize("name", dialect_ids())
def test_a_full_shot_has_the_familys_length(name: str) -> None:
    prompt = compile_prompt(RETRIEVER, name)
    family = dialect(name)
    assert family.words[0] <= prompt.words <= family.longest
    assert prompt.words == len(prompt.text.split())
    assert prompt.tokens == estimate_tokens(prompt.text) <= prompt.cap


@pytest.mark.parametrize("name", dialect_ids())
def test_every_family_says_subject_action_place_light_and_camera(name: str) -> None:
    text = compile_prompt(RETRIEVER, name).text
    for words in ("golden retriever", "sunlit meadow", "sunlight", "wide shot", "cinematic lighting"):
        assert words in text.lower() or words.capitalize() in text


@pytest.mark.parametrize("name", dialect_ids())
def test_an_endless_request_stays_under_the_cap(name: str) -> None:
    shot = RETRIEVER.model_copy(update={"extra": ["a very long wish indeed " * 15] * 32})
    prompt = compile_prompt(shot, name)
    assert prompt.tokens <= prompt.cap
    assert "golden retriever" in prompt.text


def test_action_first_families_begin_with_the_action_and_style_first_with_the_style() -> None:
    assert compile_prompt(RETRIEVER, "ltx-2.5").text.startswith("A golden retriever runs")
    assert compile_prompt(RETRIEVER, "wan2.1").text.startswith("Live-action footage with cinematic lighting.")
    assert compile_prompt(RETRIEVER, "wan2.2").text.startswith("Golden hour, warm light, edge light, wide shot.")
    assert compile_prompt(RETRIEVER, "ltx-2").text.startswith("Style: ")


def test_ltx_2_is_told_no_camera_move_that_nobody_asked_for_and_ltx_2_5_always_one() -> None:
    assert RETRIEVER.provenance["camera.moves"].source is Source.DIRECTOR
    keeps_pace = re.compile(r"alongside|level with")
    assert not keeps_pace.search(compile_prompt(RETRIEVER, "ltx-2").text)
    assert keeps_pace.search(compile_prompt(RETRIEVER, "ltx-2.5").text)
    asked = complete(Shot(subjects=[Subject(id="d", noun="dog")], camera=Camera(moves=[Move(kind="pan_left")])))
    assert "pans left" in compile_prompt(asked, "ltx-2").text


def test_sound_is_said_only_where_it_is_made() -> None:
    assert "birdsong" in compile_prompt(RETRIEVER, "ltx-2").text
    assert "birdsong" not in compile_prompt(RETRIEVER, "wan2.1").text


def test_what_to_avoid_goes_to_the_negative_prompt_alone() -> None:
    shot = RETRIEVER.model_copy(update={"avoid": ["people"]})
    for name in dialect_ids():
        prompt = compile_prompt(shot, name)
        assert prompt.negative.startswith("people")
        assert "people" not in prompt.text


def test_a_standing_negative_never_forbids_what_was_asked_for() -> None:
    shaky = complete(Shot(subjects=[Subject(id="d", noun="dog")], camera=Camera(moves=[Move(kind="handheld")])))
    assert "shake" not in compile_prompt(shaky, "ltx-2").negative
    assert "shake" in compile_prompt(RETRIEVER, "ltx-2").negative
    painted = complete(Shot(subjects=[Subject(id="d", noun="dog")], style=Style(look="watercolour")))
    assert "painting" not in compile_prompt(painted, "wan2.1").negative
    assert "painting" in compile_prompt(RETRIEVER, "wan2.1").negative


def test_lettering_is_verbatim_and_hostile_text_stays_text() -> None:
    letters = "50% OFF [red]now[/red] {x}"
    shot = RETRIEVER.model_copy(update={"text": [OnScreenText(text=letters)]})
    for name in dialect_ids():
        assert f'"{letters}"' in compile_prompt(shot, name).text


def test_a_long_shot_loses_the_directors_words_before_the_users() -> None:
    wish = "seen as if in a dream that somebody else had long ago " * 5
    text = compile_prompt(RETRIEVER.model_copy(update={"extra": [wish]}), "kling").text
    assert wish.strip()[1:] in text
    assert "A light haze" not in text


def test_the_estimate_errs_upward_on_other_scripts() -> None:
    assert estimate_tokens("un chien qui court") >= 4
    assert estimate_tokens("犬が走る") >= 8
    assert estimate_tokens("antidisestablishmentarianism") >= 5


def test_a_still_picture_is_told_no_camera_move() -> None:
    shot = complete(Shot(subjects=[Subject(id="d", noun="dog")], camera=Camera(moves=[Move(kind="pan_left")])))
    assert "pans" in compile_prompt(shot, "plain").text
    assert "pans" not in compile_prompt(shot, "z-image").text
