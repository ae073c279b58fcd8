/**
 * What pairing by seeds is worth in a sweep, as a table in Markdown: `node examples/paired/variance.mjs <report as JSON>`.
 * For each two of its rows: the variance of paired differences, that of differences as if nothing belonged together, and the correlation over the seeds.
 */
import { readFileSync } from "node:fs";

const [report = "report.json"] = process.argv.slice(2);
const { rows } = JSON.parse(readFileSync(report, "utf8"));
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a, b) => {
  const [ofA, ofB] = [mean(a), mean(b)];
  return a.reduce((sum, value, index) => sum + (value - ofA) * (b[index] - ofB), 0) / (a.length - 1);
};

console.log(
  "| rows | seeds | unpaired | paired | paired / unpaired | correlation, 95 % |\n| --- | ---: | ---: | ---: | ---: | ---: |",
);
for (const [index, row] of rows.entries())
  for (const other of rows.slice(0, index)) {
    const pairs = row.values.flatMap(({ seed, value }) => {
      const base = other.values.find((one) => one.seed === seed);
      return base === undefined ? [] : [[100 * value, 100 * base.value]];
    });
    const [a, b] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
    const [unpaired, shared] = [covariance(a, a) + covariance(b, b), covariance(a, b)];
    const correlation = shared / Math.sqrt(covariance(a, a) * covariance(b, b));
    // Fisher's transformation.
    const at = (sign) => Math.tanh(Math.atanh(correlation) + (sign * 1.96) / Math.sqrt(pairs.length - 3)).toFixed(2);
    const cells = [
      `${row.name} − ${other.name}`,
      pairs.length,
      unpaired.toFixed(1),
      (unpaired - 2 * shared).toFixed(1),
      (1 - (2 * shared) / unpaired).toFixed(2),
      `${correlation.toFixed(2)} [${at(-1)}, ${at(1)}]`.replaceAll("-", "−"),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
