import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { openNetwork, openSweep, runSweep, setOverride, type SweepEvent, train, workOnSweep } from "netgraft";
import { tinySweep } from "./tiny-sweep.js";

const sweep = `base: tiny.yaml
seeds: [3]
budget: { epochs: 2 }
`;
const options = { threads: 1, workers: 0 };

describe("a sweep that is ended in the middle of a cell", () => {
  const folder = tinySweep(sweep, 9);

  it("goes on with it, and comes to what training alone does, to the bit", async () => {
    const cwd = folder();
    const plan = await openSweep("configs/sweep.yaml", { cwd });
    const overrides = ["training.epochs=2", "training.seed=3"].map(setOverride);
    const opened = await openNetwork("configs/tiny.yaml", { cwd, overrides });
    const { history, best } = await train(opened, { ...options, cwd, folder: folder("alone") });

    const stop = new AbortController();
    let steps = 0;
    // In the second epoch of two, of three steps each.
    const onEvent = (event: SweepEvent): void => {
      if (event.kind === "training" && event.event.kind === "step" && (steps += 1) === 4)
        stop.abort(new Error("enough"));
    };
    const parts = { ...options, folder: folder("parts") };
    const stopped = await rejection(runSweep(plan, { ...parts, onEvent, signal: stop.signal }));
    expect(stopped).to.have.property("message", "enough");
    const kinds: string[] = [];
    const resumed = await workOnSweep(parts.folder, {
      ...options,
      onEvent: (event) => kinds.push(event.kind === "training" ? event.event.kind : event.kind),
    });
    expect(kinds.filter((kind) => kind === "step")).to.have.lengthOf(2);
    expect(resumed.runs).to.deep.equal({ finished: 1, failed: 0, held: 0, begun: 0, waiting: 0 });
    const result = resumed.rows[0]?.cells[0]?.result;
    expect(result?.epochs.map(({ training, validation }) => ({ training, validation }))).to.deep.equal(
      history.map(({ training, validation }) => ({ training, validation })),
    );
    expect(result).to.include({ seed: 3, best: best?.epoch });
    const last = (run: string): Promise<Buffer> => readFile(join(run, "last.safetensors"));
    expect(await last(folder(`parts/cells/${plan.cells[0]?.key}/run`))).to.deep.equal(await last(folder("alone")));
  }).timeout(60_000);
});
