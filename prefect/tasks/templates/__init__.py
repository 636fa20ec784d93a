"""Tasks that fill templates; Jinja's needs `pip install "prefect[templates]"`."""

from prefect.tasks.templates.jinja2 import JinjaTemplate
from prefect.tasks.templates.strings import StringFormatter

__all__ = ["JinjaTemplate", "StringFormatter"]
