#!/usr/bin/env python3
"""A contestant in Python, written from the page of the protocol alone (`Protocol.md` of the room `Wire`).

It joins a live contest with a code and a name, answers every question, and comes back by itself when
its line breaks. What the server says goes to standard output as it came, a line each; what is sent goes
to standard error. It needs Python 3.7 and nothing else.

    tools/client.py HOST:PORT CODE NAME [--pin sha256:…] [--plaintext] [--prefer TEXT] [--cut N]

`--prefer` picks the choice that begins with TEXT, else the first one. `--cut N` breaks the line right
after the N-th answer was sent, to show how one comes back.
"""

import argparse
import hashlib
import json
import socket
import ssl
import sys
import time

RECONNECT_S = 0.5
TRIES = 120


class Gone(Exception):
    """The line broke."""


def now_ms():
    return time.time() * 1000


class Connection:
    def __init__(self, host, port, pin, plaintext):
        raw = socket.create_connection((host, port), timeout=90)
        if plaintext:
            self.socket = raw
        else:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.minimum_version = ssl.TLSVersion.TLSv1_3
            # The pin is compared in place of an authority's word.
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            self.socket = context.wrap_socket(raw)
            shown = hashlib.sha256(self.socket.getpeercert(binary_form=True)).hexdigest()
            if pin and pin.lower() != "sha256:" + shown:
                sys.exit("the server's certificate is another one: sha256:" + shown)
        self.rest = b""

    def send(self, message):
        line = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
        print(line, file=sys.stderr, flush=True)
        try:
            self.socket.sendall(line.encode() + b"\n")
        except OSError as error:
            raise Gone from error

    def receive(self, until=None):
        """The next message, or None when `until` (seconds, monotonic) has come."""
        while b"\n" not in self.rest:
            left = 90 if until is None else until - time.monotonic()
            if left <= 0:
                return None
            self.socket.settimeout(left)
            try:
                read = self.socket.recv(65536)
            except (TimeoutError, socket.timeout):
                if until is None:
                    raise Gone from None
                return None
            except OSError as error:
                raise Gone from error
            if not read:
                raise Gone
            self.rest += read
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line)

    def cut(self):
        self.socket.close()
        raise Gone


class Contestant:
    def __init__(self, options):
        self.options = options
        self.token = None
        # The server's clock less this one: the greatest of what was seen was delayed least.
        self.ahead = None
        self.question = None
        # The answer that is to be sent, or was sent and not accepted, and from when it may be.
        self.unaccepted = None
        self.opens_at = 0
        self.sent = 0
        self.is_over = False

    def play(self):
        for _ in range(TRIES):
            try:
                host, _, port = self.options.server.rpartition(":")
                self.connection = Connection(
                    host, int(port), self.options.pin, self.options.plaintext)
                self.come_in()
                while not self.is_over:
                    self.step()
                return 0
            except (Gone, OSError):
                time.sleep(RECONNECT_S)
        return 3

    def say(self, **message):
        self.connection.send(message)

    def come_in(self):
        self.say(type="hello", protocol=1, role="contestant", client="python/1", language="en")
        while True:
            message = self.hear()
            if message["type"] == "welcome":
                if self.token:
                    self.say(type="resume", token=self.token)
                else:
                    self.say(type="join", code=self.options.code, name=self.options.name)
            elif message["type"] == "joined":
                self.token = message.get("token", self.token)
                return
            elif message["type"] == "error":
                if message["code"] != "rateLimited":
                    sys.exit(message["message"])
                time.sleep(message.get("retryAfterMs", 1000) / 1000)
                raise Gone

    def hear(self, until=None):
        message = self.connection.receive(until)
        if message is None:
            return None
        if message["type"] == "ping":
            self.connection.send({"type": "pong", "id": message["id"]})
            return self.hear(until)
        print(json.dumps(message, ensure_ascii=False), flush=True)
        if "now" in message:
            ahead = message["now"] - now_ms()
            self.ahead = ahead if self.ahead is None else max(ahead, self.ahead)
        return message

    def step(self):
        """Hears one line, or sends the answer when its time has come."""
        until = None
        if self.unaccepted and self.opens_at is not None:
            wait = (self.opens_at - self.ahead - now_ms()) / 1000
            until = time.monotonic() + max(0, wait)
        message = self.hear(until)
        if message is None:
            return self.send_answer()
        kind = message["type"]
        if kind == "question":
            if self.question is None or self.question["question"] != message["question"]:
                self.unaccepted = response(message, self.options.prefer)
            self.question = message
            self.take_times(message)
        elif kind == "extended" and self.question:
            self.take_times(message)
        elif kind == "accepted":
            self.unaccepted = None
        elif kind == "closed":
            self.unaccepted = None
        elif kind == "error" and message["code"] in ("late", "alreadyAnswered", "badResponse"):
            self.unaccepted = None
        elif kind in ("ended", "superseded"):
            self.is_over = True

    def take_times(self, message):
        self.opens_at = message.get("choicesAt", message["opensAt"])

    def send_answer(self):
        # Asked once; `accepted`, `extended` or a new line goes on from here.
        started, self.opens_at = self.opens_at, None
        self.say(type="answer", question=self.question["question"], response=self.unaccepted,
                 elapsedMs=max(0, int(now_ms() + self.ahead - started)))
        self.sent += 1
        if self.sent == self.options.cut:
            self.connection.cut()


def response(question, prefer):
    kind = question["kind"]
    choices = question.get("choices", [])
    liked = [c["id"] for c in choices if c["text"].startswith(prefer)] or [c["id"] for c in choices[:1]]
    if kind == "single":
        return {"choice": liked[0]}
    if kind == "multiple":
        count = question.get("select", len(liked))
        others = [c["id"] for c in choices if c["id"] not in liked]
        return {"choices": (liked + others)[:count]}
    if kind == "trueFalse":
        return {"truth": True}
    if kind == "numeric":
        return {"number": 1}
    if kind == "text":
        return {"text": "x"}
    if kind == "matching":
        return {"pairs": {question["left"][0]["id"]: question["right"][0]["id"]}}
    if kind == "ordering":
        return {"order": [c["id"] for c in choices]}
    blank = question["blanks"][0]
    return {"blanks": {blank["id"]: blank["choices"][0]["id"] if "choices" in blank else "x"}}


def main():
    parser = argparse.ArgumentParser(description="A contestant in Python.")
    parser.add_argument("server", metavar="HOST:PORT")
    parser.add_argument("code")
    parser.add_argument("name")
    parser.add_argument("--pin")
    parser.add_argument("--plaintext", action="store_true")
    parser.add_argument("--prefer", default="")
    parser.add_argument("--cut", type=int, default=0)
    sys.exit(Contestant(parser.parse_args()).play())


if __name__ == "__main__":
    main()
