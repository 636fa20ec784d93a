"""From a DAG to an ordinary flow."""

from __future__ import annotations
