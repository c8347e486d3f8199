"""bench-readers.py PROGRAM GENERATOR FOLDER ITEMS: the tables of `tools/bench readers`.

PROGRAM is timed as a whole process, `bank check --json` with its search for items that are alike,
its output and its end; peers within theirs, so that neither Python's start nor the imports count
against them. Nor does ours: for the ratios, the time that a bank of one item takes is taken off.
Each time is the best of some runs, and programs take turns, so that what else the machine does
falls on both.
"""

import os
import random
import shutil
import subprocess
import sys
import time

program, generator, folder, items = sys.argv[1:4] + [int(sys.argv[4])]
HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = 3

# What comes before the clock and what is timed; both see FILE, and the second sets COUNT.
PEERS = {
    "pygiftparser": (
        "from pygiftparser import parser\nTEXT = open(FILE, encoding='utf-8-sig')",
        "COUNT = len(parser.parseFile(TEXT))"),
    "text2qti": (
        "from text2qti.config import Config\nfrom text2qti.quiz import Quiz\n"
        "config = Config()\nconfig['run_code_blocks'] = False\n"
        "TEXT = open(FILE, encoding='utf-8-sig').read()",
        "COUNT = len([q for q in Quiz(TEXT, config=config).questions_and_delims])"),
    # The bytes alone are parsed, each file of a package for itself.
    "lxml": (
        "import lxml.etree, zipfile\n"
        "if zipfile.is_zipfile(FILE):\n"
        "  package = zipfile.ZipFile(FILE)\n"
        "  TEXTS = [package.read(name) for name in package.namelist()]\n"
        "else:\n  TEXTS = [open(FILE, 'rb').read()]",
        "for TEXT in TEXTS: lxml.etree.fromstring(TEXT, lxml.etree.XMLParser(huge_tree=True))\n"
        "COUNT = 0"),
}

# The format's name; what makes a bank, and its ending; the most items of a bank (of a package, so
# many files); the peer, how many of the items a slow one reads, and what is aimed at.
SUBJECTS = [
    ("gift", ("gift", ".gift"), None, "pygiftparser", 1, "≥ 10×"),
    ("text2qti", ("text2qti", ".md"), None, "text2qti", 100, "≥ 10×"),
    ("moodle-xml", ("moodlexml", ".xml"), None, "lxml", 1, "≤ 2 times"),
    ("qti 1.2", ("qti12", ".xml"), None, "lxml", 1, "≤ 2 times"),
    ("qti 2.1 zip", ("qti21", ".zip"), 10_000, "lxml", 1, "≤ 2 times"),
]


def make(kind, count):
    """A bank of so many items; None where the generator knows no such format."""
    name, ending = kind
    path = os.path.join(folder, f"{name}-{count}{ending}")
    if name.startswith("qti"):
        made = subprocess.run(
            [sys.executable, os.path.join(HERE, "bench-qti.py"), name, str(count), path])
    else:
        with open(path, "wb") as file:
            made = subprocess.run([sys.executable, generator, name, str(count)], stdout=file)
    return path if made.returncode == 0 and os.path.getsize(path) > 0 else None


def ours(*arguments):
    """Seconds, seconds of processors and peak bytes of one run; None where it fails."""
    with open(os.devnull, "wb") as nothing:
        start = time.perf_counter()
        child = subprocess.Popen([program, *arguments], stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        return None
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def theirs(path, peer):
    """Seconds, seconds of processors and items of one run of a peer; None where it is not there."""
    before, code = PEERS[peer]
    script = (
        f"import time\nFILE = {path!r}\n{before}\n"
        f"start = (time.perf_counter(), time.process_time())\n{code}\n"
        "print(time.perf_counter() - start[0], time.process_time() - start[1], COUNT)")
    run = subprocess.run(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode != 0:
        return None
    wall, processor, count = run.stdout.split()
    return float(wall), float(processor), int(count)


def best(runs):
    """The least of each figure."""
    runs = [run for run in runs if run is not None]
    return tuple(min(values) for values in zip(*runs)) if runs else None


def start():
    """Seconds, and seconds of processors, to the end of a bank of one item."""
    path = os.path.join(folder, "one.gift")
    with open(path, "w") as file:
        file.write("::One:: Is it one? {=yes ~no}\n")
    runs = [ours("bank", "check", "--json", path) for _ in range(5)]
    os.remove(path)
    return best(runs)[:2]


def readers():
    begun = start()
    print(f"readers, {items} items, best of {RUNS}; load {os.getloadavg()[0]:.1f} "
          f"on {os.cpu_count()} processors; {begun[0]:.2f} s to start")
    print("ratio: of items a second, or of the time that lxml takes; in brackets that of the "
          "processors' seconds")
    print(f"{'format':<12}{'items/s':>9}{'MB/s':>7}{'memory':>8}  {'peer':<13}{'s':>7}"
          f"{'ratio':>16}  aimed at")
    for label, kind, most, peer, slower, aim in SUBJECTS:
        count = min(items, most or items)
        path = make(kind, count)
        if path is None:
            print(f"{label:<12}skipped, the generator makes no such bank")
            continue
        few = max(1, count // slower)
        small = path if slower == 1 else make(kind, few)
        size = os.path.getsize(path)
        mine, others = [], []
        for _ in range(RUNS):
            mine.append(ours("bank", "check", "--json", path))
            others.append(theirs(small, peer))
        run, other = best(mine), best(others)
        for made in {path, small}:
            os.remove(made)
        if run is None:
            print(f"{label:<12}skipped, `bank check` does not read it")
            continue
        line = (f"{label:<12}{count / run[0]:>9.0f}{size / run[0] / 1e6:>7.1f}"
                f"{run[2] / size:>7.1f}×  {peer:<13}")
        if other is None:
            print(f"{line}skipped, not installed")
            continue
        # A slow peer is taken to need as long for each of many items as for each of few.
        wall, processor = other[0] * slower, other[1] * slower
        own = (run[0] - begun[0], run[1] - begun[1])
        if peer == "lxml":
            ratios = (own[0] / wall, own[1] / processor)
        else:
            ratios = (wall / own[0], processor / own[1])
        print(f"{line}{wall:>7.2f}{ratios[0]:>8.1f} ({ratios[1]:.1f})  {aim}")
    print()


def write_words(path, count, seed, start):
    """A bank as people write them: no two prompts of the same words, but for one item in a hundred
    that repeats the one before it with one slip of the fingers."""
    source = random.Random(7)
    letters = ("b c d g h k l m n p r s t v x ch kh nh ph th tr".split(), "a e i o u ô ơ ê".split(),
               "n ng m t c i o".split())
    words = sorted({"".join(source.choice(part) for part in letters) for _ in range(4000)})
    source = random.Random(seed)
    weights = [1 / (place + 10) for place in range(len(words))]
    prompt, choices = [], []
    with open(path, "w", encoding="utf-8") as file:
        for number in range(start, start + count):
            if number % 100 == 99 and prompt:
                place = source.randrange(len(prompt))
                prompt = prompt[:place] + [prompt[place] + "z"] + prompt[place + 1:]
            else:
                prompt = source.choices(words, weights, k=source.randint(8, 20))
                choices = [" ".join(source.choices(words, weights, k=3)) for _ in range(4)]
            file.write(f"::w{number}:: {' '.join(prompt)}? {{={choices[0]} "
                       + " ".join("~" + words for words in choices[1:]) + "}\n\n")


def likes():
    """Items that are alike: among many in one file, in a library, and of some new ones with it."""
    many, few = (os.path.join(folder, name) for name in ("many.gift", "few.gift"))
    write_words(many, items, 1, 1)
    library = os.path.join(folder, "library")
    check = best([ours("bank", "check", "--json", many) for _ in range(RUNS)])
    add = ours("bank", "import", many, "--bank", "many", "--data", library)
    pairs = best([ours("bank", "duplicates", "--json", "--data", library) for _ in range(RUNS)])
    new, reading = [], []
    for run in range(RUNS):
        write_words(few, 500, 2 + run, items + 1 + 500 * run)
        reading.append(ours("bank", "check", "--json", few))
        new.append(ours("bank", "import", few, "--bank", "many", "--data", library))
    shutil.rmtree(library, ignore_errors=True)
    print(f"items that are alike, {items} items of words, best of {RUNS}")
    beyond = None
    if None not in new + reading:
        beyond = best([(one[0] - other[0], one[1] - other[1], one[2])
                       for one, other in zip(new, reading)])
    for label, run, aim in [
            ("`bank check` of one file", check, "< 30 s on 2 processors"),
            ("`bank import` of all into a new library", add, ""),
            ("`bank duplicates` of that library", pairs, ""),
            ("`bank import` of 500 more", best(new), ""),
            ("… beyond reading them", beyond, "< 1 s")]:
        told = "failed" if run is None else (
            f"{run[0]:>7.2f} s, {run[1]:.2f} s of processors, {run[2] / 1e6:.0f} MB")
        print(f"{label:<42}{told}{'  aimed at ' + aim if aim else ''}")


readers()
likes()
