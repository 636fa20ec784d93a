"""Where connections, variables and pools come from: files, secrets back ends, an Airflow metadata database."""

from __future__ import annotations
