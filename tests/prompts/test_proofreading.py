"""No mechanical defect of English stands in a compiled prompt, and the proofreader that says so can see them."""

from __future__ import annotations

import pytest

from bench.proofreading import commonest, defects, sentences
from prompts.complete import complete
from prompts.dialects import compile_prompt, dialect_ids
from prompts.read import read

REQUESTS = (
    "a grandmother kneading dough in a sunlit farmhouse kitchen",
    "two kids building a sandcastle while the tide comes in",
    "a street musician playing a red accordion in the rain, people hurrying past with umbrellas",
    "a hummingbird hovering at a purple flower, macro",
    "product shot of a matte black wireless speaker rotating on a marble plinth",
    "northern lights over a frozen lake, time-lapse",
    'a detective says "I know where you were last night" and lights a cigarette',
    "an ice cube melting in a glass of whisky at room temperature",
    "neon city street at night after rain, a woman in a silver coat walks away from the camera",
    "anime girl with blue hair standing on a train platform as petals blow past",
    "a woman opens a letter, reads it, smiles, and runs out into the street",
    "an empty train carriage without any passengers, sunlight moving across the seats",
    'a sign that reads "OPEN 24 HOURS" flickering above a diner',
    "pan left across a crowded bazaar and then zoom in on a brass lamp",
    "a submarine descending into darkness",
    "Gwen Stacy reading a book, featuring a steady and smooth perspective",
    "a cat and a dog",
    "The Eiffel Tower at dawn, oil painting",
)


@pytest.mark.parametrize("name", dialect_ids())
def test_a_proofreader_strikes_nothing(name: str) -> None:
    for request in REQUESTS:
        for shot in read(request).shots:
            text = compile_prompt(complete(shot), name).text
            assert list(defects(text, request=request)) == [], text


def test_prompts_of_different_requests_are_put_differently() -> None:
    texts = [compile_prompt(complete(read(request).shots[0])).text for request in REQUESTS]
    assert commonest(texts, 1)[0][1] <= 0.5
    openings = {" ".join(text.split()[:2]) for text in texts}
    assert len(openings) >= 4


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("The the dog runs away.", "doubled word"),
        ("A old man walks home.", "article"),
        ("An dog walks home.", "article"),
        ("A dog  walks home.", "double space"),
        ("A dog walks home .", "space before a mark"),
        ("A dog walks home,, and sits.", "doubled mark"),
        ("A dog walks {way} home.", "unfilled frame"),
        ('A dog says "hello and walks home.', "unbalanced"),
        ("A dog walks home. then it sits down.", "small first letter"),
        ("A dog walks home. At last.", "fragment"),
        ("A dog walks home. A very old brown tree beside the quiet river at noon.", "no verb"),
        ("A dog walks along the quiet river bank. A cat walks along the quiet river bank.", "said twice"),
        ("The old brown dog sits. The old brown dog barks.", "begin alike"),
    ],
)
def test_the_proofreader_sees_a_defect(text: str, defect: str) -> None:
    assert any(found.startswith(defect) or defect in found for found in defects(text))


def test_what_the_request_itself_has_is_not_struck() -> None:
    assert list(defects("New York New York glitters at night.", request="new york new york glittering at night")) == []


def test_a_full_stop_inside_a_quotation_ends_no_sentence() -> None:
    assert sentences('A sign reads "No. 5. Open" and glows. It flickers.') == [
        'A sign reads "No. 5. Open" and glows.',
        "It flickers.",
    ]
