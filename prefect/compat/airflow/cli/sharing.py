"""Work that is shared out among processes, any of which may end before its work does."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, TypeVar

from prefect.compat.airflow.cli.request import Trouble

Given = TypeVar("Given")
Result = TypeVar("Result")


class Ended(NamedTuple):
    """
    A process ended in the middle of its work.

    Args:
        how: how it ended, in words.
    """

    how: str


def shared_out(
    work: Callable[[Given], Result], items: Sequence[Given], processes: int
) -> Iterator[tuple[Given, Result | Ended]]:
    """
    Call a function for each item, in processes.

    Args:
        work: a function of a module, which is looked up there where processes are not forked.
        items: what it is called with.
        processes: how many there are at a time.

    Yields:
        Each item in its order with what came out; `Ended` if the process ended before that. Another one takes the
        place of such a process.

    Raises:
        Exception: what `work` raised.
    """
    make = multiprocessing.get_context()
    left = deque(range(len(items)))
    found: dict[int, Any] = {}
    busy: dict[Any, tuple[Any, Connection, int]] = {}
    hired: list[Any] = []

    def hire() -> None:
        ours, theirs = make.Pipe()
        process = make.Process(target=_serve, args=(theirs, work))
        process.start()
        hired.append(process)
        theirs.close()
        give(process, ours)

    def give(process: Any, line: Connection) -> None:
        if not left:
            line.send(_NOTHING)
            process.join()
            return
        index = left.popleft()
        line.send((items[index],))
        busy[line] = process, line, index

    try:
        for _ in range(min(processes, len(items))):
            hire()
        for index, item in enumerate(items):
            while index not in found:
                for ready in wait(list(busy)):
                    process, line, at = busy.pop(ready)
                    try:
                        came_out, found[at] = line.recv()
                    except EOFError:
                        process.join()
                        found[at] = Ended(_in_words(process.exitcode))
                        if left:
                            hire()
                        continue
                    if not came_out:
                        busy[line] = process, line, at  # ended with the others: Python would wait for it
                        raise found[at]
                    give(process, line)
            yield item, found.pop(index)
    finally:
        # those that are left where something went wrong, or nobody wants the rest
        for process in hired:
            process.terminate()
            process.join()


#: Said to a process that may go.
_NOTHING = ()


def _serve(line: Connection, work: Callable[[Any], Any]) -> None:
    while True:
        try:
            items = line.recv()
        except (EOFError, KeyboardInterrupt):
            return
        if items == _NOTHING:
            return
        try:
            answer = True, work(*items)
        except Exception as error:  # noqa: BLE001 - it is raised again in the process that shares out
            answer = False, _portable(error)
        except KeyboardInterrupt:
            return
        line.send(answer)


def _portable(error: Exception) -> Exception:
    # imported where something went wrong
    import pickle

    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - any error says that it does not travel
        return Trouble(f"{type(error).__name__}: {error}")
    return error


def _in_words(status: int) -> str:
    return f"with exit status {status}" if status >= 0 else f"by signal {-status} ({signal.Signals(-status).name})"
