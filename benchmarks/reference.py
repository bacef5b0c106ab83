"""A good script of fifty lines: CSafeLoader and jsonschema-rs in two processes; no rules, no positions.

`python benchmarks/reference.py FOLDER [PROCESSES]` prints what is wrong below FOLDER/records. It imports
nothing of ours: it is the yardstick that `spbe check` is held against.
"""

import json
import os
import sys
from multiprocessing import Pool
from pathlib import Path

import jsonschema_rs
import yaml

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


class Loader(yaml.CSafeLoader):
    """CSafeLoader that leaves times as text, as JSON Schema wants them."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
    for letter, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
VALIDATORS = {}


def validator(kind):
    """The compiled schema of a kind."""
    if kind not in VALIDATORS:
        shared = json.loads((SCHEMAS / "definisi.schema.json").read_text())
        registry = jsonschema_rs.Registry([("definisi.schema.json", shared)])
        schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text())
        VALIDATORS[kind] = jsonschema_rs.Draft202012Validator(schema, registry=registry, offline=True)
    return VALIDATORS[kind]


def check(paths):
    """What is wrong in some files, as lines."""
    found = []
    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8")
            for data in yaml.load_all(text, Loader):
                errors = validator(data["jenis"]).iter_errors(data)
                found += [f"{path}: {error.message}" for error in errors]
        except (yaml.YAMLError, TypeError, KeyError, OSError) as problem:
            found.append(f"{path}: {problem}")
    return found


if __name__ == "__main__":
    walk = os.walk(f"{sys.argv[1]}/records")
    files = sorted(
        f"{folder}/{name}" for folder, _, names in walk for name in names if name.endswith(".yaml")
    )
    batches = [files[start : start + 250] for start in range(0, len(files), 250)]
    with Pool(int(sys.argv[2]) if len(sys.argv) > 2 else 2) as pool:
        for lines in pool.imap(check, batches):
            print(*lines, sep="\n", end="\n" if lines else "")
