import { join } from "node:path";
import { cacheFolder, type Environment } from "@netgraft/engine-process";

export type { Environment };

/** The version of `@tensorflow/tfjs-node` that Netgraft runs. */
export const tfjsVersion = "4.22.0";

/** The version of Node-API that tfjs-node's addon is built for; every Node since 20 has it, so one build serves them all. */
export const nodeApi = 8;

/** Where in a folder tfjs-node's addon is, be it the package or what the set-up has made. */
export const addonPath = join("lib", `napi-v${nodeApi}`, "tfjs_binding.node");

/** The folder of the cache with the addon and the TensorFlow that `netgraft setup tensorflow` has made for this platform. */
export function nativeFolder(env: Environment = process.env): string {
  return join(cacheFolder(env), `tfjs-node-${tfjsVersion}-napi${nodeApi}-${process.platform}-${process.arch}`);
}
