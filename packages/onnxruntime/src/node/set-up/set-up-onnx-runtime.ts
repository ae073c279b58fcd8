import { dirname, join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { SetUpDownloadError } from "@netgraft/engine-process";
import { installPackage, makeWhole, type Work } from "@netgraft/engine-process/set-up";
import { OnnxEngine } from "../engine/onnx-engine.js";
import type { EngineIdentity } from "../engine/protocol.js";
import {
  installedIn,
  keptRuntime,
  runtimeFolder,
  runtimeModule,
  runtimePackage,
  runtimeVersion,
} from "../engine/runtime-module.js";

/** The onnxruntime that is there. */
export interface OnnxRuntimeSetUp {
  /** False where it was there and nothing was done. */
  readonly made: boolean;
  /** The folder of what loads. */
  readonly folder: string;
  readonly identity: EngineIdentity;
}

/**
 * Makes onnxruntime run: what is there and loads is left as it is; else it is installed in the cache, whole or not at all.
 * @param from the module from which the project's package is looked for
 * @throws NG_SETUP_NEEDS, NG_SETUP_DOWNLOAD, NG_SETUP_FOLDER; NG_ENGINE_UNAVAILABLE where what was installed does not load
 */
export async function setUpOnnxRuntime(work: Work, from?: string | URL): Promise<OnnxRuntimeSetUp> {
  const found = runtimeModule(work.env, from);
  if (found !== runtimePackage) {
    try {
      return { made: false, folder: dirname(found), identity: await identityOf(found) };
    } catch (error) {
      if (!(error instanceof NetgraftError)) throw error;
      work.step(`what is there does not load: ${error.message}`);
    }
  }
  const folder = runtimeFolder(work.env);
  return makeWhole(folder, async (making) => {
    await installPackage(join(making, installedIn), runtimePackage, runtimeVersion, work);
    const file = keptRuntime(making);
    if (file === undefined)
      throw new SetUpDownloadError({ at: "npm", message: `npm has not installed ${runtimePackage}`, found: making });
    work.step("loading it");
    return { made: true, folder, identity: await identityOf(file) };
  });
}

/** Starts the runtime, and ends it again. @throws NG_ENGINE_UNAVAILABLE */
async function identityOf(module: string): Promise<EngineIdentity> {
  const engine = await OnnxEngine.start({ runtimeModule: module });
  const { identity } = engine.process;
  await engine.close();
  return identity;
}
