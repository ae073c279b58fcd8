import type { ExplainedAttachment, FormulaTerms } from "./explanation.js";

const words: Readonly<Record<Exclude<keyof FormulaTerms, "formula">, string>> = {
  site: "the channels at the site are not those of the stage",
  reducedChannels: "between the layers there are not C/r channels",
  bias: "the layers have a bias",
};

/** Why the parameters of attachments are not what the formula gives, each with how much it makes. */
export function differencesOf(attachments: readonly ExplainedAttachment[]): readonly string[] {
  const differences = termNames.flatMap((term) => {
    const sum = attachments.reduce((total, { terms }) => total + (terms?.[term] ?? 0), 0);
    const differs = attachments.some(({ terms }) => terms !== undefined && terms[term] !== 0);
    return differs ? [`${words[term]} (${signed(sum)})`] : [];
  });
  const others = attachments.filter(({ terms }) => terms === undefined);
  const named = new Map<string, number>();
  for (const { type, parameters } of others) named.set(type, (named.get(type) ?? 0) + parameters);
  return [
    ...differences,
    ...[...named].map(([type, parameters]) =>
      type === "se" ? `se without layers (${signed(parameters)})` : `${type} is not SE (${signed(parameters)})`,
    ),
  ];
}

const termNames = ["site", "reducedChannels", "bias"] as const;

function signed(sum: number): string {
  const rounded = Math.round(sum * 100) / 100;
  return `${rounded < 0 ? "−" : "+"}${String(Math.abs(rounded)).replaceAll(/\B(?=(?:\d{3})+(?:$|\.))/g, ",")}`;
}
