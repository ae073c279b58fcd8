import { NetgraftError } from "@netgraft/core";
import { findTensorFlow, type Places, TensorFlowAbsentError } from "@netgraft/tensorflow/set-up";
import type { Finding } from "./finding.js";

const setUp = "netgraft setup tensorflow";

/** tfjs-node, the TensorFlow under it, and what that can do. */
export async function tensorFlowFindings(places: Places): Promise<readonly Finding[]> {
  try {
    const { folder, version, origin, oneDnn, groupedGradients } = await findTensorFlow(places);
    return [
      { what: "tfjs-node", state: "ok", found: folder },
      { what: "TensorFlow", state: "ok", found: `${version} (from ${origin})` },
      rated("oneDNN", oneDnn, ["on", "off"]),
      rated("grouped gradients", groupedGradients, ["native", "group by group"]),
    ];
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    const state = error instanceof TensorFlowAbsentError ? "missing" : "broken";
    return [{ what: "TensorFlow", state, found: error.message, advice: setUp }];
  }
}

/** What only some builds of TensorFlow have, and training is slower without. */
function rated(what: string, there: boolean, [yes, no]: readonly [yes: string, no: string]): Finding {
  if (there) return { what, state: "ok", found: yes };
  return { what, state: "slow", found: no, advice: `${setUp} --from a TensorFlow that is built with oneDNN` };
}
