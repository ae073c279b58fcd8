import { Option } from "commander";
import type { Engine, EngineTask } from "@netgraft/core/graph";
import { defaultEngineName } from "../../run/default-engine-name.js";

import type { Composition } from "../../run/input-shape.js";
import type { CommandContext } from "../context.js";

/** Options of commands that run a network. */
export interface EngineOptions {
  readonly engine: string;
}

/** The option `--engine`. @param does what the engine is for */
export function engineOption(does: string): Option {
  const choices = "one of `netgraft list engines`, or auto for whichever is faster";
  return new Option("--engine <engine>", `${does}: ${choices}`).default(defaultEngineName);
}

/** The option `--engine` of a sweep, which has an engine of its own once it is planned. */
export function sweepEngineOption(): Option {
  const words = `what trains the networks, all of a sweep; by default what it was planned for, at first ${defaultEngineName}`;
  return new Option("--engine <engine>", `${words}: one of \`netgraft list engines\`, or auto for whichever is faster`);
}

/**
 * The engine that an option names; of `auto` it is told which that is, and why.
 * @throws NG_UNKNOWN_COMPONENT
 */
export async function engineOf(
  context: CommandContext,
  { framework, network }: Composition,
  { engine: name }: EngineOptions,
  task: EngineTask,
): Promise<Engine> {
  const { chooseEngine } = await import("../../run/choose-engine.js");
  const choice = { task, graph: network.graph, at: "--engine", env: context.env };
  const { engine, why } = await chooseEngine(framework.catalog.engines, name, choice);
  if (why !== undefined) context.note(why);
  return engine;
}
