import type { BlockBuilder, Value } from "@netgraft/core";
import { type Norm, unit, type UnitNames } from "../blocks/unit.js";

/**
 * Half of the channels by a 1×1 convolution, the other half from these by a depthwise 3×3 (Han et al. 2020, GhostNet, section 3.1), each with its
 * norm and, but for the last module of a branch, a ReLU; named as in timm.
 */
export function ghostModule(
  b: BlockBuilder,
  name: string,
  x: Value,
  channels: number,
  norm: Norm,
  activation?: "relu",
): Value {
  const half = Math.ceil(channels / 2);
  const names = (part: string): UnitNames => ({ conv: `${name}.${part}.0`, norm: `${name}.${part}.1` });
  const primary = unit(b, names("primary_conv"), x, { channels: half }, norm, activation);
  const cheap = { channels: half, kernel: 3, groups: half };
  const joined = b.concat([primary, unit(b, names("cheap_operation"), primary, cheap, norm, activation)]);
  return joined.size("channel") === channels ? joined : b.slice(joined, "channel", { end: channels });
}
