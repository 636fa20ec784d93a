"""What the server knows about a tenant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.extras.client.unavailable import refuse_all


class TenantView:
    """
    What the server knows about a tenant.

    Args:
        tenant_id: the tenant id.
        name: the name.
        slug: the slug.
    """

    def __init__(
        self,
        tenant_id: str,
        name: str,
        slug: str,
    ) -> None:
        self.tenant_id = tenant_id
        self.name = name
        self.slug = slug

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"TenantView(tenant_id={self.tenant_id!r})"

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


refuse_all(TenantView, methods=(), class_methods=("from_current_tenant", "from_tenant_id"))
