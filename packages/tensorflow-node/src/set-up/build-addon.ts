import { dirname, join } from "node:path";
import { SetUpDownloadError } from "@netgraft/engine-process";
import { failureOf, run } from "@netgraft/engine-process/set-up";
import { SetUpBuildError } from "../native/errors.js";
import { addonPath, nodeApi } from "../native/native-folder.js";
import type { BuildTools } from "./build-tools.js";
import type { Work } from "./work.js";

/**
 * Builds tfjs-node's addon in a folder that has its sources, and a TensorFlow in `deps`.
 * @throws NG_SETUP_DOWNLOAD where node-gyp cannot fetch Node's header files; NG_SETUP_BUILD
 */
export async function buildAddon(making: string, { nodeGyp, headers }: BuildTools, work: Work): Promise<void> {
  work.step("building tfjs-node's addon");
  const addon = join(making, addonPath);
  // As node-pre-gyp calls it.
  const variables = {
    module: addon,
    module_name: "tfjs_binding",
    module_path: dirname(addon),
    napi_version: process.versions["napi"] ?? nodeApi,
    napi_build_version: nodeApi,
    node_napi_label: `napi-v${nodeApi}`,
    ...(headers !== undefined && { nodedir: headers }),
  };
  const parameters = Object.entries(variables).map(([name, value]) => `--${name}=${value}`);
  // What a TensorFlow lacks is then told when the addon is loaded, and does not end the process at the first call.
  const early = process.platform === "linux" ? { LDFLAGS: `${work.env["LDFLAGS"] ?? ""} -Wl,-z,now` } : {};
  const ran = await run(nodeGyp, ["rebuild", ...parameters], work, { cwd: making, env: early });
  if (!ran.succeeded) throw failure(ran);
}

function failure(ran: Parameters<typeof failureOf>[0]): Error {
  const found = failureOf(ran);
  if (ran.lines.some((line) => /getaddrinfo|FetchError|ECONNREFUSED|ETIMEDOUT|ECONNRESET|node-v\S+-headers/.test(line)))
    return new SetUpDownloadError({
      at: "node-gyp",
      message: "Node's header files are not beside this Node and cannot be fetched",
      expected: "a folder with include/node/node_api.h, named in the environment variable npm_config_nodedir",
      found,
    });
  return new SetUpBuildError({ at: "node-gyp", message: "tfjs-node's addon does not build", found });
}
