"""`rushes doctor` says what is there and what to do about what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generators.diffusion.device import Device
from tui.__main__ import rushes
from tui.commands.doctor import first_to_pull


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, dict[str, object]]:
    """What the doctor finds for a user with no model of any kind."""
    for name in ("HF_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    answer = CliRunner().invoke(rushes, ["doctor", "--json"], standalone_mode=False)
    assert answer.exception is None, answer.exception
    return {check["name"]: check for check in json.loads(answer.stdout)["checks"]}


def test_what_is_installed_is_found(checks: dict[str, dict[str, object]]) -> None:
    core = checks["previz, the agent and the studio"]
    assert core["well"] is True
    assert "textual 8" in str(core["found"])


def test_a_machine_without_models_is_told_how_to_get_one(checks: dict[str, dict[str, object]]) -> None:
    assert checks["models"]["well"] is False
    assert "rushes models pull" in str(checks["models"]["mend"])
    assert checks["auto stands for"]["found"] == "previz"


@pytest.mark.parametrize(("free_gb", "says"), [(80.0, "pull wan2.2-ti2v-5b fits: 23 GB"), (0.5, "pull NAME")])
def test_a_machine_with_an_accelerator_is_told_the_best_that_fits(free_gb: float, says: str) -> None:
    pytest.importorskip("psutil", reason="the diffusion extra is not installed")
    assert says in first_to_pull(Device("cuda", "a card", free_gb, free_gb, 60.0))


def test_what_cannot_be_read_is_a_finding_and_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "rushes").mkdir()
    (tmp_path / "rushes" / "models.toml").write_text("[[model]\n")
    answer = CliRunner().invoke(rushes, ["doctor", "--json"], standalone_mode=False)
    assert answer.exception is None, answer.exception
    found = {check["name"]: check for check in json.loads(answer.stdout)["checks"]}
    assert "models.toml cannot be read" in found["models"]["mend"]
    assert found["servers"]["found"] == "none in the settings"


def test_a_machine_without_an_accelerator_is_told_how_long_the_quickest_model_would_take(
    checks: dict[str, dict[str, object]],
) -> None:
    if "accelerator" not in checks or checks["accelerator"]["well"]:
        pytest.skip("there is an accelerator, or nothing that could use one")
    assert "would be the quickest" in str(checks["accelerator"]["mend"])
    assert "(estimated) for 5 s" in str(checks["accelerator"]["mend"])
