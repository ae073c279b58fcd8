import { readFile } from "node:fs/promises";
import { createFramework } from "@netgraft/core";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { runTraining } from "@netgraft/training";
import { initialize } from "@netgraft/weights";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";
import { drawnDataset } from "../trainer/drawn-dataset.js";
import { tinyRun } from "../trainer/tiny-run.js";

/** Resident memory of this process and of those that it has started, in MiB. */
async function residentMemory(): Promise<{ readonly node: number; readonly engine: number }> {
  const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, "utf8");
  const engines = await Promise.all(children.trim().split(" ").filter(Boolean).map(residentOf));
  return { node: await residentOf(process.pid), engine: engines.reduce((sum, size) => sum + size, 0) };
}

async function residentOf(pid: number | string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** Epochs of 100 steps; TensorFlow's allocator takes longer to come to rest. */
const epochs: Readonly<Record<string, number>> = { onnx: 20, tensorflow: 50 };

onEachEngine("a long run", ({ name, engine }) => {
  it("of SE-ResNet-20 keeps its memory flat", async function () {
    if (process.platform !== "linux")
      skipBecause(this, "the memory of processes is read from /proc, which only Linux has");
    const network = createFramework({ plugins: [se, resnet] }).compose({
      extends: "seresnet20_cifar",
      input: { height: 16, width: 16 },
      classes: 3,
    });
    const sizes: { readonly node: number; readonly engine: number }[] = [];
    let steps = 0;
    const measure = async (): Promise<void> => void sizes.push(await residentMemory());
    const pending: Promise<void>[] = [];
    const { history } = await runTraining(
      tinyRun({
        network,
        from: { state: initialize(network.graph.state(), { seed: 1 }) },
        dataset: drawnDataset({ train: 1600, validation: 160 }),
        augmentations: [{ type: "resize", size: 16 }, { type: "padAndCrop", padding: 2 }, { type: "horizontalFlip" }],
        plan: { epochs: epochs[name] ?? 20, batch: 16 },
        engine,
        workers: 2,
        onEvent({ kind }) {
          if (kind === "step" && (steps += 1) % 100 === 0) pending.push(measure());
        },
      }),
    );
    await Promise.all(pending);
    expect(steps).to.equal(100 * (epochs[name] ?? 20));
    expect(history.at(-1)?.validation?.top1).to.be.at.least(0.9);
    const [early, late] = [sizes[name === "onnx" ? 2 : 19], sizes.at(-1)];
    const told = sizes.map((size) => `${size.node.toFixed(0)} ${size.engine.toFixed(0)}`).join(", ");
    expect(late?.engine, `the engine's process: ${told}`).to.be.at.most((early?.engine ?? 0) * 1.05 + 5);
    expect(late?.node, `Node: ${told}`).to.be.at.most((early?.node ?? 0) * 1.1 + 20);
  }).timeout(600_000);
});
