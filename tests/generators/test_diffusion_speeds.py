"""What makes a render faster or thriftier does so, leaves no trace, and is refused plainly where it cannot.

Real pipelines with tiny random weights; what a cache saves is counted by the layers that were really run.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

import torch

from generators.base import Progress, RenderInputs
from generators.catalogue import Model, Role, Sampling
from generators.diffusion.caches import CACHES
from generators.diffusion.loading import denoisers_of, forget
from generators.diffusion.memory import free_readers
from generators.errors import CannotRender, DoesNotFit
from tests.generators.tiny_models import tiny_vace, tiny_wan, tiny_wan_calm
from tests.generators.tiny_rendering import HEIGHT, WIDTH, render, row_of, video

WAN = {Role.TEXT_TO_VIDEO: "WanPipeline"}
STEPS = 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Wan whose steps differ little from one another, as a trained model's do."""
    return tiny_wan_calm(tmp_path_factory.mktemp("models") / "calm")


@pytest.fixture(autouse=True)
def _nothing_stays_loaded() -> Iterator[None]:
    yield
    forget()


def _row(folder: Path, **sampling: Any) -> Model:
    usual = {"steps": 2, "guidance": 3.0, "height": HEIGHT}
    return row_of(folder, "wan", WAN, sampling=Sampling(**(usual | sampling)))


@pytest.mark.parametrize("name", sorted(CACHES))
def test_a_step_cache_saves_work_and_leaves_no_trace(name: str, folder: Path, tmp_path: Path) -> None:
    ratios = (1.0,) * STEPS if name == "magnitude" else ()
    before, cached, after = (
        render(_row(folder, steps=STEPS, cache=cache, magnitudes=ratios), tmp_path / f"{index}.mp4", seconds=0.5)
        for index, cache in enumerate(("", name, ""))
    )
    assert cached.facts["cache_skipped_share"] > 0
    assert not any("saved nothing" in line for line in cached.warnings)
    assert before.sha256 == after.sha256


def test_a_cache_that_does_nothing_on_a_model_is_told(tmp_path: Path) -> None:
    roles = {Role.TEXT_TO_VIDEO: "WanVACEPipeline"}
    sampling = Sampling(steps=4, guidance=3.0, height=HEIGHT, cache="sea")  # it knows no VACE
    row = row_of(tiny_vace(tmp_path / "vace"), "vace", roles, sampling=sampling)
    clip = render(row, tmp_path / "a.mp4", seconds=0.5)
    assert clip.facts["cache_skipped_share"] == 0
    assert any("sea saved nothing" in line for line in clip.warnings)


def test_a_cache_that_needs_the_models_ratios_asks_for_them(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match="magnitudes in its row"):
        render(_row(folder, cache="magnitude"), tmp_path / "a.mp4")


def test_an_attention_back_end_is_used_and_gone_afterwards(folder: Path, tmp_path: Path) -> None:
    from diffusers.models.attention_dispatch import _AttentionBackendRegistry

    seen = []

    def look(progress: Progress) -> None:
        if progress.stage == "denoising":
            seen.append(_AttentionBackendRegistry.get_active_backend()[0].value)

    usual = _AttentionBackendRegistry.get_active_backend()[0]
    render(_row(folder, attention="_native_math"), tmp_path / "a.mp4", seconds=0.5, progress=look)
    assert seen == ["_native_math"] * 2
    assert _AttentionBackendRegistry.get_active_backend()[0] is usual


@pytest.mark.parametrize("name", ["no-such", "flash"])
def test_an_attention_back_end_that_is_not_here_is_refused(name: str, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match=f"'{name}' here"):
        render(_row(folder, attention=name), tmp_path / "a.mp4")


@pytest.mark.parametrize(
    ("quantized", "module", "reason"),
    [
        ("int8", "torchao", "pip install torchao"),
        ("nf4", "bitsandbytes", "pip install bitsandbytes"),
        ("tiny", "", "int8"),
    ],
)
def test_weights_in_fewer_bits_say_what_they_need(
    quantized: str, module: str, reason: str, folder: Path, tmp_path: Path
) -> None:
    if module and find_spec(module) is not None:
        pytest.skip(f"{module} is installed")
    with pytest.raises(CannotRender, match=reason):
        render(_row(folder, quantized=quantized), tmp_path / "a.mp4")


@pytest.mark.skipif(find_spec("torchao") is None, reason="torchao is not installed")
def test_weights_in_eight_bits_make_a_clip(folder: Path, tmp_path: Path) -> None:
    as_published, stored = (
        render(_row(folder, quantized=name), tmp_path / f"{index}.mp4", seconds=0.5)
        for index, name in enumerate(("", "int8"))
    )
    assert as_published.sha256 != stored.sha256


@pytest.mark.skipif(find_spec("bitsandbytes") is None, reason="bitsandbytes is not installed")
def test_weights_that_compute_on_an_accelerator_alone_are_refused(folder: Path, tmp_path: Path) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is an accelerator")
    with pytest.raises(CannotRender, match="accelerator alone"):
        render(_row(folder, quantized="nf4"), tmp_path / "a.mp4")


def test_a_gguf_file_says_what_it_needs_or_that_it_is_broken(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "wan.gguf"
    file.write_bytes(b"GGUF but no more")
    row = _row(folder).model_copy(update={"transformer_file": str(file)})
    reason = "pip install gguf" if find_spec("gguf") is None else "cannot be loaded"
    with pytest.raises(CannotRender, match=reason):
        render(row, tmp_path / "a.mp4")


@pytest.mark.skipif(find_spec("gguf") is None, reason="gguf is not installed")
def test_a_gguf_file_takes_the_place_of_the_folders_denoiser(folder: Path, tmp_path: Path) -> None:
    import gguf
    from diffusers import WanTransformer3DModel

    file = tmp_path / "wan.gguf"
    writer = gguf.GGUFWriter(str(file), "wan")
    for name, tensor in WanTransformer3DModel.from_pretrained(folder / "transformer").state_dict().items():
        writer.add_tensor(name, tensor.float().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    rows = [_row(folder), _row(folder).model_copy(update={"transformer_file": str(file)})]
    clips = [render(row, tmp_path / f"{index}.mp4", seconds=0.5) for index, row in enumerate(rows)]
    assert clips[0].sha256 == clips[1].sha256


def test_blocks_are_not_compiled_where_it_does_not_pay(folder: Path, tmp_path: Path) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is an accelerator")
    plain, compiled = (
        render(_row(folder, compiled=compiled), tmp_path / f"{compiled}.mp4", seconds=0.5) for compiled in (False, True)
    )
    assert plain.sha256 == compiled.sha256


def test_a_clip_is_not_divided_between_cards_that_are_not_here(folder: Path, tmp_path: Path) -> None:
    if torch.cuda.device_count() > 1:
        pytest.skip("there are several cards")
    with pytest.raises(CannotRender, match="between 2 cards"):
        render(_row(folder, gpus=2), tmp_path / "a.mp4")


def test_a_clip_is_divided_between_processes(folder: Path, tmp_path: Path) -> None:
    """The same clip comes out of one process and of two that share every step (over gloo, on the processor)."""
    if torch.cuda.is_available():
        pytest.skip("there is an accelerator")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "tests.generators.sharing_process", str(folder)]
    pair = [
        subprocess.Popen([*command, str(rank), port, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for rank in (0, 1)
    ]
    told = [process.communicate(timeout=300)[0].split() for process in pair]
    assert [process.returncode for process in pair] == [0, 0]
    for words in told:
        made = dict(zip(words[::2], words[1::2], strict=True))
        assert made.keys() == {"1", "2", "odd"}
        assert made["1"] == made["2"]
        assert made["odd"] == "refused"


def _two_profiles(folder: Path) -> Model:
    samplings = {
        "final": Sampling(steps=2, guidance=3.0, height=2 * HEIGHT),
        "draft": Sampling(steps=3, guidance=3.0, height=HEIGHT),
    }
    row = row_of(folder, "wan", WAN, sizes={HEIGHT: WIDTH, 2 * HEIGHT: 2 * WIDTH})
    return row.model_copy(update={"sampling": samplings})


def test_memory_that_runs_out_steps_down_to_a_smaller_picture_and_says_so(folder: Path, tmp_path: Path) -> None:
    told: list[Progress] = []

    def tight(progress: Progress) -> None:
        """Runs out in the large picture's first step."""
        told.append(progress)
        if progress.stage == "denoising" and progress.total == 2:
            raise torch.OutOfMemoryError

    clip = render(
        _two_profiles(folder), tmp_path / "a.mp4", seconds=0.5, progress=tight, profile="final",
        width=2 * WIDTH, height=2 * HEIGHT,
    )  # fmt: skip
    assert (clip.width, clip.height) == (2 * WIDTH, 2 * HEIGHT)
    assert [one.done for one in told if one.stage == "denoising"] == [1, 1, 2, 3]
    assert any(f"made at {WIDTH}x{HEIGHT}" in line for line in clip.warnings)


def test_memory_that_is_too_small_for_the_smallest_is_an_error_with_a_way_out(folder: Path, tmp_path: Path) -> None:
    def tight(progress: Progress) -> None:
        if progress.stage == "denoising":
            raise torch.OutOfMemoryError

    with pytest.raises(DoesNotFit, match="choose a smaller size"):
        render(_two_profiles(folder), tmp_path / "a.mp4", seconds=0.5, progress=tight, profile="final",
               width=2 * WIDTH, height=2 * HEIGHT)  # fmt: skip
    assert not (tmp_path / "a.mp4").exists()


def test_what_reads_the_words_leaves_before_the_first_step(tmp_path: Path) -> None:
    from diffusers import WanPipeline

    loaded = [WanPipeline.from_pretrained(tiny_wan(tmp_path / "wan")) for _ in range(2)]
    free_readers(loaded[1], "cpu", tuple(denoisers_of(loaded[1])))
    left: list[str] = []
    leave = loaded[1].text_encoder.to

    def watched(*where: Any, **more: Any) -> Any:
        left.append(str(where[0]))
        return leave(*where, **more)

    loaded[1].text_encoder.to = watched
    made = [
        pipeline(
            "a dog", height=64, width=64, num_frames=5, num_inference_steps=1, output_type="np",
            generator=torch.Generator().manual_seed(1),
        ).frames
        for pipeline in loaded
    ]  # fmt: skip
    assert "cpu" in left
    assert (made[0] == made[1]).all()


def test_a_refinement_tells_the_steps_that_it_takes(folder: Path, tmp_path: Path) -> None:
    row = row_of(folder, "wan", {Role.REFINE: "WanVideoToVideoPipeline"}, sampling=Sampling(steps=4, height=HEIGHT))
    told: list[Progress] = []
    inputs = RenderInputs(source=video(tmp_path / "source.mp4"), strength=0.5)
    render(row, tmp_path / "a.mp4", seconds=0.5, inputs=inputs, progress=told.append)
    assert [(one.done, one.total) for one in told if one.stage == "denoising"] == [(1, 2), (2, 2)]
