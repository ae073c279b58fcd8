import type { Block } from "@netgraft/core";

/** A fire module in torchvision's list of layers. */
export interface Fire {
  readonly position: number;
  /** Channels of the squeeze. */
  readonly squeeze: number;
  /** Channels of each of the two expansions. */
  readonly expand: number;
}

/** A 1×1 squeeze, then a 1×1 and a 3×3 expansion side by side (Iandola et al., fig. 1). */
export function fireBlock({ squeeze, expand }: Omit<Fire, "position">): Block {
  const wide = { channels: expand, kernel: 3, bias: true };
  return {
    type: "fire",
    options: { squeeze, expand },
    stride: 1,
    build(b, x) {
      const squeezed = b.site("squeeze", b.relu(b.conv("squeeze", x, { channels: squeeze, bias: true })));
      const point = b.relu(b.conv("expand1x1", squeezed, { channels: expand, bias: true }));
      const around = b.replaceable("expand3x3", squeezed, wide, () => b.relu(b.conv("expand3x3", squeezed, wide)));
      return b.site("output", b.concat([point, around]));
    },
  };
}
