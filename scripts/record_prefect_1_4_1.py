"""
Records what Prefect 1.4.1 shows in the cases of `tests/prefect_1_4_1/cases`, one file a topic in `recorded`.

    python3.9 -m venv recorder && recorder/bin/pip install "prefect==1.4.1" "pendulum<3"
    recorder/bin/python scripts/record_prefect_1_4_1.py
    recorder/bin/python scripts/record_prefect_1_4_1.py flow_building mapping

It needs an interpreter that has Prefect 1.4.1, and so a Python that it runs on (3.9 or 3.10); topics that are named are
recorded anew, without any all of them. `tests/prefect_1_4_1/test_as_recorded.py` compares this package with the files.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

# before the package is imported: nothing of the user's own settings gets into the recording
os.environ.update(HOME=tempfile.mkdtemp(), PREFECT__LOGGING__LEVEL="CRITICAL", PREFECT__USER_CONFIG_PATH=os.devnull)
os.environ["PREFECT__HOME_DIR"] = os.environ["HOME"]

import prefect

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests" / "prefect_1_4_1"))

from observing import CASES, RECORDED, cases_of, observe


def main(topics: list[str]) -> None:
    """Records the topics."""
    if prefect.__version__ != "1.4.1":
        raise SystemExit(f"Run this with a Python that has Prefect 1.4.1; this one has {prefect.__version__}.")
    raised: list[str] = []
    for topic in topics or sorted(file.stem for file in CASES.glob("*.py")):
        lines = {}
        for name, case in cases_of(topic).items():
            started = time.monotonic()
            try:
                lines[name] = observe(case)
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # noqa: BLE001 - signals are no `Exception` there
                raised.append(f"{topic}.{name} raised {error!r} in line {line_of(error, topic)}")
            if time.monotonic() - started > 2:
                print(f"{topic}.{name} took {time.monotonic() - started:.1f} s", file=sys.stderr)
        (RECORDED / f"{topic}.json").write_text(json.dumps(lines, indent=1, ensure_ascii=False) + "\n")
        print(f"{topic}: {len(lines)} cases, {sum(map(len, lines.values()))} lines")
    if raised:
        raise SystemExit("\n".join(raised))


def line_of(error: BaseException, topic: str) -> int | None:
    """The line of the topic's file in which a case broke."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename.endswith(f"{topic}.py")), None)


if __name__ == "__main__":
    main(sys.argv[1:])
