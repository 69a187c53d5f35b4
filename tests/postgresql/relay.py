"""A line to a server that can be cut: what is sent through it arrives, until it is told not to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class Relay:
    """Passes bytes on between whoever connects and the server.

    `sees` is asked before each message of the client is passed on: `pass`, or `before` and
    `after` to cut the line before the server has it, or once it has it and before it answers.
    """

    def __init__(self, target: tuple[str, int], sees: Callable[[bytes], str]) -> None:
        self._target = target
        self._sees = sees
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        """Take no more connections, and wait until those that were taken are over."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.create_connection(self._target) as server:
            answers = threading.Thread(target=_pass_on, args=(server, client))
            answers.start()
            while message := _received(client):
                said = self._sees(message)
                if said != "before":
                    server.sendall(message)
                if said != "pass":
                    _shut(client)
                    break
            _shut(server, socket.SHUT_WR)
            answers.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    while message := _received(source):
        with suppress(OSError):  # the line was cut: the answer gets lost
            target.sendall(message)


def _received(source: socket.socket) -> bytes:
    try:
        return source.recv(65536)
    except OSError:
        return b""


def _shut(one: socket.socket, how: int = socket.SHUT_RDWR) -> None:
    with suppress(OSError):
        one.shutdown(how)


@contextmanager
def relay(port: int, sees: Callable[[bytes], str]) -> Iterator[int]:
    """A line to a server on this machine; the port to connect to."""
    made = Relay(("127.0.0.1", port), sees)
    try:
        yield made.port
    finally:
        made.close()
