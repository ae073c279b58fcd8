import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportOnnx } from "@netgraft/onnxruntime/node";
import { takeTurns } from "../contest/take-turns.mjs";
import { table } from "../figures/table.mjs";
import { threads } from "../machine.mjs";
import { assertSameLogits } from "./assert-same-logits.mjs";
import { contestants } from "./contestants.mjs";
import { exportByPytorch } from "./export-by-pytorch.mjs";
import { nameDerivedProgram } from "./name-derived-program.mjs";
import { predictions } from "./predictions.mjs";
import { compared, head, isOver, row } from "./report.mjs";

/**
 * Measures predictions beside PyTorch and its exporter, in turns, and prints a table for each. NETGRAFT_BENCH_ROUNDS are the runs
 * that are counted, where it is set.
 * @param {{ networks: readonly string[] }} wanted the names of networks
 * @returns results by network and batch, with `over` where the limit is not kept
 */
export async function measureInference({ networks }) {
  const results = [];
  for (const { rounds: usual, ...prediction } of predictions.filter(({ name }) => networks.includes(name))) {
    const rounds = Number(process.env["NETGRAFT_BENCH_ROUNDS"] || usual);
    const { name, batch, size } = prediction;
    console.log(`\n${name}, batch ${batch}, ${size} × ${size}, ${threads} threads, ${rounds} rounds`);
    const { exporter, measured } = await measure(prediction, rounds);
    console.log(table([head, ...measured.map(row)]));
    const versions = new Set([...measured.map(({ version }) => version), exporter && `exporter: ${exporter}`]);
    console.log([...versions].filter(Boolean).join("; "));
    results.push({ network: name, batch, size, threads, rounds, exporter, over: measured.some(isOver), measured });
  }
  return results;
}

/**
 * @param {import("./predictions.mjs").Prediction} prediction
 * @param {number} rounds
 */
async function measure(prediction, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "netgraft-bench-"));
  try {
    const files = {
      netgraft: { path: join(folder, "netgraft.onnx") },
      pytorch: exportByPytorch(prediction, join(folder, "pytorch.onnx")),
    };
    await exportOnnx(nameDerivedProgram(prediction), files.netgraft.path);
    /** @type {import("../contest/take-turns.mjs").Measured<import("./report.mjs").Turn>[]} */
    const measured = await takeTurns(contestants(files), { ...prediction, threads }, rounds);
    assertSameLogits(measured);
    return { exporter: files.pytorch.exporter, measured: compared(measured) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
