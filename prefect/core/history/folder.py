"""Where the history lies."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from prefect.core.config import config


class HistoryFolder(NamedTuple):
    """The files of the history, all below one folder."""

    path: Path

    @property
    def database(self) -> Path:
        """Runs and task states; one SQLite file."""
        return self.path / "history.sqlite"

    def journal(self, run_id: str) -> Path:
        """
        The journal of a run; it is there as long as the run can be continued.

        Args:
            run_id: the run.

        Returns:
            The file.
        """
        return self.path / "journals" / f"{run_id}.journal"

    def results(self, run_id: str) -> Path:
        """
        The folder of a run's larger results; it is there as long as the run can be continued.

        Args:
            run_id: the run.

        Returns:
            The folder.
        """
        return self.path / "results" / run_id


def history_folder() -> HistoryFolder:
    """
    The folder that the configuration names: `history.path`, else `history` below `home_dir`.

    Returns:
        The folder; it need not exist.
    """
    settings = config.get("history") or {}
    chosen = settings.get("path") or Path(config["home_dir"]) / "history"
    return HistoryFolder(Path(chosen).expanduser())
