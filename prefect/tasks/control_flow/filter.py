"""Drop results that are not wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prefect.core.engine.triggers import all_finished
from prefect.core.joining import Joining
from prefect.core.settable import settable


class FilterTask(Joining):
    """
    Keep of a list what passes a test; by default what is neither `None` nor an exception.

    It runs however the tasks before it ended, so that it can drop the failures of a mapped task.

    Args:
        filter_func: function of one result that says whether it stays.
        log_func: function of the results that stay that makes the text to log; `None` logs nothing.
        task_results: the results.

    Returns:
        The results that stay.

    Raises:
        Exception: whatever `filter_func` raises.

    Example:
        >>> FilterTask().run([1, None, ValueError("no")])
        [1]
        >>> FilterTask(lambda x: x > 1).run([1, 2, 3])
        [2, 3]
    """

    _joins_on: Callable[..., Any] = staticmethod(all_finished)

    filter_func: Callable[[Any], bool] | None = None
    log_func: Callable[[list[Any]], Any] | None = None

    @settable("filter_func", "log_func")
    def run(self, task_results: list[Any]) -> list[Any]:
        stays = self.filter_func or _is_result
        kept = [result for result in task_results if stays(result)]
        if self.log_func is not None:
            self.logger.info(self.log_func(kept))
        return kept


def _is_result(value: Any) -> bool:
    return value is not None and not isinstance(value, Exception)
