"""Sessions of the metadata database, which is not there: using one says so."""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any

from prefect.compat.airflow.standin.anyvalue import UnknownValue
from prefect.compat.airflow.standin.current import loading_module
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.notes import note

NEW_SESSION: Any = None


class NoDatabase(AirflowException, AttributeError):
    """Whoever only asks whether a session has something hears that it does not."""


class NoSession:
    """Stands where Airflow hands over a database session."""

    def commit(self) -> None:
        """Do nothing: nothing was changed."""

    flush = rollback = close = expunge_all = commit

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if loading_module:
            note(
                "not-honoured",
                f"session.{name} is used while the file loads; there is no Airflow metadata database here",
            )
            return _Found(name)
        raise NoDatabase(
            f"session.{name}: there is no Airflow metadata database here; "
            "replace the query by XComs, Variables or params"
        )


class _Found(UnknownValue):
    """What a query might give; it takes a class, as in `session.query(Connection)`, without being its decorator."""

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self

    def __getattr__(self, name: str) -> UnknownValue:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Found(f"{self}.{name}")


@contextlib.contextmanager
def create_session(*args: Any, **kwargs: Any) -> Iterator[Any]:
    """Open a session, every use of which raises."""
    yield NoSession()


def provide_session(func: Callable[..., Any]) -> Callable[..., Any]:
    """Hand a session to `func` as `session` when none is given."""
    names = list(inspect.signature(func).parameters)
    place = names.index("session") if "session" in names else None

    @functools.wraps(func)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        if "session" in kwargs or place is not None and place < len(args):
            return func(*args, **kwargs)
        return func(*args, session=NoSession(), **kwargs)

    return wrapper


def merge_conn(conn: Any, session: Any = None) -> None:
    """Add a connection for the rest of this process."""
    from prefect.compat.airflow.standin import overrides  # only scripts that add connections need it

    overrides.connections.setdefault(conn.conn_id, conn)
