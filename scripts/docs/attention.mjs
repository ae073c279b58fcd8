import { createFramework } from "netgraft";
import { grouped, markdownTable } from "./markdown.mjs";

/**
 * What attachments are compared on: a bottleneck whose output has 256 channels on 14×14 positions, and a second one so
 * that there is a place between stages.
 */
const plain = {
  name: "two blocks",
  input: { channels: 256, height: 14, width: 14 },
  backbone: { type: "resnet", block: "bottleneck", layers: [1, 1], width: 64, stem: "cifar" },
};

/** docs/attention.md: every attachment with its formula, its source and what it costs. */
export const attention = {
  path: "docs/attention.md",
  render() {
    const framework = createFramework();
    const without = framework.compose(plain).summary();
    const attachments = framework.catalog.attachments.all();
    const rows = attachments.map((attachment) => {
      const { type, summary } = attachment;
      const replaces = attachment.build === undefined;
      // The place between two stages counts with the stage that it enters.
      const betweenStages = attachment.standard === "betweenStages";
      const { parameters, macs } = framework
        .compose({ ...plain, attachments: [{ attach: { type }, where: { stages: [betweenStages ? 2 : 1] } }] })
        .summary();
      return [
        `\`${type}\``,
        summary,
        replaces ? "replaces a 3×3" : betweenStages ? "between stages" : "at a site",
        signed(parameters - without.parameters),
        signed(macs - without.macs),
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

function signed(number) {
  return number < 0 ? `−${grouped(-number)}` : `+${grouped(number)}`;
}
