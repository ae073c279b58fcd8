import type { Engine, EngineSetUp, SetUpOutcome } from "@netgraft/core/graph";
import { SetUpAbsentError } from "../../errors.js";
import { openFramework } from "../arguments/open-framework.js";
import type { CommandContext } from "../context.js";
import { interruptible } from "../interruption.js";
import { Progress } from "../output/progress.js";
import type { SetupOptions } from "./options.js";

/** An engine that can be set up. */
type SetUpEngine = Engine & { readonly setUp: EngineSetUp };

/** Prints which engines have a set-up, how they are, and what it does. */
export async function printSetUps(context: CommandContext, options: SetupOptions): Promise<void> {
  const { engines } = (await openFramework(context, options)).catalog;
  const found = await Promise.all(
    engines
      .all()
      .filter(hasSetUp)
      .map(async (engine) => told(engine, context)),
  );
  if (options.json === true) return context.printJson(found);
  for (const { engine, state, does, from } of found) {
    context.printProse(`${engine}: ${state}\n  ${does}`);
    if (from !== undefined) context.printProse(`  --from: ${from}`);
  }
}

/**
 * Sets an engine up and prints what there is then.
 * @throws NG_UNKNOWN_COMPONENT, NG_SETUP_ABSENT; the engine's own coded errors
 */
export async function setUpEngine(context: CommandContext, name: string, options: SetupOptions): Promise<void> {
  const { engines } = (await openFramework(context, options)).catalog;
  const engine = engines.get(name);
  if (!hasSetUp(engine))
    throw new SetUpAbsentError({
      at: name,
      message: "this engine has no set-up: it comes with its package",
      expected: engines
        .all()
        .filter(hasSetUp)
        .map((each) => each.name)
        .join(", "),
    });
  if (options.from !== undefined && engine.setUp.from === undefined)
    throw new SetUpAbsentError({ at: "--from", message: `the set-up of ${name} takes nothing that is there already` });
  const { made, title, folder, details } = await run(context, engine, options);
  if (options.json === true) return context.printJson({ made, ...details, folder });
  context.printLine(`${title} ${made ? "is set up" : "was set up already"}: ${folder}`);
}

function run(context: CommandContext, { setUp }: SetUpEngine, { from, verbose }: SetupOptions): Promise<SetUpOutcome> {
  const progress = new Progress(context.terminal);
  return interruptible(async (signal) => {
    try {
      return await setUp.run({
        from: from === undefined ? undefined : context.path(from),
        env: context.env,
        signal,
        step(doing) {
          progress.clear();
          context.note(doing);
        },
        line: (text) => (verbose === true ? context.note(`  ${text}`) : progress.show(text)),
      });
    } finally {
      progress.clear();
    }
  });
}

async function told(
  engine: SetUpEngine,
  { env }: CommandContext,
): Promise<{ readonly engine: string; readonly state: string; readonly does: string; readonly from?: string }> {
  const { usable, why } = (await engine.availability?.({ env })) ?? { usable: true };
  const { description, from } = engine.setUp;
  const state = why ?? (usable ? "can be used" : "cannot be used");
  return { engine: engine.name, state, does: description, ...(from !== undefined && { from }) };
}

function hasSetUp(engine: Engine): engine is SetUpEngine {
  return engine.setUp !== undefined;
}
