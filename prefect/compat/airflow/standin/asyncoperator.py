"""Operators whose work is a coroutine."""

from __future__ import annotations

import asyncio
from typing import Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator


class BaseAsyncOperator(BaseOperator):
    """An operator with `aexecute` instead of `execute`."""

    is_async = True

    async def aexecute(self, context: Any) -> Any:
        """Do the work; operators replace it."""
        raise NotImplementedError

    def execute(self, context: Any) -> Any:
        """Run `aexecute` to its end."""
        return asyncio.run(self.aexecute(context))
