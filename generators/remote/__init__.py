"""Rendering on any server that speaks the `/v1/videos` API: vLLM-Omni, SGLang-Diffusion, OpenAI and gateways like it.

The user names servers in the settings; the server called `studio` is the generator `remote:studio`:

    [servers.studio]
    url = "http://gpu-box:8091"
    api = "vllm-omni"
    model = "Wan-AI/Wan2.2-TI2V-5B-Diffusers"
    dialect = "wan2.2"
    fps = 24
    frames = "4k+1"

A job is sent, asked after, and its clip fetched, decoded, and made to fit the request. What is under way is noted in a
hidden file beside the clip to come, so that a killed program takes the same job up again. Cancelling stops the job at
the server. `servers` says what can be set, `apis.toml` how the servers differ, `client` speaks to them, `errand` brings
one clip, `rendering` makes it fit.
"""

from __future__ import annotations

from generators.remote.generator import PREFIX, RemoteGenerator, remote_row
from generators.remote.servers import NAME, Server

__all__ = ["NAME", "PREFIX", "RemoteGenerator", "Server", "remote_row"]
