"""The label of a speech, which names the speaker and may have a time stamp."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIME = re.compile(r"\b(\d{1,2}:[0-5]\d(?::[0-5]\d)?)\b")


class SpeakerLabel(NamedTuple):
    """A label divided at its time stamp: `time` and what is after it are empty where there is none."""

    before: str
    time: str = ""
    after: str = ""


def speaker_label(label: str) -> SpeakerLabel:
    """The label, divided at the first time stamp, as 1:05 or 00:12:30."""
    return SpeakerLabel(*_TIME.split(label, maxsplit=1))
