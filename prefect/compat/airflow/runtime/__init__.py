"""Airflow's rules at run time: trigger rules, XComs, templates, mapping, and one try of a task."""

from __future__ import annotations
