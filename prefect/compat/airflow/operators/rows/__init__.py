"""Operator rows: one file for each of Airflow's providers, or for each service of a large one; each holds `ROWS`."""
