"""What a file is for is read in the user's own words; the rest of the message stays."""

from __future__ import annotations

import pytest

from assistant.errors import InputError
from assistant.giving import read_gifts
from assistant.giving.regions import box_of


@pytest.mark.parametrize(
    ("message", "roles", "left"),
    [
        ("Start from Photo.JPG: the woman turns her head", "first Photo.JPG", "the woman turns her head"),
        ("a dog runs on a beach, starting from dog.png", "first dog.png", "a dog runs on a beach"),
        ("from still.png, slow dolly in", "first still.png", "slow dolly in"),
        ("go from a.jpg to b.jpg", "first a.jpg, last b.jpg", ""),
        ("interpolate between one.png and two.png", "first one.png, last two.png", ""),
        ("the clip should begin with frame1.png", "first frame1.png", ""),
        ("could the last frame be logo.png?", "last logo.png", ""),
        ("make shot 1 start at forest.png", "first forest.png", "shot 1"),
        ("bring ./old/grandma.tif to life, she smiles", "first ./old/grandma.tif", "she smiles"),
        ("breathe life into garden.jpg", "first garden.jpg", ""),
        ("start with /tmp/My\\ Photo.png and make it slower", "first /tmp/My Photo.png", "make it slower"),
        ("animate 'my drawing.png' with falling snow", "first my drawing.png", "with falling snow"),
        ("use ref.png for the red car in shot 2", "reference ref.png", "in shot 2"),
        ("use front.png and side.png for Mira", "reference front.png, reference side.png", ""),
        ("this is Anna, anna.png, a tall woman", "reference anna.png", "this is Anna: a tall woman"),
        ("a robot dances, follow the motion of clip.mp4", "control clip.mp4", "a robot dances"),
        ("copy the camera movement from drone.mp4", "control drone.mp4", ""),
        ("she should move exactly as in walk.mp4", "control walk.mp4", ""),
        ("replace the actor in dance.mp4 with a robot", "source dance.mp4", "replace the actor with a robot"),
        ("turn clip.mov into a watercolour", "source clip.mov", "in the style of a watercolour"),
        ("use mask.png as the mask and make the car red", "mask mask.png", "make the car red"),
        ("redraw only the white of mask.png: a red balloon", "mask mask.png", "a red balloon"),
        (
            "in clip.mp4, replace the car with a horse, mask: m.png",
            "source clip.mp4, mask m.png",
            "replace the car with a horse",
        ),
        ("edit clip.mp4 only where m.png is white: a green hat", "source clip.mp4, mask m.png", "a green hat"),
        ("change clip.mp4 with the mask matte.mkv: snow falls", "source clip.mp4, mask matte.mkv", "snow falls"),
        ("a woman sings to song.mp3", "sound song.mp3", "a woman sings"),
        ("put music.mp3 underneath", "sound music.mp3", ""),
        ("a robot dances, use the clip dance.mp4 as reference for the motion", "reference dance.mp4", "a robot dances"),
        ("a singer, with this song song.wav as the sound reference", "reference song.wav", "a singer"),
        ("a street in the style of photo.jpg", "reference photo.jpg", "a street"),
        (
            "use a.png for Anna, dance.mp4 as the motion reference and song.wav as the sound reference: Anna dances",
            "reference a.png, reference dance.mp4, reference song.wav",
            "Anna dances",
        ),
        ('a sign says "welcome.png"', "", 'a sign says "welcome.png"'),
        ("make the car drive at 3.5 m/s.", "", "make the car drive at 3.5 m/s."),
    ],
)
def test_files_and_words_are_told_apart(message: str, roles: str, left: str) -> None:
    said = read_gifts(message)
    assert ", ".join(f"{gift.role} {gift.file}" for gift in said.gifts) == roles
    assert said.words == left


def test_whom_a_picture_shows_and_what_footage_is_followed_for() -> None:
    assert [gift.who for gift in read_gifts("use ref.png for Anna and tom.png for Tom").gifts] == ["Anna", "Tom"]
    assert read_gifts("make the dog look like rex.jpg").gifts[0].who == "the dog"
    assert read_gifts("use the outlines of clip.mp4").gifts[0].kind == "edges"
    assert read_gifts("use depth.mkv as the depth video").gifts[0].ready


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("use dance.mp4 as a motion reference", "motion"),
        ("take clip.mp4 as reference for the camera move", "motion"),
        ("reference video: dance.mp4", "motion"),
        ("make it look like look.mp4", "looks"),
        ("take look.mp4 as a reference for the mood", "looks"),
        ("she should sound like voice.wav", "sound"),
        ("use the music of clip.mp4 as a reference", "sound"),
        ("reference song: tune.mp3", "sound"),
    ],
)
def test_what_of_a_clip_or_a_sound_the_shot_takes_after(message: str, kind: str) -> None:
    (gift,) = read_gifts(message).gifts
    assert (gift.role, gift.kind, gift.who) == ("reference", kind, "")


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("the left half", (0.0, 0.0, 0.5, 1.0)),
        ("the box 20,30 to 60,80", (0.2, 0.3, 0.6, 0.8)),
        ("200,100 to 400,200", (0.25, 0.25, 0.5, 0.5)),
        ("the car", None),
    ],
)
def test_a_part_of_the_picture_is_a_box(words: str, box: tuple[float, ...] | None) -> None:
    found = box_of(words, 800, 400)
    assert found == (None if box is None else pytest.approx(box))


def test_a_box_outside_the_picture_is_refused() -> None:
    with pytest.raises(InputError, match="not in the picture"):
        box_of("80,30 to 60,80", 800, 400)
