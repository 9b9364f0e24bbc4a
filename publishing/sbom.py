"""The software bill of materials: what is in the site, and what has built and checked it.

Source: CycloneDX 1.6, JSON (OWASP Foundation; ECMA-424). It has no serial number, since that would
have to be another one each time.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from publishing.inside import PYODIDE, PYTHONS_LICENCE, Inside
from publishing.pins import Pin

NAME = "sbom.cdx.json"
FORMAT = "CycloneDX"
VERSION = "1.6"
SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
OWN_NAME = "inkbubble"
OWN_LICENCE = "MIT"
ROLE = "inkbubble:role"
MARKER = "inkbubble:machines"
IN_THE_SITE, BUILDS, CHECKS = "in the site", "builds the site", "checks the site"
NODE = "builds the site, where a machine has no Node"


def content(inside: Inside) -> bytes:
    """The bill as a file of the site's root."""
    in_the_site = {part.id: part.licence for part in inside.parts}
    own: dict[str, Any] = {
        "type": "application",
        "bom-ref": OWN_NAME,
        "name": OWN_NAME,
        "licenses": _licences(OWN_LICENCE),
    }
    if inside.commit:
        own["version"] = inside.commit.id + ("+changed" if inside.commit.changed else "")
    metadata: dict[str, Any] = {"lifecycles": [{"phase": "build"}], "component": own}
    if inside.time is not None:
        moment = datetime.fromtimestamp(inside.time, UTC)
        metadata = {"timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), **metadata}
    components = [_component(pin, in_the_site, inside.python) for pin in inside.pins]
    shipped = [one["bom-ref"] for one in components if one["scope"] == "required"]
    data = {
        "$schema": SCHEMA,
        "bomFormat": FORMAT,
        "specVersion": VERSION,
        "version": 1,
        "metadata": metadata,
        "components": components,
        "dependencies": [{"ref": OWN_NAME, "dependsOn": shipped}],
    }
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _component(pin: Pin, in_the_site: dict[str, str], python: str) -> dict[str, Any]:
    shipped = pin.name in in_the_site
    group, _, name = pin.name.rpartition("/")
    address = f"pkg:{pin.kind}/{quote(pin.name, safe='/')}@{pin.version}"
    licence = in_the_site.get(pin.name, pin.licence)
    properties = [{"name": ROLE, "value": IN_THE_SITE if shipped else _role(pin.groups)}]
    if pin.marker:
        properties.append({"name": MARKER, "value": pin.marker})
    return {
        "type": "library",
        "bom-ref": address,
        **({"group": group} if group else {}),
        "name": name,
        "version": pin.version,
        "scope": "required" if shipped else "excluded",
        "hashes": [{"alg": algorithm, "content": digest} for algorithm, digest in pin.hashes],
        **({"licenses": _licences(licence)} if licence else {}),
        "purl": address,
        "properties": properties,
        **({"components": [_python(python)]} if pin.name == PYODIDE else {}),
    }


def _python(version: str) -> dict[str, Any]:
    """The Python that is compiled into Pyodide, and so has its hash."""
    return {
        "type": "platform",
        "bom-ref": f"pkg:generic/python@{version}",
        "name": "python",
        "version": version,
        "scope": "required",
        "licenses": _licences(PYTHONS_LICENCE),
        "purl": f"pkg:generic/python@{version}",
    }


def _role(groups: Sequence[str]) -> str:
    if "site" in groups:
        return BUILDS
    return NODE if "node" in groups else CHECKS


def _licences(licence: str) -> list[dict[str, Any]]:
    return [{"license": {"id": licence}}]
