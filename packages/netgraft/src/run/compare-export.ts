import { NetgraftError, type Network } from "@netgraft/core";
import {
  counted,
  elementCount,
  type Engine,
  type Exported,
  type ExportedSession,
  float32Tensor,
  type NamedTensors,
  numbersOf,
  type Program,
  type Tensor,
  tensorFrom,
} from "@netgraft/core/graph";
import { pictureInput } from "@netgraft/data";
import { nameDerivedUniform } from "@netgraft/weights";
import { ExportDiffersError } from "../errors.js";

/** How far what a file gives is from what its network gives. */
export interface ExportComparison {
  /** What ran both. */
  readonly engine: string;
  /** By the output's name, the largest difference over the largest number of the network's. */
  readonly differences: Readonly<Record<string, number>>;
  /** Why the engine does not run here, where it does not: nothing was compared then. */
  readonly lacking?: string;
}

/** How far outputs may be apart, by what the file computes with. */
const limits = { float32: 1e-3, float16: 0.1 } as const;

interface ComparisonOptions {
  readonly engine: Engine;
  readonly format: string;
  readonly exported: Exported;
}

/**
 * Runs what an exporter has written beside the network that it was written of, as it is in the graph: with all its norms, in float32,
 * for one example.
 * @param path the file or folder
 * @returns undefined where the engine does not read the format
 * @throws NG_EXPORT_DIFFERS naming each output that differs; the engine's own coded errors
 */
export async function compareExport(
  network: Network,
  program: Program,
  path: string,
  { engine, format, exported: { options } }: ComparisonOptions,
): Promise<ExportComparison | undefined> {
  let exported: ExportedSession | undefined;
  try {
    exported = await engine.openExported?.(path, format);
  } catch (error) {
    if (!(error instanceof NetgraftError) || error.code !== "NG_ENGINE_UNAVAILABLE") throw error;
    return { engine: engine.name, differences: {}, lacking: error.message };
  }
  if (exported === undefined) return undefined;
  const limit = isHalf(options) ? limits.float16 : limits.float32;
  const { given, found } = await released(exported, async () => {
    const inputs = inputsOf(network, exported);
    return { given: inputs.network, found: await exported.run(inputs.file) };
  });
  const session = await engine.open(program);
  const expected = await released(session, () => session.run({ input: given }));
  const differences = Object.fromEntries(
    Object.entries(expected).map(([name, tensor]) => [name, difference(tensor, found[name])]),
  );
  const problems = Object.entries(differences).flatMap(([name, apart]) =>
    apart <= limit
      ? []
      : [
          {
            at: name,
            message: "the file does not give what the network gives",
            expected: `at most ${limit} of the largest number apart`,
            found: Number.isFinite(apart) ? apart.toPrecision(2) : "another shape, or no numbers",
          },
        ],
  );
  if (problems.length > 0) throw new ExportDiffersError(problems);
  return { engine: engine.name, differences };
}

/** Whether an exporter was asked for float16. */
function isHalf(options: unknown): boolean {
  return typeof options === "object" && options !== null && Reflect.get(options, "dtype") === "float16";
}

async function released<T>(session: { release(): Promise<void> }, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    await session.release();
  }
}

/** One example for the network, and the same as the file takes it: where that prepares pictures, one of another size. */
function inputsOf(
  network: Network,
  { inputs }: ExportedSession,
): { readonly network: Tensor<"float32">; readonly file: NamedTensors } {
  const { channels, height, width } = network.config.input;
  const [port] = inputs;
  const shape = [typeof port?.shape[0] === "number" ? port.shape[0] : 1, channels, height, width];
  if (port?.dtype !== "uint8") {
    const noise = nameDerivedUniform("input", elementCount(shape));
    const input = float32Tensor(shape, noise);
    return { network: input, file: { input } };
  }
  const [count = 1] = shape;
  const size = { width: width + 13, height: height + 6 };
  const levels = nameDerivedUniform("picture", size.width * size.height * channels);
  const data = Uint8Array.from(levels, (value) => Math.floor((((value % 1) + 1) % 1) * 256));
  const values = pictureInput({ ...size, channels, data }, network.config);
  return {
    network: float32Tensor(shape, repeated(values, count)),
    file: {
      [port.name]: tensorFrom("uint8", [count, size.height, size.width, channels], repeated(data, count)),
    },
  };
}

function repeated(data: Float32Array | Uint8Array, count: number): Float32Array {
  const all = new Float32Array(data.length * count);
  for (let at = 0; at < count; at += 1) all.set(data, at * data.length);
  return all;
}

/** The largest difference over the largest number, of numbers that are finite; what is no number is so in both. */
function difference(expected: Tensor, found: Tensor | undefined): number {
  if (found?.shape.join() !== expected.shape.join()) return Number.POSITIVE_INFINITY;
  const values = numbersOf(found);
  let [largest, apart] = [0, 0];
  for (const [at, value] of numbersOf(expected).entries()) {
    const other = values[at] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (!Number.isFinite(other)) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, Math.abs(value));
    apart = Math.max(apart, Math.abs(value - other));
  }
  return apart === 0 ? 0 : apart / largest;
}

/** The largest difference in words. */
export function comparisonLine({ engine, differences, lacking }: ExportComparison): string {
  if (lacking !== undefined) return `the file was not run beside the network: ${lacking}`;
  const [[name, apart] = ["", 0], ...others] = Object.entries(differences).toSorted(([, a], [, b]) => b - a);
  const which = others.length === 0 ? name : `${name}; ${counted(others.length, "other output")} no more`;
  return `beside the network in the engine ${engine}: apart by ${apart.toPrecision(2)} of the largest number (${which})`;
}
