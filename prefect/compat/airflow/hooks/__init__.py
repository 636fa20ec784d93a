"""
Airflow's hooks, working on the real clients: what the callables of DAG files call.

`table` says which class stands for which dotted path; nothing of a hook is loaded before a DAG file imports it, and no
client before it is used. A hook that is not in the table is made on demand by the stand-in and refuses at its use.
"""
