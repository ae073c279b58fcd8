import { arch, cpus, platform } from "node:os";
import type { Problem } from "@netgraft/core";
import { version } from "../version.js";

/** What the numbers of a run depend on beside its plan, its pictures and its weights: by name, as text. */
export type Environment = Readonly<Record<string, string>>;

/** @param session what the engine's session says that its numbers depend on */
export async function environmentOf(engine: string, session: Environment): Promise<Environment> {
  const { default: sharp } = await import("sharp");
  return {
    netgraft: version,
    node: process.versions.node,
    platform: `${platform()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    sharp: `${sharp.versions.sharp ?? "unknown"} with libvips ${sharp.versions.vips}`,
    engine,
    ...session,
  };
}

/** What differs between the environments of a checkpoint and of the run that goes on from it. */
export function environmentDifferences(before: Environment, now: Environment): readonly Problem[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].flatMap((at) =>
    before[at] === now[at]
      ? []
      : [
          {
            at,
            message: "the run goes on elsewhere than it began, and so not to the bit as it would have there",
            expected: before[at] ?? "nothing",
            found: now[at] ?? "nothing",
          },
        ],
  );
}
