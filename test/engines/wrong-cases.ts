import type { NamedTensors, Program, Tensor } from "@netgraft/core/graph";
import { elements } from "../support/elements.js";
import { type AxisOrder, type GoldenProgram, goldenProgram } from "./golden-operations.js";

/** Runs a program with inputs. */
export type Run = (program: Program, inputs: NamedTensors) => Promise<NamedTensors>;

/**
 * The cases of a program that do not give what PyTorch computes, by name. Where the program is refused or fails as a whole, each case
 * is run by itself, so that the one that is refused is named, with the reason.
 */
export async function wrongCases(golden: GoldenProgram, order: AxisOrder, run: Run): Promise<readonly string[]> {
  const { cases, program, inputs, expected } = golden;
  let outputs: NamedTensors;
  try {
    outputs = await run(program, inputs);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (cases.length === 1) return cases.map(({ name }) => `${name}: ${reason}`);
    const wrong: string[] = [];
    for (const single of cases) wrong.push(...(await wrongCases(goldenProgram([single], order), order, run)));
    return wrong.length > 0 ? wrong : [`all together, though each by itself is right: ${reason}`];
  }
  return [...expected].flatMap(([key, { name, tensor }]) => (isClose(outputs[key], tensor) ? [] : [name]));
}

function isClose(found: Tensor | undefined, { shape, data }: Tensor<"float32">): boolean {
  if (found?.shape.join() !== shape.join()) return false;
  const values = elements(found);
  return data.every(
    (value, index) => Math.abs((values[index] ?? Number.NaN) - value) <= 2e-5 * Math.max(1, Math.abs(value)),
  );
}
