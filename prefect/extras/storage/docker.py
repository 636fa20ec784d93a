"""Flows in a Docker image; an agent fetches them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from prefect._version import __version__
from prefect.extras.storage.base import Storage

if TYPE_CHECKING:
    from prefect.core.flow import Flow


class Docker(Storage):
    """
    Flows in a Docker image.

    It holds its data and has its JSON form; fetching a flow is the work of an agent.

    Args:
        registry_url: the registry to push to.
        base_image: the image to build on.
        dockerfile: a Dockerfile to build instead.
        dockerignore: a `.dockerignore` file.
        python_dependencies: packages to install.
        image_name: name of the image.
        image_tag: its tag.
        env_vars: environment variables of the image.
        files: files to copy: from here, to there.
        prefect_version: the version to install; this one if left out.
        local_image: do not pull the base image.
        ignore_healthchecks: do not check the flows in the image.
        base_url: address of the Docker daemon.
        tls_config: its TLS settings.
        build_kwargs: further arguments of the build.
        prefect_directory: folder of the flows in the image.
        path: path of the source in the image.
        stored_as_script: it holds the flow's source.
        extra_dockerfile_commands: lines to add to the Dockerfile.
        kwargs: further arguments of `Storage`.

    Raises:
        ValueError: arguments that exclude each other, or one that is missing.
    """

    def __init__(
        self,
        registry_url: str | None = None,
        base_image: str | None = None,
        dockerfile: str | None = None,
        dockerignore: str | None = None,
        python_dependencies: list[str] | None = None,
        image_name: str | None = None,
        image_tag: str | None = None,
        env_vars: dict[str, Any] | None = None,
        files: dict[str, Any] | None = None,
        prefect_version: str | None = None,
        local_image: bool = False,
        ignore_healthchecks: bool = False,
        base_url: str | None = None,
        tls_config: Any = False,
        build_kwargs: dict[str, Any] | None = None,
        prefect_directory: str = "/opt/prefect",
        path: str | None = None,
        stored_as_script: bool = False,
        extra_dockerfile_commands: list[str] | None = None,
        **kwargs: Any,
    ) -> None:
        if base_image is not None and dockerfile is not None:
            raise ValueError("Only one of `base_image` and `dockerfile` can be provided.")
        relative = [path for path in files or () if not os.path.isabs(path)]
        if relative:
            raise ValueError(
                f"Provided paths {', '.join(relative)} are not absolute file paths, please provide absolute paths only."
            )
        self.registry_url = registry_url
        self.base_image = base_image
        self.dockerfile = dockerfile
        self.dockerignore = dockerignore
        self.python_dependencies = python_dependencies
        self.image_name = image_name
        self.image_tag = image_tag
        self.env_vars = env_vars
        self.files = files
        self.prefect_version = prefect_version or __version__
        self.local_image = local_image
        self.ignore_healthchecks = ignore_healthchecks
        self.base_url = base_url
        self.tls_config = tls_config
        self.build_kwargs = build_kwargs
        self.prefect_directory = prefect_directory
        self.path = path
        self.extra_dockerfile_commands = extra_dockerfile_commands
        super().__init__(stored_as_script=stored_as_script, **kwargs)

    @property
    def name(self) -> str:
        """
        The full name of the image.

        Raises:
            ValueError: the image has no name yet.
        """
        if self.image_name is None or self.image_tag is None:
            raise ValueError("Docker storage is missing required fields image_name and image_tag")
        return "/".join(part for part in (self.registry_url, f"{self.image_name}:{self.image_tag}") if part)

    def _place(self, flow: Flow) -> str:
        return self.path or f"{self.prefect_directory}/flows/{flow.name}.prefect"
