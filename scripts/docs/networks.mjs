import { createFramework } from "netgraft";
import { grouped, markdownTable } from "./markdown.mjs";

/** docs/networks.md: every named network, counted. */
export const networks = {
  path: "docs/networks.md",
  render() {
    const framework = createFramework();
    const rows = framework.catalog.networks.all().map(({ name, summary }) => {
      const network = framework.compose(name);
      const { input, parameters, auxiliaryParameters, macs, attachments } = network.summary();
      const attached = attachments.reduce((total, attachment) => total + attachment.parameters, 0);
      return [
        `\`${name}\``,
        summary,
        `${input["height"]}×${input["width"]}`,
        grouped(parameters),
        auxiliaryParameters === 0 ? "" : grouped(auxiliaryParameters),
        attachments.length === 0 ? "" : grouped(attached),
        grouped(macs),
      ];
    });
    const header = ["name", "network", "input", "parameters", "auxiliary", "of attachments", "MACs"];
    return `# Networks

The networks that the built-in plugins name; \`netgraft summary <name>\` counts one layer by layer, and a config changes it
with \`extends: <name>\`. Written by \`npm run docs\`. Parameters are those that are learned, without auxiliary heads; MACs are
the multiply-accumulates of convolutions, dense layers and matrix products for one picture, biases not counted.

${markdownTable(header, rows)}
`;
  },
};
