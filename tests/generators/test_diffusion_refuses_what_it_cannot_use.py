"""Weights, pictures and footage that cannot be used end in one line with a way out, and nothing is run or read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from generators.catalogue import Adapter, FrameRule, Licence, Model, Role, Sampling, catalogue
from generators.catalogue.installed import checked_folder
from generators.catalogue.pulling import Fetch, pull, verify
from generators.diffusion import DiffusionGenerator
from generators.diffusion.footage import frames_of
from generators.diffusion.pictures import open_picture
from generators.errors import CannotRender, CatalogueError
from generators.video import ClipWriter
from tests.bad_files import SPOILT
from tests.generators.tiny_models import tiny_lora, tiny_wan
from tests.generators.tiny_rendering import row_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole pipeline."""
    return tiny_wan(tmp_path / "wan")


def test_a_models_loras_are_verified_with_it(folder: Path, tmp_path: Path) -> None:
    loras = tmp_path / "loras"
    lora = tiny_lora(loras)
    adapters = (Adapter(folder=loras, file=lora.name), Adapter(folder=loras, file="gone.safetensors"))
    sampling = Sampling(steps=2, height=64, adapters=adapters[:1])
    row = row_of(folder, "wan", {Role.TEXT_TO_VIDEO: "WanPipeline"}, sampling=sampling)
    assert verify(row, lambda *_: None) == []
    lacking = row.model_copy(update={"sampling": {"standard": sampling.model_copy(update={"adapters": adapters})}})
    (lacks,) = verify(lacking, lambda *_: None)
    assert "gone.safetensors is not on this machine: rushes models pull" in lacks
    lora.write_bytes(lora.read_bytes()[:-10])
    (wrong,) = verify(row, lambda *_: None)
    assert f"{lora.name} is damaged" in wrong


def test_what_no_disk_has_room_for_is_not_begun() -> None:
    asked: list[str] = []
    model = next(iter(catalogue().values()))
    endless = Fetch(model.repository, "0" * 40, {"model.safetensors": 10**18}, 0)
    with pytest.raises(CatalogueError, match="free some space, or set HF_HOME"):
        pull(model, [endless], lambda _done, _whole, name: asked.append(name))
    assert asked == []


def test_a_whole_folder_is_taken(folder: Path) -> None:
    assert checked_folder(folder)["_class_name"] == "WanPipeline"


@pytest.mark.parametrize("name", SPOILT)
def test_a_folder_that_is_not_whole_or_not_harmless_is_refused(name: str, folder: Path) -> None:
    spoil, reason = SPOILT[name]
    spoil(folder)
    with pytest.raises(CatalogueError, match=reason):
        checked_folder(folder)
    model = Model(
        name="spoilt",
        title="Spoilt",
        family="wan",
        folder=folder,
        pipelines={Role.TEXT_TO_VIDEO: "WanPipeline"},
        licence=Licence(name="none"),
        dialect="wan2.1",
        frames=FrameRule(step=4, offset=1, least=5, most=17),
        sampling={"standard": Sampling(steps=1)},
    )
    assert DiffusionGenerator(model).missing()


def _truncated(path: Path) -> None:
    Image.effect_noise((300, 200), 60).convert("RGB").save(path, "PNG")
    path.write_bytes(path.read_bytes()[:4000])


def _huge(path: Path) -> None:
    Image.new("1", (10_000, 10_000)).save(path, "PNG")


def _text(path: Path) -> None:
    path.write_text("no picture at all")


def _empty(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize(
    ("make", "reason"),
    [(_truncated, "cannot be read"), (_huge, "100 megapixels"), (_text, "no picture"), (_empty, "no picture")],
)
def test_a_picture_that_cannot_be_used_is_refused(make: Callable[[Path], None], reason: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    make(path)
    with pytest.raises(CannotRender, match=reason):
        open_picture(path)


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match=r"no picture .*gone\.png"):
        open_picture(tmp_path / "gone.png")


def test_pictures_come_upright_opaque_and_in_rgb(tmp_path: Path) -> None:
    turned = Image.new("RGB", (40, 20), (10, 200, 30))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right by 90 degrees to view
    turned.save(tmp_path / "turned.jpg", exif=exif)
    assert open_picture(tmp_path / "turned.jpg").size == (20, 40)
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    assert open_picture(tmp_path / "clear.png").getpixel((0, 0)) == (255, 255, 255)
    Image.new("CMYK", (4, 4), (0, 255, 255, 0)).save(tmp_path / "print.jpg", quality=95)
    shown = open_picture(tmp_path / "print.jpg")
    red, green, blue = shown.getpixel((0, 0))  # type: ignore[misc]
    assert shown.mode == "RGB"
    assert red > 200 > 60 > max(green, blue)


def test_footage_comes_at_the_asked_rate_and_length(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    with ClipWriter(path, 64, 64, 12.0) as clip:
        for index in range(12):
            clip.write(_flat(index * 20))
    levels = [frame.getpixel((32, 32))[0] for frame in frames_of(path, 24, 24.0, 64, 64)]  # type: ignore[index]
    assert len(levels) == 24
    assert levels == sorted(levels)
    assert levels[-1] > 200
    later = frames_of(path, 4, 12.0, 64, 64, start=6)
    assert abs(later[0].getpixel((32, 32))[0] - 120) < 12  # type: ignore[index]


def test_footage_that_ends_early_keeps_its_last_picture(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    with ClipWriter(path, 64, 64, 12.0) as clip:
        clip.write(_flat(200))
    assert len(frames_of(path, 9, 12.0, 64, 64)) == 9


@pytest.mark.parametrize("content", [b"", b"no video at all"])
def test_footage_that_cannot_be_decoded_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    with pytest.raises(CannotRender, match=r"clip\.mp4"):
        frames_of(path, 4, 12.0, 64, 64)


def _flat(level: int):  # type: ignore[no-untyped-def]
    import numpy as np

    return np.full((64, 64, 3), level, np.uint8)
