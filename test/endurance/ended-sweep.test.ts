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
    expect(resumed.runs).to.deep.equal({ finished: 1, stopped: 0, failed: 0, held: 0, begun: 0, waiting: 0 });
    const result = resumed.rows[0]?.cells[0]?.result;
    expect(result?.epochs.map(({ training, validation }) => ({ training, validation }))).to.deep.equal(
      history.map(({ training, validation }) => ({ training, validation })),
    );
    expect(result).to.include({ seed: 3, best: best?.epoch });
    const last = (run: string): Promise<Buffer> => readFile(join(run, "last.safetensors"));
    expect(await last(folder(`parts/cells/${plan.cells[0]?.key}/run`))).to.deep.equal(await last(folder("alone")));
  }).timeout(60_000);

  it("and one that ends rows early comes to the beginning of what a whole one does, to the bit", async () => {
    const cwd = folder();
    const file = {
      base: "configs/tiny.yaml",
      variants: { plain: { attachments: [{ id: "se", attach: null }] }, se: {}, wide: { backbone: { width: 6 } } },
      seeds: [1],
      budget: { epochs: 3 },
    };
    const epochsIn = async (name: string, more: object): Promise<readonly (readonly object[])[]> => {
      const plan = await openSweep({ ...file, ...more }, { cwd });
      const { rows } = await runSweep(plan, { ...options, folder: folder(name) });
      return rows.map(({ cells }) => cells[0]?.result?.epochs ?? []);
    };
    const whole = await epochsIn("whole", {});
    const pruned = await epochsIn("pruned", { prune: { type: "halving", after: 1, factor: 3, monitor: "loss" } });
    const losses = whole.map(([first]) => (first as { validation: { loss: number } }).validation.loss);
    // The best of three goes on, and the baseline does.
    const best = losses.indexOf(Math.min(...losses));
    expect(pruned.map(({ length }) => length)).to.deep.equal(
      [0, 1, 2].map((row) => (row === best || row === 0 ? 3 : 1)),
    );
    expect(pruned).to.deep.equal(whole.map((epochs, row) => epochs.slice(0, pruned[row]?.length)));
  }).timeout(60_000);
});
