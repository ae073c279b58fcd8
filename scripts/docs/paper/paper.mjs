import { createFramework } from "netgraft";
import { markdownTable } from "../markdown.mjs";
import { costTables, errorTables } from "./tables.mjs";

const introduction = `# The SENet paper's figures

The tables of Hu, Shen, Albanie, Sun and Wu, *Squeeze-and-Excitation Networks* (TPAMI 2020, arXiv v4), beside what Netgraft
composes. Written by \`npm run docs\`: our figures are counted from the configs, the paper's are quoted.

How to read them:

- **FLOPs** are multiply-accumulates in the paper. *Ours* counts those of convolutions and dense layers, which is what
  \`netgraft summary\` calls MACs. *With elementwise* adds one per element of each residual addition, of each global
  average and of each scaling by a gate: the rule that comes nearest to the paper's roundings; no single rule gives them all.
- **Parameters**, in millions: *ours* counts what is learned; *with statistics* adds the running means and variances of
  batch norm, which the paper's figures include.
- **Errors** are published, not measured here.
`;

/** docs/paper.md: the paper's tables about cost, and its errors quoted. */
export const paper = {
  path: "docs/paper.md",
  render() {
    const framework = createFramework();
    return [
      introduction,
      ...costTables.map((table) => costSection(framework, table)),
      ...errorTables.map(
        ({ title, header, rows }) => `## ${title}\n\nPublished, not measured here.\n\n${markdownTable(header, rows)}\n`,
      ),
    ].join("\n");
  },
};

/**
 * @param {import("@netgraft/core").Framework} framework
 * @param {import("./tables.mjs").CostTable} table
 */
function costSection(framework, { title, unit, rows, remark }) {
  const header = [
    "network",
    `paper, ${unit}`,
    "ours",
    "with elementwise",
    "difference",
    "paper, M parameters",
    "ours",
    "with statistics",
    "published error, not measured here",
  ];
  const table = markdownTable(
    header,
    rows.map((row) => costRow(framework, row, unit)),
  );
  return `## ${title}\n\n${table}\n${remark === undefined ? "" : `\n${remark}\n`}`;
}

/**
 * @param {import("@netgraft/core").Framework} framework
 * @param {import("./tables.mjs").CostRow} row
 * @param {"GFLOPs" | "MFLOPs"} unit
 */
function costRow(framework, [label, config, { flops, parameters, errors }], unit) {
  const summary = framework.compose({ name: label, ...config }).summary();
  const scale = unit === "GFLOPs" ? 1e9 : 1e6;
  const digits = unit === "GFLOPs" ? 2 : 0;
  const { residualAdd = 0, globalPool = 0, scale: scaled = 0 } = summary.elementwise;
  const counted = (summary.macs + residualAdd + globalPool + scaled) / scale;
  const millions = (/** @type {number} */ count, decimals = 2) => (count / 1e6).toFixed(decimals);
  return [
    label,
    flops === undefined ? "" : flops.toFixed(digits),
    (summary.macs / scale).toFixed(digits + 1),
    counted.toFixed(digits + 1),
    flops === undefined ? "" : signed(counted - flops, digits + 1),
    parameters === undefined ? "" : parameters.toFixed(1),
    millions(summary.parameters),
    millions(summary.parameters + summary.buffers),
    errors,
  ];
}

/**
 * @param {number} number
 * @param {number} digits
 */
function signed(number, digits) {
  const text = number.toFixed(digits);
  return number < 0 ? `−${text.slice(1)}` : `+${text}`;
}
