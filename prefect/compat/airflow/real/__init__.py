"""
Operators without a counterpart, run by their own `execute` in a Python that has Airflow.

`--real-operators PYTHON` (or `load_flow(…, real_operators=PYTHON)`) names an interpreter with `apache-airflow` and the
provider. A class that has no row is then asked for there: if it exists, the stand-in class takes its arguments and
template fields from it, templates are rendered here, and `execute` or `poke` happens in a process of that interpreter,
with our context as JSON over a pipe and connections and variables in its environment. XComs that the operator pulls or
pushes come and go over the same pipe. No metadata database is made; an operator that insists on one fails and says so.

`worker.py` is what runs there. It imports nothing of this package and works with Airflow 2 and 3.
"""
