"""A database for each test: a copy of a template that Ballast loads once.

BALLAST is the command; BALLAST_DB, which it reads itself, says which server.
"""

import json
import os
import subprocess

import pytest


def ballast(*arguments):
    command = [os.environ.get("BALLAST", "ballast"), *arguments, "--quiet"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


@pytest.fixture
def database():
    """The URL of a database with 1,000 users; whatever a test does to it, the next one has another."""
    clone = json.loads(
        ballast("clone", "users", "--rows", "users=1k", "--ttl", "1h", "--with-password", "--json")
    )
    yield clone["url"]
    ballast("clone", "drop", clone["database"])
