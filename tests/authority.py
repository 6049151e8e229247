"""An authority of certificates and of time stamps, made anew for the tests by certomancer.

In: a folder.
Out: make: a PKCS#12 file for the office, the root as PEM, a time-stamping service on this machine.
"""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from asn1crypto import pem, tsp
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, ServiceLabel
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

PASSWORD = "geheim"  # noqa: S105 - of a key that lives as long as a test
NAMES = {"root": "测试根证书", "office": "示例县人民政府办公室", "stamps": "测试时间戳"}
_USES = {
    "root": ["digital_signature", "key_cert_sign", "crl_sign"],
    "office": ["digital_signature", "non_repudiation"],
    "stamps": ["digital_signature"],
}
_MORE: dict[str, list[dict[str, Any]]] = {
    "root": [{"id": "basic_constraints", "critical": True, "value": {"ca": True}}],
    "office": [],
    "stamps": [{"id": "extended_key_usage", "critical": True, "value": ["time_stamping"]}],
}


def _certificate(name: str) -> dict[str, Any]:
    uses = {"schema": "key-usage", "params": _USES[name]}
    return {
        "subject": name,
        "issuer": "root",
        "subject-key": name,
        "authority-key": "root",
        "validity": {
            "valid-from": "2020-01-01T00:00:00+0000",
            "valid-to": "2099-01-01T00:00:00+0000",
        },
        "extensions": [{"id": "key_usage", "critical": True, "smart-value": uses}, *_MORE[name]],
    }


def _architecture(folder: Path) -> Any:
    for name in NAMES:
        key = rsa.generate_private_key(65537, 2048)
        form = (
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        (folder / f"{name}.pem").write_bytes(key.private_bytes(*form))
    config = {
        "keysets": {"test": {"path-prefix": ".", "keys": {n: {"path": f"{n}.pem"} for n in NAMES}}},
        "pki-architectures": {
            "test": {
                "keyset": "test",
                "entity-defaults": {"country-name": "CN"},
                "entities": {name: {"common-name": said} for name, said in NAMES.items()},
                "certs": {name: _certificate(name) for name in NAMES},
                "services": {"time-stamping": {"stamps": {"signing-cert": "stamps"}}},
            }
        },
    }
    made = CertomancerConfig(config, key_search_dir=str(folder))
    return made.get_pki_arch(ArchLabel("test"))


class Authority:
    """What an office has from its authority: its key in PKCS#12, the root, the time stamps."""

    def __init__(self, folder: Path) -> None:
        """Make all keys and certificates in a folder."""
        self._architecture = _architecture(folder)
        self.pkcs12, self.roots = folder / "office.p12", folder / "roots.pem"
        packed = self._architecture.package_pkcs12(CertLabel("office"), password=PASSWORD.encode())
        self.pkcs12.write_bytes(packed)
        root = self._architecture.get_cert(CertLabel("root")).dump()
        self.roots.write_bytes(pem.armor("CERTIFICATE", root))

    @contextmanager
    def stamping(self) -> Iterator[str]:
        """Serve time stamps (RFC 3161) for as long as the context lasts; yield the address."""
        registry = self._architecture.service_registry
        stamper = registry.summon_timestamper(ServiceLabel("stamps"))

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers["Content-Length"])
                asked = tsp.TimeStampReq.load(self.rfile.read(size))
                answer = stamper.request_tsa_response(asked).dump()
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = HTTPServer(("127.0.0.1", 0), Answer)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
