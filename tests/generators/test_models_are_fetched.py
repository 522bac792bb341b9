"""Models are fetched from a hub, checked against their digests, and removed; only what a pipeline loads is fetched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from tests.generators.tiny_lookers import LOOKERS, looking_row, tiny_depth
from tests.generators.tiny_models import tiny_lora, tiny_wan

OWN = """
[[model]]
name = "tiny"
title = "Tiny"
family = "wan"
repository = "us/tiny"
licence = "ltx-2.5"
dialect = "wan2.1"
rate = 16
frames = { step = 4, offset = 1, least = 5, most = 17 }
sizes = { 64 = 112 }
pipelines = { text-to-video = "WanPipeline" }
camera_adapters = [{ moves = ["dolly_in"], repository = "us/dolly", file = "lora.safetensors" }]
[model.sampling]
standard = { steps = 2, guidance = 3.0, height = 64 }
"""
SERVER = Path(__file__).with_name("hub_server.py")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A hub with one repository, and the environment of a user who has it."""
    repository = tmp_path / "hub" / "us" / "tiny"
    tiny_wan(repository)
    tiny_lora(tmp_path / "hub" / "us" / "dolly")
    (repository / "evil.py").write_text("raise SystemExit")
    (repository / "transformer" / "weights.bin").write_bytes(b"pickle")
    (repository / "README.md").write_text("hello")
    # The same weights again, as publishers put them there: in one file, in another precision, in their own layout.
    weights = (repository / "transformer" / "diffusion_pytorch_model.safetensors").read_bytes()
    for spare in (
        "all-in-one.safetensors",
        "transformer/diffusion_pytorch_model.fp16.safetensors",
        "own/a.safetensors",
    ):
        (repository / spare).parent.mkdir(exist_ok=True)
        (repository / spare).write_bytes(weights)
    settings = tmp_path / "config" / "rushes"
    settings.mkdir(parents=True)
    (settings / "models.toml").write_text(OWN)
    server = subprocess.Popen([sys.executable, str(SERVER), str(tmp_path / "hub")], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    port = server.stdout.readline().strip()
    folders = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "HF_HOME": "hf"}
    yield {
        **{name: value for name, value in os.environ.items() if not name.startswith("HF_")},
        **{name: str(tmp_path / folder) for name, folder in folders.items()},
        "HF_ENDPOINT": f"http://127.0.0.1:{port}",
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "OMP_NUM_THREADS": "1",
    }
    server.kill()
    server.wait()
    server.stdout.close()


def rushes(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in its own process."""
    command = [sys.executable, "-m", "tui", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200)


def cached(environment: dict[str, str]) -> set[str]:
    """Names of the files in the hub's cache."""
    snapshots = Path(environment["HF_HOME"]) / "hub" / "models--us--tiny" / "snapshots"
    return {path.name for path in snapshots.rglob("*") if path.is_file()}


def test_a_model_is_pulled_listed_verified_rendered_with_and_removed(hub: dict[str, str], tmp_path: Path) -> None:
    before = rushes(hub, "models", "--json")
    assert '"ready": false' in before.stdout
    pulled = rushes(hub, "models", "pull", "tiny", "--yes")
    assert pulled.returncode == 0, pulled.stderr
    assert "must accept its terms" in pulled.stdout
    assert "model_index.json" in cached(hub)
    assert not cached(hub) & {"evil.py", "weights.bin", "README.md"}
    assert not cached(hub) & {"all-in-one.safetensors", "diffusion_pytorch_model.fp16.safetensors", "a.safetensors"}
    assert "Every file is whole." in rushes(hub, "models", "verify", "tiny").stdout
    made = rushes(
        {**hub, "HF_HUB_OFFLINE": "1"},
        *("make", "a dog runs", "--model", "tiny", "--seconds", "1", "--size", "112x64", "--yes"),
        *("-o", str(tmp_path / "dog.mp4"), "--project", str(tmp_path / "film")),
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "dog.mp4").stat().st_size > 1000
    assert rushes(hub, "models", "remove", "tiny", "--yes").returncode == 0
    assert not cached(hub)


def test_loras_for_the_camera_are_pulled_when_asked_for_and_then_at_work(hub: dict[str, str], tmp_path: Path) -> None:
    def made(name: str) -> str:
        command = ("make", "slow dolly in on a dog", "--model", "tiny", "--seconds", "1", "--size", "112x64", "--yes")
        places = ("-o", str(tmp_path / f"{name}.mp4"), "--project", str(tmp_path / name))
        answer = rushes({**hub, "HF_HUB_OFFLINE": "1"}, *command, *places)
        assert answer.returncode == 0, answer.stderr
        return " ".join((answer.stdout + answer.stderr).split())

    assert rushes(hub, "models", "pull", "tiny", "--yes").returncode == 0
    assert "rushes models pull tiny --camera" in made("without")
    assert rushes(hub, "models", "pull", "tiny", "--camera", "--yes").returncode == 0
    assert '"dolly_in": true' in rushes(hub, "models", "--json").stdout
    assert "made with the LoRA us/dolly" in made("with")
    assert rushes(hub, "models", "remove", "tiny", "--yes").returncode == 0
    assert '"dolly_in": false' in rushes(hub, "models", "--json").stdout


BESIDE = """
[[model]]
name = "beside"
title = "Beside"
family = "wan"
repository = "us/tiny"
transformer_repository = "us/other"
transformer_file = "other.safetensors"
licence = "apache-2.0"
dialect = "wan2.1"
rate = 16
frames = { step = 4, offset = 1, least = 5, most = 17 }
sizes = { 64 = 112 }
pipelines = { text-to-video = "WanPipeline" }
[model.sampling.standard]
steps = 2
guidance = 3.0
height = 64
[model.sampling.draft]
steps = 1
height = 64
adapters = [{ repository = "us/dolly", file = "lora.safetensors", licence = "MIT" }]
"""


def test_a_row_may_name_a_denoiser_and_loras_of_other_repositories(hub: dict[str, str], tmp_path: Path) -> None:
    other = tiny_wan(tmp_path / "seventh", seed=7) / "transformer" / "diffusion_pytorch_model.safetensors"
    (tmp_path / "hub" / "us" / "other").mkdir()
    other.rename(tmp_path / "hub" / "us" / "other" / "other.safetensors")
    (tmp_path / "config" / "rushes" / "models.toml").write_text(BESIDE + OWN)
    pulled = rushes(hub, "models", "pull", "beside", "--yes")
    assert pulled.returncode == 0, pulled.stderr
    assert "the LoRA us/dolly/lora.safetensors: MIT" in pulled.stdout
    assert "diffusion_pytorch_model.safetensors" not in {
        path.name for path in (tmp_path / "hf").rglob("*") if path.parent.name == "transformer"
    }
    assert "Every file is whole." in rushes(hub, "models", "verify", "beside").stdout
    assert rushes(hub, "models", "pull", "tiny", "--yes").returncode == 0

    def made(model: str, *more: str) -> bytes:
        file = tmp_path / f"{model}{len(more)}.mp4"
        places = ("-o", str(file), "--project", str(tmp_path / f"film-{model}{len(more)}"), "--seed", "3")
        size = ("--seconds", "1", "--size", "112x64", "--yes")
        answer = rushes({**hub, "HF_HUB_OFFLINE": "1"}, "make", "a dog runs", "--model", model, *size, *places, *more)
        assert answer.returncode == 0, answer.stderr
        return file.read_bytes()

    assert made("beside") != made("tiny")
    asked = rushes(hub, "models", "remove", "beside")
    assert "tiny lose them too" in asked.stdout
    assert rushes(hub, "models", "remove", "tiny", "--yes").returncode == 0
    kept = {path.name for path in (tmp_path / "hf" / "hub").glob("models--*")}
    assert kept == {"models--us--other", "models--us--dolly"}


def test_a_profile_whose_lora_is_not_here_says_so_before_anything_is_rendered(
    hub: dict[str, str], tmp_path: Path
) -> None:
    lora = tmp_path / "lora.safetensors"
    draft = f'draft = {{ steps = 1, height = 64, adapters = [{{ folder = "{tmp_path}", file = "{lora.name}" }}] }}'
    own = OWN.replace("[model.sampling]", f"[model.sampling]\n{draft}")
    (tmp_path / "config" / "rushes" / "models.toml").write_text(own)
    assert rushes(hub, "models", "pull", "tiny", "--yes").returncode == 0
    listed = "".join(rushes(hub, "models").stdout.split())  # a long path is broken over two lines
    assert listed.startswith("tinyready")
    assert f"notattheprofiledraft:theLoRA{lora}isnotonthismachine" in listed
    made = rushes(hub, "make", "a dog runs", "--model", "tiny", "--draft", "--yes", "--project", str(tmp_path / "film"))
    assert made.returncode == 1
    assert str(lora) in made.stderr


def test_what_there_is_not_is_not_removed_and_a_name_that_is_nearly_right_is_understood(hub: dict[str, str]) -> None:
    assert "nothing to remove" in rushes(hub, "models", "remove", "tiny").stdout
    wrong = rushes(hub, "models", "pull", "tinny")
    assert wrong.returncode == 2
    assert "Did you mean tiny" in wrong.stderr


def test_what_looks_at_footage_is_pulled_verified_and_removed_like_any_other(
    hub: dict[str, str], tmp_path: Path
) -> None:
    tiny_depth(tmp_path / "hub" / "us" / "depth")
    (tmp_path / "hub" / "us" / "depth" / "pytorch_model.bin").write_bytes(b"pickle")
    own = tmp_path / "config" / "rushes" / "models.toml"
    own.write_text(looking_row("tiny-depth", 'repository = "us/depth"', LOOKERS["depth"][1]))
    pulled = rushes(hub, "models", "pull", "tiny-depth", "--yes")
    assert pulled.returncode == 0, pulled.stderr
    snapshots = Path(hub["HF_HOME"]) / "hub" / "models--us--depth" / "snapshots"
    names = {path.name for path in snapshots.rglob("*") if path.is_file()}
    assert names == {"config.json", "model.safetensors", "preprocessor_config.json"}
    assert "Every file is whole." in rushes(hub, "models", "verify", "tiny-depth").stdout
    assert "ready" in rushes(hub, "models").stdout.splitlines()[0]
    assert rushes(hub, "models", "remove", "tiny-depth", "--yes").returncode == 0


def test_a_fetch_that_broke_off_goes_on(hub: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "hub" / "us" / "tiny" / "STALLS").touch()
    first = rushes(hub, "models", "pull", "tiny", "--yes")
    second = first if first.returncode == 0 else rushes(hub, "models", "pull", "tiny", "--yes")
    if first.returncode != 0:
        assert "run it again" in first.stderr
    for _ in range(6):
        if second.returncode == 0:
            break
        second = rushes(hub, "models", "pull", "tiny", "--yes")
    assert second.returncode == 0, second.stderr
    assert "Every file is whole." in rushes(hub, "models", "verify", "tiny").stdout


def test_a_damaged_byte_is_found(hub: dict[str, str]) -> None:
    rushes(hub, "models", "pull", "tiny", "--yes")
    snapshots = Path(hub["HF_HOME"]) / "hub" / "models--us--tiny" / "snapshots"
    weights = next(snapshots.rglob("transformer/*.safetensors")).resolve()
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(bytes(content))
    checked = rushes(hub, "models", "verify", "tiny")
    assert checked.returncode == 1
    assert "is damaged" in checked.stdout


def test_a_gated_repository_says_where_its_terms_are(hub: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "hub" / "us" / "tiny" / "GATED").touch()
    answer = rushes(hub, "models", "pull", "tiny", "--yes")
    assert answer.returncode != 0
    assert "accept its terms" in answer.stderr


def test_offline_nothing_is_fetched(hub: dict[str, str]) -> None:
    answer = rushes({**hub, "HF_HUB_OFFLINE": "1"}, "models", "pull", "tiny", "--yes")
    assert answer.returncode != 0
    assert "HF_HUB_OFFLINE" in answer.stderr
