"""Files and folders of models that cannot be used, each with a word of what is said of it; and odd ones that can."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import av
import numpy as np
from PIL import Image

from tests.generators.tiny_rendering import tone, video

__all__ = ["BAD", "ODD", "SPOILT", "BadFile"]


class BadFile(NamedTuple):
    """A file, and what becomes of it.

    Attributes:
        name: of the file.
        make: writes it.
        says: the sentence that gives it, with `FILE` for its name.
        reason: what the refusal tells of it.
    """

    name: str
    make: Callable[[Path], object]
    says: str
    reason: str


def _text(path: Path) -> None:
    path.write_text("neither a picture nor a clip nor a sound\n" * 40)


def _cut_picture(path: Path) -> None:
    Image.effect_noise((300, 200), 60).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[:4000])


def _huge(path: Path) -> None:
    Image.new("1", (10_000, 10_000)).save(path)


def _cut_clip(path: Path) -> None:
    video(path)
    path.write_bytes(path.read_bytes()[:600])


def _cut_sound(path: Path) -> None:
    path.write_bytes(tone(path).read_bytes()[:30])


def _heard_alone(path: Path) -> None:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("aac", rate=22_050, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 2048), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 22_050
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


FIRST, HEARD = "start from FILE: a boat", "a boat, use FILE as the music"
MOTION, SOUND = "a boat, FILE as the motion reference", "a boat, FILE as the sound reference"
FOLLOWED = "a boat, follow the motion of FILE"
BAD: Final = {
    "a picture that is not there": BadFile("gone.png", lambda _: None, FIRST, "no file"),
    "a picture that is cut short": BadFile("cut.png", _cut_picture, FIRST, "cannot be read"),
    "a picture of 100 megapixels": BadFile("huge.png", _huge, FIRST, "100 megapixels"),
    "a text that is called a picture": BadFile("text.png", _text, FIRST, "no picture"),
    "a folder that is called a picture": BadFile("folder.png", Path.mkdir, FIRST, "no ordinary file"),
    "an empty clip": BadFile("empty.mp4", Path.touch, FOLLOWED, "empty.mp4"),
    "a clip that is cut short": BadFile("cut.mp4", _cut_clip, MOTION, "cut.mp4"),
    "a text that is called a clip": BadFile("text.mkv", _text, MOTION, "text.mkv"),
    "a clip without pictures": BadFile("heard.mp4", _heard_alone, FOLLOWED, "holds no picture"),
    "a clip without sound": BadFile("silent.mp4", video, SOUND, "holds no sound"),
    "a sound that is not there": BadFile("gone.wav", lambda _: None, SOUND, "no file"),
    "a sound that is cut short": BadFile("cut.wav", _cut_sound, SOUND, "cut.wav"),
    "an empty sound": BadFile("empty.mp3", Path.touch, HEARD, "empty.mp3"),
    "a text that is called a sound": BadFile("text.flac", _text, SOUND, "text.flac"),
}


def _cmyk(path: Path) -> None:
    Image.new("CMYK", (60, 40), (0, 255, 255, 0)).save(path)


def _turned(path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40), (10, 200, 30)).save(path, exif=exif)


def _clear(path: Path) -> None:
    Image.new("RGBA", (60, 40), (255, 0, 0, 90)).save(path)


def _coded(codec: str, pixels: str, rate: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with av.open(str(path), "w") as out:
            stream = out.add_stream(codec, rate=rate)
            stream.width, stream.height, stream.pix_fmt = 50, 34, pixels
            for level in range(0, 250, 50):
                shown = np.full((34, 50, 3), level, np.uint8)
                out.mux(stream.encode(av.VideoFrame.from_ndarray(shown, format="rgb24")))
            out.mux(stream.encode(None))

    return make


ODD: Final = {
    "a picture for print": BadFile("print.jpg", _cmyk, FIRST, ""),
    "a picture that was taken upright": BadFile("upright.jpg", _turned, FIRST, ""),
    "a picture that one sees through": BadFile("clear.png", _clear, FIRST, ""),
    "a lossless clip at seven frames a second": BadFile("seven.mkv", _coded("ffv1", "yuv420p", 7), MOTION, ""),
    "an old clip at a hundred frames a second": BadFile("old.avi", _coded("mpeg4", "yuv420p", 100), FOLLOWED, ""),
    "a sound in one channel": BadFile("mono.wav", tone, SOUND, ""),
}


def _cut_weights(folder: Path) -> None:
    file = next((folder / "transformer").glob("*.safetensors"))
    file.write_bytes(file.read_bytes()[:-100])


def _pickle_weights(folder: Path) -> None:
    for file in (folder / "transformer").glob("*.safetensors"):
        file.unlink()
    (folder / "transformer" / "diffusion_pytorch_model.bin").write_bytes(pickle.dumps({"weight": 1}))


def _no_component(folder: Path) -> None:
    (folder / "vae").rename(folder / "elsewhere")


def _no_index(folder: Path) -> None:
    (folder / "model_index.json").unlink()


def _broken_index(folder: Path) -> None:
    (folder / "model_index.json").write_text("{")


def _foreign_code(folder: Path) -> None:
    index = json.loads((folder / "model_index.json").read_text())
    index["transformer"] = ["my_code", "Transformer"]
    (folder / "model_index.json").write_text(json.dumps(index))


def _brought_code(folder: Path) -> None:
    (folder / "transformer" / "evil.py").write_text("raise SystemExit('was run')")


def _climbing_component(folder: Path) -> None:
    index = json.loads((folder / "model_index.json").read_text())
    index["../vae"] = index["vae"]
    (folder / "model_index.json").write_text(json.dumps(index))


SPOILT: Final[dict[str, tuple[Callable[[Path], None], str]]] = {
    "weights that are cut short": (_cut_weights, "cut short"),
    "weights as a pickle": (_pickle_weights, "pickle"),
    "a part that is missing": (_no_component, "vae is missing"),
    "a folder of something else": (_no_index, "no pipeline"),
    "an index that is broken": (_broken_index, "cannot be read"),
    "an index that names code": (_foreign_code, "never run"),
    "a part that brings code": (_brought_code, "never run"),
    "a part that climbs out of the folder": (_climbing_component, "no folder name"),
}
"""What is done to a pipeline's folder, and a word of what is said of it."""
