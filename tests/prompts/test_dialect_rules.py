"""Rules that one family has and the others have not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.complete import complete
from prompts.dialects import compile_prompt, dialect, dialect_ids, estimate_tokens
from prompts.read import read
from prompts.shot import Shot

LETTER = "a woman opens a letter, reads it, smiles, and runs out into the street"
FARM = "a farmer feeds the chickens. then the dog chases them. the farmer laughs."


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


def text_of(request: str, name: str) -> str:
    return compile_prompt(shot_of(request), name).text


def test_sora_counts_the_steps_and_sets_speech_apart() -> None:
    text = text_of(LETTER, "sora")
    assert re.search(r"\nActions:\n- The woman opens a letter\.\n- ", text)
    assert "Actions:" not in text_of("a dog running", "sora")
    speech = text_of('a detective says "I know." and lights a cigarette', "sora")
    assert '\nDialogue:\n- Detective: "I know."' in speech
    for label in ("Cinematography: ", "Lighting: ", "Palette: ", "Background sound: "):
        assert f"\n{label}" in speech


@pytest.mark.parametrize("request_", [LETTER, FARM, "a dog running on a beach at sunset in heavy rain, 35mm"])
def test_ltx_2_has_four_to_eight_sentences_and_opens_with_its_style(request_: str) -> None:
    text = text_of(request_, "ltx-2")
    assert re.match(r"Style: [^.]+, an? ", text)
    assert 4 <= len(re.findall(r"[.!?](?=\s|$)", text)) <= 8


def test_ltx_2_5_always_says_size_viewpoint_and_what_the_camera_does() -> None:
    for request in (LETTER, "a toaster", "a lake at dawn"):
        text = text_of(request, "ltx-2.5").lower()
        assert re.search(r"(?:shot|close-up)\b", text)
        assert re.search(r"\bthe camera (?!sees)", text)
        assert re.search(r"angle|in profile|from (?:the|behind)|level|view", text)


def test_open_sora_is_told_a_motion_score() -> None:
    score = {}
    for request in ("a toaster, static camera", "a woman walking", "a racing car driving fast, fast tracking shot"):
        found = re.search(r"Motion score: (\d+)\.$", text_of(request, "open-sora"))
        assert found
        score[request] = int(found[1])
    still, walk, race = score.values()
    assert 1 <= still < walk < race <= 15


def test_wan_2_2_has_at_most_four_tags_and_none_of_cinema_for_drawn_pictures() -> None:
    tags = text_of("a dog running on a beach", "wan2.2").split(".")[0].split(", ")
    assert len(tags) <= 4
    assert "light" not in text_of("a dog running on a beach, anime", "wan2.2").split(".")[0]


def test_hunyuanvideo_1_5_names_its_style_three_times_and_leads_its_steps() -> None:
    text = text_of(FARM, "hunyuanvideo1.5")
    assert 3 <= text.lower().count("cinematic") <= 5
    assert text.index("Initially, ") < text.index("Then") < text.index("Finally, ")


@pytest.mark.parametrize("name", [n for n in dialect_ids() if n != "z-image"])
def test_from_an_image_only_what_moves_and_the_camera_are_said(name: str) -> None:
    shot = shot_of("a golden retriever with a red collar running through a sunlit meadow, pan left, oil painting")
    prompt = compile_prompt(shot, name, from_image=True)
    assert "The golden retriever" in prompt.text
    assert "pans left" in prompt.text
    assert prompt.words <= dialect(name).image_words
    assert not re.search(r"light falls|palette|oil painting|\d+ mm lens", prompt.text)


def test_from_an_image_some_families_are_told_no_move_that_nobody_asked_for() -> None:
    shot = shot_of("a dog running on a beach")
    for name in ("cogvideox", "hunyuanvideo1.5", "ltx-2"):
        assert "camera" not in compile_prompt(shot, name, from_image=True).text
    assert "camera" in compile_prompt(shot, "wan2.2", from_image=True).text


def test_veo_is_never_told_what_is_not_there() -> None:
    shot = shot_of("a quiet beach at noon, no people, without umbrellas")
    prompt = compile_prompt(shot, "veo")
    assert not re.search(r"\b(?:no|not|don't|without|never)\b", prompt.text)
    assert "people" in prompt.negative


def test_tokens_are_never_guessed_below_what_encoders_make_of_plain_english() -> None:
    plain = "A grandmother kneads dough in a sunlit farmhouse kitchen, and her chest rises and falls with each breath."
    assert estimate_tokens(plain) >= 1.4 * len(plain.split())
    assert estimate_tokens("Quetzalcoatlus") >= 5
    assert estimate_tokens("1984") >= 4
    assert estimate_tokens("🎬") >= 4


@given(st.lists(st.sampled_from(["a", "dog", "runs", "cinematic", "Quetzalcoatl", "1984", "kneads", "by"]), min_size=1))
def test_no_text_has_fewer_tokens_than_words_and_their_share_of_marks(words: list[str]) -> None:
    assert estimate_tokens(" ".join(words)) >= len(words) + 2


@given(st.text(alphabet="犬が走るСобакабежитकुत्ताكلب🎬", min_size=1))
def test_other_scripts_count_a_token_for_every_byte(text: str) -> None:
    assert estimate_tokens(text) >= len(text.replace(" ", "").encode())
