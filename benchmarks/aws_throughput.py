"""
What a task adds to the call of boto3 that it stands for.

    python benchmarks/aws_throughput.py             # both against a server that keeps nothing
    python benchmarks/aws_throughput.py --moto      # against moto (pip install "moto[server]")

Three figures, each beside the same done without the library, in one run and taking turns:

- 1,000 small `S3Upload`s mapped on threads, beside `concurrent.futures` and `put_object`;
- the time of one task's `run` over the bare call, which is answered within the client;
- `import prefect.tasks.aws` over `import prefect`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

SERVER = [sys.executable, str(Path(__file__).with_name("aws_server.py"))]
MOTO = [
    sys.executable,
    "-c",
    "import logging, sys; logging.disable(50); from moto.server import ThreadedMotoServer as S;"
    "s = S(ip_address='127.0.0.1', port=0, verbose=False); s.start();"
    "print('http://%s:%d' % s.get_host_and_port(), flush=True); sys.stdin.read()",
]
DATA = b"x" * 1000


def uploads(count: int, workers: int, rounds: int) -> dict[str, float]:
    """
    Small uploads, by tasks and by hand.

    Args:
        count: how many.
        workers: threads.
        rounds: how often each, in turns; the best counts.

    Returns:
        Who -> uploads a second.
    """
    # these read the environment, which is set by then
    import boto3

    from prefect import Flow
    from prefect.core.engine.executors import LocalDaskExecutor
    from prefect.tasks.aws import S3Upload

    client = boto3.client("s3")
    client.create_bucket(Bucket="uploads")
    keys = [f"k{number}" for number in range(count)]
    with Flow("uploads") as flow:
        S3Upload("uploads").map(data=[DATA] * count, key=keys)

    def by_hand() -> None:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(lambda key: client.put_object(Bucket="uploads", Key=key, Body=DATA), keys))

    def by_tasks() -> None:
        assert flow.run(executor=LocalDaskExecutor("threads", num_workers=workers)).is_successful()

    best: dict[str, float] = {}
    for _ in range(rounds):
        for who, act in (("concurrent.futures", by_hand), ("tasks", by_tasks)):
            began = time.perf_counter()
            act()
            best[who] = max(best.get(who, 0.0), count / (time.perf_counter() - began))
    return best


def overhead(count: int = 2000) -> dict[str, float]:
    """
    One run of a task over one bare call.

    Args:
        count: calls of each kind; their median counts.

    Returns:
        Task -> microseconds over the bare call. The answer is given before anything is sent.
    """
    from botocore.awsrequest import AWSResponse

    from prefect.tasks.aws import AWSCall, S3Upload, SqsPublish
    from prefect.tasks.aws.client import aws_client

    class Body:
        def __init__(self, text: bytes) -> None:
            self.text = text

        def stream(self) -> Any:
            yield self.text

    def answered(request: Any, event_name: str, **_: Any) -> AWSResponse:
        return AWSResponse(request.url, 200, {}, Body(b"" if ".s3." in event_name else b"{}"))

    for service in ("s3", "sqs"):
        aws_client(service).meta.events.register("before-send", answered)
    s3, sqs = aws_client("s3"), aws_client("sqs")
    upload, publish = S3Upload("b"), SqsPublish("http://127.0.0.1/q")
    call = AWSCall("sqs", "send_message", QueueUrl="http://127.0.0.1/q", MessageBody="hello")
    pairs = {
        "S3Upload": (lambda: upload.run(DATA, "k"), lambda: s3.put_object(Bucket="b", Key="k", Body=DATA)),
        "SqsPublish": (
            lambda: publish.run(message_content="hello"),
            lambda: sqs.send_message(QueueUrl="http://127.0.0.1/q", MessageBody="hello"),
        ),
        "AWSCall": (call.run, lambda: sqs.send_message(QueueUrl="http://127.0.0.1/q", MessageBody="hello")),
    }
    found = {}
    for name, (task, bare) in pairs.items():
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(count):
            for act, taken in ((task, times[0]), (bare, times[1])):
                began = time.perf_counter()
                act()
                taken.append(time.perf_counter() - began)
        found[name] = (statistics.median(times[0]) - statistics.median(times[1])) * 1e6
    return found


def loading(rounds: int = 7) -> dict[str, float]:
    """
    What importing takes, each in a process of its own.

    Args:
        rounds: how often; the best counts.

    Returns:
        What is imported -> milliseconds of CPU.
    """
    code = "import time; a = time.process_time(); import {}; print((time.process_time() - a) * 1000)"
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name in ("prefect", "prefect.tasks.aws"):
            done = subprocess.run(
                [sys.executable, "-c", code.format(name)], stdout=subprocess.PIPE, text=True, check=True
            )
            best[name] = min(best.get(name, 1e9), float(done.stdout))
    return best


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--moto", action="store_true", help="upload to moto")
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--workers", type=int, default=8)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    server = subprocess.Popen(MOTO if given.moto else SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin is not None and server.stdout is not None
    try:
        os.environ.update({
            "AWS_ENDPOINT_URL": server.stdout.readline().strip(),
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "PREFECT__LOGGING__LEVEL": "CRITICAL",
        })  # fmt: skip
        found = uploads(given.count, given.workers, given.rounds)
        for who, rate in found.items():
            print(f"{who:20} {rate:8.0f} uploads a second")
        print(f"{'ratio':20} {found['tasks'] / found['concurrent.futures']:8.2f}")
        for name, micros in overhead().items():
            print(f"{name:20} {micros:8.1f} us over the bare call")
        times = loading()
        print(f"{'import':20} {times['prefect.tasks.aws'] - times['prefect']:8.1f} ms over `import prefect`")
    finally:
        server.stdin.close()
        server.wait(10)


if __name__ == "__main__":
    main()
