"""A certificate authority that lives for one test run, and a signature made with it."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

FIELD = "TandaTangan"
T = TypeVar("T")


class Authority:
    """A root certificate and one that it has issued, as files."""

    def __init__(self, folder: Path) -> None:
        root_key, root = _issued("CA Uji", None, None)
        key, certificate = _issued("Pejabat Uji", root, root_key)
        self.root, self.certificate, self.key = (folder / name for name in ("ca.pem", "ttd.pem", "ttd.key"))
        self.root.write_bytes(root.public_bytes(Encoding.PEM))
        self.certificate.write_bytes(certificate.public_bytes(Encoding.PEM))
        self.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))

    def trusting(self) -> ValidationContext:
        """Trusts this authority and nobody else, and asks no network."""
        return ValidationContext(trust_roots=[load_cert_from_pemder(str(self.root))], allow_fetching=False)

    def signed(self, pdf: bytes) -> bytes:
        """A PDF signed in the field that it keeps for that."""
        signer = signers.SimpleSigner.load(
            str(self.key), str(self.certificate), ca_chain_files=(str(self.root),)
        )
        assert signer is not None
        meta = signers.PdfSignatureMetadata(field_name=FIELD, subfilter=fields.SigSeedSubFilter.PADES)
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        out = apart(lambda: signers.PdfSigner(meta, signer).sign_pdf(writer, existing_fields_only=True))
        return bytes(out.getbuffer())

    def vouches_for(self, signature: EmbeddedPdfSignature) -> PdfSignatureStatus:
        """What a reader that trusts this authority says of a signature."""
        return apart(lambda: validate_pdf_signature(signature, self.trusting()))


def apart(call: Callable[[], T]) -> T:
    """Runs a call in a thread of its own: the library starts a loop, and a browser's may run in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call).result()


def _issued(
    name: str, issuer: x509.Certificate | None, issuer_key: rsa.RSAPrivateKey | None
) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issuer is None,
        crl_sign=issuer is None,
        encipher_only=False,
        decipher_only=False,
    )
    # Certificates are judged by the machine's own clock.
    begins = datetime.now(UTC) - timedelta(days=1)  # noqa: TID251
    built = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(issuer.subject if issuer else own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    return key, built.sign(issuer_key or key, hashes.SHA256())
