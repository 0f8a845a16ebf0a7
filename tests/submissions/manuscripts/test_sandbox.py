import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from submissions.manuscripts import launch
from submissions.manuscripts.sandbox import ROOT, Failed, TimedOut, TooMuch, call, run

HERE = "tests.submissions.manuscripts.test_sandbox"


def python(code: str, folder: Path, **bounds):
    limits = {"seconds": 10, "megabytes": 500} | bounds
    return run([sys.executable, "-I", "-S", "-c", code], folder=folder, **limits)


def double(number: int) -> dict:
    print("noise on the way")
    return {"double": 2 * number}


def swallow(megabytes: int) -> dict:
    return {"size": len(bytearray(megabytes * 1024 * 1024))}


def stumble() -> dict:
    raise LookupError("nothing there")


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_run_gives_output_and_input(tmp_path):
    code = "import sys; print(sys.stdin.read().upper()); print('note', file=sys.stderr)"

    outcome = python(code, tmp_path, stdin=b"words")

    assert outcome.returncode == 0
    assert outcome.stdout == b"WORDS\n"
    assert outcome.stderr == b"note\n"


def test_run_passes_only_a_bare_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "open sesame")

    outcome = python("import os; print(sorted(os.environ), os.getcwd())", tmp_path)

    assert outcome.stdout.decode() == f"['HOME', 'LANG', 'PATH', 'TMPDIR'] {tmp_path}\n"


def test_run_stops_at_the_clock(tmp_path):
    began = time.monotonic()

    with pytest.raises(TimedOut):
        python("import time; time.sleep(60)", tmp_path, seconds=1)

    assert time.monotonic() - began < 5


def test_run_stops_a_busy_program(tmp_path):
    with pytest.raises(TimedOut):
        python("while True: pass", tmp_path, seconds=1)


def test_run_kills_the_whole_group(tmp_path):
    code = (
        "import subprocess, time; child = subprocess.Popen(['sleep', '60']);"
        "open('pid', 'w').write(str(child.pid)); time.sleep(60)"
    )

    with pytest.raises(TimedOut):
        python(code, tmp_path, seconds=1)

    time.sleep(0.1)
    assert not alive(int((tmp_path / "pid").read_text()))


def test_run_kills_what_a_finished_program_left_behind(tmp_path):
    code = (
        "import subprocess; child = subprocess.Popen(['sleep', '60']);"
        "open('pid', 'w').write(str(child.pid))"
    )

    python(code, tmp_path)

    time.sleep(0.1)
    assert not alive(int((tmp_path / "pid").read_text()))


def test_run_bounds_memory(tmp_path):
    with pytest.raises(TooMuch):
        python("x = bytearray(900 * 1024 * 1024)", tmp_path, megabytes=200)


def test_run_bounds_one_file(tmp_path):
    with pytest.raises(TooMuch):
        python("open('big', 'wb').write(bytes(9_000_000))", tmp_path, written_megabytes=2)


def test_run_bounds_the_sum_of_files(tmp_path):
    code = (
        "import time\nfor n in range(5): open(str(n), 'wb').write(bytes(1_000_000))\ntime.sleep(20)"
    )

    with pytest.raises(TooMuch):
        python(code, tmp_path, written_megabytes=2)


def test_run_tells_a_failure_with_its_words(tmp_path):
    with pytest.raises(Failed) as caught:
        python("import sys; sys.exit('cannot read this')", tmp_path)

    assert caught.value.returncode == 1
    assert b"cannot read this" in caught.value.stderr


def test_run_names_a_missing_program(tmp_path):
    with pytest.raises(FileNotFoundError):
        run(["no-such-program-here"], folder=tmp_path, seconds=1, megabytes=100)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has empty networks")
def test_run_has_no_network_where_the_system_denies_it(tmp_path):
    allowed = subprocess.run(["unshare", "-Un", "true"], capture_output=True).returncode == 0
    if not allowed:
        pytest.skip("this system lets nobody leave the network")

    outcome = python("print(open('/proc/net/dev').read().count(':'))", tmp_path)

    assert outcome.stdout == b"1\n"  # the loopback only


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux to end orphans")
def test_run_dies_with_a_killed_worker(tmp_path):
    program = "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(60)"
    worker = (
        "import sys; from pathlib import Path; from submissions.manuscripts.sandbox import run;"
        f"run([sys.executable, '-S', '-c', {program!r}], folder=Path({str(tmp_path)!r}),"
        "seconds=50, megabytes=300)"
    )
    process = subprocess.Popen([sys.executable, "-c", worker])
    pid = wait_for_number(tmp_path / "pid")

    process.kill()
    process.wait()

    time.sleep(0.2)
    assert not alive(pid)


def wait_for_number(path: Path) -> int:
    for _ in range(100):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.1)
    raise AssertionError("the program never started")


def test_call_returns_the_answer_without_the_noise(tmp_path):
    answer = call(
        f"{HERE}:double", folder=tmp_path, seconds=10, megabytes=500, arguments={"number": 21}
    )

    assert answer == {"double": 42}


def test_call_bounds_memory(tmp_path):
    with pytest.raises(TooMuch):
        call(
            f"{HERE}:swallow", folder=tmp_path, seconds=10, megabytes=300,
            arguments={"megabytes": 900},
        )  # fmt: skip


def test_call_tells_a_failure(tmp_path):
    with pytest.raises(Failed) as caught:
        call(f"{HERE}:stumble", folder=tmp_path, seconds=10, megabytes=300, arguments={})

    assert b"nothing there" in caught.value.stderr


def wait_for(started: int) -> dict[str, int]:
    _number, status = os.waitpid(started, 0)
    return {"code": os.waitstatus_to_exitcode(status)}


def test_program_beside_runs_in_the_same_bounds(tmp_path):
    answer = call(
        f"{HERE}:wait_for",
        folder=tmp_path,
        seconds=10,
        megabytes=300,
        arguments={},
        beside=["/bin/sh", "-c", "ulimit -v > bound.txt; echo said >&2"],
    )

    assert answer == {"code": 0}
    assert int((tmp_path / "bound.txt").read_text()) == 300 * 1024
    assert (tmp_path / launch.MESSAGES).read_text() == "said\n"


def leave_first(started: int) -> dict[str, int]:
    return {"number": started}


def test_program_beside_is_not_left_running(tmp_path):
    answer = call(
        f"{HERE}:leave_first",
        folder=tmp_path,
        seconds=10,
        megabytes=300,
        arguments={},
        beside=["/bin/sleep", "60"],
    )

    ends = time.monotonic() + 5  # the signal has been sent; the system may take a moment
    while alive(answer["number"]) and time.monotonic() < ends:
        time.sleep(0.02)
    assert not alive(answer["number"])


def test_django_is_not_loaded_where_foreign_bytes_are_read():
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import submissions.manuscripts.building; "
        "print([name for name in sys.modules if name.partition('.')[0] == 'django'])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True)

    assert done.stdout.strip() == b"[]"
