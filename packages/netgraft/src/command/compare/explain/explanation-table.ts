import type { ExplainedAttachment, ExplainedSum, Explanation } from "../../../explain/explanation.js";
import { formatChange, formatCount, formatCounted } from "../../output/numbers.js";
import type { TableData } from "../../output/table.js";

const columns: TableData["columns"] = [
  { title: "stage" },
  { title: "block" },
  { title: "attached" },
  { title: "channels", align: "right" },
  { title: "parameters", align: "right" },
  { title: "MACs", align: "right" },
  { title: "2/r·C_s²", align: "right" },
];

/** Each attachment of a network, then the sum of its stage, and the sum of all, for people. */
export function explanationTable({ stages, total }: Explanation): TableData {
  return {
    columns,
    rows: [
      ...stages.flatMap((stage) => [
        ...stage.attachments.map((attachment) => [
          attachment.stage,
          attachment.block,
          attachedName(attachment),
          formatCount(attachment.channels),
          ...costCells(attachment, attachment.terms?.formula),
        ]),
        [stage.stage, "sum", "", "", ...costCells(stage, stage.formula)],
      ]),
      ["all", "sum", "", "", ...costCells(total, total.formula)],
    ],
  };
}

/** The same numbers without formatting and without sums, for programs. */
export function plainExplanationTable(explanations: readonly Explanation[]): TableData {
  const titles = "network,stage,block,id,type,site,channels,stage_channels,parameters,macs,formula,site_term";
  return {
    columns: `${titles},reduced_channels_term,bias_term`.split(",").map((title) => ({ title })),
    rows: explanations.flatMap(({ name, stages }) =>
      stages.flatMap(({ attachments }) =>
        attachments.map(({ stage, block, id, type, site, channels, stageChannels, parameters, macs, terms }) => [
          name,
          stage,
          block,
          id,
          type,
          site,
          ...[channels, stageChannels, parameters, macs].map(String),
          ...[terms?.formula, terms?.site, terms?.reducedChannels, terms?.bias].map((term) => `${term ?? ""}`),
        ]),
      ),
    ),
  };
}

/** What the formula gives for the whole network, and where it does not apply, why. */
export function describeFormula({ total, network }: Explanation): string {
  if (total.count === 0) return "Nothing is attached.";
  const change = formatChange(network.parameters, network.parameters - total.parameters);
  const share = `The attachments add ${formatCounted(total.parameters, "parameter")} (${change}) and ${formatCounted(total.macs, "MAC")}.`;
  if (total.formula === undefined)
    return `${share} The article's formula 2/r·ΣN_s·C_s² does not apply: ${total.differences.join("; ")}.`;
  const formula = `The article's formula 2/r·ΣN_s·C_s² gives ${formatFormula(total.formula)}`;
  return total.differences.length === 0
    ? `${share} ${formula}, the same.`
    : `${share} ${formula}; the rest: ${total.differences.join("; ")}.`;
}

function costCells({ parameters, macs }: ExplainedSum | ExplainedAttachment, formula: number | undefined): string[] {
  return [formatCount(parameters), formatCount(macs), formula === undefined ? "" : formatFormula(formula)];
}

/** C² need not be divisible by r. */
function formatFormula(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : value.toFixed(1);
}

function attachedName({ id, type, site }: ExplainedAttachment): string {
  return `${id === type ? type : `${id} (${type})`} at ${site}`;
}
