"""Bytes of an office file in, a DOCX out: LibreOffice, run once, alone, in a folder that holds all it writes."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from govtasks.errors import LimitExceededError, MissingDependencyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.limits import Limits

_PROGRAMS = ("soffice", "libreoffice")
_INSTALL = "install LibreOffice Writer, as by: apt-get install libreoffice-writer"
_CALL = "--headless --norestore --nolockcheck --nologo --nodefault --convert-to".split()
_FILTER = "docx:MS Word 2007 XML"
_SETTINGS: dict[str, dict[str, object]] = {
    "Office.Common/Security/Scripting": {
        "DisableMacrosExecution": True,
        "MacroSecurityLevel": 3,
        "BlockUntrustedRefererLinks": True,
    },
    "Office.Writer/Content/Update": {"Link": 0},
    "Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": 9,
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": 9,
        "ooInetNoProxy": "",
    },
}
"""No macro is run, nothing linked is fetched; what asks for the net all the same is sent where nobody answers."""


def convert(data: bytes, folder: Path, limits: Limits, name: str) -> Path:
    """Give the path in an empty folder where the DOCX is, if it could be made; raises LoadError."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise MissingDependencyError(name, "reading DOC, WPS, RTF and ODT needs LibreOffice", _INSTALL)
    source, made = folder / "source", folder / "made"
    source.write_bytes(data)
    profile = _write_profile(folder / "profile")
    call = [program, f"-env:UserInstallation={profile.as_uri()}", *_CALL, _FILTER, "--outdir", str(made), str(source)]
    try:
        in_time = _run(call, folder, limits.seconds)
    finally:
        _name_socket(profile).unlink(missing_ok=True)
    if not in_time:
        raise LimitExceededError(
            name, f"LibreOffice took more than {limits.seconds} seconds", "raise limits: Limits(seconds=…)"
        )
    return made / "source.docx"


def _write_profile(profile: Path) -> Path:
    """Write the settings of a user who trusts nothing."""
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text("".join(_write_settings()), "utf-8")
    return profile


def _write_settings() -> Iterator[str]:
    """Write the settings as LibreOffice keeps them."""
    yield '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    for path, settings in _SETTINGS.items():
        for key, value in settings.items():
            word = str(value).lower()
            prop = f'<prop oor:name="{key}" oor:op="fuse"><value>{word}</value></prop>'
            yield f'<item oor:path="/org.openoffice.{path}">{prop}</item>'
    yield "</oor:items>"


def _name_socket(profile: Path) -> Path:
    """Name the one file that LibreOffice keeps elsewhere, and leaves there when it is killed."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    user = "" if sys.platform == "win32" else os.getuid()
    return Path(f"/tmp/OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}")  # noqa: S108


def _run(call: list[str], folder: Path, seconds: float) -> bool:
    """Run a program with what it starts; False where it took longer. Nothing of it is left running."""
    homes = dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(folder))
    process = subprocess.Popen(  # noqa: S603  no shell; its arguments are ours
        call,
        cwd=folder,
        env={**os.environ, **homes, "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
