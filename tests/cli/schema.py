"""Whether what gwagi prints as JSON is what docs/gwagi.schema.json says, on the shipped content and on an edited database.

schema.py GWAGI SCHEMA"""
import copy
import functools
import json
import os
import shlex
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

PROGRAM, SCHEMA = sys.argv[1:]
schema = json.load(open(SCHEMA, encoding="utf-8"))
commands = schema["$defs"]["commands"]["properties"]
failures = []
MOST = 60  # rows of a list that are looked at, unless there is time for all
seen = {}  # of each command the objects that were looked at

# A row of every kind, and rows that are empty and full of everything.
EDITS = """
add occurrence 1.10.2.1m1@2025-12 reported=in_progress
add evidence 1.10.2.1m1@2025-12 title=회의록 rank=2
set 1.2.5.1m1 reported=on_hold --reason '예산 <보류> "큰따옴표" \\역사선'
set 1.2.5.2m1 reported=reported_done done_on=2025-12-20
set 1.2.3.1m1 date=2027-03 --reason 연기 --authority 제2회
add evidence 1.2.5.2m1 title=공고문 rank=3 issued=2025-12-20
add call 1.2.5.1m1 day=2025-12-30 answer=다음주까지 promised=2026-01-05
add reading 1.2.2.1t1 day=2025-12-30 amount=3.5
add path 1.2.2.1t1@2026 amount=10
add link 1.1 to=1.2 kind=related title=함께
add assignment 1.1 office=o3 role=support
set 1.3.2 closing=withdrawn --reason 철회 --yes
add office - name=새로운과 parent=o3
add contact o3 entity=1.1 name=홍길동 role=staff phone=044-000-0000
account add somebody o3 officer
account add root - admin
snapshot freeze 2025-12-31
"""


def environment(folder, today):
    keep = {name: value for name, value in os.environ.items() if name.startswith(("ASAN", "UBSAN", "PATH", "LSAN"))}
    return {**keep, "LC_ALL": "C.UTF-8", "HOME": folder, "GWAGI_DB": folder + "/test.db", "GWAGI_TODAY": today}


def run(folder, today, *words):
    done = subprocess.run([PROGRAM, *words], env=environment(folder, today), stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@functools.lru_cache(None)
def validator(name):
    return Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/commands/properties/" + name.replace(" ", "%20")})


def look(folder, today, name, *words):
    code, out, err = run(folder, today, *words, "--format", "json")
    where = "%s (%s)" % (" ".join(words), today)
    if code not in (0, 1):
        failures.append("%s: %d %s" % (where, code, err))
        return []
    value = json.loads(out)
    if isinstance(value, list) and len(value) > MOST and "GWAGI_LONG" not in os.environ:
        value = value[: MOST // 2] + value[-MOST // 2 :]
    if name == "export" and "GWAGI_LONG" not in os.environ:
        value = {table: rows[:MOST] for table, rows in value.items()}
    for error in list(validator(name).iter_errors(value))[:3]:
        failures.append("%s: %s at %s" % (where, error.message[:300], list(error.absolute_path)))
    rows = value if isinstance(value, list) else [value]
    seen.setdefault(name, []).extend(rows)
    return rows


def look_at_export(folder, today):
    """Exported, a list is the same to the byte."""
    for kind in ("milestones", "targets", "changes"):
        if run(folder, today, "export", "-", kind, "--format", "json") != run(folder, today, "list", kind, "--format", "json"):
            failures.append("export of %s is another one than list" % kind)
    look(folder, today, "export", "export", "-")
    run(folder, today, "export", folder + "/all-" + today)
    look(folder, today, "import", "import", folder + "/all-" + today, "--dry-run")


def look_at_all(folder, today):
    for name in commands:
        if name.startswith("list "):
            rows = look(folder, today, name, *name.split())
            for row in rows[:1] + rows[-1:]:
                if "code" in row:
                    look(folder, today, "show", "show", row["code"])
        elif name.startswith("view ") or name in ("tree", "log", "diagnose", "snapshot list", "account list"):
            look(folder, today, name, *name.split())
    look(folder, today, "gantt", "gantt")
    look(folder, today, "gantt", "gantt", "1.2", "--filter", "due<2027")
    look(folder, today, "agenda", "agenda", "--days", "400")
    look(folder, today, "tree", "tree", "--filter", "미보고")
    look(folder, today, "view work", "view", "work", "office:o3")
    look(folder, today, "snapshot diff", "snapshot", "diff", "2025-12-01", today)
    look_at_export(folder, today)


def look_at_languages(folder, today):
    """What programs read is the same, whatever language people are spoken to in."""
    for words in ("view work", "view agenda", "view changes", "show 1.2.5.1m1", "gantt", "log 1.2.5.1m1"):
        words = words.split() + ["--format", "json"]
        if run(folder, today, *words)[1] != run(folder, today, "--lang", "en", *words)[1]:
            failures.append("in English it is another JSON: " + " ".join(words))


def must_fail(name, value, what):
    if validator(name).is_valid(value):
        failures.append("%s: the schema lets through %s" % (name, what))


def break_each():
    for name, rows in seen.items():
        for row in rows[:1]:
            wrap = (lambda one: one) if name in ("show", "export") else (lambda one: [one])
            for key in row:
                less = {other: row[other] for other in row if other != key}
                must_fail(name, wrap(less), "an object without " + key)
            must_fail(name, wrap({**row, "unknown": 1}), "a key that it does not know")
            odd = copy.deepcopy(row)
            odd[next(iter(odd))] = {"not": "a value"}
            must_fail(name, wrap(odd), "an object for a value")


def check_closed():
    """Every object has all its keys, and no others."""
    for name, definition in schema["$defs"].items():
        if name == "commands":
            continue
        if definition["additionalProperties"] is not False or definition["required"] != list(definition["properties"]):
            failures.append("%s is not closed" % name)


def main():
    Draft202012Validator.check_schema(schema)
    check_closed()
    with tempfile.TemporaryDirectory() as folder:
        code, _, err = run(folder, "2025-12-01", "init")
        if code:
            failures.append("init: " + err)
        look_at_all(folder, "2025-12-31")
        for line in EDITS.strip().splitlines():
            code, _, err = run(folder, "2026-01-10", *shlex.split(line))
            if code:
                failures.append("%s: %d %s" % (line, code, err))
        look_at_all(folder, "2026-01-10")
        look_at_languages(folder, "2026-01-10")
    for name in commands:
        if not seen.get(name):
            failures.append("nothing was looked at of " + name)
    break_each()
    for failure in failures[:20]:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
