"""PAdES: electronic signatures in PDFs, made and read by pyHanko, which is installed if asked for.

In: the bytes of a PDF; a PKCS#12 file and its password, the address of a time-stamping service.
Out: the PDF with an invisible signature behind its end (ETSI EN 319 142-1, B-B or B-T); Seals.

An invisible signature leaves PDF/A-2a and PDF/UA-1 what they are; a visible one breaks both.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from gazette.publication.signed_pdf import Seal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIELD = "Gazette"
"""What the signature field is called in the PDF."""
_PATIENCE = 30
"""Seconds for a time-stamping service."""
_DIGEST = "sha256"

# A certificate without a root that is known is told by us, and no traceback is.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class SealError(Exception):
    """It cannot be signed so; the text is the reason."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key with its certificate, as pyHanko holds them, and whose it is."""

    signer: Any
    subject: str


def key(data: bytes, password: bytes) -> Key:
    """Open a PKCS#12 file. SealError where the password is wrong or it has no key."""
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(data, [], password or None)
    except (ValueError, TypeError) as error:
        raise SealError(str(error)) from error
    return Key(signer, _subject(signer.signing_cert))


def signed(data: bytes, by: Key, timestamp: str = "") -> bytes:
    """Return a PDF with a signature behind its end. SealError where there is no time stamp."""
    about = signers.PdfSignatureMetadata(
        field_name=FIELD, md_algorithm=_DIGEST, subfilter=SigSeedSubFilter.PADES
    )
    stamper = HTTPTimeStamper(timestamp, timeout=_PATIENCE) if timestamp else None
    try:
        writer = IncrementalPdfFileWriter(BytesIO(data))
        out = _apart(signers.sign_pdf, writer, about, by.signer, timestamper=stamper)
    except (TimestampRequestError, OSError, PdfError, ValueError) as error:
        raise SealError(str(error)) from error
    made: bytes = out.getvalue()
    return made


def seals(data: bytes, roots: bytes = b"") -> tuple[Seal, ...]:
    """Return the signatures in a PDF; one that cannot be read is not good."""
    try:
        return tuple(_seals(data, roots))
    except (PdfError, ValueError, OSError):
        return (Seal(""),)


def _seals(data: bytes, roots: bytes) -> Iterator[Seal]:
    trusted = tuple(load_certs_from_pemder_data(roots)) if roots else ()
    for one in PdfFileReader(BytesIO(data)).embedded_signatures:
        try:
            contexts = _context(trusted), _context(trusted)
            found = _apart(validate_pdf_signature, one, *contexts, skip_diff=True)
        except (SignatureValidationError, PdfError, ValueError):
            yield Seal("")
            continue
        stamp = found.timestamp_validity
        stamped = stamp.timestamp if stamp and stamp.intact and stamp.valid else None
        yield Seal(
            _subject(found.signing_cert),
            moment=_moment(found.signer_reported_dt),
            stamped=_moment(stamped),
            good=bool(found.intact and found.valid),
            whole=found.coverage is SignatureCoverageLevel.ENTIRE_FILE,
            trusted=bool(found.trusted and (not stamp or stamp.trusted)),
        )


def _apart(call: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """Return what a call of pyHanko returns: in a thread its loop of events meets no other."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(call, *given, **named).result()


def _context(roots: tuple[Any, ...]) -> ValidationContext:
    """Return what a certificate is held against; nothing is fetched."""
    return ValidationContext(trust_roots=list(roots), allow_fetching=False)


def _subject(certificate: Any) -> str:
    text: str = certificate.subject.human_friendly
    return text


def _moment(moment: Any) -> str:
    return moment.isoformat(sep=" ", timespec="minutes") if moment else ""
