"""Runs the shell steps of a workflow as a runner would: its environment, its expressions, its outputs."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def workflow(file: Path) -> dict[str, Any]:
    """A workflow's content; `on` stays a word."""
    read: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    return read


@dataclass
class Runner:
    """A machine at work on a checkout.

    Attributes:
        root: The checkout.
        machine: The folder of its programs.
        known: What expressions stand for; any other expression is a failure.
        outputs: What steps wrote to GITHUB_OUTPUT.
    """

    root: Path
    machine: Path
    known: Mapping[str, str]
    environment: Mapping[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)

    def step(
        self, job: Mapping[str, Any], name: str, workflow_env: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Runs the step of a name."""
        (step,) = [one for one in job["steps"] if one.get("name") == name]
        environment = {**workflow_env, **job.get("env", {}), **step.get("env", {})}
        assert "${{" not in step["run"], "an expression in a script is how a name becomes a command"
        return self.shell(step["run"], {key: self._meant(text) for key, text in environment.items()})

    def shell(self, script: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Runs a script as a runner's bash does."""
        output, summary = self.machine / "output", self.machine / "summary"
        output.write_text("", encoding="utf-8")
        clean = {
            "PATH": f"{self.machine}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.machine),
            "CI": "true",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            **self.environment,
            **environment,
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.root,
            env=clean,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        for line in output.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self.outputs[name] = value
        return done

    def _meant(self, text: str) -> str:
        return _EXPRESSION.sub(lambda match: self._value(match[1]), text)

    def _value(self, expression: str) -> str:
        if expression.startswith("steps."):
            return self.outputs[expression.rsplit(".", 1)[-1]]
        return self.known[expression]
