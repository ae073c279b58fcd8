import type { Framework, Network } from "@netgraft/core";
import {
  applyOverrides,
  NetgraftError,
  type Origin,
  type Problem,
  type SetOverride,
  sourcedScalar,
} from "@netgraft/core/config";
import { InputMisfitError } from "@netgraft/data";

/** A network and the framework that has composed it. */
export interface Composition {
  readonly framework: Framework;
  readonly network: Network;
}

/** What an array is called in messages. */
export interface ArrayName {
  /** Its file. */
  readonly file?: string | undefined;
}

/**
 * The network for arrays of N×C×H×W: where height or width are not those of its config, it is composed again at theirs.
 * @throws NG_INPUT_MISFIT where the rank or the channels are others, there are no examples, or the network cannot have
 *   that size
 */
export function networkFor(
  { framework, network }: Composition,
  shape: readonly number[],
  name: ArrayName = {},
): Network {
  const { channels, height, width } = network.config.input;
  assertInput(shape, { channels }, name);
  const [, , h = height, w = width] = shape;
  if (h === height && w === width) return network;
  return atSize({ framework, network }, h, w, name);
}

function atSize({ framework, network }: Composition, height: number, width: number, { file }: ArrayName): Network {
  const origin: Origin = { kind: "argument", name: `the size of ${file ?? "the array"}` };
  const set = (key: string, size: number): SetOverride => {
    return { kind: "set", path: ["input", key], value: sourcedScalar(size, origin), origin };
  };
  try {
    return framework.composeResolved(applyOverrides(network.tree, [set("height", height), set("width", width)]));
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    throw new InputMisfitError(
      {
        ...(file === undefined ? {} : { at: file }),
        message: `the network cannot be composed for inputs of ${height}×${width}`,
        found: `${error.code} ${error.message}`,
      },
      { cause: error },
    );
  }
}

/**
 * Checks that an array is N×C×H×W with those sizes, and none of them 0.
 * @throws NG_INPUT_MISFIT with all that differs
 */
export function assertInput(
  shape: readonly number[],
  sizes: { readonly channels: number; readonly height?: number; readonly width?: number },
  { file }: ArrayName = {},
): void {
  const problems = shape.length === 4 ? sizeProblems(shape, sizes) : [rankProblem(shape)];
  if (problems.length === 0) return;
  throw new InputMisfitError(problems.map((problem) => (file === undefined ? problem : { at: file, ...problem })));
}

function rankProblem(shape: readonly number[]): Problem {
  return { message: "the array is of another rank", expected: "4 axes, N×C×H×W", found: describe(shape) };
}

function sizeProblems(
  shape: readonly number[],
  { channels, height, width }: { readonly channels: number; readonly height?: number; readonly width?: number },
): Problem[] {
  const axes = ["examples", "channels", "height", "width"];
  return shape.flatMap((found, axis): Problem[] => {
    const wanted = [undefined, channels, height, width][axis];
    if (found === 0) return [{ message: `the array has no ${axes[axis]}`, found: describe(shape) }];
    if (wanted === undefined || wanted === found) return [];
    const message = `the array's ${axes[axis]} are not the network's`;
    return [{ message, expected: `${wanted}`, found: `${found} in ${describe(shape)}` }];
  });
}

function describe(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
