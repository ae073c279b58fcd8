import { fileURLToPath } from "node:url";
import { z } from "@netgraft/core";
import type { StateDict, Tensor } from "@netgraft/core/graph";
import { readSafetensors } from "@netgraft/weights/node";

const metadataSchema = z.object({
  options: z.record(z.string(), z.unknown()).default({}),
  state: z.record(z.string(), z.array(z.int().nonnegative())).optional(),
  convolution: z.looseObject({ channels: z.int().positive() }).optional(),
});

/** What PyTorch computed for one module; `netgraft_golden.py` writes it. */
export interface Golden {
  /** As in a config, without `type`. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The convolution that the module replaces, where it does. */
  readonly convolution?: { readonly channels: number };
  /** Shapes of the module's state by its own names; older files have none. */
  readonly shapes?: Readonly<Record<string, readonly number[]>>;
  readonly input: Tensor<"float32">;
  readonly output: Tensor<"float32">;
  /** The module's state by its own names where the file has it; otherwise it derives from the names. */
  readonly state?: StateDict<"float32">;
  /** What came back to the output, where gradients were taken. */
  readonly outputGradient?: Tensor<"float32">;
  /** By the module's own names, and `input`. */
  readonly gradients: StateDict<"float32">;
}

/** Reads a golden. @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT; a TypeError where it lacks what a golden has */
export async function readGolden(file: URL | string): Promise<Golden> {
  const path = typeof file === "string" ? file : fileURLToPath(file);
  const { tensors: stored, metadata } = await readSafetensors(path, { asFloat32: true });
  const tensors = new Map<string, Tensor<"float32">>();
  for (const [name, tensor] of stored) if (tensor.dtype === "float32") tensors.set(name, tensor);
  const below = (prefix: string): StateDict<"float32"> =>
    new Map(
      [...tensors].flatMap(([name, tensor]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), tensor]] : [])),
    );
  const { options, state: shapes, convolution } = metadataSchema.parse(JSON.parse(metadata.get("netgraft") ?? "{}"));
  const [input, output, outputGradient] = ["input", "output", "outputGradient"].map((name) => tensors.get(name));
  if (input === undefined || output === undefined) throw new TypeError(`${path} has no tensors "input" and "output"`);
  const state = below("state.");
  return {
    options,
    ...(convolution !== undefined && { convolution }),
    ...(shapes !== undefined && { shapes }),
    input,
    output,
    ...(state.size > 0 && { state }),
    ...(outputGradient !== undefined && { outputGradient }),
    gradients: below("gradient."),
  };
}
