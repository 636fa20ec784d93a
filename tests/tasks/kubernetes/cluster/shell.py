"""What containers of the tests run: a shell of a few commands, with variables and files of its own."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Killed(Exception):
    """The container was told to end."""

    def __init__(self, code: int) -> None:
        self.code = code


class Shell:
    """
    One container: `echo`, `printf`, `cat`, `sleep`, `exit`, `false`, `env`, `kill`, `>` and `if [ -s … ]`.

    Args:
        environment: its variables.
        files: the files that it sees, shared by the containers of a pod.
        write: takes what is printed, line by line.
        stopped: set when the container has to end.
        kill: ends process 1 of the container with an exit code.
    """

    def __init__(
        self,
        environment: dict[str, str],
        files: dict[str, str],
        write: Callable[[str], None],
        stopped: threading.Event,
        kill: Callable[[int], None],
    ) -> None:
        self.environment = environment
        self.files = files
        self.write = write
        self.stopped = stopped
        self.kill = kill

    def run(self, command: list[str]) -> int:
        """Run a command as it stands in a container; returns its exit code."""
        if not command:
            return 0
        if command[0].rpartition("/")[2] in ("sh", "bash") and len(command) >= 3 and "c" in command[1]:
            return self.script(command[2])
        return self.one(command[0], command[1:], None)

    def script(self, text: str) -> int:
        code = 0
        text = re.sub(r'trap "exit 0" INT; while true; do sleep 1; done;', "forever", text)
        while found := re.search(r"if \[ -([se]) (\S+) \]; then (.*?); else (.*?); fi", text):
            there = bool(self.files.get(found[2])) if found[1] == "s" else found[2] in self.files
            text = text[: found.start()] + (found[3] if there else found[4]) + text[found.end() :]
        for line in re.split(r"\s*(?:;|&&|\n)\s*", text):
            if line.strip():
                code = self.line(line.strip())
                if code:
                    return code
        return code

    def line(self, line: str) -> int:
        target = None
        if found := re.search(r"\s*>\s*(\S+)$", line):
            target, line = found[1], line[: found.start()]
        if line.startswith("exit"):
            raise Killed(int(line.partition(" ")[2] or 0))
        words = [
            (found[1] if found[1] is not None else self.expanded(found[2] if found[2] is not None else found[0]))
            for found in re.finditer(r"'([^']*)'|\"([^\"]*)\"|\S+", line)
        ]
        return self.one(words[0], words[1:], target)

    def expanded(self, text: str) -> str:
        return re.sub(r"\$\{?(\w+)\}?", lambda found: self.environment.get(found[1], ""), text)

    def one(self, command: str, arguments: list[str], target: str | None) -> int:
        output: Any = None
        if command in ("echo", "printf"):
            output = " ".join(arguments)
        elif command == "cat":
            if arguments[0] not in self.files:
                self.write(f"cat: can't open '{arguments[0]}': No such file or directory")
                return 1
            output = self.files[arguments[0]]
        elif command == "env":
            output = "\n".join(f"{name}={value}" for name, value in sorted(self.environment.items()))
        elif command in ("sleep", "forever"):
            if self.stopped.wait(float(arguments[0]) if command == "sleep" else None):
                raise Killed(0 if command == "forever" else 137)
        elif command == "python":
            return self.python(arguments)
        elif command == "kill":
            self.kill(0)
        elif command == "false":
            return 1
        elif command not in ("true", "mkdir", "set", "wait"):
            self.write(f"sh: {command}: not found")
            return 127
        if output is not None:
            if target is None:
                for line in str(output).split("\n"):
                    self.write(line)
            else:
                self.files[target] = str(output)
        return 0

    def python(self, arguments: list[str]) -> int:
        """A real interpreter; a path below the folder of outputs is written to the files here."""
        with tempfile.TemporaryDirectory() as folder:
            places = {each: f"{folder}{each}" for each in arguments if each.startswith("/airflow/xcom/")}
            command = [sys.executable, *(places.get(each, each) for each in arguments)]
            done = subprocess.run(
                command, env=self.environment, capture_output=True, text=True, timeout=60, check=False
            )
            for line in (done.stdout + done.stderr).splitlines():
                self.write(line)
            for name, place in places.items():
                if Path(place).exists():
                    self.files[name] = Path(place).read_text(encoding="utf-8")
        return done.returncode
