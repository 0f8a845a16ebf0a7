"""A place that notices every request, and a folder that notices every file written outside."""

import socket
import threading
from pathlib import Path


class Listener:
    """A local address; `calls` counts who came to it."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.05)
        self.calls = 0
        self.open = True
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.socket.getsockname()[1]}"

    def _listen(self) -> None:
        while self.open:
            try:
                connection, _ = self.socket.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self.open = False
        self.thread.join()
        self.socket.close()


def names_in(folder: Path) -> set[str]:
    """All files below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}
