import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { NetgraftError, type Problem } from "@netgraft/core";
import { SetUpNeedsError } from "@netgraft/engine-process";
import type { NativeTensorFlow } from "../native/inspect-addon.js";
import { addonPath } from "../native/native-folder.js";
import { buildAddon } from "./build-addon.js";
import { type BuildTools, buildTools } from "./build-tools.js";
import { type Kept, writeKept } from "../native/kept.js";
import { linkLibraries } from "./link-libraries.js";
import { ownInstall } from "./own-install.js";
import { findPip, pipTensorFlow } from "./pip-tensorflow.js";
import { type TensorFlowLibraries, tensorFlowLibraries } from "./tensorflow-libraries.js";
import type { Work } from "./work.js";

/** What of the package an addon is built from. */
const sources = ["binding", "binding.gyp", "package.json", "scripts"];
/** What is needed for that alone. */
const scaffolding = [...sources, "build", "pip", "tmp", join("deps", "include")];

/** An addon that loads, and where its TensorFlow is from. */
export type MadeNative = NativeTensorFlow & Kept;

/** Makes an addon and the TensorFlow under it in an empty folder. @throws the errors of its steps */
export async function makeNative(
  making: string,
  tfjs: string,
  from: string | undefined,
  work: Work,
): Promise<MadeNative> {
  for (const source of sources) await cp(join(tfjs, source), join(making, source), { recursive: true });
  const { tools, missing } = buildTools(work.env);
  let made = from === undefined ? await tryOwnInstall(making, tfjs, tools, work) : undefined;
  if (made === undefined) {
    const { provide, lacks } = from === undefined ? await withPip(making, work) : withFolder(from);
    if (tools === undefined || lacks.length > 0) throw new SetUpNeedsError([...missing, ...lacks]);
    await linkLibraries(making, await provide());
    await buildAddon(making, tools, work);
    work.step("loading it");
    made = { ...(await work.inspect(join(making, addonPath), work.signal)), origin: from ?? "pip" };
  }
  for (const part of scaffolding) await rm(join(making, part), { recursive: true, force: true });
  await writeKept(making, { origin: made.origin });
  return made;
}

/** What brings the libraries, and what is missing for it. */
interface Libraries {
  readonly provide: () => TensorFlowLibraries | Promise<TensorFlowLibraries>;
  readonly lacks: readonly Problem[];
}

function withFolder(from: string): Libraries {
  const libraries = tensorFlowLibraries(from);
  return { provide: () => libraries, lacks: [] };
}

async function withPip(making: string, work: Work): Promise<Libraries> {
  const pip = await findPip(work);
  return { provide: () => pipTensorFlow(making, pip.python, work), lacks: pip.missing };
}

async function tryOwnInstall(
  making: string,
  tfjs: string,
  tools: BuildTools | undefined,
  work: Work,
): Promise<MadeNative | undefined> {
  const failure = await ownInstall(making, tfjs, tools, work);
  if (failure === undefined) {
    try {
      return { ...(await work.inspect(join(making, addonPath), work.signal)), origin: "tfjs-node" };
    } catch (error) {
      if (!(error instanceof NetgraftError)) throw error;
      work.step(`that does not load here: ${error.message}`);
    }
  } else {
    work.step(`that failed: ${failure}`);
  }
  for (const part of ["deps", "lib", "build"]) await rm(join(making, part), { recursive: true, force: true });
  return undefined;
}
