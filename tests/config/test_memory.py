"""What a worker may take of the machine's memory."""

import subprocess
import sys

import pytest

from config.memory import megabytes_used

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux says and bounds it")
GREEDY = """
import config.memory
config.memory.bound_memory({megabytes})
try:
    bytearray(600 * 1024 * 1024)
except MemoryError:
    print("refused")
"""
STARTS_ANOTHER = """
import resource
import config.memory
config.memory.bound_memory(500)
resource.setrlimit(resource.RLIMIT_AS, (900 * 1024 * 1024, -1))
print("free")
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_memory_beyond_the_bound_is_refused():
    assert run(GREEDY.format(megabytes=500)) == "refused"
    assert run(GREEDY.format(megabytes=2000)) == ""


def test_programs_of_a_worker_set_their_own_bound():
    assert run(STARTS_ANOTHER) == "free"


def test_memory_in_use_is_told():
    before = megabytes_used()
    held = bytearray(b"x") * (80 * 1024 * 1024)

    assert megabytes_used() - before > 60
    assert held
