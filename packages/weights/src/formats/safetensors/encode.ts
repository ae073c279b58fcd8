import {
  counted,
  describeShape,
  elementCount,
  type Problem,
  type StateDict,
  type Tensor,
  TensorInvalidError,
} from "@netgraft/core/graph";
import { concatChunks } from "../concat-chunks.js";
import { safetensorsDTypes } from "./dtypes.js";
import { PREFIX_LENGTH } from "./header-length.js";

/** What a safetensors file carries besides tensors. */
export interface WriteTensorsOptions {
  /** Written as `__metadata__`, sorted by key. */
  readonly metadata?: ReadonlyMap<string, string>;
}

const ranks = new Map([...safetensorsDTypes].map(([name, dtype], rank) => [dtype, { name, rank }] as const));

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
  const header = new TextEncoder().encode(headerText(sorted, options.metadata));
  const padded = new Uint8Array(PREFIX_LENGTH + Math.ceil(header.byteLength / 8) * 8).fill(0x20);
  new DataView(padded.buffer).setBigUint64(0, BigInt(padded.byteLength - PREFIX_LENGTH), true);
  padded.set(header, PREFIX_LENGTH);
  return [padded, ...sorted.map(([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))];
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
  sorted: readonly (readonly [string, Tensor])[],
  metadata: ReadonlyMap<string, string> | undefined,
): string {
  let end = 0;
  const entries = sorted.map(([name, { dtype, shape, data }]) => {
    const begin = end;
    end += data.byteLength;
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

function byAlignmentThenName([nameA, a]: readonly [string, Tensor], [nameB, b]: readonly [string, Tensor]): number {
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

function tensorProblem(name: string, { dtype, shape, data }: Tensor): Problem[] {
  const at = `tensor ${JSON.stringify(name)}`;
  if (!ranks.has(dtype)) return [{ at, message: "the format has no such dtype", found: dtype }];
  if (name === "__metadata__") return [{ at, message: "the format reserves this name for metadata" }];
  if (hasLoneSurrogate(name)) return [{ at, ...notUnicode }];
  if (data.length === elementCount(shape)) return [];
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
