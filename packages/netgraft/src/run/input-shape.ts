import type { Framework, Network } from "@netgraft/core";
import {
  applyOverrides,
  NetgraftError,
  type Origin,
  type Problem,
  type SetOverride,
  sourcedScalar,
} from "@netgraft/core/config";
import { counted, elementCount, float32Tensor, notFiniteCount } from "@netgraft/core/graph";
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
function assertInput(
  shape: readonly number[],
  sizes: { readonly channels: number; readonly height?: number; readonly width?: number },
  { file }: ArrayName = {},
): void {
  const problems = shape.length === 4 ? sizeProblems(shape, sizes) : [rankProblem(shape)];
  if (problems.length === 0) return;
  throw new InputMisfitError(problems.map((problem) => (file === undefined ? problem : { at: file, ...problem })));
}

/**
 * Checks that a tensor holds such an array: as programs in JavaScript, where no compiler has looked, pass anything.
 * @throws NG_INPUT_MISFIT with all that differs
 */
export function assertExamples(
  examples: unknown,
  sizes: { readonly channels: number; readonly height: number; readonly width: number },
): void {
  const [shape, data] = ["shape", "data"].map((key): unknown =>
    typeof examples === "object" && examples !== null ? Reflect.get(examples, key) : undefined,
  );
  if (!Array.isArray(shape) || !(data instanceof Float32Array))
    throw new InputMisfitError({
      message: "this is no tensor of float32",
      expected: "{ shape: [N, C, H, W], data: a Float32Array }",
      found: Array.isArray(shape) ? `data of ${kindOf(data)}` : `a shape of ${kindOf(shape)}`,
    });
  assertInput(shape, sizes);
  const length = elementCount(shape);
  if (data.length !== length)
    throw new InputMisfitError({
      message: "the array's data do not fill its shape",
      expected: `${counted(length, "number")} for ${describe(shape)}`,
      found: String(data.length),
    });
  const wrong = notFiniteCount(float32Tensor(shape, data));
  if (wrong > 0)
    throw new InputMisfitError({
      message: "the array has numbers that are not finite",
      expected: "numbers",
      found: `NaN or an infinity at ${wrong} of ${counted(length, "place")}`,
    });
}

function kindOf(value: unknown): string {
  return typeof value === "object" && value !== null ? value.constructor.name : String(value);
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
    if (!Number.isSafeInteger(found) || found < 0)
      return [{ message: `the number of the array's ${axes[axis]} is none`, found: describe(shape) }];
    if (wanted === undefined || wanted === found) return [];
    const message = `the array's ${axes[axis]} are not the network's`;
    return [{ message, expected: `${wanted}`, found: `${found} in ${describe(shape)}` }];
  });
}

function describe(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
