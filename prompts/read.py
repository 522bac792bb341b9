"""The reader: plain words to partial shots, offline, by the vocabulary and a small grammar.

It fills only what the words say; the completer decides the rest. What no field holds is kept word for word in
`Shot.extra`, so that nothing of the request is lost.

    >>> read("a dog running, close-up").shots[0].camera.size
    'close_up'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prompts.errors import RequestError
from prompts.reading.apiece import one_apiece
from prompts.reading.before_discs import stand_before_disc
from prompts.reading.camera import camera_labels, read_camera
from prompts.reading.cast import Cast
from prompts.reading.clauses import read_clauses
from prompts.reading.cues import read_dressing, read_fixed_phrases, read_quotations, read_table_cues
from prompts.reading.draft import Draft
from prompts.reading.ellipsis import in_full
from prompts.reading.events import read_events
from prompts.reading.fragments import claim_fragments
from prompts.reading.introductions import Introduced, Introduction, introduced, introduces_character, mentions
from prompts.reading.keeping import missing_words
from prompts.reading.labels import unlabelled
from prompts.reading.light_words import number_light
from prompts.reading.matches import as_played
from prompts.reading.models import model_where
from prompts.reading.named_parts import asks_for_labels, label_each, label_it, label_parts, read_named_parts
from prompts.reading.passages import claim_passage
from prompts.reading.pictured import show_the_pictured
from prompts.reading.places_known import (
    dock_in_space,
    halt_at_station,
    put_under_water,
    see_from_without,
    see_steps_from_without,
)
from prompts.reading.prefaces import with_shared
from prompts.reading.pronouns import called_in
from prompts.reading.questions import stated
from prompts.reading.reading import Reading, Unread
from prompts.reading.recurring import with_same_looks
from prompts.reading.scenes import lead_of, scenes_of
from prompts.reading.scripts import Scene, bars_for_tabs, people_of
from prompts.reading.spelling import mend_spelling
from prompts.reading.text import MAX_SCRIPT_CHARACTERS, clean, clean_request
from prompts.reading.tilts import seen_by_tilt
from prompts.reading.tongue import is_english
from prompts.reading.topics import Lesson, as_shown
from prompts.reading.under_the_sky import see_under_the_sky
from prompts.reading.underneath import lay_on_surface, stand_on_floor
from prompts.reading.words import Words
from prompts.shot import Cue, Shot, Source, Subject

__all__ = [
    "Introduced",
    "Introduction",
    "Reading",
    "Unread",
    "camera_labels",
    "introduced",
    "introduces_character",
    "mentions",
    "missing_words",
    "read",
    "read_shot",
]

_STOPS = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "with", "by", "from", "for", "is", "are", "it",
    "its", "this", "that", "as", "while",
})  # fmt: skip


_LONGEST_S = 60.0
"""The longest clip that a script's timing may ask for, seconds."""


def read(request: str, before: Sequence[Shot] = ()) -> Reading:
    """Read a request into one shot or several.

    Args:
        request: the user's words; a numbered list, `Shot 1: ...` lines or a script become several shots.
        before: the shots that a film has already, in order, whose subjects `she` and `the dog` may mean.

    Returns:
        The partial shots in order, what could not be placed in any field (it is in `Shot.extra` too), and who of the
        shots before is seen again.

    Raises:
        RequestError: the request is empty, too long, without words, or in a language this reader does not know.
    """
    scenes = scenes_of(text := clean(bars_for_tabs(request))) if len(request) <= MAX_SCRIPT_CHARACTERS else []
    opening = introduced(text) if len(scenes) == 1 else Introduced((), "")
    people = opening.people if opening.scene else ()
    scenes = scenes_of(opening.scene) if people else scenes
    lead = lead_of(text) if len(scenes) > 1 else ""
    if len(scenes) > 1:
        scenes = with_shared(scenes, lead)
        for scene in scenes:
            clean_request(scene.text)
    else:
        text = clean_request(request)
    if not is_english(text):
        raise RequestError(
            "The built-in director, the only one there is so far, reads English; these words seem to be in another "
            "language. Say it in English."
        )
    shots: list[Shot] = []
    unread: list[Unread] = []
    told = [person.subject for person in people]
    told += [person.subject for line in people_of(lead) if (person := introduces_character(line))]
    film, called = _latest(before), called_in(before)
    for scene in scenes:
        if scene.coverage and shots and shots[-1].request == scene.text:
            shots.append(_in_size(shots[-1], scene.coverage))
            continue
        known = [s for s in film if s.id not in {k.id for k in told}]
        shot, rest = _read_scene(scene, known, told, called, _last_doer(shots or before))
        told = [*told, *(s for s in shot.subjects if s.id not in {k.id for k in told})]
        shots.append(shot)
        unread.extend(rest)
    again = {subject.id for subject in film} & {subject.id for shot in shots for subject in shot.subjects}
    return Reading(shots=tuple(with_same_looks(shots)), unread=tuple(unread), again=frozenset(again))


def _latest(shots: Sequence[Shot]) -> list[Subject]:
    """Every subject of a film as it was seen last, those of the latest shot at the end."""
    latest: dict[str, Subject] = {}
    for shot in shots:
        for subject in shot.subjects:
            latest.pop(subject.id, None)
            latest[subject.id] = subject
    return list(latest.values())


def _last_doer(shots: Sequence[Shot]) -> str:
    """The id of the subject that acted last; empty where nobody did."""
    beats = shots[-1].beats if shots else []
    return beats[-1].subject if beats else ""


def read_shot(text: str) -> Shot:
    """Read a text as one shot, however many sentences it has.

    Raises:
        RequestError: as `read`, but any language is taken for English.
    """
    return _read_scene(Scene(title="", text=clean_request(text)), [], [], {})[0]


def _read_scene(
    scene: Scene, film: list[Subject], told: list[Subject], called: Mapping[str, str], acted: str = ""
) -> tuple[Shot, list[Unread]]:
    """The shot of a scene; `told` holds the subjects of the request so far, `film` those of the shots before it.

    `called` says whom those shots speak of as `he` or `she`, `acted` who was the last to do something in them.
    """
    draft = Draft()
    known = [*film, *told]
    said = unlabelled(as_played(in_full(scene.text, known)))
    lesson = Lesson(said, scene.topic) if scene.topic else as_shown(said)
    unquoted = read_named_parts(read_quotations(stated(lesson.text), draft), draft)
    unquoted, each_labelled = asks_for_labels(unquoted)
    words = Words.of(mend_spelling(unquoted))
    if lesson.topic:
        draft.put("title", lesson.topic[:160], lesson.topic)
    passage = claim_passage(words, draft)
    read_fixed_phrases(words, draft)
    read_dressing(words, draft)
    read_camera(words, draft)
    read_table_cues(words, draft)
    claim_fragments(words, draft)
    number_light(draft)
    cast = Cast(known=[*film, *told], script=len(told), called=dict(called), acted=acted)
    rest = read_clauses(words, draft, cast, orders=True)
    if not draft.values.get("camera.focus") and (seen := seen_by_tilt(scene.text)):
        draft.put("camera.focus", seen[:160], seen)
    draft.beats = cast.bring_back([*draft.beats, *([passage] if passage else [])])
    draft.subjects = one_apiece(cast.subjects, draft.beats, scene.text)
    draft.subjects = [_as_a_model(subject, said) for subject in draft.subjects]
    label_it(draft, cast.last)
    if (each_labelled and len(draft.subjects) == 1) or (lesson.topic and not lesson.told):
        label_parts(draft, scene.text)
    if each_labelled:
        label_each(draft)
    show_the_pictured(draft)
    put_under_water(draft, scene.text)
    see_from_without(draft, scene.text)
    see_steps_from_without(draft)
    see_under_the_sky(draft, scene.text)
    stand_before_disc(draft, scene.text)
    dock_in_space(draft)
    halt_at_station(draft)
    lay_on_surface(draft, scene.text)
    stand_on_floor(draft)
    read_events(words, draft)
    if scene.title:
        draft.values["title"] = scene.title[:160]
    unread = []
    for start, end in rest:
        left = words.said(start, end)
        if any(
            (words.tokens[i].is_word and words.low(i) not in _STOPS) or words.tokens[i].is_number
            for i in range(start, end)
        ):
            draft.extra.append(left[:400])
            unread.append(Unread(text=left, reason="no field holds it; it goes into the prompt word for word"))
    for said, reason in draft.unkept:
        draft.extra.append(said[:400])
        unread.append(Unread(text=said, reason=f"{reason}; it goes into the prompt word for word"))
    if scene.duration_s and 0.5 <= scene.duration_s <= _LONGEST_S:
        draft.put("duration_s", scene.duration_s, f"{scene.duration_s:g} s in the script")
    shot = draft.shot(scene.text)
    if lesson.topic and not lesson.told:
        shot = _standing_for(shot, lesson.reason)
    return (_in_size(shot, scene.coverage) if scene.coverage else shot), unread


def _as_a_model(subject: Subject, text: str) -> Subject:
    """The subject as the model that shows what the request tells of it, where there is one."""
    model = model_where(subject.noun, text)
    return (
        subject
        if model is None
        else subject.model_copy(update={"noun": model.noun, "kind": "thing", "looks": [], "count": 1, "count_text": ""})
    )


def _standing_for(shot: Shot, reason: str) -> Shot:
    """A scene in place of a topic is the director's, and says what it stands for."""
    cue = Cue(source=Source.DIRECTOR, reason=reason)
    theirs = [path for path in shot.provenance if path.startswith(("subjects[", "beats["))]
    return shot.model_copy(update={"provenance": {**shot.provenance, **dict.fromkeys(theirs, cue)}})


def _in_size(shot: Shot, size: str) -> Shot:
    """One of several views of the same words gets its shot size from the director, unless the user said one."""
    said = shot.provenance.get("camera.size")
    if said is not None and said.source is Source.USER:
        return shot
    cue = Cue(source=Source.DIRECTOR, reason="coverage: more shots were asked for than things happen")
    return shot.model_copy(
        update={
            "camera": shot.camera.model_copy(update={"size": size}),
            "provenance": {**shot.provenance, "camera.size": cue},
        }
    )
