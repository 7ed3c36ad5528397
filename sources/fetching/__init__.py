"""The one safe door to the network. Nothing outside this package opens a connection; a test holds that."""

from sources.fetching.answers import Answer, Asked
from sources.fetching.door import MOST_RAW, MOST_UNPACKED, Door
from sources.fetching.guarding import Guard
from sources.fetching.public import is_public

__all__ = ["MOST_RAW", "MOST_UNPACKED", "Answer", "Asked", "Door", "Guard", "is_public"]
