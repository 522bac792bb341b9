"""The catalogue's rows hold together, and a user's own file is read or refused with its place and reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import registry
from generators.base import RenderSettings
from generators.catalogue import FrameRule, Limit, Role, catalogue, model_named, models_for, user_file
from generators.catalogue.weighing import weighed
from generators.diffusion import DiffusionGenerator
from generators.errors import CannotRender, CatalogueError
from prompts.dialects import dialect_ids
from prompts.shot import Shot

OWN = """
[[model]]
name = "mine"
title = "My own"
family = "wan"
folder = "/nowhere/at/all"
licence = "apache-2.0"
dialect = "wan2.1"
pipelines = { text-to-video = "WanPipeline" }
[model.sampling]
standard = { steps = 4 }
"""


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's file, in a settings folder of this test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    user_file().parent.mkdir(parents=True, exist_ok=True)
    return user_file()


def test_every_row_reads_a_dialect_that_exists_and_says_its_limits() -> None:
    for model in catalogue().values():
        assert model.dialect in dialect_ids()
        assert model.licence.says or not model.licence.limits
        assert model.sizes
        assert all(width % 2 == 0 for width in model.sizes.values())


def test_every_role_has_a_model() -> None:
    for role in (Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO, Role.FIRST_LAST, Role.REFERENCES, Role.CONTROL, Role.EDIT,
                 Role.REFINE, Role.AVATAR, Role.CAMERA_PATH, Role.PICTURE, Role.UPSCALE, Role.DEPTH, Role.POSE,
                 Role.PEOPLE):  # fmt: skip
        assert models_for(role), role


def test_a_licence_that_leaves_out_territories_says_which() -> None:
    h3 = model_named("minimax-h3")
    assert h3 is not None
    assert Limit.TERRITORY in h3.licence.limits
    assert "European Union" in h3.licence.says
    assert not h3.licence.free


@given(step=st.integers(1, 40), offset=st.integers(0, 8), k=st.integers(0, 60), wanted=st.integers(1, 3000))
def test_a_frame_rule_gives_the_smallest_count_that_is_enough(step: int, offset: int, k: int, wanted: int) -> None:
    most = step * (k + 2) + offset
    rule = FrameRule(step=step, offset=offset, least=step + offset, most=most)
    given_count = rule.at_least(wanted)
    assert (given_count - offset) % step == 0
    assert rule.least <= given_count <= most
    if rule.least < wanted <= most:
        assert wanted <= given_count < wanted + step


def test_the_known_frame_rules() -> None:
    wan, ltx, h3 = (model_named(name).frames for name in ("wan2.1-t2v-1.3b", "ltx-2", "minimax-h3"))  # type: ignore[union-attr]
    assert [rule.at_least(100) for rule in (wan, ltx, h3)] == [81, 105, 124]
    assert wan.at_least(80) == 81


def test_a_users_model_stands_beside_ours_and_renders_under_its_name(own_file: Path) -> None:
    own_file.write_text(OWN)
    assert next(iter(catalogue())) == "mine"
    assert registry.get("mine").name == "mine"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("apache-2.0", "no-such"), "licence 'no-such'"),
        (('name = "mine"', 'name = "My Own!"'), "no model name"),
        (("steps = 4", "steps = 0"), "sampling.standard.steps"),
        (('folder = "/nowhere/at/all"', ""), "repository or from a folder"),
        (('title = "My own"', 'titel = "My own"'), "titl"),
        (
            ('title = "My own"', 'title = "My own"\ntransformer_file = "/A/b.ckpt"'),
            "/A/b.ckpt is no safetensors or gguf",
        ),
        (("steps = 4", 'steps = 4, adapters = [{ folder = "~", file = "lora.bin" }]'), "lora.bin is no safetensors"),
        (("[[model]]", "[model]"), "tables"),
        (('"mine"', '"mine'), "cannot be read"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place_and_reason(change: tuple[str, str], reason: str, own_file: Path) -> None:
    own_file.write_text(OWN.replace(*change))
    with pytest.raises(CatalogueError, match=reason):
        catalogue()


def test_a_name_that_nothing_has_is_refused() -> None:
    with pytest.raises(CannotRender, match="rushes models"):
        registry.get("wan9000")


def test_a_picture_model_is_no_generator_of_clips() -> None:
    with pytest.raises(CannotRender, match="no generator"):
        registry.get("z-image-turbo")


def test_a_model_that_is_listed_before_it_can_be_run_says_so() -> None:
    wan = model_named("wan2.1-t2v-1.3b")
    assert wan is not None
    later = DiffusionGenerator(wan.model_copy(update={"family": "of tomorrow"}))
    assert "cannot run it yet" in later.can(Shot(duration_s=5), RenderSettings()).reasons[0]


def test_a_row_without_sizes_is_weighed_by_its_files(own_file: Path, tmp_path: Path) -> None:
    pytest.importorskip("diffusers", reason="the diffusion extra is not installed")
    from safetensors.numpy import load_file, save_file

    from tests.generators.tiny_models import tiny_wan_two_experts
    from tests.generators.tiny_rows import own_row

    folder = tiny_wan_two_experts(tmp_path / "wan")
    single = tmp_path / "half.safetensors"
    weights = load_file(next((folder / "transformer").glob("*.safetensors")))
    save_file(dict(list(weights.items())[: len(weights) // 2]), single)
    row = own_row("mine", "wan", folder, 'text-to-video = "WanPipeline"')
    halved = row.replace("[model.sampling]", f'transformer_file = "{single}"\n[model.sampling]', 1)
    own_file.write_text(row + halved.replace('"mine"', '"halved"'))
    mine, with_file = (weighed(catalogue()[name]).weights for name in ("mine", "halved"))
    assert (mine.transformer, mine.experts) == (sum(one.size for one in weights.values()) / 1e9, 2)
    assert mine.text_encoder
    assert mine.other
    assert 0 < (with_file.transformer or 0) < (mine.transformer or 0)
    assert catalogue()["mine"].weights.gigabytes is None


def test_a_row_that_the_user_changes_counts_at_once(own_file: Path) -> None:
    own_file.write_text(OWN)
    before = registry.get("mine")
    assert registry.get("mine") is before
    own_file.write_text(OWN.replace('title = "My own"', 'title = "My newest"'))
    os.utime(own_file, ns=(1, 1))
    assert "My newest" in registry.get("mine").can(Shot(duration_s=5), RenderSettings()).reasons[0]


def test_a_row_of_the_users_own_may_have_loras_for_camera_moves(own_file: Path) -> None:
    table = (
        'camera_adapters = [{ moves = ["crane_up"], folder = "~/loras", file = "up.safetensors", strength = 0.8 }]\n'
    )
    own_file.write_text(OWN.replace("[model.sampling]", table + "[model.sampling]"))
    mine = model_named("mine")
    assert mine is not None
    assert [(one.moves, one.strength) for one in mine.camera_adapters] == [(("crane_up",), 0.8)]


@pytest.mark.parametrize(
    ("moves", "wrong"), [('["sideways"]', "'sideways' is not one of the camera moves"), ('["static", "static"]', "two")]
)
def test_loras_for_camera_moves_that_there_are_not_or_twice_are_refused(own_file: Path, moves: str, wrong: str) -> None:
    table = f'camera_adapters = [{{ moves = {moves}, folder = "~/loras", file = "a.safetensors" }}]\n'
    own_file.write_text(OWN.replace("[model.sampling]", table + "[model.sampling]"))
    with pytest.raises(CatalogueError, match=wrong):
        catalogue()


def test_ltx2_has_a_lora_for_each_move_that_its_publisher_trained_one_on() -> None:
    row = model_named("ltx-2")
    assert row is not None
    ways = {move: adapter.file.removesuffix(".safetensors").split("camera-control-")[1]
            for adapter in row.camera_adapters for move in adapter.moves}  # fmt: skip
    assert ways["truck_left"] == "dolly-left"
    assert ways["crane_up"] == ways["pedestal_up"] == "jib-up"
    assert all(adapter.file.startswith(adapter.repository.split("/")[1].lower()) for adapter in row.camera_adapters)


@pytest.mark.parametrize("name", ["XDG_CACHE_HOME", "HF_HOME", "HF_HUB_CACHE"])
def test_models_are_looked_for_where_the_hubs_own_library_keeps_them(name: str, tmp_path: Path) -> None:
    pytest.importorskip("huggingface_hub", reason="the diffusion extra is not installed")
    says = (
        "from generators.choosing import hub_folder; from huggingface_hub.constants import HF_HUB_CACHE; "
        "print(hub_folder()); print(HF_HUB_CACHE)"
    )
    environment = {**os.environ, name: str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", says], env=environment, capture_output=True, text=True, check=True)
    ours, theirs = told.stdout.split()
    assert ours == theirs
    assert ours.startswith(str(tmp_path))
