"""What the scripts have in common that make one file of goldens: they write it, or with --check compare it with what is stored."""

import argparse
import json


def write_or_check(file, made, description, told):
    """Writes what `made()` gives as JSON; with --check writes nothing.

    `told(goldens)` is printed of what is written. Gives the exit status: 1 where what is stored differs.
    """
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where what is stored differs")
    arguments = parser.parse_args()
    # In the form that is read from a file: tuples are lists there.
    goldens = json.loads(json.dumps(made()))
    if arguments.check:
        return 0 if json.loads(file.read_text(encoding="utf-8")) == goldens else 1
    file.write_text(json.dumps(goldens, indent=2) + "\n", encoding="utf-8", newline="\n")
    print(told(goldens))
    return 0
