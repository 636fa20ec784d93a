"""Sensors of Airflow's core and its standard provider, working by themselves."""
