"""Addresses: what a link says, as a browser asks for it.

In: an address as an editor wrote it.
Out: address, in the characters that URIs have (RFC 3986).
"""

from __future__ import annotations

import re
from urllib.parse import quote

_SCHEME = re.compile(r"(https?|mailto|tel):")
_AUTHORITY = re.compile(r"https?://[^/?#]*|mailto:[^/?#]*")
_LABEL = re.compile(r"[^!-,./:-@\[-^`{-~\s。．｡]+(?!.*@)")
"""What stands between the dots of a host's name, or other marks of ASCII; none is before an @."""
_FULL_STOP = re.compile("[。．｡]")
"""Of full width it parts the names in a host, too (RFC 3490, 3.1)."""
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_RESERVED = "!#$%&'()*+,/:;=?@"
_OF_HOST = _RESERVED + "[]"
"""What parts an address; brackets stand around a host that is an IPv6 address (3.2.2)."""


def address(written: str, files: str) -> str:
    """Return where a link leads: a file of the issue, or what begins with a scheme."""
    return _uri(written) if _SCHEME.match(written) else f"{files}{quote(written)}"


def _uri(written: str) -> str:
    """Return a whole address in ASCII (RFC 3987, 3.1); what is encoded in it stays as it is."""
    begin = _AUTHORITY.match(written)
    end = begin.end() if begin else 0
    host = _FULL_STOP.sub(".", _LABEL.sub(_in_ascii, written[:end]))
    return _encoded(host, _OF_HOST) + _encoded(written[end:], _RESERVED)


def _in_ascii(label: re.Match[str]) -> str:
    """Return a part of a host's name: one that is not in ASCII in Punycode (RFC 3492)."""
    return label[0] if label[0].isascii() else "xn--" + label[0].encode("punycode").decode()


def _encoded(text: str, kept: str) -> str:
    return quote(_PERCENT.sub("%25", text), safe=kept)
