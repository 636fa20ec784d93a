"""What happens between runs: the DAGs of a folder, their past runs, and which run comes next."""

from __future__ import annotations
