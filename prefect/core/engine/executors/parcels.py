"""
Jobs as bytes for worker processes.

A map of 10,000 children shares one task, one context and whatever is not mapped over. Such things are pickled once, get
a number, and are sent to each worker once; the job itself names them by number.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import cloudpickle

from prefect.core.logging import logger_of
from prefect.core.task import Task

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun

_SMALL = (int, float, str, bool, bytes, type(None))


class Parcel(NamedTuple):
    """A job as bytes."""

    body: bytes
    #: The numbers of the shared things that it names.
    needs: tuple[int, ...]


class Parcels:
    """
    Packs the jobs of one run.

    Args:
        run: the run.
    """

    def __init__(self, run: FlowRun) -> None:
        self.run = run
        self._numbers: dict[int, int] = {}
        self._things: list[Any] = []
        self._blobs: dict[int, bytes] = {}
        self._prepared: set[int] = set()
        self.share(_sendable(run.travelling))

    def share(self, thing: Any) -> int:
        """
        Name something by number from now on.

        Args:
            thing: the thing; it is kept, so that its identity stays its own.

        Returns:
            The number.
        """
        number = self._numbers.get(id(thing))
        if number is None:
            number = self._numbers[id(thing)] = len(self._things)
            self._things.append(thing)
        return number

    def blob(self, number: int) -> bytes:
        """
        A shared thing as bytes.

        Args:
            number: its number.

        Returns:
            The bytes.
        """
        known = self._blobs.get(number)
        if known is None:
            known = self._blobs[number] = cloudpickle.dumps(self._things[number])
        return known

    def pack(self, node: int, job: Callable[[], Any]) -> Parcel:
        """
        Pack a job.

        Args:
            node: the node it belongs to.
            job: the job.

        Returns:
            The bytes, and what they name.

        Raises:
            Exception: whatever pickling something in it raised.
        """
        machine = self.run.machine
        index = machine.owner[node]
        if node >= len(machine.tasks) and index not in self._prepared:
            self._prepared.add(index)
            self._share_unmapped(index)
        stream = io.BytesIO()
        pickler = _Pickler(stream, self)
        pickler.dump(job)
        needs = tuple(pickler.needs)
        for number in needs:
            self.blob(number)
        return Parcel(stream.getvalue(), needs)

    def _share_unmapped(self, index: int) -> None:
        """What each child of a mapped task is given alike."""
        plan, states = self.run.plan, self.run.machine.states
        values = list((plan.constants[index] or {}).values())
        for edge, before in zip(plan.edges[index], plan.upstream[index], strict=True):
            state = states[before]
            if not edge.mapped and state is not None:
                values.append(state._value)
        for value in values:
            if not isinstance(value, _SMALL):
                self.share(value)


class _Pickler(cloudpickle.Pickler):
    def __init__(self, stream: io.BytesIO, parcels: Parcels) -> None:
        super().__init__(stream)
        self.parcels = parcels
        self.numbers = parcels._numbers
        self.needs: dict[int, None] = {}

    def persistent_id(self, thing: Any) -> int | None:
        number = self.numbers.get(id(thing))
        if number is None:
            if not isinstance(thing, Task):
                return None
            number = self.parcels.share(thing)
        self.needs[number] = None
        return number


def _sendable(context: dict[str, Any]) -> dict[str, Any]:
    """Leave out of the context, in place, what cannot be pickled: better without it than not at all."""
    try:
        cloudpickle.dumps(context)
    except Exception:
        for key, value in list(context.items()):
            try:
                cloudpickle.dumps(value)
            except Exception as err:
                del context[key]
                logger_of("ProcessExecutor").warning(
                    "prefect.context[%r] cannot be sent to worker processes and is missing there: %r", key, err
                )
    return context
