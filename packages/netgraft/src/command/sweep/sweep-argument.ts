import { existsSync, statSync } from "node:fs";
import type { OpenNetworkOptions } from "../../open-network.js";
import { defaultEngineName } from "../../run/default-engine-name.js";
import type { OpenSweepOptions } from "../../run/open-sweep.js";
import { engineOf } from "../arguments/engine-option.js";
import type { CodeOptions } from "../arguments/network-options.js";
import { openOptions } from "../arguments/open-argument.js";
import type { CommandContext } from "../context.js";
import type { SweepOptions } from "./options.js";

/** Whether an argument is the folder of a sweep, rather than the file of one. */
export function isSweepFolder(context: CommandContext, reference: string): boolean {
  const path = context.path(reference);
  return existsSync(path) && statSync(path).isDirectory();
}

/** How a sweep is opened: as its configs, for the engine that is to train. */
export async function sweepOpening(context: CommandContext, options: SweepOptions): Promise<OpenSweepOptions> {
  const { threads, out } = options;
  return {
    threads,
    ...(out !== undefined && { folder: context.path(out) }),
    onMeasure: () => context.note("measuring networks in turns, to match their times"),
    ...(await openingOf(context, options)),
    engineFor: (composition) =>
      engineOf(context, composition, { engine: options.engine ?? defaultEngineName }, "training"),
  };
}

/** How configs of a sweep are opened: the user is asked, and told, of the same code once, however many cells name it. */
export async function openingOf(context: CommandContext, options: CodeOptions): Promise<OpenNetworkOptions> {
  const { askCode, onCode, ...opening } = await openOptions(context, options);
  const answers = new Map<string, Promise<boolean>>();
  const told = new Set<string>();
  return {
    ...opening,
    ...(askCode && {
      askCode: (request) => {
        const answer = answers.get(request.file) ?? askCode(request);
        answers.set(request.file, answer);
        return answer;
      },
    }),
    ...(onCode && {
      onCode: (code) => {
        if (!told.has(code.name)) onCode(code);
        told.add(code.name);
      },
    }),
  };
}
