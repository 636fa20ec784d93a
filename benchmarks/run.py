"""
All cases beside a reference loop, in one run.

    python benchmarks/run.py
    BENCH_UPSTREAM=/path/to/python-with-prefect-1.4.1 python benchmarks/run.py --rounds 5

Each sample is a process of its own, and the competitors take turns, so that what else the machine does falls on all
alike. The figure to look at is the ratio; it is that of the best rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).with_name("cases.py")
#: Case -> the figure that is compared, and its unit.
FIGURES = {
    "import": ("ms", "ms CPU"),
    "build": ("us", "us CPU a task"),
    "chain": ("us", "us CPU a task"),
    "layers": ("us", "us CPU a task"),
    "map": ("us", "us CPU a task"),
    "retry": ("us", "us CPU a task"),
    "history": ("us", "us CPU a task"),
    "memory": ("bytes", "bytes a task"),
    "processes": ("ratio", "x ideal"),
    "threads": ("ratio", "x ideal"),
}
#: Who does not take part in what.
LEFT_OUT = {
    "reference": {"import", "build", "memory", "processes", "threads"},
    "upstream": {"history", "memory"},
}


def sample(python: str, who: str, case: str) -> float:
    """
    One process.

    Args:
        python: the interpreter.
        who: the competitor.
        case: the case.

    Returns:
        The figure of the case.
    """
    environment = {**os.environ, "PREFECT__LOGGING__LEVEL": "CRITICAL", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [python, str(CASES), who, case], stdout=subprocess.PIPE, check=True, text=True, env=environment, timeout=600
    )
    found: float = json.loads(done.stdout.splitlines()[-1])[FIGURES[case][0]]
    return found


def main() -> None:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", action="append", choices=list(FIGURES))
    options = parser.parse_args()
    pythons = {"reference": sys.executable, "ours": sys.executable}
    if os.environ.get("BENCH_UPSTREAM"):
        pythons["upstream"] = os.environ["BENCH_UPSTREAM"]
    print(
        f"{'case':<10} {'unit':<14} {'reference':>10} {'ours':>10} {'/reference':>10} {'upstream':>10} "
        f"{'upstream/ours':>13}"
    )
    for case in options.case or FIGURES:
        taking_part = [who for who in pythons if case not in LEFT_OUT.get(who, ())]
        best: dict[str, float] = {}
        for _ in range(options.rounds):
            for who in taking_part:
                best[who] = min(best.get(who, float("inf")), sample(pythons[who], who, case))
        ours, least, upstream = best["ours"], best.get("reference"), best.get("upstream")
        print(
            f"{case:<10} {FIGURES[case][1]:<14} {_text(least):>10} {_text(ours):>10} "
            f"{_text(ours / least if least else None):>10} {_text(upstream):>10} "
            f"{_text(upstream / ours if upstream else None):>13}",
            flush=True,
        )


def _text(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.2f}" if figure < 100 else f"{figure:.0f}"


if __name__ == "__main__":
    main()
