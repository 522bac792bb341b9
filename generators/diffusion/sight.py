"""What hands words and pictures to an encoder that sees, where torchvision is not installed.

transformers gives such a processor three halves: words, pictures, and video. Pictures it also prepares by Pillow, video
by torchvision alone, and without it the whole does not load. Most pipelines show it pictures, or words and no more: for
these it is put together here without its video half.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from generators.catalogue.installed import components_of

__all__ = ["pictures_alone", "sighted_parts"]

VIDEO: Final = "video_processor"


def sighted_parts(folder: Path, index: Mapping[str, Any]) -> dict[str, Any]:
    """The processors of a pipeline's folder that would not load on this machine, put together of what does.

    Args:
        folder: checked before (`generators.catalogue.installed.checked_folder`).
        index: its own.
    """
    if find_spec("torchvision") is not None:
        return {}
    import transformers

    kinds = {name: (getattr(transformers, str(kind), None), part)
             for name, (library, kind, part) in components_of(index) if library == "transformers"}  # fmt: skip
    return {name: _read(kind, folder / part) for name, (kind, part) in kinds.items() if _sees_video(kind)}


def pictures_alone(kind: Any, image_processor: Any, tokenizer: Any) -> Any:
    """A processor of a class of transformers' without its video half.

    Args:
        kind: the class.
        image_processor: its pictures half.
        tokenizer: its words half.
    """

    def checked(self: Any, name: str, argument: Any) -> Any:
        """The library cannot name the video half's class without torchvision, not even to find that there is none."""
        return type(argument) if name == VIDEO else kind.check_argument_for_proper_class(self, name, argument)

    body = {"check_argument_for_proper_class": checked, "__module__": kind.__module__}
    lacking = type(kind.__name__, (kind,), body)
    return lacking(
        image_processor=image_processor,
        tokenizer=tokenizer,
        video_processor=None,
        chat_template=getattr(tokenizer, "chat_template", None),
    )


def _sees_video(kind: Any) -> bool:
    from transformers import ProcessorMixin

    if not (isinstance(kind, type) and issubclass(kind, ProcessorMixin)):
        return False
    return VIDEO in inspect.signature(kind).parameters


def _read(kind: Any, place: Path) -> Any:
    from transformers import AutoImageProcessor, AutoTokenizer

    return pictures_alone(
        kind,
        AutoImageProcessor.from_pretrained(place, local_files_only=True),
        AutoTokenizer.from_pretrained(place, local_files_only=True),
    )
