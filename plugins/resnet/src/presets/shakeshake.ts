import type { Preset } from "@netgraft/core";

/** The Shake-Shake networks of Hu et al. 2020, Tables 4 and 5, plain and with SE (biases, rounded down). */
export const shakeshakePresets: readonly Preset[] = [
  ...network("shakeshake26_2x96d_cifar", "Shake-Shake 26 2×96d", { width: 96 }, 10),
  ...network(
    "shakeshake29_2x4x64d_cifar",
    "Shake-Shake 29 2×4×64d",
    // Gastaldi publishes no code for it; the stem is that of the ResNeXts for CIFAR which it follows.
    { block: "bottleneck", layers: [3, 3, 3], width: 64, cardinality: 4, baseWidth: 64, stemWidth: 64 },
    100,
  ),
];

function network(
  name: string,
  title: string,
  options: Readonly<Record<string, unknown>>,
  classes: number,
): readonly Preset[] {
  return [
    {
      name,
      summary: `${title} for CIFAR-${classes}.`,
      config: {
        input: { channels: 3, height: 32, width: 32 },
        classes,
        backbone: { type: "shakeshake", ...options },
      },
    },
    {
      name: `se${name}`,
      summary: `${title} for CIFAR-${classes}, with squeeze-and-excitation.`,
      config: { extends: name, attachments: [{ id: "se", attach: { type: "se", bias: true } }] },
    },
  ];
}
