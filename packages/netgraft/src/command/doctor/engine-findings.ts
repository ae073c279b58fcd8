import type { Engine, EngineSurroundings, Finding } from "@netgraft/core/graph";
import { defaultEngineName } from "../../run/default-engine-name.js";

/** What the engines find of themselves, and whether the default one can be used. */
export async function engineFindings(
  engines: readonly Engine[],
  surroundings: EngineSurroundings,
): Promise<{ readonly usable: boolean; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  let usable = false;
  for (const engine of engines) {
    const availability = await engine.availability?.(surroundings);
    const usual = { what: engine.name, state: "ok", found: engine.summary } as const;
    for (const finding of availability?.findings ?? [usual]) findings.push(finding);
    if (engine.name === defaultEngineName) usable = availability?.usable ?? true;
  }
  return { usable, findings };
}
