"""Labels that are asked for by what they name: `with labels for valve and piston`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import PREPOSITIONS, verb_of
from prompts.reading.models import model_called
from prompts.shot import OnScreenText

__all__ = ["asks_for_labels", "label_each", "label_it", "label_parts", "read_named_parts"]

_ITEM: Final = (
    r"(?:(?:the|its|his|her|each|an?) )?[a-z][a-z'’-]*(?: (?!and\b|or\b|in\b|on\b|with\b|as\b|while\b)[a-z'’-]+){0,2}"
)
_ITEMS: Final = rf"(?P<items>{_ITEM}(?:(?:, {_ITEM}){{1,8}},? and {_ITEM}| and {_ITEM})?)"
_ENDS: Final = r"(?= *(?:[.,;:!?\n]|$)| (?:in|on|with|as|while) )"
_ASKED: Final = re.compile(
    r",? ?(?:(?:and|with|add|adding|show|showing|plus|including|put|has|have) )*"
    r"(?:(?:clear|small|large|big|white|simple|neat|text|the|some|floating) )*"
    r"\blabels? (?:and arrows )?(?:for|naming|marking|(?:that |which )?point(?:ing)? (?:at|to|out)) "
    rf"{_ITEMS}{_ENDS}",
    re.I,
)
_ON_PARTS: Final = re.compile(
    r"(?:,? ?(?:with|add|showing|show) |, )(?:[a-z]+ )?labels (?:on|of) "
    rf"(?P<items>{_ITEM}(?:, {_ITEM}){{0,8}},? and {_ITEM}){_ENDS}",
    re.I,
)
_ORDERED: Final = re.compile(
    rf"(?:^|(?<=[.;,!?] )|(?<=\band ))label (?!(?:them|everything|all|both)\b)(?={_ITEM}){_ITEMS}{_ENDS}", re.I
)
_PARTS: Final = re.compile(
    r",? ?(?:and |with )*(?:(?:all |the |its |main )*parts labell?ed|labell?ed parts|labels|labell?ed): "
    rf"(?P<items>{_ITEM}(?:,? (?:and )?{_ITEM}){{0,8}}?)(?= *(?:[.;!?\n]|$))",
    re.I,
)
_SIGN: Final = r"(?:[A-Z][A-Za-z]?|\d|[+−-])"
_SIGNS: Final = re.compile(
    r",? ?\b(?:and |with )*(?:the |its |their |both )?(?:[a-z]+ )?[a-z]+ (?:labell?ed|marked|lettered) (?:as |with )?"
    rf"(?P<items>{_SIGN}(?:(?:, {_SIGN})*,? and {_SIGN})?)(?=\W|$)"
)
"""`with the poles labelled N and S`: signs of one or two letters."""
_EACH: Final = re.compile(
    r"(?:,? ?\b(?:and |with |plus )+(?:(?:clear|simple|neat|small|large|big|white|text|name) )*labels"
    r"|,? ?\b(?:and |with )*(?:everything|all(?: of them)?|each(?: one| of them)?|both)(?: is| are)? labell?ed"
    r"|,? ?\b(?:and )?label (?:them(?: all| both)?|everything|both|all(?: of them)?)"
    r"|,? (?:clearly |fully )?labell?ed)(?= *(?:[.;!?\n]|$))",
    re.I,
)
"""Labels for whatever is in the picture: `with labels`, `everything labelled`."""
_MOST_LABELS: Final = 6
_MOST_WORDS: Final = 4


def read_named_parts(text: str, draft: Draft) -> str:
    """Take orders for labels out of a text: each part that is named becomes a label with its name.

    Returns:
        The text with each order replaced by spaces of the same length.
    """
    text = _read_it(text, draft)
    for pattern in (_ASKED, _ON_PARTS, _PARTS, _ORDERED, _SIGNS):
        for match in pattern.finditer(text):
            if text[match.end() :].startswith("   "):
                text = f"{text[: match.start()]}{' ' * len(match[0])}{text[match.end() :]}"
                continue  # label the leaf "Leaf": the quotation has been read
            items = [item.strip() for item in re.split(r",? and |, ", match["items"])]
            names = [_bare(item) for item in items]
            if not all(_is_a_name(name, told=name != item) for name, item in zip(names, items, strict=True)):
                continue
            draft.text.extend(OnScreenText(text=name[:160], role="label") for name in names)
            text = f"{text[: match.start()]}{' ' * len(match[0])}{text[match.end() :]}"
    return text


def _read_it(text: str, draft: Draft) -> str:
    """`Label it Earth`, `label it "Earth"`: a label for what was named last, which `label_it` finds."""
    for match in _IT.finditer(text):
        if match["name"]:
            draft.text.append(OnScreenText(text=match["name"], role="label", target=_LAST))
        elif draft.text and draft.text[-1].role == "label":
            draft.text[-1] = draft.text[-1].model_copy(update={"target": _LAST})
        text = f"{text[: match.start()]}{' ' * len(match[0])}{text[match.end() :]}"
    return text


_LAST: Final = "it"
_IT: Final = re.compile(
    r",? ?(?:\band )?\blabel (?:it|him|her|them)\b(?: as)?"
    r"(?:(?=   )| (?P<name>[\w'’-]+(?: [\w'’-]+){0,3})(?= *(?:[.,;!?\n]|$)))",
    re.I,
)


def label_it(draft: Draft, last: str) -> None:
    """Gives the labels for `it` to the subject of that noun, else to the one that was named last.

    Args:
        draft: whose labels are read.
        last: id of that subject.
    """
    for at, text in enumerate(draft.text):
        if text.role == "label" and text.target == _LAST:
            named = (s.id for s in draft.subjects if s.noun.lower() in text.text.lower())
            draft.text[at] = text.model_copy(update={"target": next(named, last)})


def asks_for_labels(text: str) -> tuple[str, bool]:
    """The text without an order for labels that names none of them, in spaces of its length; and whether it had one."""
    found = _EACH.search(text)
    if found is None:
        return text, False
    return f"{text[: found.start()]}{' ' * len(found[0])}{text[found.end() :]}", True


def label_each(draft: Draft) -> None:
    """Gives every subject of the shot a label with its name.

    Args:
        draft: whose subjects are read; nothing where a label is there already.
    """
    if any(text.role == "label" for text in draft.text):
        return
    draft.text.extend(
        OnScreenText(text=(subject.name or subject.noun)[:160], role="label", target=subject.id)
        for subject in draft.subjects[:_MOST_LABELS]
    )


def label_parts(draft: Draft, text: str) -> None:
    """Gives the parts of a model that shows how something works their labels.

    Args:
        draft: whose subjects are read; nothing where a label is there already.
        text: the request, which may want none.
    """
    if any(label.role == "label" for label in draft.text) or _NO_LABELS.search(text):
        return
    for subject in draft.subjects:
        if (model := model_called(subject.noun)) is not None:
            draft.text.extend(
                OnScreenText(text=says, role="label", position=part, target=subject.id) for says, part in model.labels
            )
            return


_NO_LABELS: Final = re.compile(r"\b(?:without|no) (?:any )?(?:labels?|text|lettering|words|captions?)\b", re.I)


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|its|his|her|each|an?) ", "", name.strip(), flags=re.I)


def _is_a_name(name: str, *, told: bool) -> bool:
    """True for a short noun phrase; a wine label on a bottle is a thing, and names no part.

    Args:
        name: without its determiner.
        told: whether it had one, so that its first word is no verb: the pedals.
    """
    words = name.lower().split()
    verb = verb_of(words[0]) if words else None
    acts = not told and verb is not None and verb.form in {"third", "ing"}
    return 0 < len(words) <= _MOST_WORDS and not acts and not set(words) & PREPOSITIONS
