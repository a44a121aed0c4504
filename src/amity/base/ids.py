"""Identifiers: UUIDv7 for what people see, short digests for natural keys."""

import base64
import hashlib
import os
import time
import uuid


def uuid7() -> uuid.UUID:
    """A time-ordered UUID (RFC 9562, version 7): later ones sort later to the millisecond."""
    milliseconds = time.time_ns() // 1_000_000
    noise = bytearray(os.urandom(10))
    noise[0] = 0x70 | (noise[0] & 0x0F)
    noise[2] = 0x80 | (noise[2] & 0x3F)
    return uuid.UUID(bytes=milliseconds.to_bytes(6, "big") + bytes(noise))


def digest(*parts: str) -> str:
    """22 URL-safe characters (128 bits of BLAKE2b) that stand for these parts in this order."""
    hashed = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16)
    return base64.urlsafe_b64encode(hashed.digest()).decode().rstrip("=")
