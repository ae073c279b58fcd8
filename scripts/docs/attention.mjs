import { attachmentCost, createFramework } from "netgraft";
import { grouped, markdownTable } from "./markdown.mjs";

/** docs/attention.md: every attachment with its formula, its source and what it costs. */
export const attention = {
  path: "docs/attention.md",
  render() {
    const framework = createFramework();
    const attachments = framework.catalog.attachments.all();
    const rows = attachments.map((attachment) => {
      const { type, summary, standard } = attachment;
      const replaces = attachment.build === undefined;
      const { parameters = 0, macs = 0 } = attachmentCost(framework, type) ?? {};
      return [
        `\`${type}\``,
        summary,
        replaces ? "replaces a 3×3" : standard === "betweenStages" ? "between stages" : "at a site",
        signed(parameters),
        signed(macs),
      ];
    });
    const sections = attachments.map(({ type, description = "" }) => `## ${type}\n\n${description}\n`);
    return `# Attachments

What the built-in plugins can attach to a backbone: \`attach: { type: … }\` in a config. \`netgraft describe <type>\` lists the
options. Written by \`npm run docs\`.

The cost is what one attachment with its default options adds to a bottleneck of 64 planes whose output has 256 channels
on 14×14 positions; one that replaces the 3×3 convolution is counted against it.

${markdownTable(["type", "what it does", "where", "parameters", "MACs"], rows)}

${sections.join("\n")}`;
  },
};

/** @param {number} number */
function signed(number) {
  return number < 0 ? `−${grouped(-number)}` : `+${grouped(number)}`;
}
