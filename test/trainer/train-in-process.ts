import { readCheckpoint, runTraining } from "@netgraft/training";
import { testedEngines } from "../support/engines.js";
import { drawnState, tinyNetwork, tinyRun } from "./tiny-run.js";

/*
 * The program of a process that trains in the folder that it is given, with the engine and for the epochs that it is given,
 * from its checkpoint on where there is one, and writes a letter for each step.
 */
const [folder = "", name = "", epochs = "3"] = process.argv.slice(2);
const engine = testedEngines[name]?.engine;
if (engine === undefined) throw new TypeError(`there is no engine "${name}"`);
const network = tinyNetwork({ dropPath: 0.2 });
const from = await readCheckpoint(folder).then(
  (checkpoint) => ({ checkpoint }),
  () => ({ state: drawnState(network) }),
);
await runTraining(
  tinyRun({
    network,
    folder,
    from,
    plan: { epochs: Number(epochs) },
    engine,
    workers: 1,
    onEvent({ kind }) {
      if (kind === "step") process.stdout.write("s");
    },
  }),
);
