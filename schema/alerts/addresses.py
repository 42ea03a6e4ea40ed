"""Which addresses webhooks may have: none inside our own network, however it is written."""

import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

MOST_CHARACTERS: Final = 2_000
NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
NONE: Final = "an address begins with https://, names a host, and holds neither user nor password nor a part after #"


def is_public(address: str) -> bool:
    """Whether an address is one that everybody can reach: none of our own network, however it is written.

    >>> [is_public(one) for one in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a9fe:a9fe", "224.0.0.1")]
    [True, False, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.is_site_local:  # which its own `is_global` takes for one of everybody's
            return False
        within = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in NAT64 or ip.packed[:12] == bytes(12):
            within = ipaddress.IPv4Address(ip.packed[12:])
        if within:
            return is_public(str(within))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


@dataclass(frozen=True)
class Addresses:
    """What is allowed: by the same rule a webhook is made, and called.

    plain       whether http will do, without encryption
    permitted   whether an address, as numbers, may be called
    """

    plain: bool = False
    permitted: Callable[[str], bool] = is_public

    def fault(self, url: str) -> str | None:
        """What is wrong with an address, as far as it says so itself: where a name leads is known when it is called.

        >>> Addresses().fault("https://user:secret@example.org/") == NONE
        True
        >>> Addresses().fault("https://10.0.0.1/")
        '10.0.0.1: leads to an address that not everybody can reach, so it is not called'
        >>> Addresses().fault("https://example.org/hook?team=1")
        """
        if len(url) > MOST_CHARACTERS or not url.isascii() or any(sign <= " " for sign in url):
            return f"an address is ASCII without spaces, {MOST_CHARACTERS:,} characters at most"
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").encode("idna").decode()
            whole = parts.scheme in ("https", "http") and host and parts.port != 0
        except ValueError:
            return NONE
        if not whole or "@" in parts.netloc or parts.fragment:
            return NONE
        if parts.scheme != "https" and not self.plain:
            return f"{host}: webhooks are called by https alone; HOMMEL_WEBHOOKS_INSIDE=1 allows others"
        numbers = _numbers(host)
        return None if numbers is None else self.refusal(host, numbers)

    def refusal(self, host: str, *addresses: str) -> str | None:
        """Why a host with these addresses is not called."""
        if addresses and all(map(self.permitted, addresses)):
            return None
        return f"{host}: leads to an address that not everybody can reach, so it is not called"


PUBLIC: Final = Addresses()
"""Those that everybody can reach, by https."""


def _numbers(host: str) -> str | None:
    """The address that a host is in itself, whatever way it is written; None for a name.

    >>> _numbers("2130706433"), _numbers("0x7f.1"), _numbers("fe80::1%eth0"), _numbers("example.org")
    ('127.0.0.1', '127.0.0.1', 'fe80::1', None)
    """
    with suppress(ValueError):
        return str(ipaddress.ip_address(host.partition("%")[0]))
    with suppress(OSError):
        return socket.inet_ntoa(socket.inet_aton(host))
    return None
