import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Network } from "@netgraft/core";
import { createFramework } from "netgraft";
import { root } from "../house/workspace.js";
import { python } from "@netgraft/test-support";

const execute = promisify(execFile);

/** What Python's onnx package says of a file that it has checked. */
interface CheckedModel {
  readonly metadata: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, readonly (number | string)[]>>;
  readonly outputs: Readonly<Record<string, readonly (number | string)[]>>;
  readonly initializers: Readonly<Record<string, readonly number[]>>;
}

const script = `
import json, sys, onnx
onnx.checker.check_model(sys.argv[1], full_check=True)
model = onnx.load(sys.argv[1])
ports = lambda values: {v.name: [d.dim_param or d.dim_value for d in v.type.tensor_type.shape.dim] for v in values}
print(json.dumps({
    "metadata": {p.key: p.value for p in model.metadata_props},
    "inputs": ports(model.graph.input),
    "outputs": ports(model.graph.output),
    "initializers": {t.name: list(t.dims) for t in model.graph.initializer},
}))
`;

/** Exports a network with the command, checks the file in Python, and composes the config that it carries. */
export async function exportCheck(
  path: string,
  network: string,
  argv: readonly string[],
): Promise<{ readonly checked: CheckedModel; readonly config: unknown; readonly composed: Network }> {
  const command = join(root, "packages", "netgraft", "bin", "netgraft.js");
  await execute(process.execPath, [command, "export", network, ...argv, "--init", "1", "--no-check", "-o", path]);
  const { stdout } = await execute(python, ["-c", script, path], { maxBuffer: 1 << 26 });
  // The script above prints this form.
  const checked = JSON.parse(stdout) as CheckedModel;
  const config = JSON.parse(checked.metadata["netgraft.config"] ?? "") as Parameters<
    ReturnType<typeof createFramework>["compose"]
  >[0];
  return { checked, config, composed: createFramework().compose(config) };
}
