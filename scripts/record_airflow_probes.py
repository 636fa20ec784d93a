"""
Records what an Airflow answers to the probes of `tests/compat/airflow/probes`, one file a topic in `recorded`.

    AIRFLOW_PYTHON scripts/record_airflow_probes.py                     all topics
    AIRFLOW_PYTHON scripts/record_airflow_probes.py dags operators      these topics

It is run by an interpreter that has Airflow 2.10.5 or 3.2.2, once with each. `test_as_recorded.py` beside the cases
compares this package with the files.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

# before Airflow is imported: nothing of the user's own settings gets into the recording
HOME = os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp()
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
os.environ["AIRFLOW__CORE__UNIT_TEST_MODE"] = "False"

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests" / "compat" / "airflow" / "probes"))

from observing import CASES, RECORDED, VERSIONS, observe


def main(topics: list[str]) -> None:
    """Records the topics."""
    subprocess.run([sys.executable, "-m", "airflow", "db", "migrate"], check=True, capture_output=True)
    import airflow  # after its home was set

    version = next((version for version in VERSIONS if airflow.__version__.startswith(f"{version}.")), None)
    if version is None:
        raise SystemExit(f"Run this with a Python that has Airflow 2.10 or 3.2; this one has {airflow.__version__}.")
    for topic in topics or sorted(file.stem for file in CASES.glob("*.py")):
        answers = observe(topic)
        target = RECORDED / VERSIONS[version] / f"{topic}.json"
        target.write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{version} {topic}: {len(answers)} cases, {sum(map(len, answers.values()))} answers")


if __name__ == "__main__":
    main(sys.argv[1:])
