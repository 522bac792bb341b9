"""People: one rig; age, build, hair and clothes come from the subject's record.

The rig is registered by `rigs/people.py`, so that animals may have on what people wear.
"""

__all__: list[str] = []
