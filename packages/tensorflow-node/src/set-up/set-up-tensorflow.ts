import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeWhole } from "@netgraft/engine-process/set-up";
import { NetgraftError } from "@netgraft/core";
import { inspectAddon } from "../native/inspect-addon.js";
import { isLinked, linkAddon } from "../native/link-addon.js";
import { addonPath, nativeFolder } from "../native/native-folder.js";
import { keptPackage, projectPackage } from "../native/tfjs-package.js";
import { readKept } from "../native/kept.js";
import { makeNative, type MadeNative } from "./make-native.js";
import { providePackage } from "./provide-package.js";
import type { Work } from "./work.js";

/** The TensorFlow that is set up. */
export interface SetUpResult extends MadeNative {
  /** False where it was there and nothing was done. */
  readonly made: boolean;
  /** The folder of what loads. */
  readonly folder: string;
}

export interface SetUpOptions extends Partial<Work> {
  /** A folder with a TensorFlow: an unpacked libtensorflow, or `tensorflow` of a Python's site-packages. */
  readonly from?: string | undefined;
  /** The module from which the project's tfjs-node is looked for. */
  readonly resolveFrom?: string | URL;
}

/**
 * Makes tfjs-node run: by its own install; with a TensorFlow that is given; or with one that pip brings. What is made is kept
 * in the cache and linked into the package. What is there already and loads is left as it is.
 * @throws NG_SETUP_NEEDS, NG_SETUP_SOURCE, NG_SETUP_DOWNLOAD, NG_SETUP_BUILD, NG_SETUP_FOLDER; NG_TENSORFLOW_LOAD where what
 * was made does not load; NG_TENSORFLOW_ABSENT where it cannot be linked
 */
export async function setUpTensorFlow({
  from: given,
  resolveFrom,
  ...options
}: SetUpOptions = {}): Promise<SetUpResult> {
  const work: Work = {
    env: process.env,
    step: () => undefined,
    line: () => undefined,
    inspect: inspectAddon,
    ...options,
  };
  const from = given === undefined ? undefined : resolve(given);
  const native = nativeFolder(work.env);
  const project = projectPackage(resolveFrom);
  if (project !== undefined && from === undefined) {
    const own = await ownAddon(project, work);
    if (own !== undefined) return { ...own, made: false, folder: project };
  }
  const there = await keptAddon(native, from, work);
  const made =
    there ??
    (await makeWhole(native, async (making) =>
      makeNative(making, project ?? (await providePackage(making, native, work)), from, work),
    ));
  const tfjs = project ?? keptPackage(native);
  if (tfjs !== undefined) await linkAddon(tfjs, native);
  return { ...made, made: there === undefined, folder: native };
}

/** The addon that the package's own install has made, where it loads. */
async function ownAddon(tfjs: string, work: Work): Promise<MadeNative | undefined> {
  if (!existsSync(join(tfjs, addonPath)) || (await isLinked(tfjs))) return undefined;
  return loading(tfjs, "tfjs-node", work);
}

/** What an earlier set-up has kept, where it is what is asked for and loads. */
async function keptAddon(native: string, from: string | undefined, work: Work): Promise<MadeNative | undefined> {
  const kept = await readKept(native);
  if (kept === undefined || (from !== undefined && from !== kept.origin)) return undefined;
  return loading(native, kept.origin, work);
}

async function loading(folder: string, origin: string, work: Work): Promise<MadeNative | undefined> {
  try {
    return { ...(await work.inspect(join(folder, addonPath), work.signal)), origin };
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    work.step(`what is there does not load: ${error.message}`);
    return undefined;
  }
}
