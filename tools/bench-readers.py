"""bench-readers.py PROGRAM GENERATOR FOLDER ITEMS: the table of `tools/bench readers`.

PROGRAM is timed as a whole process, with its start and its output; peers within theirs, so that
neither Python's start nor the imports count against them. Each time is the best of some runs, and
programs take turns, so that what else the machine does falls on both.
"""

import os
import subprocess
import sys
import time

program, generator, folder, items = sys.argv[1:4] + [int(sys.argv[4])]

# The format's name for the generator; the program's; how many of the items a slow peer reads; and
# the peer, whose code sets COUNT from FILE.
SUBJECTS = [
    ("gift", "gift", "pygiftparser", 1, "from pygiftparser import parser",
     "COUNT = len(parser.parseFile(open(FILE, encoding='utf-8-sig')))"),
    ("text2qti", "text2qti", "text2qti", 100,
     "from text2qti.config import Config\nfrom text2qti.quiz import Quiz\n"
     "config = Config()\nconfig['run_code_blocks'] = False",
     "COUNT = len([q for q in Quiz(open(FILE, encoding='utf-8-sig').read(), config=config)"
     ".questions_and_delims])"),
    ("moodlexml", "moodle-xml", "lxml", 1, "import lxml.etree",
     "COUNT = len(lxml.etree.parse(FILE).getroot().findall('question'))"),
    ("qti", "qti", "lxml", 1, "import lxml.etree",
     "COUNT = len(lxml.etree.parse(FILE).getroot().findall('.//{*}item'))"),
]
RUNS = 3


def make(name, count):
    """A bank of so many items; None where the generator knows no such format."""
    path = os.path.join(folder, f"{name}-{count}.txt")
    with open(path, "wb") as file:
        made = subprocess.run([sys.executable, generator, name, str(count)], stdout=file)
    return path if made.returncode == 0 and os.path.getsize(path) > 0 else None


def ours(path, name):
    """Seconds and peak bytes of one run; None where the format cannot be read."""
    with open(os.devnull, "wb") as nothing:
        start = time.perf_counter()
        child = subprocess.Popen(
            [program, "bank", "check", "--json", path], stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    return (seconds, usage.ru_maxrss * 1024) if child.returncode == 0 else None


def theirs(path, imports, code):
    """Seconds and items of one run of a peer; None where it is not there or refuses the file."""
    script = (
        f"import time\n{imports}\nFILE = {path!r}\nstart = time.perf_counter()\n{code}\n"
        "print(time.perf_counter() - start, COUNT)")
    run = subprocess.run(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode != 0:
        return None
    seconds, count = run.stdout.split()
    return float(seconds), int(count)


print(f"readers, {items} items, best of {RUNS}")
print(f"{'format':<11}{'items/s':>11}{'MB/s':>8}{'memory':>9}  {'peer':<14}{'items/s':>10}{'ratio':>8}")
for name, label, peer, slower, imports, code in SUBJECTS:
    path = make(name, items)
    if path is None:
        print(f"{label:<11} skipped, the generator makes no such bank")
        continue
    small = path if slower == 1 else make(name, max(1, items // slower))
    size = os.path.getsize(path)
    best = fastest = None
    memory = 0
    for _ in range(RUNS):
        run = ours(path, label)
        if run is None:
            break
        best = min(best or run[0], run[0])
        memory = max(memory, run[1])
        other = theirs(small, imports, code)
        if other is not None:
            rate = other[1] / other[0]
            fastest = max(fastest or rate, rate)
    if best is None:
        print(f"{label:<11} skipped, `bank check` does not read it")
        continue
    line = f"{label:<11}{items / best:>11.0f}{size / best / 1e6:>8.1f}{memory / size:>8.1f}×"
    if fastest is None:
        print(f"{line}  {peer + ': skipped, not installed':<14}")
    else:
        print(f"{line}  {peer:<14}{fastest:>10.0f}{items / best / fastest:>7.1f}×")
    os.remove(path)
