import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFramework } from "netgraft";
import { python, pytorchMisses } from "./contest/installed.mjs";
import { runNodeForMemory } from "./run-program.mjs";

const network = "legacy_senet154";

/** Writes a state dict of these shapes as SENet's published weights are: in PyTorch's form before 1.6. */
const save = `
import json, sys, torch
shapes = json.loads(sys.stdin.read())
torch.save({name: torch.rand(shape) for name, shape in shapes}, sys.argv[1], _use_new_zipfile_serialization=False)
`;

const load = `
  const [path] = process.argv.slice(1);
  const { createFramework } = await import("netgraft");
  const { loadWeights } = await import("@netgraft/weights/node");
  const specs = createFramework().compose("${network}").graph.state();
  let told = 0;
  const state = await loadWeights(path, specs, { onProgress: () => told++ });
  if (told !== state.size) throw new Error("progress was told " + told + " times of " + state.size + " tensors");
`;

/**
 * The weights of SENet-154, 440 MiB in PyTorch's old form, read into memory: the time, and the most memory that the program has.
 * @returns {import("./measure-figures.mjs").Measurement[]} none where Python has no PyTorch
 */
export function openSenet154() {
  const missing = pytorchMisses();
  if (missing !== undefined) {
    console.log(`open ${network}.pth: ${missing}`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "netgraft-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "senet154.pth");
  const specs = createFramework().compose(network).graph.state();
  const input = JSON.stringify(specs.map(({ name, shape }) => [name, shape]));
  const { status, stderr } = spawnSync(python, ["-c", save, path], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`${python} ended with ${status}: ${stderr}`);
  const size = statSync(path).size / 2 ** 20;
  /** @type {ReturnType<typeof runNodeForMemory>[] | undefined} */
  let runs;
  const measured = () =>
    (runs ??= Array.from({ length: 3 }, () => runNodeForMemory("--input-type=module", "--eval", load, path)));
  return [
    {
      name: `open ${network}.pth, cold`,
      unit: "ms",
      measure: () => measured().map(({ milliseconds }) => milliseconds),
    },
    {
      name: `open ${network}.pth, peak memory (the file is ${size.toFixed(0)} MiB)`,
      unit: "MiB",
      limit: Math.floor(1.3 * size),
      measure: () => measured().map(({ peakMemory }) => peakMemory),
    },
  ];
}
