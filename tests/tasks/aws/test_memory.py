"""Two gigabytes up and down, by the benchmark that says how; its server keeps nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "aws_memory.py"
WAYS = ("S3Upload of a file", "S3Download into a file")


@pytest.mark.timeout(300)  # seconds on an idle machine, much more on one that is busy
def test_two_gigabytes_take_less_than_200_megabytes():
    ways = [part for way in WAYS for part in ("--way", way)]
    command = [sys.executable, str(BENCHMARK), "--megabytes", "2048", "--json", *ways]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, timeout=290)
    peaks = {way: figures["peak_mb"] for way, figures in json.loads(done.stdout).items()}
    assert set(peaks) == set(WAYS)
    assert max(peaks.values()) < 200, peaks
