import { keepSweep, kubernetesJob, readSweep, runsLeft, sweepStatus } from "@netgraft/experiments";
import { formatYaml } from "../../loader/yaml-value.js";
import { openSweep } from "../../run/open-sweep.js";
import { sweepFolder } from "../../run/sweep-folder.js";
import { version } from "../../version.js";
import type { CommandContext } from "../context.js";
import type { SweepOptions } from "./options.js";
import { isSweepFolder, sweepOpening } from "./sweep-argument.js";
import { workerArguments } from "./worker-arguments.js";

/**
 * Prints the job of Kubernetes that works on a sweep, whose plan is kept in its folder first.
 * @throws as `openSweep`; NG_OUTPUT_EXISTS, NG_SWEEP_VERSION, NG_WRITE_FAILED
 */
export async function printJob(context: CommandContext, reference: string, options: SweepOptions): Promise<void> {
  const folder = await keptFolder(context, reference, options);
  const status = await sweepStatus(folder);
  const left = runsLeft(status);
  if (left === 0) return context.note(`all runs in ${folder} are finished`);
  const { jobs, threads = 1 } = options;
  const job = kubernetesJob({
    name: status.name,
    folder: context.path(folder),
    left,
    parallel: jobs,
    threads,
    workerArguments: workerArguments(context, options),
    image: `netgraft:${version}`,
  });
  context.print(`# Yours to change: the image, which has to have netgraft; the claim, and where it is mounted, so that the
# pods find the sweep's folder and its pictures at the paths that they have here.
${formatYaml(job).trimEnd()}`);
  context.note(`the plan is in ${folder}; start its ${left} runs with: kubectl apply -f <this>`);
}

async function keptFolder(context: CommandContext, reference: string, options: SweepOptions): Promise<string> {
  if (isSweepFolder(context, reference)) {
    const folder = context.shownPath(reference);
    await readSweep(folder, version);
    return folder;
  }
  const plan = await openSweep(reference, await sweepOpening(context, options));
  const folder = options.out === undefined ? sweepFolder(plan, { cwd: context.cwd }) : context.shownPath(options.out);
  await keepSweep(plan, folder);
  return folder;
}
