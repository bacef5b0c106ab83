"""The digest that what is kept is marked with; its library, OpenSSL among it, is loaded by the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import hashlib


def blake2b(raw: bytes = b"", *, digest_size: int = 64, key: bytes = b"") -> hashlib.blake2b:
    """As that of `hashlib`.

    Args:
        raw: What is told of first.
        digest_size: Bytes.
        key: Of whoever may make one, b"" for anybody.
    """
    import hashlib  # noqa: PLC0415  start-up: without a cache nothing is marked

    return hashlib.blake2b(raw, digest_size=digest_size, key=key)
