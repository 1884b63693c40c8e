"""Who is at the machine."""

import getpass
from functools import lru_cache

NOBODY = "Me"


@lru_cache(maxsize=1)
def own_name() -> str:
    """The full name of the system's user; "Me" where the system knows only an account."""
    try:
        import pwd  # not on Windows

        account = getpass.getuser()
        full = pwd.getpwnam(account).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError, OSError):
        return NOBODY
    return NOBODY if full in ("", account) else full
