/**
 * Fuzzes what Netgraft reads of strangers: `npm run fuzz -- <target …> --seconds 60`; without a target, all of them. Ends with 1 where
 * something was wrong; the input is kept, with the line that tries it again.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { cacheFolder } from "@netgraft/engine-process";
import { type FuzzResult, fuzzTarget, replayCases } from "./run/fuzz-target.js";
import { targets } from "./targets/index.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string" },
    cases: { type: "string" },
    seed: { type: "string", default: "1" },
    case: { type: "string", multiple: true },
    list: { type: "boolean", default: false },
  },
});
const unknown = positionals.filter((name) => !(name in targets));
const names = positionals.length > 0 ? positionals : Object.keys(targets);

if (values.list || unknown.length > 0) {
  for (const [name, make] of Object.entries(targets)) console.log(`${name.padEnd(18)}${(await make()).summary}`);
  if (unknown.length > 0) console.error(`there is no target ${unknown.join(", ")}`);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  const cases = values.cases === undefined ? undefined : Number(values.cases);
  const options = {
    targets: new URL("targets/index.js", import.meta.url).href,
    seed: Number(values.seed),
    seconds: Number(values.seconds ?? (cases === undefined ? 60 : 86_400)),
    folder: join(cacheFolder(), "fuzz"),
    ...(cases !== undefined && { cases }),
  };
  console.log(
    `${"target".padEnd(18)}${["cases", "accepted", "corpus", "covered", "seconds", "bad"].map(cell).join("")}`,
  );
  for (const name of names) {
    const files = values.case?.map((path) => resolve(path));
    const result = files === undefined ? await fuzzTarget(name, options) : await replayCases(name, files, options);
    print(result);
    if (result.failures.length > 0) process.exitCode = 1;
  }
}

function print({ target, tried, accepted, corpus, covered, seconds, failures, withoutOracle }: FuzzResult): void {
  const numbers = [tried, accepted, corpus, covered, seconds.toFixed(0), failures.length];
  console.log(`${target.padEnd(18)}${numbers.map(cell).join("")}`);
  if (withoutOracle !== undefined) console.log(`  compared with nothing: ${withoutOracle}`);
  for (const { kind, message, input } of failures)
    console.log(`  ${kind}: ${message}\n  npm run fuzz -- ${target} --case ${input}`);
}

function cell(value: number | string): string {
  return `${value}`.padStart(10);
}
