"""Any chat model can drive the studio, and none can break it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from langchain_core.messages import AIMessage, SystemMessage, ToolMessage
from langsmith.utils import get_env_var, tracing_is_enabled
from pydantic import Field

from prompts.shot import Source
from tests.assistant.conftest import OpenStudio, ScriptedModel, calls, collect, of_type, said

DOG = {"subjects": [{"id": "dog", "noun": "dog"}], "beats": [{"subject": "dog", "action": "running"}]}


def heard(model: ScriptedModel) -> list[dict[str, Any]]:
    """What the tools last told the model."""
    return [json.loads(m.content) for m in model.heard[-1] if isinstance(m, ToolMessage)]


async def test_a_models_drafts_become_shots_with_their_sources(open_studio: OpenStudio) -> None:
    draft = {**DOG, "camera": {"focal_length_mm": 85}, "setting": {"place": "harbour"}}
    model = ScriptedModel(script=[calls(("plan_shots", {"drafts": [draft]})), AIMessage("Done.")])
    studio = await open_studio(model=model)
    events = await collect(studio.say("a dog running, on an 85 mm lens", render=False))
    assert said(events) == "Done."
    shot = studio.shots()[0].shot
    assert shot.camera.focal_length_mm == 85
    assert shot.provenance["camera.focal_length_mm"].source is Source.USER
    assert shot.provenance["subjects[0].noun"].source is Source.USER
    assert shot.provenance["setting.place"].source is Source.DIRECTOR
    assert shot.duration_s is not None  # completed


async def test_what_a_model_leaves_out_of_the_users_words_is_put_back(open_studio: OpenStudio) -> None:
    model = ScriptedModel(script=[calls(("plan_shots", {"drafts": [DOG]})), AIMessage("Done.")])
    studio = await open_studio(model=model)
    await collect(studio.say("a dog running past a lighthouse", render=False))
    assert "lighthouse" in " ".join(studio.shots()[0].shot.extra)
    assert any("lighthouse" in warning for warning in heard(model)[0]["warnings"])


async def test_wrong_arguments_are_answered_with_what_to_mend(open_studio: OpenStudio) -> None:
    wrong = {**DOG, "camera": {"size": "huge", "lens": 50}}
    model = ScriptedModel(
        script=[
            calls(("plan_shots", {"drafts": [wrong]})),
            calls(("plan_shots", {"drafts": [DOG]})),
            AIMessage("Done."),
        ]
    )
    studio = await open_studio(model=model)
    events = await collect(studio.say("a dog running", render=False))
    refusal = heard(model)[0]["error"]
    assert "drafts.0.camera.size" in refusal
    assert "'huge' is not one of" in refusal
    assert "drafts.0.camera.lens" in refusal
    assert len(studio.shots()) == 1
    assert not of_type(events, "error")


async def test_a_tool_that_is_not_there_is_told_of(open_studio: OpenStudio) -> None:
    model = ScriptedModel(script=[calls(("rm_rf", {"path": "/"})), AIMessage("Sorry.")])
    studio = await open_studio(model=model)
    events = await collect(studio.say("a dog"))
    assert "plan_shots" in heard(model)[0]["error"]
    assert of_type(events, "error")[0].code == "arguments"


async def test_a_model_that_goes_round_in_circles_is_stopped(open_studio: OpenStudio) -> None:
    model = ScriptedModel(script=[calls(("recall", {})) for _ in range(50)])
    studio = await open_studio(model=model)
    events = await collect(studio.say("a dog"))
    assert 0 < len(of_type(events, "receipt")) <= 24
    assert "too many" in of_type(events, "error")[0].message
    model.script[:] = [AIMessage("Hello.")]
    assert said(await collect(studio.say("hello"))) == "Hello."


async def test_a_model_that_fails_leaves_the_project_as_before(open_studio: OpenStudio) -> None:
    model = ScriptedModel(script=[ConnectionError("server gone"), AIMessage("Hello.")])
    studio = await open_studio(model=model)
    events = await collect(studio.say("a dog"))
    assert [event.type for event in events] == ["error", "done"]
    assert "ConnectionError" in events[0].message  # type: ignore[union-attr]
    assert len(studio.shots()) == 0
    assert said(await collect(studio.say("hello"))) == "Hello."


async def test_several_calls_in_one_message_are_done_in_order(open_studio: OpenStudio) -> None:
    both = calls(("plan_shots", {"drafts": [DOG]}), ("render_shots", {"shots": [1]}), ("recall", {}), text="On it. ")
    model = ScriptedModel(script=[both, AIMessage("Done.")])
    studio = await open_studio(model=model)
    events = await collect(studio.say("a dog running", seconds=0.5))
    assert [e.action for e in of_type(events, "receipt")] == ["plan_shots", "render_shots", "recall"]
    assert said(events) == "On it. Done."
    assert len(studio.takes()) == 1


async def test_fields_of_a_revision_are_merged_and_credited(open_studio: OpenStudio) -> None:
    model = ScriptedModel(
        script=[
            calls(("plan_shots", {"drafts": [DOG]})),
            AIMessage("Done."),
            calls(("revise_shot", {"shots": [1], "fields": {"camera": {"focal_length_mm": 135}}})),
            AIMessage("Done."),
        ]
    )
    studio = await open_studio(model=model)
    await collect(studio.say("a dog running", render=False))
    before = studio.shots()[0].shot
    events = await collect(studio.say("use 135 mm", render=False))
    after = studio.shots()[0].shot
    assert after.camera.focal_length_mm == 135
    assert after.provenance["camera.focal_length_mm"].source is Source.USER
    assert after.subjects == before.subjects
    assert of_type(events, "proposal")[0].changed == {studio.shots()[0].id: ["camera.focal_length_mm"]}


async def test_the_model_is_told_of_the_film_and_only_of_the_last_turns(open_studio: OpenStudio) -> None:
    model = ScriptedModel(script=[AIMessage(f"Answer {i}.") for i in range(30)])
    studio = await open_studio(model=model)
    for i in range(30):
        await collect(studio.say(f"message {i}"))
    system = model.heard[-1][0]
    assert isinstance(system, SystemMessage)
    assert '"shots": 0' in str(system.content)
    assert model.heard[-1][1].content == "message 18"
    assert len(studio.messages()) == 60


async def test_the_checkpoints_do_not_grow_with_the_turns(open_studio: OpenStudio) -> None:
    model = ScriptedModel(script=[AIMessage(f"Answer {i}.") for i in range(12)])
    studio = await open_studio(model=model)
    for i in range(12):
        await collect(studio.say(f"message {i}"))
    rows = studio.project._store.rows("SELECT count(*) FROM checkpoints")
    assert rows == [(1,)]


class ListeningModel(ScriptedModel):
    """Notes whether what it is told would be sent to a tracing service."""

    traced: list[bool] = Field(default_factory=list)

    def _generate(self, *args: Any, **kwargs: Any) -> Any:
        self.traced.append(bool(tracing_is_enabled()))
        return super()._generate(*args, **kwargs)


async def test_nothing_said_is_sent_to_a_tracing_service(
    open_studio: OpenStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", "http://127.0.0.1:9")
    get_env_var.cache_clear()
    try:
        assert tracing_is_enabled()
        model = ListeningModel(script=[AIMessage("Hello.")])
        await collect((await open_studio(model=model)).say("hello"))
        assert model.traced == [False]
    finally:
        monkeypatch.undo()
        get_env_var.cache_clear()
