"""Pack files into archives and unpack them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from prefect.core.settable import Task, settable

#: Names of the methods of packing.
METHODS = {
    "deflate": zipfile.ZIP_DEFLATED,
    "store": zipfile.ZIP_STORED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


class Zip(Task):
    """
    Pack files and folders into a zip archive.

    Args:
        source_path: a file, a folder, or a list of such. Inside, each has its name, and below a folder what the folder
            holds.
        zip_path: the archive; its folder has to be there.
        compression_method: `"deflate"`, `"store"`, `"bzip2"` or `"lzma"`, given when the task is built.
        compression_level: 0 to 9 for deflate, 1 to 9 for bzip2; `None` means the method's own.

    Returns:
        `None`.

    Raises:
        ValueError: a path was not given, there is nothing at one, or the method is not known.
        OSError: the file system refused.

    Example:
        >>> Zip("orders.csv", "orders.zip").run()
    """

    compression_method: str = "deflate"
    compression_level: int | None = None

    def __post_init__(self) -> None:
        if self.compression_method not in METHODS:
            raise ValueError(
                f"'compression_method' is {self.compression_method!r}; it has to be one of {', '.join(METHODS)}."
            )

    @settable("source_path", "zip_path", "compression_method", "compression_level")
    def run(self, source_path: str | Path | Sequence[str | Path] = "", zip_path: str | Path = "") -> None:
        given: Any = source_path
        if not given or not zip_path:
            raise ValueError(f"No `{'zip_path' if given else 'source_path'}` provided.")
        sources = [Path(given)] if isinstance(given, (str, Path)) else [Path(source) for source in given]
        target = Path(zip_path)
        missing = [str(source) for source in sources if not source.exists()]
        if missing:
            raise ValueError(f"There is nothing at {', '.join(map(repr, missing))}, given as 'source_path'.")
        members = [member for source in sources for member in _members(source)]
        with zipfile.ZipFile(
            target, "w", compression=METHODS[self.compression_method], compresslevel=self.compression_level
        ) as archive:
            for path, name in members:
                if path.resolve() != target.resolve():  # an archive in the folder that it packs
                    archive.write(path, name)


def _members(source: Path) -> Iterator[tuple[Path, str]]:
    if source.is_file():
        yield source, source.name
        return
    root = source.resolve()
    for path in sorted(source.rglob("*")):
        if path.is_file():
            yield path, f"{root.name}/{path.relative_to(source).as_posix()}"


class Unzip(Task):
    """
    Unpack a zip archive.

    Args:
        zip_path: the archive.
        extract_dir: folder to unpack into, made if it is not there; the current one if left out.
        password: what the archive is locked with; text is encoded as UTF-8. Given to a run only.

    Returns:
        The folder.

    Raises:
        ValueError: no archive was given, or there is none.
        zipfile.BadZipFile: the file is no archive.
        RuntimeError: the password is missing or wrong.
        OSError: the file system refused.

    Example:
        >>> Unzip("orders.zip").run(extract_dir="unpacked")
        PosixPath('unpacked')
    """

    @settable("zip_path", "extract_dir")
    def run(self, zip_path: str | Path = "", extract_dir: str | Path = "", password: bytes | str | None = None) -> Path:
        if not zip_path:
            raise ValueError("No `zip_path` provided.")
        source = Path(zip_path)
        if not source.exists():
            raise ValueError(f"`zip_path` {str(source)!r} not found")
        target = Path(extract_dir) if extract_dir else Path.cwd()
        with zipfile.ZipFile(source) as archive:
            archive.extractall(target, pwd=password.encode() if isinstance(password, str) else password)
        return target
