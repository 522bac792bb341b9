"""Two who have to do with each other come together for it, at a bedside, on a bench, and go away from the lens."""

from __future__ import annotations

from math import hypot

import numpy as np
import pytest

from generators.previz.motion.biped import BipedGait
from generators.previz.rigs.human.outfits import outfit_of
from generators.previz.rigs.human.wardrobe import build_of
from prompts.shot import Look, Subject
from tests.generators.staged_words import shot_of, staged, track_of, tracks_of

PROPOSAL = "A man proposes to his girlfriend on the beach, she nods, and then they hug."
LOVERS = "Two lovers sit on a bench in the park, kiss, and then walk away hand in hand."


def _gaits(words: str) -> list[BipedGait]:
    players = (player.animation for player in staged(words).performance.players)
    return [gait for gait in players if isinstance(gait, BipedGait)]


def _apart_m(words: str, story_s: float) -> float:
    (ax, ay, _), (bx, by, _) = (gait.bear(story_s).posture.position for gait in _gaits(words)[:2])
    return hypot(ax - bx, ay - by)


def test_two_come_closer_for_a_hug_than_they_were_for_the_proposal() -> None:
    seconds = shot_of(PROPOSAL).duration_s or 5.0
    assert _apart_m(PROPOSAL, 0.5) > 0.7
    assert _apart_m(PROPOSAL, seconds - 0.5) < 0.45


def test_nobody_crouches_who_hugs_somebody_upright() -> None:
    seconds = shot_of(PROPOSAL).duration_s or 5.0
    hips = [gait.bear(seconds - 0.5).posture.position[2] / gait.bones.height_m for gait in _gaits(PROPOSAL)[:2]]
    assert min(hips) > 0.45


def test_two_who_kissed_on_a_bench_walk_off_the_same_way() -> None:
    ways = [track.heading(7.0) for track in tracks_of(LOVERS, "couple")]
    assert len(ways) == 2
    assert float(np.dot(ways[0][:2], ways[1][:2])) > 0.9


def test_two_on_a_bench_kiss_sitting() -> None:
    words = [cue.score.performance.id for gait in _gaits(LOVERS) for cue in gait.cues if cue.score is not None]
    assert "kiss_seated" in words
    assert "kiss" not in words


def test_who_walks_away_in_the_end_was_seen_from_before_and_is_seen_from_behind() -> None:
    words = "A man sits on a bench in the park, and then walks away"
    stage, track = staged(words), track_of(words, "man")
    for clip_s, sign in ((0.2, 1.0), (4.8, -1.0)):
        eye = np.asarray(stage.camera.pose(clip_s).position[:2])
        to_lens = eye - np.asarray(track.centre(clip_s)[:2])
        assert sign * float(np.dot(to_lens, np.asarray(track.heading(clip_s)[:2]))) > 0.0, clip_s


@pytest.mark.parametrize(
    "words",
    [
        "An old man lies in a hospital bed, his daughter holds his hand.",
        "A nurse checks the pulse of an old man lying in a hospital bed",
        "A woman sits beside her father's hospital bed and holds his hand",
    ],
)
def test_who_cares_for_somebody_in_a_bed_is_upright_beside_it_and_reaches_them(words: str) -> None:
    gaits = sorted(_gaits(words)[:2], key=lambda gait: gait.bear(4.0).posture.position[2])
    lying, carer = (gait.bear(4.0) for gait in gaits)
    ids = [cue.score.performance.id for cue in gaits[0].cues if cue.score is not None]
    assert ids[-1] == "lie"
    palm = min(
        (np.asarray(carer.palms[side]) for side in "lr"),
        key=lambda at: float(np.linalg.norm(at[:2] - np.asarray(lying.posture.position[:2]))),
    )
    assert float(np.linalg.norm(palm[:2] - np.asarray(lying.posture.position[:2]))) < 0.6


def test_a_pronoun_hugs_the_other_of_two() -> None:
    assert _apart_m("A kid drops her ice cream and cries, and her mother hugs her", 7.3) < 0.45


def test_who_sits_with_somebody_shares_the_bench() -> None:
    words = "A girl sits on a bench with her grandmother"
    postures = [cue.score.performance.id for gait in _gaits(words) for cue in gait.cues if cue.score is not None]
    assert postures == ["sit", "sit"]


def test_a_baby_is_rocked_in_the_arms() -> None:
    ids = {
        cue.score.performance.id
        for gait in _gaits("A mother rocks her baby to sleep.")
        for cue in gait.cues
        if cue.score
    }
    assert "rock_in_arms" in ids
    assert ids.isdisjoint({"swing", "sleep"})


def test_a_paper_plane_glides_on_from_the_hand() -> None:
    words = "A girl throws a paper airplane in the park"
    plane = track_of(words, "paper_airplane")
    start, end = np.asarray(plane.centre(3.2)), np.asarray(plane.centre(4.8))
    assert float(np.linalg.norm((end - start)[:2])) > 2.0
    assert end[2] > 0.6


def test_who_is_in_white_wears_nothing_else() -> None:
    player = Subject(id="player", noun="player", kind="human", looks=[Look(part="white", text="white", colour="white")])
    outfit = outfit_of(player, build_of(player), np.random.default_rng(1))
    assert min(outfit.top[1]) > 200
    assert min(outfit.bottom[1]) > 200


def test_a_teacher_writes_on_the_board_standing() -> None:
    words = "A teacher writes an equation on the board, turns around, and then points at a student."
    ids = [cue.score.performance.id for gait in _gaits(words) for cue in gait.cues if cue.score is not None]
    assert "write_on_board" in ids
    assert "write" not in ids
