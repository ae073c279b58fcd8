import {
  counted,
  describeShape,
  type DType,
  elementArrays,
  elementCount,
  type Problem,
  type StateDict,
  type Tensor,
  tensorBytes,
  TensorInvalidError,
  type TensorShape,
} from "@netgraft/core/graph";
import { concatChunks } from "../concat-chunks.js";
import { safetensorsDTypes } from "./dtypes.js";
import { PREFIX_LENGTH } from "./header-length.js";

/** What a safetensors file carries besides tensors. */
export interface WriteTensorsOptions {
  /** Written as `__metadata__`, sorted by key. */
  readonly metadata?: ReadonlyMap<string, string>;
}

const ranks = new Map(
  [...safetensorsDTypes.values()].flatMap(({ name, dtype, widened }, rank) =>
    widened === undefined ? [[dtype, { name, rank }] as const] : [],
  ),
);

/**
 * The bytes of a safetensors file, piece by piece and without copying the tensors.
 *
 * The same tensors give the same bytes whatever their order, and the bytes that Python's safetensors writes: sorted by
 * alignment (largest first), then by name, the header padded with spaces to a multiple of 8 bytes.
 *
 * @throws NG_TENSOR_INVALID before the first piece, where data and shape disagree or a name cannot be written
 */
export function safetensorsChunks(tensors: StateDict, options: WriteTensorsOptions = {}): Uint8Array[] {
  const problems = [...tensors].flatMap(([name, tensor]) => tensorProblem(name, tensor));
  for (const [key, text] of options.metadata ?? []) {
    if (hasLoneSurrogate(key + text)) problems.push({ at: `metadata ${JSON.stringify(key)}`, ...notUnicode });
  }
  if (problems.length > 0) throw new TensorInvalidError(problems);
  const sorted = [...tensors].toSorted(byAlignmentThenName);
  return [headerBytes(sorted, options.metadata), ...sorted.map(([, tensor]) => tensorBytes(tensor))];
}

/**
 * The same bytes where tensors are read one by one, so that one of them is in memory at a time.
 *
 * @param read gives a tensor that has the dtype and shape which were told of it
 * @throws NG_TENSOR_INVALID before the first piece, where a name cannot be written; what `read` throws
 */
export async function* streamedSafetensors(
  tensors: ReadonlyMap<string, TensorShape>,
  read: (name: string) => Promise<Tensor>,
  { metadata }: WriteTensorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const problems = [...tensors].flatMap(([name, { dtype }]) => nameProblem(name, dtype));
  if (problems.length > 0) throw new TensorInvalidError(problems);
  const sorted = [...tensors].toSorted(byAlignmentThenName);
  yield headerBytes(sorted, metadata);
  for (const [name] of sorted) yield tensorBytes(await read(name));
}

function headerBytes(
  sorted: readonly (readonly [string, TensorShape])[],
  metadata: ReadonlyMap<string, string> | undefined,
): Uint8Array {
  const header = new TextEncoder().encode(headerText(sorted, metadata));
  const padded = new Uint8Array(PREFIX_LENGTH + Math.ceil(header.byteLength / 8) * 8).fill(0x20);
  new DataView(padded.buffer).setBigUint64(0, BigInt(padded.byteLength - PREFIX_LENGTH), true);
  padded.set(header, PREFIX_LENGTH);
  return padded;
}

/**
 * A whole safetensors file in memory; see `safetensorsChunks` for its order.
 *
 * @throws NG_TENSOR_INVALID
 */
export function encodeSafetensors(tensors: StateDict, options: WriteTensorsOptions = {}): Uint8Array {
  return concatChunks(safetensorsChunks(tensors, options));
}

// Put together as text: an object would move keys such as "0" to the front.
function headerText(
  sorted: readonly (readonly [string, TensorShape])[],
  metadata: ReadonlyMap<string, string> | undefined,
): string {
  let end = 0;
  const entries = sorted.map(([name, { dtype, shape }]) => {
    const begin = end;
    end += elementCount(shape) * elementArrays[dtype].BYTES_PER_ELEMENT;
    const entry = { dtype: ranks.get(dtype)?.name, shape, data_offsets: [begin, end] };
    return `${JSON.stringify(name)}:${JSON.stringify(entry)}`;
  });
  if (metadata !== undefined && metadata.size > 0) {
    const texts = [...metadata].toSorted(([a], [b]) => compareCodePoints(a, b));
    const members = texts.map(([key, text]) => `${JSON.stringify(key)}:${JSON.stringify(text)}`);
    entries.unshift(`"__metadata__":{${members.join(",")}}`);
  }
  return `{${entries.join(",")}}`;
}

type Named = readonly [string, TensorShape];

function byAlignmentThenName([nameA, a]: Named, [nameB, b]: Named): number {
  return (ranks.get(b.dtype)?.rank ?? 0) - (ranks.get(a.dtype)?.rank ?? 0) || compareCodePoints(nameA, nameB);
}

// JavaScript's `<` compares UTF-16 units, which sorts surrogate pairs before U+E000 to U+FFFF; UTF-8 bytes do not.
function compareCodePoints(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length;) {
    const [left = 0, right = 0] = [a.codePointAt(i), b.codePointAt(i)];
    if (left !== right) return left - right;
    i += left > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}

function nameProblem(name: string, dtype: DType): Problem[] {
  const at = `tensor ${JSON.stringify(name)}`;
  if (!ranks.has(dtype)) return [{ at, message: "the format has no such dtype", found: dtype }];
  if (name === "__metadata__") return [{ at, message: "the format reserves this name for metadata" }];
  return hasLoneSurrogate(name) ? [{ at, ...notUnicode }] : [];
}

function tensorProblem(name: string, { dtype, shape, data }: Tensor): Problem[] {
  const problems = nameProblem(name, dtype);
  const at = `tensor ${JSON.stringify(name)}`;
  if (problems.length > 0 || data.length === elementCount(shape)) return problems;
  return [
    {
      at,
      message: "its data do not fill its shape",
      expected: `${counted(elementCount(shape), "element")} for ${describeShape(shape)}`,
      found: counted(data.length, "element"),
    },
  ];
}

const notUnicode = { message: "the text is not valid Unicode", found: "half of a surrogate pair" };

function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
