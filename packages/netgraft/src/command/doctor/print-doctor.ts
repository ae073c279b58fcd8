import type { DoctorOptions } from "../commands/doctor.js";
import type { CommandContext } from "../context.js";
import { Progress } from "../output/progress.js";
import { formatTable } from "../output/table.js";
import { version } from "../../version.js";
import type { Finding } from "./finding.js";
import { machineFindings } from "./machine-findings.js";
import { onnxFinding } from "./onnx-finding.js";
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
    ...(await tensorFlowFindings(context)),
    await pythonFinding(context),
  ];
  progress.clear();
  if (onnx.state !== "ok") context.fail();
  if (json === true) return context.printJson({ usable: onnx.state === "ok", findings });
  const columns = ["what", "state", "found"].map((title) => ({ title }));
  context.print(
    formatTable({ columns, rows: findings.map(({ what, state, found }) => [what, state, found]) }, context.stdout),
  );
  const advised = findings.filter(({ advice }) => advice !== undefined);
  if (advised.length > 0) context.print(`\n${advised.map(({ what, advice }) => `${what}: ${advice}`).join("\n")}`);
}
