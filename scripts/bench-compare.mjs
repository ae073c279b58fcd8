/**
 * Measures two checkouts in turns, each by its own benchmark, and writes the ratios as a Markdown table:
 *
 *     node scripts/bench-compare.mjs ../base . compose command --rounds 3 --output ratios.md
 *
 * Both must be built. Without parts, compose, command and export are measured. The parts inference and train take turns run by run, of
 * which `--turns` (15) are counted. A ratio over `--limit` (1.1) whose rounds agree ends the program with 1.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { partsBeside } from "./bench/compare/beside.mjs";
import { comparison, figuresOf, markdown } from "./bench/compare/comparison.mjs";
import { describeMachine } from "./bench/machine.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    turns: { type: "string", default: "15" },
    limit: { type: "string", default: "1.1" },
    output: { type: "string", default: "bench-ratios.md" },
  },
});
const [base, head, ...named] = positionals;
if (base === undefined || head === undefined) {
  console.error("two checkouts are compared: node scripts/bench-compare.mjs <base> <head> [part …]");
  process.exit(2);
}

const folders = { base: resolve(base), head: resolve(head) };
const limit = Number(values.limit);
const parts = named.length > 0 ? named : ["compose", "command", "export"];
const wholeParts = parts.filter((part) => !Object.hasOwn(partsBeside, part));
const compared = wholeParts.length > 0 ? compareWhole() : [];
for (const part of parts)
  for await (const result of partsBeside[part]?.(folders, limit, Number(values.turns)) ?? []) {
    console.log(markdown([result]));
    compared.push(result);
  }
const text = `${describeMachine()}, ${values.rounds} rounds in turns\n\n${markdown(compared)}\n`;
writeFileSync(values.output, text);
console.log(`\n${text}`);
process.exitCode = compared.some(({ over }) => over) ? 1 : 0;

function compareWhole() {
  /** @type {Record<"base" | "head", import("./bench/compare/comparison.mjs").Figures[]>} */
  const measured = { base: [], head: [] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    // Whoever comes first in one round comes last in the next.
    /** @type {("base" | "head")[]} */
    const order = round % 2 === 0 ? ["base", "head"] : ["head", "base"];
    for (const side of order) {
      console.log(`\nround ${round + 1}, ${side}:`);
      measured[side].push(benchmark(folders[side]));
    }
  }
  return comparison(measured.base, measured.head, limit);
}

/** @param {string} checkout */
function benchmark(checkout) {
  const folder = mkdtempSync(join(tmpdir(), "netgraft-bench-"));
  try {
    const output = join(folder, "results.json");
    // A limit that is not kept ends the benchmark with 1, and is told there.
    const { status } = spawnSync(process.execPath, ["scripts/bench.mjs", ...wholeParts, "--output", output], {
      cwd: checkout,
      stdio: "inherit",
    });
    if (status !== 0 && status !== 1) throw new Error(`the benchmark of ${checkout} ended with ${status}`);
    return figuresOf(JSON.parse(readFileSync(output, "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
