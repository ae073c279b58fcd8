import type { Engine } from "@netgraft/core/graph";
import { SweepEngineError } from "@netgraft/experiments";
import { defaultEngine } from "./default-engine.js";
import { defaultEngineName } from "./default-engine-name.js";
import type { Composition } from "./input-shape.js";

/** The engine of a cell, given the name of its sweep's. */
export type EngineForCell = (composition: Composition, name: string) => Engine | Promise<Engine>;

/**
 * The engine that trains a network of a sweep.
 * @param name of the sweep's engine; undefined of a sweep that an older version has planned, whose cells anyone may train
 * @throws NG_SWEEP_ENGINE where `engineFor` gives another one; NG_UNKNOWN_COMPONENT where there is none of the name
 */
export async function engineOfSweep(
  composition: Composition,
  name: string | undefined,
  engineFor: EngineForCell | undefined,
): Promise<Engine> {
  const wanted = name ?? defaultEngineName;
  if (engineFor === undefined)
    return wanted === defaultEngineName ? defaultEngine() : composition.framework.catalog.engines.get(wanted);
  const engine = await engineFor(composition, wanted);
  if (name === undefined || engine.name === name) return engine;
  throw new SweepEngineError({
    at: "engine",
    message: "this sweep was planned for another engine, and what is compared has to be trained by one",
    expected: name,
    found: engine.name,
  });
}
