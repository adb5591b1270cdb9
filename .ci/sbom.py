"""Writes a software bill of materials, CycloneDX 1.5: every library of the lock file, and what the
wheels of the installed ones carry within.

python .ci/sbom.py LOCK OUT
"""

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, files, metadata
from pathlib import Path

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[^\]]*\])?==(?P<version>[^ ;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
CARRIED = re.compile(r"^lib(?P<name>\w+?)-[0-9a-f]{8}\.so")
"""A library within a wheel, as auditwheel names it: its licence is not that of the wheel."""

TERMS = {"heif": "LGPL-3.0-or-later", "de265": "LGPL-3.0-or-later", "x265": "GPL-2.0-or-later"}
"""Licences of what is carried, where they ask for more than to be named."""


def components(lock: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for line in lock.splitlines():
        pin = PIN.match(line)
        if pin:
            name, version = pin["name"], pin["version"]
            found.append(
                {
                    "type": "library",
                    "name": name,
                    "version": version,
                    "purl": f"pkg:pypi/{name.lower()}@{version}",
                    "hashes": [],
                    **licences_of(name),
                    **carried_by(name),
                }
            )
        elif found:
            hashes = found[-1]["hashes"]
            assert isinstance(hashes, list)
            hashes += [{"alg": "SHA-256", "content": each} for each in HASH.findall(line)]
    return found


def licences_of(name: str) -> dict[str, object]:
    """What an installed library says of its licence; nothing for one of another platform."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return {}
    classifiers = about.get_all("Classifier") or []
    named = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    said = about.get("License-Expression") or ", ".join(named) or about.get("License") or ""
    first = said.strip().partition("\n")[0]
    return {"licenses": [{"license": {"name": first}}]} if first else {}


def carried_by(name: str) -> dict[str, object]:
    """The libraries of others within an installed wheel, each with its licence where we know it."""
    try:
        within = files(name) or []
    except PackageNotFoundError:
        return {}
    found = sorted({match["name"] for each in within if (match := CARRIED.match(each.name))})
    carried = [{"type": "library", "name": each, **_terms(each)} for each in found]
    return {"components": carried} if carried else {}


def _terms(carried: str) -> dict[str, object]:
    return {"licenses": [{"license": {"id": TERMS[carried]}}]} if carried in TERMS else {}


def main(lock: Path, out: Path) -> None:
    found = components(lock.read_text("utf-8"))
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "city-pair-planner"}},
        "components": found,
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{out}: {len(found)} libraries\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
