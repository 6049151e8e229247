"""Web servers: nginx, Caddy and Apache, each started with the sample that the press brings.

In: a site, a name; the sample in gazette/templates/serving.
Out: serving: the address at which the server answers, until the end of the block.

`make test` lays nginx and Caddy below .venv/servers, without installing them, so that no daemon
begins; where a server is absent, its tests are skipped and say so.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from waiting import LIMIT, until

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "gazette" / "templates" / "serving"
LAID = ROOT / ".venv" / "servers"
SITE, NAME = "/srv/gazette/output", "gazette.example"
MODULES = "mpm_event authz_core dir mime rewrite headers alias env setenvif"
"""Of Apache: those that Debian turns on, and what the sample asks for."""


def file_of(path: str) -> Path:
    """Find a file of a Debian package, laid below .venv or installed."""
    for place in (LAID / path.lstrip("/"), Path(path)):
        if place.exists():
            return place
    pytest.skip(f"the server is absent: {path} (`make test` brings it)")


def sample(name: str, site: Path, port: int) -> str:
    """Return a sample as an office would change it: its folder, its name, its port."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    assert SITE in text
    assert NAME in text
    return text.replace(SITE, str(site)).replace("listen 80;", f"listen 127.0.0.1:{port};")


def nginx(site: Path, room: Path, port: int) -> list[str | Path]:
    """Write the configuration around the sample; return the command."""
    program = file_of("/usr/sbin/nginx")
    module = file_of("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    types = file_of("/etc/nginx/mime.types")
    text = sample("nginx.conf", site, port).replace("/etc/nginx/mime.types", str(types))
    (room / "site.conf").write_text(text, encoding="utf-8")
    paths = "client_body proxy fastcgi uwsgi scgi"
    temporary = "".join(f"{kind}_temp_path {room}/{kind};" for kind in paths.split())
    whole = f"""
load_module {module};
daemon off; pid {room}/pid; error_log stderr;
events {{}}
http {{ include {types}; {temporary} access_log off; include {room}/site.conf; }}
"""
    (room / "nginx.conf").write_text(whole, encoding="utf-8")
    return [program, "-p", room, "-e", "stderr", "-c", room / "nginx.conf"]


def caddy(site: Path, room: Path, port: int) -> list[str | Path]:
    """Write the configuration around the sample; return the command."""
    text = sample("Caddyfile", site, port).replace(
        f"{NAME} {{", f"http://:{port} {{\n\tbind 127.0.0.1"
    )
    whole = f"{{\n\tadmin off\n\tauto_https off\n\tgrace_period 1s\n}}\n{text}"
    (room / "Caddyfile").write_text(whole, encoding="utf-8")
    program = file_of("/usr/bin/caddy")
    return [program, "run", "--config", room / "Caddyfile", "--adapter", "caddyfile"]


def apache(site: Path, room: Path, port: int) -> list[str | Path]:
    """Write the configuration around the sample; return the command."""
    program, modules = file_of("/usr/sbin/apache2"), file_of("/usr/lib/apache2/modules")
    text = sample("apache.conf", site, port).replace("*:80>", f"*:{port}>")
    (room / "site.conf").write_text(text, encoding="utf-8")
    loaded = "".join(f"LoadModule {one}_module {modules}/mod_{one}.so\n" for one in MODULES.split())
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    whole = f"""
ServerRoot {room}
PidFile {room}/pid
ErrorLog {room}/error.log
DefaultRuntimeDir {room}
Listen 127.0.0.1:{port}
ServerName localhost
{loaded}{user}TypesConfig /dev/null
AddType application/x-gzip .gz .tgz
Include {room}/site.conf
"""
    (room / "apache.conf").write_text(whole, encoding="utf-8")
    return [program, "-d", room, "-f", room / "apache.conf", "-D", "FOREGROUND"]


SERVERS = {"nginx": nginx, "caddy": caddy, "apache": apache}


@contextmanager
def serving(name: str, site: Path, room: Path) -> Iterator[int]:
    """Serve a site until the end of the block; give the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = SERVERS[name](site, room, port)
    said = (room / "said").open("wb")
    environment = os.environ | {"HOME": str(room), "XDG_DATA_HOME": str(room)}
    started = subprocess.Popen(
        [str(part) for part in command], stdout=said, stderr=said, env=environment, cwd=room
    )

    def answers() -> bool:
        assert started.poll() is None, (room / "said").read_text(encoding="utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), LIMIT).close()
        except OSError:
            return False
        return True

    try:
        until(answers)
        yield port
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(LIMIT)
        said.close()
