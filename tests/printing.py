"""LibreOffice for tests: saves what they made in other forms, and prints it."""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice")
needs_office = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed")


@functools.cache
def save_as(form: str, data: bytes) -> bytes:
    """Give a DOCX as LibreOffice saves it in another form: `pdf`, `odt`, `doc:MS Word 97`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        (Path(folder) / "own.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        call = ["soffice", profile, "--headless", "--convert-to", form, "own.docx"]
        subprocess.run(call, cwd=folder, check=True, capture_output=True)
        return (Path(folder) / f"own.{form.partition(':')[0]}").read_bytes()
