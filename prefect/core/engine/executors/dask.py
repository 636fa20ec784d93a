"""The name of the executor that runs tasks on a Dask cluster."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from prefect.core import hooks
from prefect.core.engine.executors.base import Executor
from prefect.core.errors import NotAvailable


class DaskExecutor(Executor):
    """
    Runs tasks on a Dask cluster. It can be built and travels with a flow; running on it needs what fills the slot
    `dask_start`, which the core itself does not bring.

    Args:
        address: the scheduler of a running cluster; `None` starts a temporary one.
        cluster_class: what makes a temporary cluster, as a class, a function, or its dotted path.
        cluster_kwargs: arguments of `cluster_class`.
        adapt_kwargs: how a temporary cluster grows and shrinks.
        client_kwargs: further arguments of the client.
        debug: more detail in the log of a local cluster.
        performance_report_path: file for Dask's performance report.

    Raises:
        ValueError: an address and a cluster of its own at once.

    Example:
        >>> DaskExecutor(address="tcp://127.0.0.1:8786")
        <Executor: DaskExecutor>
    """

    def __init__(
        self,
        address: str | None = None,
        cluster_class: str | Callable[..., Any] | None = None,
        cluster_kwargs: dict[str, Any] | None = None,
        adapt_kwargs: dict[str, Any] | None = None,
        client_kwargs: dict[str, Any] | None = None,
        debug: bool | None = None,
        performance_report_path: str | None = None,
    ) -> None:
        if address is not None and (cluster_class is not None or cluster_kwargs is not None):
            raise ValueError(
                "Cannot specify `address` and `cluster_class`/`cluster_kwargs`: a running cluster has its own."
            )
        self.address = address
        self.cluster_class = cluster_class
        self.cluster_kwargs = cluster_kwargs or {}
        self.adapt_kwargs = adapt_kwargs or {}
        self.client_kwargs = client_kwargs or {}
        self.debug = bool(debug)
        self.performance_report_path = performance_report_path

    @property
    def performance_report(self) -> str:
        """The text of Dask's performance report; empty where there is none."""
        try:
            return Path(self.performance_report_path or "").read_text(encoding="utf-8")
        except OSError:
            return ""

    @contextlib.contextmanager
    def start(self) -> Iterator[Any]:
        """
        Connect to the cluster.

        Raises:
            NotAvailable: this installation cannot run on Dask.
        """
        try:
            started = hooks.call("dask_start", self)
        except NotAvailable as err:
            raise NotAvailable(
                "This installation of prefect cannot run flows on a Dask cluster. "
                "LocalDaskExecutor(scheduler='processes') or 'threads' runs them side by side on this machine."
            ) from err
        with started as client:
            yield client
