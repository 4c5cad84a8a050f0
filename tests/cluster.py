"""A real PostgreSQL, thrown away after use: a cluster in a temporary folder, reached by a socket only."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import needs

# The server refuses to run as root; Debian's package makes this account.
SERVER_ACCOUNT = "postgres"
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


@dataclass(frozen=True, slots=True)
class Cluster:
    programs: Path
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to reach this cluster by libpq's own rules."""
        return {"PGHOST": str(self.folder), "PGUSER": SERVER_ACCOUNT}

    def make_database(self, name: str) -> str:
        """A new, empty database; gives what ``STORYKEEP_DATABASE`` takes."""
        _run(
            [str(self.programs / "createdb"), name],
            environment={**os.environ, **self.environment},
        )
        return f"postgresql:///{name}"


@contextlib.contextmanager
def running_cluster() -> Iterator[Cluster]:
    programs = needs.needed(needs.postgres)
    folder = Path(tempfile.mkdtemp(prefix="storykeep-pg-"))  # short: a socket's path has a limit
    folder.chmod(0o711)
    if os.geteuid() == 0:
        shutil.chown(folder, SERVER_ACCOUNT)
    data, control = str(folder / "data"), str(programs / "pg_ctl")
    initdb = [str(programs / "initdb"), "-D", data, "-U", SERVER_ACCOUNT, "--auth=trust"]
    options = f"{_FAST} -c unix_socket_directories={folder}"
    try:
        _run([*initdb, "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"], as_server=True)
        start = [control, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start"]
        _run(start, as_server=True)
        try:
            yield Cluster(programs, folder)
        finally:
            _run([control, "-D", data, "-m", "immediate", "stop"], as_server=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(
    command: list[str], *, as_server: bool = False, environment: dict[str, str] | None = None
) -> None:
    """Run it to its end. Its output goes to a file: a server that stays must not hold a pipe open."""
    account = SERVER_ACCOUNT if as_server and os.geteuid() == 0 else None
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            user=account,
            group=account,
            extra_groups=[] if account else None,
            check=False,
        )
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{command[0]} failed: {output.read()}")
