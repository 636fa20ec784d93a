"""
How much memory a large object takes on its way to S3 and back.

    python benchmarks/aws_memory.py                 # 2 GB
    python benchmarks/aws_memory.py --megabytes 256

The server throws away what it gets and makes up what it sends (`aws_server.py`), so nobody else holds the object. Each
way runs in a process of its own, whose peak is read at its end.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

SERVER = Path(__file__).with_name("aws_server.py")
PEAK = "import re; print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
#: Way -> the code that goes it; `file` and `back` are paths.
WAYS = {
    "boto3 loaded, nothing sent": "import boto3; boto3.client('s3')",
    "LocalToS3": "from prefect.tasks.aws import LocalToS3; LocalToS3({file!r}, 's3://b/big').run()",
    "S3ToLocal": "from prefect.tasks.aws import S3ToLocal; S3ToLocal('s3://b/big', {back!r}).run()",
    "S3Upload of a file": "from pathlib import Path; from prefect.tasks.aws import S3Upload; "
    "S3Upload('b').run(Path({file!r}), key='big')",
    "S3Download into a file": "from prefect.tasks.aws import S3Download; S3Download('b').run('big', to={back!r})",
}


def environment(url: str) -> dict[str, str]:
    """The environment by which boto3 finds a server."""
    return {
        **os.environ,
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "PREFECT__LOGGING__LEVEL": "CRITICAL",
    }


def measure(megabytes: int, ways: Iterable[str] = tuple(WAYS)) -> dict[str, dict[str, float]]:
    """
    Go the ways.

    Args:
        megabytes: size of the object.
        ways: which of the ways.

    Returns:
        Way -> seconds, and megabytes at the peak.
    """
    found: dict[str, dict[str, float]] = {}
    server = subprocess.Popen([sys.executable, str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin is not None and server.stdout is not None
    try:
        around = environment(server.stdout.readline().strip())
        with tempfile.TemporaryDirectory() as folder:
            file, back = os.path.join(folder, "file"), os.path.join(folder, "back")
            with open(file, "wb") as big:
                big.truncate(megabytes * 1024 * 1024)
            for way in ways:
                code = WAYS[way]
                began = time.perf_counter()
                done = subprocess.run(
                    [sys.executable, "-c", f"{code.format(file=file, back=back)}\n{PEAK}"],
                    env=around, check=True, stdout=subprocess.PIPE, text=True,
                )  # fmt: skip
                seconds = time.perf_counter() - began
                found[way] = {"seconds": round(seconds, 1), "peak_mb": round(int(done.stdout.split()[-1]) / 1024, 1)}
                if os.path.exists(back):
                    assert os.path.getsize(back) == os.path.getsize(file), way
                    os.remove(back)
    finally:
        server.stdin.close()
        server.wait(10)
    return found


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--megabytes", type=int, default=2048)
    options.add_argument("--way", action="append", choices=list(WAYS), help="only this one; may be given several times")
    options.add_argument("--json", action="store_true", help="print JSON")
    given = options.parse_args()
    found = measure(given.megabytes, given.way or WAYS)
    if given.json:
        print(json.dumps(found))
        return
    for way, figures in found.items():
        print(f"{way:30} {figures['peak_mb']:8.1f} MB at the peak {figures['seconds']:8.1f} s")


if __name__ == "__main__":
    main()
