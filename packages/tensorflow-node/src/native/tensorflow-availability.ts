import { NetgraftError } from "@netgraft/core";
import { type Availability, describeProblem, type Finding } from "@netgraft/core/graph";
import { TensorFlowAbsentError } from "./errors.js";
import { findTensorFlow, type FoundTensorFlow } from "./find-tensorflow.js";
import type { Places } from "./find-tfjs-node.js";

const setUp = "netgraft setup tensorflow";

/** Loads the TensorFlow that is set up, to see whether it can be used here and what it can do. */
export async function tensorFlowAvailability(places: Places = {}): Promise<Availability> {
  try {
    return availabilityOf(await findTensorFlow(places));
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    const words = error.problems.map(describeProblem).join("; ");
    const [state, why] =
      error.code === TensorFlowAbsentError.code
        ? (["missing", `is not set up (\`${setUp}\`)`] as const)
        : (["broken", `is set up and cannot be used: ${words}`] as const);
    return { usable: false, why, findings: [{ what: "TensorFlow", state, found: error.message, advice: setUp }] };
  }
}

/** What a TensorFlow that loads can do; without oneDNN it is slow. */
export function availabilityOf({ folder, version, origin, oneDnn, groupedGradients }: FoundTensorFlow): Availability {
  return {
    usable: true,
    ...(!oneDnn && { why: "has no oneDNN here, and is slower without it" }),
    findings: [
      { what: "tfjs-node", state: "ok", found: folder },
      { what: "TensorFlow", state: "ok", found: `${version} (from ${origin})` },
      rated("oneDNN", oneDnn, ["on", "off"]),
      rated("grouped gradients", groupedGradients, ["native", "group by group"]),
    ],
  };
}

/** What only some builds of TensorFlow have, and training is slower without. */
function rated(what: string, there: boolean, [yes, no]: readonly [yes: string, no: string]): Finding {
  if (there) return { what, state: "ok", found: yes };
  return { what, state: "slow", found: no, advice: `${setUp} --from a TensorFlow that is built with oneDNN` };
}
