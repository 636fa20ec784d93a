from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("kubernetes")


@pytest.fixture
def furnished(cluster: Any) -> Any:
    """A cluster with one resource of each kind."""
    from tests.tasks.kubernetes.cluster.examples import furnish  # needs what `importorskip` asks for

    furnish(cluster)
    return cluster
