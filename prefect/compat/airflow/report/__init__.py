"""What a run came to, for people and for programs."""

from __future__ import annotations
