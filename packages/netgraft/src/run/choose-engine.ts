import type { Graph } from "@netgraft/core";
import type { Engine, EngineSurroundings, EngineTask } from "@netgraft/core/graph";
import type { Registry } from "@netgraft/core/host";
import { defaultEngineName } from "./default-engine-name.js";

/** The name that stands for whichever engine is faster. */
const automaticEngine = "auto";

/** What an engine is chosen for. */
export interface EngineChoice extends EngineSurroundings {
  readonly task: EngineTask;
  /** What is to be run. */
  readonly graph: Graph;
  /** Where the engine was named, for the error. */
  readonly at?: string;
}

/** An engine, and for `auto` which it is and why. */
export interface ChosenEngine {
  readonly engine: Engine;
  readonly why?: string;
}

/**
 * The engine of a name; `auto` is the fastest for the task of those that can run the graph and can be used here, and one that is
 * slower here than it can be only where there is no other.
 * @throws NG_UNKNOWN_COMPONENT where there is no engine of that name
 */
export async function chooseEngine(
  engines: Registry<Engine>,
  name: string,
  choice: EngineChoice,
): Promise<ChosenEngine> {
  const { task, at } = choice;
  if (name !== automaticEngine) return { engine: engines.get(name, at === undefined ? {} : { at }) };
  const ranked = engines.all().toSorted((a, b) => speedOf(b, task) - speedOf(a, task));
  const lacks: string[] = [];
  let slow: Engine | undefined;
  for (const engine of ranked) {
    const { usable, why } = await aptness(engine, choice);
    if (usable && why === undefined)
      return {
        engine,
        why: `engine ${engine.name}: ${lacks.length > 0 ? lacks.join("; ") : praise(engine, ranked, task)}`,
      };
    lacks.push(`${engine.name} ${why ?? "cannot be used"}`);
    if (usable) slow ??= engine;
  }
  // Where nothing can run it, the default engine says what it lacks when it is asked to.
  const engine = slow ?? engines.get(defaultEngineName);
  return { engine, why: `engine ${engine.name}: ${lacks.join("; ")}` };
}

function speedOf(engine: Engine, task: EngineTask): number {
  return engine.preference?.(task)?.speed ?? 0;
}

/** Why the fastest of all is taken. */
function praise(engine: Engine, ranked: readonly Engine[], task: EngineTask): string {
  const slower = ranked.filter((other) => other !== engine && other.preference?.(task) !== undefined);
  const preference = engine.preference?.(task);
  if (preference === undefined || slower.length === 0) return "no other engine can be compared with it";
  return `faster than ${slower.map(({ name }) => name).join(", ")} in ${task}, as measured with ${preference.measuredWith}`;
}

/** Whether an engine can do the task here; `why` is what it lacks, or what makes it slow. */
async function aptness(
  engine: Engine,
  { task, graph, env }: EngineChoice,
): Promise<{ readonly usable: boolean; readonly why?: string }> {
  const unsupported = engine.unsupported(graph);
  if (unsupported.length > 0) return { usable: false, why: `cannot run ${unsupported.join(", ")}` };
  if (task === "training" && engine.openTraining === undefined) return { usable: false, why: "cannot train" };
  return (await engine.availability?.({ env })) ?? { usable: true };
}
