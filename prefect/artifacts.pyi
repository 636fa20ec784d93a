# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.extras.backend.artifacts import create_link_artifact as _create_link
from prefect.extras.backend.artifacts import create_link_artifact as create_link_artifact
from prefect.extras.backend.artifacts import create_markdown_artifact as _create_markdown
from prefect.extras.backend.artifacts import create_markdown_artifact as create_markdown_artifact
from prefect.extras.backend.artifacts import delete_artifact as _delete_artifact_new
from prefect.extras.backend.artifacts import delete_artifact as delete_artifact
from prefect.extras.backend.artifacts import update_link_artifact as _update_link
from prefect.extras.backend.artifacts import update_link_artifact as update_link_artifact
from prefect.extras.backend.artifacts import update_markdown_artifact as _update_markdown
from prefect.extras.backend.artifacts import update_markdown_artifact as update_markdown_artifact

create_link = _create_link
create_markdown = _create_markdown
delete_artifact_new = _delete_artifact_new
update_link = _update_link
update_markdown = _update_markdown
