import type { StateDict, Tensor } from "@netgraft/core/graph";
import { tensorBytes } from "@netgraft/core/graph";
import { WeightsFormatError } from "../../errors.js";
import type { TensorInfo } from "../stored/tensor-info.js";
import { crc32 } from "./crc32.js";

/** The key of the metadata under which the checksums are: JSON, the CRC-32 of each tensor's data by its name, and of all else. */
const key = "netgraft.crc32";

/** The checksums of a file that has some. */
export interface Checksums {
  readonly header: string;
  readonly tensors: ReadonlyMap<string, string>;
}

/** The metadata with the checksums of the tensors, and of the metadata themselves. */
export function withChecksums(
  tensors: StateDict,
  metadata: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const header = headerChecksum(metadata, tensors);
  const sums = [...tensors].map(([name, tensor]) => [name, crc32(tensorBytes(tensor))]);
  return new Map([...metadata, [key, JSON.stringify([header, sums])]]);
}

/**
 * Takes the checksums out of what a header says, and checks it by them; undefined where it has none, as files of other programs.
 * @param file its name, for messages
 * @throws NG_WEIGHTS_FORMAT where the header is not what was written
 */
export function takeChecksums(
  {
    tensors,
    metadata,
  }: { readonly tensors: ReadonlyMap<string, TensorInfo>; readonly metadata: ReadonlyMap<string, string> },
  file: string,
): { readonly metadata: ReadonlyMap<string, string>; readonly checksums: Checksums | undefined } {
  const text = metadata.get(key);
  if (text === undefined) return { metadata, checksums: undefined };
  const rest = new Map([...metadata].filter(([name]) => name !== key));
  const checksums = parsed(text);
  if (checksums?.header !== headerChecksum(rest, tensors))
    throw new WeightsFormatError({
      at: file,
      message: "the header is not what was written",
      expected,
      found: "other bytes",
    });
  return { metadata: rest, checksums };
}

/** @throws NG_WEIGHTS_FORMAT where the data of a tensor are not what was written */
export function assertChecksum(checksums: Checksums | undefined, name: string, tensor: Tensor, file: string): void {
  if (checksums === undefined || checksums.tensors.get(name) === crc32(tensorBytes(tensor))) return;
  throw new WeightsFormatError({
    at: file,
    message: `tensor ${JSON.stringify(name)}: its data are not what was written`,
    expected,
    found: "other bytes",
  });
}

const expected = `the bytes that the checksums in the metadata (${key}) are of; a file that was changed on purpose has none`;

function headerChecksum(
  metadata: ReadonlyMap<string, string>,
  tensors: Iterable<readonly [string, Pick<Tensor, "dtype" | "shape">]>,
): string {
  const byName = <T>([a]: readonly [string, T], [b]: readonly [string, T]): number => (a < b ? -1 : a > b ? 1 : 0);
  const described = [...tensors].map(([name, { dtype, shape }]) => [name, [dtype, shape]] as const).toSorted(byName);
  return crc32(new TextEncoder().encode(JSON.stringify([[...metadata].toSorted(byName), described])));
}

function parsed(text: string): Checksums | undefined {
  try {
    // Whatever it is: what is not a text is no checksum of anything.
    const [header, sums] = JSON.parse(text) as [string, [string, string][]];
    return { header, tensors: new Map(sums) };
  } catch {
    return undefined;
  }
}
