// Starts Pyodide in Node and runs Python scripts in it, one after the other.
// Usage: node interpreter.mjs PYODIDE_FOLDER LIBRARY_ZIP JOB_FOLDER SCRIPT...
// The scripts see JOB_FOLDER as /job. A Python exception is printed and makes the exit code 1.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, library, job, ...scripts] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
const { info } = JSON.parse(readFileSync(join(pyodideFolder, "pyodide-lock.json"), "utf8"));

const python = await loadPyodide({
  indexURL: pyodideFolder,
  stdLibURL: library,
  packageBaseUrl: "/nowhere/",
  lockFileContents: { info, packages: {} },
  jsglobals: {},
  // A fixed hash seed and no columns in line tables: the same bytecode each time, and smaller.
  env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
});
python.mountNodeFS("/job", job);
try {
  for (const script of scripts) {
    const globals = python.toPy({ __name__: "__main__" });
    python.runPython(readFileSync(script, "utf8"), { filename: script, globals });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
