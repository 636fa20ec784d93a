"""
The cases, for anything that speaks the Prefect Core 1.x API and for the reference loop.

Run as a program: `cases.py WHO CASE`, where WHO is `reference`, `ours`, or `upstream` (Prefect 1.4.1, in an interpreter
of its own); prints one line of JSON. It runs on Python 3.9 too.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import resource
import sys
import tempfile
import time

SMALL = {"upstream": 10}  # a slow competitor gets so many times fewer tasks
SIZES = {"chain": 2000, "layers": 2000, "map": 10000, "retry": 1000, "build": 5000, "history": 2000, "memory": 100000}


def inc(x):
    return x + 1


def add3(a, b, c):
    return (a + b + c) % 1000003


def once(x, seen=set()):  # noqa: B006 - it is to remember
    if x not in seen:
        seen.add(x)
        raise ValueError(x)
    return x


def burn(loops):
    x = 0
    for i in range(loops):
        x = (x + i * i) & 0xFFFF
    return x


def nap(x):
    time.sleep(0.05)
    return x


def layered(count, width=40):
    chance = random.Random(1)
    return [
        tuple(i - i % width - width + chance.randrange(width) for _ in range(3)) if i >= width else ()
        for i in range(count)
    ]


def reference(case, count):
    """What the reference loop needs: build and run, in CPU seconds."""
    import reference as engine

    begin = time.process_time()
    if case in ("chain", "history"):
        functions, before = [lambda: 0] + [inc] * (count - 1), [()] + [(i,) for i in range(count - 1)]
    elif case in ("layers", "build"):
        before = layered(count)
        functions = [add3 if numbers else (lambda: 1) for numbers in before]
    elif case in ("map", "memory"):
        functions, before = [lambda i=i: inc(i) for i in range(count)], [()] * count
    else:
        functions, before = [lambda i=i: once(i) for i in range(count)], [()] * count
    built = time.process_time()
    states = [] if case == "build" else engine.run(functions, before, retries=1)
    assert all(state.ok for state in states)
    return built - begin, time.process_time() - built


def flow_for(case, count, task, Flow):
    with Flow(case) as flow:
        if case in ("chain", "history"):
            one, x = task(inc), 0
            for _ in range(count):
                x = one(x)
        elif case in ("layers", "build"):
            first, other, made = task(lambda: 1, name="first"), task(add3), []
            for numbers in layered(count):
                made.append(other(*[made[i] for i in numbers]) if numbers else first())
        elif case in ("map", "memory"):
            task(inc).map(task(lambda: list(range(count)), name="numbers")())
        else:
            flaky = task(once, max_retries=1, retry_delay=datetime.timedelta(0))
            for i in range(count):
                flaky(i)
    return flow


def prefect_api(case, count):
    """What a package with Prefect's API needs: build and run, in CPU seconds."""
    from prefect import Flow, task

    options = {}
    if case == "history":
        import prefect

        prefect.config.history.path = tempfile.mkdtemp()
        options = {"history": True}
    flow_for("chain", 3, task, Flow).run(**options)
    begin = time.process_time()
    flow = flow_for(case, count, task, Flow)
    built = time.process_time()
    if case != "build":
        assert flow.run(**options).is_successful()
    return built - begin, time.process_time() - built


def side_by_side(case):
    """Wall time over ideal: 64 tasks of 50 ms CPU on 2 processes, 200 sleeps of 50 ms on 50 threads."""
    from prefect import Flow, task
    from prefect.executors import LocalDaskExecutor

    if case == "processes":
        loops = 100000
        burn(loops)
        begin = time.perf_counter()
        burn(loops)
        loops = int(loops * 0.05 / (time.perf_counter() - begin))
        begin = time.perf_counter()
        burn(loops)
        ideal, workers, function, given = (time.perf_counter() - begin) * 32, 2, burn, [loops] * 64
    else:
        ideal, workers, function, given = 0.2, 50, nap, list(range(200))
    with Flow(case) as flow:
        task(function).map(given)
    executor = LocalDaskExecutor(scheduler=case, num_workers=workers)
    begin = time.perf_counter()
    assert flow.run(executor=executor).is_successful()
    return (time.perf_counter() - begin) / ideal


def main():
    who, case = sys.argv[1:]
    if case == "import":
        begin = time.process_time()
        if who != "reference":
            import prefect  # noqa: F401
        print(json.dumps({"ms": 1e3 * (time.process_time() - begin)}))
        return
    if case in ("processes", "threads"):
        print(json.dumps({"ratio": side_by_side(case)}))
        return
    count = SIZES[case] // SMALL.get(who, 1)
    begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    built, ran = (reference if who == "reference" else prefect_api)(case, count)
    bytes_each = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begin) * 1024 / count
    cost = built if case == "build" else ran
    print(json.dumps({"us": 1e6 * cost / count, "bytes": bytes_each}))


if __name__ == "__main__":
    os.environ.setdefault("PREFECT__LOGGING__LEVEL", "CRITICAL")
    main()
