import { NetgraftError } from "@netgraft/core";
import { findTensorFlow, type Places, TensorFlowAbsentError } from "@netgraft/tensorflow/set-up";
import type { Finding } from "./finding.js";

const setUp = "netgraft setup tensorflow";

/** tfjs-node, the TensorFlow under it, and what that can do. */
export async function tensorFlowFindings(places: Places): Promise<readonly Finding[]> {
  try {
    const { folder, version, origin, oneDnn } = await findTensorFlow(places);
    return [
      { what: "tfjs-node", state: "ok", found: folder },
      { what: "TensorFlow", state: "ok", found: `${version} (from ${origin})` },
      oneDnn
        ? { what: "oneDNN", state: "ok", found: "on" }
        : {
            what: "oneDNN",
            state: "slow",
            found: "off",
            advice: `${setUp} --from a TensorFlow that is built with oneDNN`,
          },
    ];
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    const state = error instanceof TensorFlowAbsentError ? "missing" : "broken";
    return [{ what: "TensorFlow", state, found: error.message, advice: setUp }];
  }
}
