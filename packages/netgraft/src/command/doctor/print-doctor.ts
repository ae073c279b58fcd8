import { version } from "../../version.js";
import type { DoctorOptions } from "./options.js";
import type { CommandContext } from "../context.js";
import { Progress } from "../output/progress.js";
import type { Finding } from "./finding.js";
import { machineFindings } from "./machine-findings.js";
import { onnxFinding } from "./onnx-finding.js";
import { printFindings } from "./print-findings.js";
import { pythonFinding } from "./python-finding.js";
import { tensorFlowFindings } from "./tensorflow-findings.js";

/** Prints what there is and is usable; fails where the default engine is not. */
export async function printDoctor(context: CommandContext, { json }: DoctorOptions): Promise<void> {
  const progress = new Progress(context.stderr);
  progress.show("starting the engines");
  const onnx = await onnxFinding();
  const findings: readonly Finding[] = [
    { what: "Netgraft", state: "ok", found: version },
    ...machineFindings(),
    onnx,
    ...(await tensorFlowFindings({ env: context.env })),
    await pythonFinding(context),
  ];
  progress.clear();
  printFindings(context, findings, { needed: onnx.what, json });
}
