import type { Preset } from "@netgraft/core";

/** The same network with SE at its standard site, with biases and ⌊C / 16⌋ reduced channels. */
export function withSe({ name, summary }: Preset): Preset {
  return {
    name: `se_${name}`,
    summary: `${summary.slice(0, -1)}, with squeeze-and-excitation.`,
    config: { extends: name, attachments: [{ id: "se", attach: { type: "se", bias: true } }] },
  };
}
