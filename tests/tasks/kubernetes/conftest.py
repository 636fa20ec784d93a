from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("kubernetes")


@pytest.fixture
def furnished(cluster: Any) -> Any:
    """A cluster with one resource of each kind."""
    from tests.tasks.kubernetes.cluster.examples import furnish  # needs what `importorskip` asks for

    furnish(cluster)
    return cluster


@pytest.fixture(scope="session")
def _kubeconfig(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    from tests.tasks.kubernetes.contract import kubeconfig  # as above

    with kubeconfig(request.param, tmp_path_factory.mktemp("contract")) as path:
        yield request.param, path


@pytest.fixture
def place(_kubeconfig: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A fresh namespace of an API server: of the tests' own, and of a real one where the environment names it."""
    from tests.tasks.kubernetes.contract import fresh_place  # as above

    server, path = _kubeconfig
    monkeypatch.setenv("KUBECONFIG", path)
    monkeypatch.delenv("KUBERNETES_SERVICE_HOST", raising=False)
    with fresh_place(server) as found:
        yield found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "_kubeconfig" in metafunc.fixturenames:
        from tests.tasks.kubernetes.contract import SERVERS  # as above

        metafunc.parametrize("_kubeconfig", SERVERS, indirect=True, scope="session")
