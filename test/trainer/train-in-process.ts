import { readCheckpoint, train } from "@netgraft/training";
import { drawnState, tinyNetwork, tinyRun } from "./tiny-run.js";

/*
 * The program of a process that trains in the folder that it is given, from its checkpoint on where there is one, and
 * writes a letter for each step.
 */
const [folder = ""] = process.argv.slice(2);
const network = tinyNetwork({ dropPath: 0.2 });
const from = await readCheckpoint(folder).then(
  (checkpoint) => ({ checkpoint }),
  () => ({ state: drawnState(network) }),
);
await train(
  tinyRun({
    network,
    folder,
    from,
    workers: 1,
    onEvent({ kind }) {
      if (kind === "step") process.stdout.write("s");
    },
  }),
);
