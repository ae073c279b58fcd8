import { elementCount, type Problem } from "@netgraft/core/graph";
import { WeightsFormatError } from "../../errors.js";
import type { StoredTensor } from "../stored/stored-tensor.js";
import { spanOf } from "../stored/strides.js";
import { tensorOf } from "./pickle/known-globals.js";
import {
  isKind,
  itemsOf,
  kindOf,
  type PickleDict,
  type PickleTensor,
  type PickleValue,
} from "./pickle/pickle-value.js";
import { isCount, type TorchContents } from "./torch-pickle.js";
import { torchDTypes } from "./torch-dtypes.js";

const MAX_RANK = 64;
// A file that is wrong throughout would otherwise fill the screen.
const MAX_PROBLEMS = 10;
// Tensors can share their data: tied weights do, twice. One that repeats a number a million times is there to fill memory.
const MAX_SHARING = 4;
const MIN_TOTAL = 2 ** 20;

/** The tensors of a state dict, and the names of what it has beside them. */
export interface TensorsOfDict {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly others: readonly string[];
}

/**
 * Checks the tensors of a state dict against the data in the file. Numbers, text and collections beside them are left out.
 *
 * @throws NG_WEIGHTS_FORMAT with every tensor that its data do not have, and every object that is none
 */
export function tensorsOf(path: string, size: number, dict: PickleDict, contents: TorchContents): TensorsOfDict {
  const tensors = new Map<string, StoredTensor>();
  const others: string[] = [];
  const problems: Problem[] = [];
  for (const [key, value] of itemsOf(dict)) {
    const name = typeof key === "string" ? key : kindOf(key);
    const found = tensorOf(value);
    if (found === undefined || typeof key !== "string") {
      if (isKind(value, "object") || isKind(value, "global") || isKind(value, "storage"))
        problems.push({ message: `${JSON.stringify(name)} is no tensor, and is not opened`, found: kindOf(value) });
      else others.push(name);
      continue;
    }
    const stored = storedTensor(found, contents);
    if ("message" in stored) problems.push({ ...stored, message: `tensor ${JSON.stringify(name)}: ${stored.message}` });
    else tensors.set(name, stored);
  }
  const total = [...tensors.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (total > Math.max(MIN_TOTAL, MAX_SHARING * size))
    problems.push({
      message: "its tensors are larger by far than the file",
      expected: `at most ${MAX_SHARING * size} bytes`,
      found: `${total} bytes`,
    });
  if (problems.length === 0) return { tensors, others };
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => ({ at: path, ...problem }));
  const rest = problems.length - shown.length;
  throw new WeightsFormatError(rest > 0 ? [...shown, { at: path, message: `and ${rest} more of this kind` }] : shown);
}

function storedTensor({ storage, ...tensor }: PickleTensor, contents: TorchContents): StoredTensor | Problem {
  const stored = tensor.dtype === undefined ? undefined : torchDTypes.get(tensor.dtype);
  if (stored === undefined) return { message: "its dtype is not read", found: tensor.dtype ?? "none" };
  const [shape, strides] = [countsOf(tensor.size), countsOf(tensor.strides)];
  const { offset } = tensor;
  if (
    shape?.length !== strides?.length ||
    shape === undefined ||
    strides === undefined ||
    !isCount(offset) ||
    !isCount(storage.offset)
  )
    return { message: "it does not say what it is", expected: "sizes and strides, as many of each, and an offset" };
  const bytes = contents.bytesOf(storage);
  if (bytes === undefined) return { message: "its data are missing, or of another length" };
  const first = offset + storage.offset;
  const end = first + spanOf(shape, strides);
  const elements = elementCount(shape);
  if (!(Number.isSafeInteger(elements) && end * stored.bytes <= bytes.size))
    return {
      message: "it goes beyond its data",
      expected: `at most ${bytes.size} bytes`,
      found: `${end * stored.bytes}`,
    };
  return {
    dtype: stored.dtype,
    shape,
    byteLength: elements * stored.bytes,
    stored,
    bytes,
    byteOffset: first * stored.bytes,
    strides,
    isBigEndian: contents.isBigEndian,
  };
}

function countsOf(value: PickleValue): readonly number[] | undefined {
  if (!isKind(value, "tuple") && !isKind(value, "list")) return undefined;
  const items: readonly PickleValue[] = value.items;
  const counts = items.filter(isCount);
  return counts.length <= MAX_RANK && counts.length === items.length ? counts : undefined;
}
