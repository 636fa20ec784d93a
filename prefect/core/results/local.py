"""Results in files of this machine."""

from __future__ import annotations

import os
from typing import Any

import pendulum

from prefect.core.config import config
from prefect.core.errors import ResultUnreadable
from prefect.core.results.base import Result
from prefect.core.results.files import write_whole


class LocalResult(Result):
    """
    A value in a file.

    Args:
        dir: the folder that locations are relative to; `None` means `results` in the configuration's home folder.
        validate_dir: say so at once where `dir` cannot be made into an absolute path.
        kwargs: as for `Result`; `location` is a path below `dir`, or an absolute one.

    Raises:
        ValueError: `dir` is no usable path.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     written = LocalResult(dir=folder, location="{name}.pickle").write([1], name="one")
        ...     LocalResult(dir=folder).read("one.pickle").value
        [1]
    """

    def __init__(self, dir: str | None = None, validate_dir: bool = True, **kwargs: Any) -> None:
        folder = os.path.expanduser(os.fspath(dir)) if dir else _default_folder()
        if validate_dir:
            folder = os.path.abspath(folder)
            if os.path.exists(folder) and not os.path.isdir(folder):
                raise ValueError(f"The folder for results, {folder!r}, is a file.")
        self.dir = folder
        super().__init__(**kwargs)

    @property
    def default_location(self) -> str:
        """A path that nothing else has, for a value that was given none."""
        # imported here: most results have a location of their own
        import uuid

        now = pendulum.now("UTC").strftime("%Y-%m-%dt%H-%M-%S-%f")
        return os.path.join(self.dir, f"prefect-result-{now}-{uuid.uuid4().hex[:8]}")

    def _path(self, location: str) -> str:
        return os.path.abspath(os.path.join(self.dir, os.path.expanduser(location)))

    def read(self, location: str) -> Result:
        """
        Read a value back.

        Args:
            location: the path, below `dir` or absolute.

        Returns:
            A new result with value and location.

        Raises:
            FileNotFoundError: there is no such file.
            ResultUnreadable: the file is damaged, or was written with another serializer.
        """
        new = self.copy()
        path = self._path(location)
        with open(path, "rb") as file:
            data = file.read()
        try:
            new.value = self.serializer.deserialize(data)
        except Exception as err:
            raise ResultUnreadable(
                f"The result in {path!r} cannot be read with {type(self.serializer).__name__}: {err!r}. The file is "
                "damaged, or was written with another serializer; remove it to have the task run again."
            ) from err
        new.location = location
        return new

    def write(self, value_: Any, **kwargs: Any) -> Result:
        """
        Store a value. The file is written whole or not at all.

        Args:
            value_: what to store.
            kwargs: what the placeholders of the location may name.

        Returns:
            A new result with the value and the absolute path.

        Raises:
            OSError: the file could not be written; nothing of it is left.
            Exception: whatever the serializer raises for a value that it cannot write.
        """
        new = self.format(**kwargs)
        new.value = value_
        assert new.location is not None, "a formatted result has a location"
        path = self._path(new.location)
        write_whole(path, self.serializer.serialize(value_))
        new.location = path
        return new

    def exists(self, location: str, **kwargs: Any) -> bool:
        """
        Is there such a file?

        Args:
            location: the path, with or without placeholders.
            kwargs: what the placeholders may name.

        Returns:
            Whether there is.
        """
        return os.path.exists(self._path(location.format(**kwargs)))


def _default_folder() -> str:
    return os.path.join(os.path.expanduser(str(config["home_dir"])), "results")
