import { mkdir, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Problem } from "@netgraft/core";
import { SetUpDownloadError, SetUpFolderError } from "@netgraft/engine-process";
import { assertRoom, failureOf, findCommand, type Ran, run } from "@netgraft/engine-process/set-up";
import { type TensorFlowLibraries, tensorFlowLibraries } from "./tensorflow-libraries.js";
import type { Work } from "./work.js";

/** Finds a Python that has pip, or what is missing. */
export async function findPip(work: Work): Promise<{ readonly python: string; readonly missing: readonly Problem[] }> {
  const python = findCommand(["python3", "python"], work.env);
  const lacks = (message: string, expected: string): { python: string; missing: readonly Problem[] } => ({
    python: python ?? "python3",
    missing: [{ at: "pip", message, expected: `${expected}, or --from <folder>` }],
  });
  if (process.platform !== "linux")
    return lacks(
      `pip's TensorFlow cannot be linked on ${process.platform}`,
      "a connection for tfjs-node's own download",
    );
  if (python === undefined) return lacks("no Python is on PATH to bring TensorFlow", "python3 with pip");
  const { succeeded } = await run({ path: python, parameters: ["-m", "pip", "--version"] }, [], work);
  if (succeeded) return { python, missing: [] };
  return lacks(`${python} has no pip`, "pip (Debian: `apt install python3-pip`; elsewhere `python3 -m ensurepip`)");
}

/** Gigabytes of the package and of what pip unpacks on the way. */
const room = 2;

/**
 * Has pip bring TensorFlow, of which the libraries and header files are kept.
 * @throws NG_SETUP_DOWNLOAD, NG_SETUP_FOLDER
 */
export async function pipTensorFlow(making: string, python: string, work: Work): Promise<TensorFlowLibraries> {
  // The name of the package without GPU code; there is none for other processors.
  const name = process.arch === "x64" ? "tensorflow-cpu" : "tensorflow";
  work.step(`bringing ${name} with pip (about 250 MB)`);
  await assertRoom(making, room);
  const [target, temporary] = [join(making, "pip"), join(making, "tmp")];
  await mkdir(temporary, { recursive: true });
  const parameters = [
    "install",
    "--disable-pip-version-check",
    "--no-input",
    "--retries",
    "0",
    "--timeout",
    "30",
    "--no-deps",
    "--no-compile",
    "--target",
    target,
    name,
  ];
  const ran = await run({ path: python, parameters: ["-m", "pip"] }, parameters, work, { env: { TMPDIR: temporary } });
  if (!ran.succeeded) throw pipFailure(ran, name, making);
  const { core, framework, include } = tensorFlowLibraries(target);
  // The rest, half of it, goes when the addon is built.
  const kept = (library: string): string => join(making, "tensorflow", basename(library));
  await mkdir(join(making, "tensorflow"));
  for (const library of [core, framework]) await rename(library, kept(library));
  return { core: kept(core), framework: kept(framework), include };
}

function pipFailure(ran: Ran, name: string, folder: string): Error {
  const said = (words: RegExp): boolean => ran.lines.some((line) => words.test(line));
  const found = failureOf(ran);
  if (said(/No space left on device|Errno 28/))
    return new SetUpFolderError({ at: folder, message: "the disk has too little room", expected: `${room} GB`, found });
  const expected = "an index that pip reaches (`pip config set global.index-url …`), or --from <folder>";
  if (
    said(
      /NewConnectionError|ConnectionError|ConnectTimeout|ReadTimeout|Name or service not known|name resolution|ProxyError|SSLError|Max retries/,
    )
  )
    return new SetUpDownloadError({ at: "pip", message: "pip cannot reach its package index", expected, found });
  if (said(/No matching distribution/))
    return new SetUpDownloadError({
      at: "pip",
      message: `pip's index has no ${name} for this Python`,
      expected: "a Python for which TensorFlow is published, first on PATH, or --from <folder>",
      found,
    });
  return new SetUpDownloadError({ at: "pip", message: `pip cannot bring ${name}`, expected, found });
}
