/**
 * Trains a plain network, goes on from its weights in several ways, and prints a table in Markdown:
 * `node examples/grafts/compare.mjs <folder of the pictures> <folder of the runs> --seeds 1,2,3 [--epochs 8]`, with 2 to 10 seeds.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openNetwork, setOverride, train } from "netgraft";

/** The quantile of Student's t for 95 %, by the degrees of freedom. */
const students = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** What follows the first run: a network, how much longer, and where it begins. */
const ways = [
  { name: "plain, goes on", config: "plain.yaml", weights: () => ({}) },
  { name: "SE grafted, `graft: exact`", config: "se.yaml", weights: () => ({ graft: "exact" }) },
  { name: "SE drawn, `except: [layer*.*.se]`", config: "se.yaml", weights: () => ({ except: ["layer*.*.se"] }) },
  { name: "SE from a random start, as many epochs", config: "se.yaml", times: 1 },
  { name: "SE from a random start, twice as many", config: "se.yaml", times: 2 },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: "string", default: "1,2,3" }, epochs: { type: "string", default: "8" } },
});
const [pictures = "data/grafts", runs = "runs/grafts"] = positionals;
const seeds = values.seeds.split(",").map(Number);
const epochs = Number(values.epochs);

/** Trains a network with settings of `training`, and gives what each epoch came to. */
async function trained(config, folder, training) {
  const settings = { "dataset.path": resolve(pictures), ...training };
  const overrides = Object.entries(settings).map(([path, value]) =>
    setOverride(`training.${path}=${JSON.stringify(value)}`),
  );
  const reference = fileURLToPath(new URL(config, import.meta.url));
  // What was interrupted goes on, and what is done is read.
  const resume = existsSync(folder);
  const { history } = await train(await openNetwork(reference, { overrides }), { folder, resume });
  return history.map(({ validation }) => validation);
}

async function runsOf(seed) {
  const folder = join(runs, `seed-${seed}`);
  const first = join(folder, "first");
  await trained("plain.yaml", first, { seed, epochs });
  const results = [];
  for (const [index, { config, weights, times = 1 }] of ways.entries()) {
    // What is trained already goes on with a fifth of the rate.
    const from =
      weights === undefined
        ? { epochs: times * epochs }
        : { epochs, learningRate: 0.02, weights: { file: resolve(first, "last.safetensors"), ...weights() } };
    results.push(await trained(config, join(folder, `way-${index + 1}`), { seed: seed + 100, ...from }));
  }
  return results;
}

/** Mean and half the interval that has the mean of all seeds in 95 of 100 comparisons. */
function interval(numbers) {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (numbers.length - 1));
  return { mean, half: (students[numbers.length - 2] * deviation) / Math.sqrt(numbers.length) };
}

function percent({ mean, half }, sign = "") {
  return `${sign !== "" && mean >= 0 ? sign : ""}${(100 * mean).toFixed(2)} ± ${(100 * half).toFixed(2)} %`;
}

mkdirSync(runs, { recursive: true });
const bySeed = [];
for (const seed of seeds) bySeed.push(await runsOf(seed));
const rows = ways.map(({ name }, way) => {
  const top1 = (epoch) => bySeed.map((results) => results[way].at(epoch).top1);
  const better = bySeed.map((results) => results[way].at(-1).top1 - results[0].at(-1).top1);
  const losses = interval(bySeed.map((results) => results[way].at(-1).loss));
  const difference = way === 0 ? "" : percent(interval(better), "+");
  const loss = `${losses.mean.toFixed(4)} ± ${losses.half.toFixed(4)}`;
  return [name, percent(interval(top1(0))), percent(interval(top1(-1))), difference, loss];
});
const titles = ["", "top-1 after an epoch", "top-1 at the end", "beside the plain one, pairwise", "loss"];
const lines = [titles, ["---", ...titles.slice(1).map(() => "---:")], ...rows].map((row) => `| ${row.join(" | ")} |`);
writeFileSync(join(runs, "table.md"), `${lines.join("\n")}\n`);
console.log(lines.join("\n"));
