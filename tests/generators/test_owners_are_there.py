"""Who is named only as an owner is there where something is done to what they own; who writes in the street stands."""

from __future__ import annotations

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged


def nouns(words: str) -> list[str]:
    return [s.noun for s in as_staged(shot_of(words)).subjects]


def test_a_patient_whose_temperature_is_taken_is_there() -> None:
    shot = as_staged(shot_of("A nurse takes a patient's temperature, and then leaves the room."))
    assert "patient" in [s.noun for s in shot.subjects]
    assert next(b for b in shot.beats if "temperature" in b.action).target == "patient"


def test_a_tourist_whose_bag_is_stolen_is_there() -> None:
    assert "tourist" in nouns("A thief steals a tourist's bag and runs away.")


def test_whose_house_it_is_is_not() -> None:
    assert "doctor" not in nouns("A woman holds a doctor's office door open.")


def test_a_policeman_who_writes_a_ticket_in_the_street_has_no_table() -> None:
    stage = staged("A policeman stops a car, writes a ticket, and then hands it to the driver.")
    assert not any("table" in track.subject_id for track in stage.tracks)
