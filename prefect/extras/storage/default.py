"""The kind of storage that a flow gets which says nothing itself."""

from __future__ import annotations

from prefect.core.config import config
from prefect.core.importing import import_object
from prefect.extras.storage.base import Storage
from prefect.extras.storage.local import Local


def get_default_storage_class() -> type[Storage]:
    """
    The class named by the configuration's `flows.defaults.storage.default_class`.

    Returns:
        The class; `Local` if there is none of that name, or none is named.
    """
    chosen = config.get_nested("flows.defaults.storage.default_class")
    if isinstance(chosen, type):
        return chosen
    if isinstance(chosen, str) and chosen:
        try:
            found: type[Storage] = import_object(chosen)
        except (ImportError, AttributeError):
            # imported here: a broken setting is rare
            import warnings

            warnings.warn(f"Could not import {chosen}, using prefect.storage.Local instead.", stacklevel=2)
        else:
            return found
    return Local
