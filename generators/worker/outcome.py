"""How a render ends, as an answer that travels: made where the clip is rendered, read where it was asked for."""

from __future__ import annotations

import logging
from typing import Final

from generators import errors, registry
from generators.base import Progress, ProgressCallback
from generators.errors import Cancelled, GeneratorError, RenderFailed
from generators.worker import wire

__all__ = ["error_of", "outcome"]

_log = logging.getLogger("rushes.worker")

_ERRORS: Final = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, GeneratorError)
}


def outcome(order: wire.Render, report: ProgressCallback) -> wire.Answer:
    """Renders, and says how it ended; it does not raise.

    Args:
        order: what to render.
        report: is told how far it is; it may raise `Cancelled`.
    """
    try:
        report(Progress(stage="starting", done=0, total=1))
        registry.register(order.generator, order.target, order.given)
        clip = registry.get(order.generator).render(order.request, report)
        return wire.Finished(job=order.job, clip=clip)
    except Cancelled:
        return wire.Stopped(job=order.job)
    except GeneratorError as error:
        _log.info("render refused: %s", error, exc_info=error.__cause__)
        return wire.Failed(job=order.job, error=_public_name(error), message=str(error))
    except MemoryError:
        size = f"{order.request.settings.width}x{order.request.settings.height}"
        message = f"the memory ran out while rendering at {size}; choose a smaller size"
        return wire.Failed(job=order.job, error=RenderFailed.__name__, message=message)
    except Exception as error:  # noqa: BLE001 - the process's boundary: whatever it was, the caller is told
        _log.exception("render failed")
        message = f"{order.generator} failed on this shot ({type(error).__name__}: {_one_line(error)})"
        return wire.Failed(job=order.job, error=RenderFailed.__name__, message=message)


def error_of(failed: wire.Failed, log: str) -> GeneratorError:
    """The error that a failure stands for.

    Args:
        failed: the answer.
        log: where the traceback is, in words; told when the renderer itself failed.
    """
    kind = _ERRORS.get(failed.error, RenderFailed)
    return kind(f"{failed.message}; {log}" if kind is RenderFailed else failed.message)


def _public_name(error: GeneratorError) -> str:
    """The name of the class of `generators.errors` that an error is one of; the caller knows no others."""
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == GeneratorError.__module__)


def _one_line(error: Exception, limit: int = 120) -> str:
    return " ".join(str(error).split())[:limit]
