import type { Finding } from "@netgraft/core/graph";
import { version } from "../../version.js";
import { openFramework } from "../arguments/open-framework.js";
import type { CommandContext } from "../context.js";
import { Progress } from "../output/progress.js";
import { engineFindings } from "./engine-findings.js";
import { machineFindings } from "./machine-findings.js";
import type { DoctorOptions } from "./options.js";
import { printFindings } from "./print-findings.js";
import { pythonFinding } from "./python-finding.js";

/** Prints what there is and is usable; fails where the default engine is not. */
export async function printDoctor(context: CommandContext, options: DoctorOptions): Promise<void> {
  const { engines } = (await openFramework(context, options)).catalog;
  const progress = new Progress(context.terminal);
  progress.show("starting the engines");
  const { usable, findings } = await engineFindings(engines.all(), { env: context.env });
  const all: readonly Finding[] = [
    { what: "Netgraft", state: "ok", found: version },
    ...machineFindings(),
    ...findings,
    await pythonFinding(context),
  ];
  progress.clear();
  printFindings(context, all, { usable, json: options.json });
}
