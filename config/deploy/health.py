"""`python -m config.deploy.health`: exits with 0 when the web server of this container is well."""

import http.client
import os
import sys


def is_well(port: int, host: str) -> bool:
    """Ask /healthz on this machine under a host name that the settings allow."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    first_host = os.environ.get("HOSTS", "localhost").split(",")[0].strip()
    sys.exit(not is_well(int(os.environ.get("PORT", "8000")), first_host))
