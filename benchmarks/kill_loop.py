"""
Kill a run again and again with `kill -9` and continue it each time.

After each kill the journal is read, and the next attempt is checked against it: nothing that is recorded as finished
runs again; no more tasks run again than were under way; nothing that was recorded is lost; the result is right.

    python benchmarks/kill_loop.py --kills 200 --tasks 300 --executor local --executor threads --executor processes
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from prefect.core.errors import CannotResume
from prefect.core.history.folder import HistoryFolder
from prefect.core.history.past import past_of
from prefect.core.history.store import list_runs, list_tasks

TARGET = Path(__file__).with_name("kill_target.py")
#: How many tasks each executor of the target has under way at most.
UNDER_WAY = {"local": 1, "threads": 4, "processes": 2}


class Broken(AssertionError):
    """A promise of the history was not kept."""


def kill_loop(folder: Path, executor: str, kills: int, tasks: int, seed: int = 1) -> dict[str, object]:
    """
    Kill and continue.

    Args:
        folder: an empty folder.
        executor: `local`, `threads` or `processes`.
        kills: how often.
        tasks: the number of tasks of the flow.
        seed: of the random moments.

    Returns:
        What was counted.

    Raises:
        Broken: a promise of the history was not kept.
    """
    moments = random.Random(seed)
    history = HistoryFolder(folder)
    counts: Counter[str] = Counter()
    total = None
    attempt = 0
    while counts["kills"] < kills:
        run = f"run-{counts['runs']}"
        (folder / "notes.txt").write_text("")
        counts["runs"] += 1
        known: set[int] = set()
        while True:
            attempt += 1
            moment = (moments.randrange(tasks // 4), moments.uniform(0.0, 0.005)) if counts["kills"] < kills else None
            ended, found = _attempt(folder, executor, tasks, run, attempt, moment)
            began = [int(line.split()[1]) for line in _notes(folder) if int(line.split()[0]) == attempt]
            before = {int(line.split()[1]) for line in _notes(folder) if int(line.split()[0]) < attempt}
            again = Counter(began)
            if twice := [place for place, count in again.items() if count > 1]:
                raise Broken(f"{executor}: tasks {twice} ran twice in one attempt.")
            if lost := known & set(began):
                raise Broken(f"{executor}: tasks {sorted(lost)} were recorded as finished and ran again.")
            rerun = before & set(began)
            counts["ran again"] += len(rerun)
            if ended:
                if total is None:
                    total = found
                if found != total or len(known | set(began)) != tasks:
                    raise Broken(f"{executor}: the run ended with {found}, not {total}.")
                break
            counts["kills"] += 1
            if _has_succeeded(history, run, tasks):
                # killed between the end of the run and the end of the program
                break
            recorded, under_way = _recorded(history, run, tasks)
            if forgotten := known - recorded:
                raise Broken(f"{executor}: the recorded states of {sorted(forgotten)} are lost.")
            open_tasks = (before | set(began)) - recorded
            if len(set(began) - recorded) > UNDER_WAY[executor] or not open_tasks <= under_way:
                raise Broken(f"{executor}: {sorted(open_tasks)} will run again; under way were {sorted(under_way)}.")
            known = recorded
    return {"executor": executor, **counts}


def _attempt(
    folder: Path, executor: str, tasks: int, run: str, attempt: int, moment: tuple[int, float] | None
) -> tuple[bool, str]:
    """Let the target run; it is killed so many seconds after so many of its tasks have begun, however slow it is."""
    environment = {**os.environ, "ATTEMPT": str(attempt), "PREFECT__LOGGING__LEVEL": "CRITICAL"}
    command = [sys.executable, str(TARGET), str(folder), executor, str(tasks), run]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    process.stdout.readline()
    workers: list[int] = []
    if moment is not None:
        while process.poll() is None and _begun(folder, attempt) < moment[0]:
            time.sleep(0.001)
        time.sleep(moment[1])
        # what is stopped starts no further worker
        process.send_signal(signal.SIGSTOP)
        workers = _children(process.pid)
        process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    code = process.wait()
    # the workers of a killed run see the end of the line, and end; until then they may note that a task has begun
    while any(map(_lives, workers)):
        time.sleep(0.002)
    if code not in (0, -signal.SIGKILL):
        raise Broken(f"The target ended with exit status {code}.")
    return "ended" in rest, rest.strip()


def _begun(folder: Path, attempt: int) -> int:
    return sum(line.startswith(f"{attempt} ") for line in _notes(folder))


def _processes() -> dict[int, tuple[int, str]]:
    """Number of each process -> that of its parent, and its state."""
    shown = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in shown.splitlines())
    return {int(pid): (int(parent), state) for pid, parent, state in rows}


def _children(pid: int) -> list[int]:
    return [child for child, (parent, state) in _processes().items() if parent == pid and not state.startswith("Z")]


def _lives(pid: int) -> bool:
    return not _processes().get(pid, (0, "Z"))[1].startswith("Z")


def _has_succeeded(history: HistoryFolder, run: str, tasks: int) -> bool:
    row = next((row for row in list_runs(history, None) if row.id == run), None)
    if row is None or row.state != "Success":
        return False
    states = Counter(task.state for task in list_tasks(history, run))
    if states != {"Success": tasks, "Mapped": 1}:
        raise Broken(f"The run has succeeded, and its tasks are recorded as {dict(states)}.")
    return True


def _notes(folder: Path) -> list[str]:
    return [line for line in (folder / "notes.txt").read_text().splitlines() if len(line.split()) == 2]


def _recorded(history: HistoryFolder, run: str, tasks: int) -> tuple[set[int], set[int]]:
    """The tasks that are recorded as finished, and those that had begun, by the numbers that they note."""
    try:
        past = past_of(history, run)
    except CannotResume:
        return set(), set()

    def place(node: tuple[int, int]) -> int | None:
        slug = past.run["slugs"][node[0]]
        if slug.startswith("children"):
            return None if node[1] < 0 else tasks // 2 + node[1]
        return int(slug.rpartition("-")[2]) - 1 if slug.startswith("single") else None

    done = {place(node) for node, record in past.states.items() if record[0] == "Success"}
    begun = {place(node) for node in past.under_way}
    return {p for p in done if p is not None}, {p for p in begun if p is not None}


def main() -> None:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--tasks", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--executor", action="append", choices=list(UNDER_WAY))
    options = parser.parse_args()
    for executor in options.executor or list(UNDER_WAY):
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(kill_loop(Path(folder), executor, options.kills, options.tasks, options.seed)), flush=True)


if __name__ == "__main__":
    main()
