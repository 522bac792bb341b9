"""Depth and poses are found in footage by real models of transformers, and a model that makes pictures follows them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")


from generators.base import Control, ControlVideo, Reference, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Model, model_named, user_file
from generators.catalogue.installed import checked_folder
from generators.diffusion import DiffusionGenerator
from generators.diffusion.planning import plan_of, reach
from generators.errors import CannotRender, CatalogueError
from generators.perceiving.bodies import COCO, points_in, window_round
from generators.perceiving.taking import perceived
from generators.perceiving.ways import as_if_perceived
from generators.previz.passes.keypoints import KEYPOINTS
from generators.video.lossless import read_lossless
from prompts.shot import Shot
from tests.generators.clips import make_clip, square
from tests.generators.tiny_lookers import LOOKERS, looking_row, tiny_depth, tiny_people


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("lookers")
    return {name: build(place / name) for name, (build, _) in LOOKERS.items()}


@pytest.fixture
def here(folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has all of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    _write(folders)


def _write(folders: dict[str, Path]) -> None:
    rows = (looking_row(name, f'folder = "{folder}"', LOOKERS[name][1]) for name, folder in folders.items())
    user_file().write_text("".join(rows))


def _model(name: str) -> Model:
    model = model_named(name)
    assert model is not None
    return model.model_copy(update={"sizes": {64: 112}})


def _found(model: Model, kind: Control, clip: Path, folder: Path, **more: object) -> dict[str, np.ndarray]:
    """What is found for a model in a clip, by the kind of control."""
    inputs = RenderInputs(controls=(ControlVideo(kind=kind, path=clip, taken=True),), **more)
    request = RenderRequest(
        shot=Shot(duration_s=0.5),
        settings=RenderSettings(width=112, height=64),
        inputs=as_if_perceived(model, inputs),
        output=folder / "out.mp4",
    )
    folder.mkdir()
    plan = plan_of(model, request)
    controls = perceived(model, inputs, plan, folder, lambda _: None).controls
    assert not any(control.taken for control in controls)
    found = {control.kind: read_lossless(control.path) for control in controls}
    assert all(len(frames) == reach(plan) for frames in found.values())
    return found


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("kind", ["depth", "pose"])
def test_what_is_found_follows_what_is_seen(kind: Control, tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", [square(n, 112, 64) for n in range(12)])
    other = make_clip(tmp_path / "b.mp4", [square(2 * n, 112, 64, light=False) for n in range(12)])
    vace = _model("wan2.1-vace-1.3b")
    first, again, third = (
        _found(vace, kind, one, tmp_path / f"{index}")[kind] for index, one in enumerate((clip, clip, other))
    )
    assert (first == again).all()
    assert (first != third).any()
    assert first.shape[1:] == (64, 112, 3)
    assert first.max() > 200  # from black to white, over the whole clip
    assert first.min() < 50


@pytest.mark.usefixtures("here")
def test_the_motion_of_footage_is_pose_and_face_for_a_model_that_moves_somebody(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", [square(n, 112, 64) for n in range(12)])
    who = (Reference(path=tmp_path / "who.png"),)
    found = _found(_model("wan2.2-animate-14b"), "motion", clip, tmp_path / "found", references=who)
    assert set(found) == {"pose", "face"}


@pytest.mark.usefixtures("here")
def test_footage_in_which_nobody_is_has_no_pose(folders: dict[str, Path], tmp_path: Path) -> None:
    _write({**folders, "people": tiny_people(tmp_path / "blind", blind=True)})
    clip = make_clip(tmp_path / "empty.mp4", [square(n, 112, 64) for n in range(12)])
    with pytest.raises(CannotRender, match=r"nobody is seen in empty\.mp4"):
        _found(_model("wan2.1-vace-1.3b"), "pose", clip, tmp_path / "found")


@pytest.mark.parametrize(
    ("kind", "pulls"),
    [("depth", "pull depth-anything-v2-small"), ("pose", "pull rt-detr; rushes models pull vitpose-base")],
)
def test_without_a_model_that_finds_it_the_error_says_what_to_pull(
    kind: Control, pulls: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    inputs = RenderInputs(controls=(ControlVideo(kind=kind, path=Path("a.mp4"), taken=True),))
    with pytest.raises(CannotRender, match=pulls):
        as_if_perceived(_model("wan2.1-vace-1.3b"), inputs)


def test_a_body_is_where_its_heat_is() -> None:
    window = window_round(np.array([40.0, 10.0, 60.0, 50.0]), (256, 192))
    assert window.width / window.height == pytest.approx(192 / 256)
    assert (window.left + window.width / 2, window.top + window.height / 2) == pytest.approx((50.0, 30.0))
    heat = np.zeros((17, 64, 48), np.float32)
    places = {"nose": (24, 10), "left_shoulder": (30, 20), "right_shoulder": (18, 20)}
    for name, (column, row) in places.items():
        heat[COCO.index(name), row, column] = 0.9
    points = points_in(heat, window, 200, 100)
    for name, (column, row) in places.items():
        x = window.left + window.width * (column + 0.5) / 48
        y = window.top + window.height * (row + 0.5) / 64
        assert points[KEYPOINTS.index(name)] == pytest.approx([x, y, 1.0], abs=1e-3)
    neck = points[KEYPOINTS.index("neck")]
    shoulders = [points[KEYPOINTS.index(f"{side}_shoulder")] for side in ("left", "right")]
    assert neck == pytest.approx((shoulders[0] + shoulders[1]) / 2)
    assert points[KEYPOINTS.index("left_knee"), 2] == 0.0


def test_a_folder_that_brings_code_or_no_weights_is_not_loaded(tmp_path: Path) -> None:
    folder = tiny_depth(tmp_path / "depth")
    assert checked_folder(folder)["model_type"] == "depth_anything"
    (folder / "evil.py").touch()
    with pytest.raises(CatalogueError, match="code of its own"):
        checked_folder(folder)
    (folder / "evil.py").unlink()
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(CatalogueError, match="pickle"):
        checked_folder(folder)


@pytest.mark.usefixtures("here")
def test_what_looks_is_ready_when_it_is_here_and_makes_no_clips(folders: dict[str, Path]) -> None:
    depth = _model("depth")
    assert depth.looks
    assert not depth.makes_video
    assert DiffusionGenerator(depth).missing() == []
