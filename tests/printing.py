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
def save_as(form: str, data: bytes, name: str = "own.docx") -> bytes:
    """Give a DOCX, or a file of another name, as LibreOffice saves it: `pdf`, `odt`, `doc:MS Word 97`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        (Path(folder) / name).write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        call = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", "out", name]
        subprocess.run(call, cwd=folder, check=True, capture_output=True)
        return (Path(folder) / "out" / f"own.{form.partition(':')[0]}").read_bytes()
