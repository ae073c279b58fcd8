import type { Problem } from "@netgraft/core";
import { limitOf, parseJson, withinLimit } from "@netgraft/core/graph";
import { WeightsFormatError } from "../../errors.js";
import { duplicateKeys } from "./duplicate-keys.js";
import { inexactNumbers } from "./inexact-numbers.js";
import { PREFIX_LENGTH } from "./header-length.js";
import { layoutProblems } from "./layout.js";
import { isRecord, show, tensorEntry, type TensorEntry } from "./tensor-entry.js";

/** The header of a safetensors file, checked against the size of the file. */
interface SafetensorsHeader {
  /** By name, in the order of the data in the file. */
  readonly tensors: ReadonlyMap<string, TensorEntry>;
  /** The file's `__metadata__`; empty where it has none. */
  readonly metadata: ReadonlyMap<string, string>;
}

// A header that is wrong throughout would otherwise fill the screen a million times over.
const MAX_PROBLEMS = 50;

/**
 * Parses the header of a safetensors file and checks all it says against the size of the file.
 *
 * @param header the bytes of the header, without the 8 bytes of its length
 * @param fileSize bytes of the whole file
 * @param file its name, for messages
 * @throws NG_WEIGHTS_FORMAT with every tensor that is described wrongly
 */
export function parseHeader(header: Uint8Array, fileSize: number, file: string): SafetensorsHeader {
  const json = decode(header, file);
  const parsed = parseObject(json, file);
  const described = Object.entries(parsed);
  if (described.length > limitOf("tensors"))
    throw new WeightsFormatError({
      at: file,
      message: "the file has more tensors than are read",
      expected: withinLimit("tensors"),
      found: `${described.length}`,
    });
  const dataOffset = PREFIX_LENGTH + header.byteLength;
  const problems: Problem[] = duplicateKeys(json).map((key) => ({
    message: `the header has the key ${JSON.stringify(key)} twice in one object`,
    expected: "every name once",
  }));
  let metadata: ReadonlyMap<string, string> = new Map();
  const entries: [string, TensorEntry][] = [];
  for (const [name, value] of described) {
    if (name === "__metadata__") {
      if (isStringMap(value)) metadata = new Map(Object.entries(value));
      else
        problems.push({ message: "__metadata__ is no map of strings", expected: "text by name", found: show(value) });
      continue;
    }
    const entry = tensorEntry(name, value, dataOffset);
    if ("message" in entry) problems.push(entry);
    else entries.push([name, entry]);
  }
  entries.sort(([, a], [, b]) => a.byteOffset - b.byteOffset || a.byteLength - b.byteLength);
  // What is written as 2.0 or -0 is a size to JSON, and none to the format.
  for (const number of problems.length === 0 ? inexactNumbers(json) : [])
    problems.push({ message: `the header has the number ${number}`, expected: "integers of digits alone" });
  // Where an entry is wrong, gaps between the others follow from it.
  const faults = problems.length > 0 ? problems : layoutProblems(entries, dataOffset, fileSize);
  if (faults.length > 0) throw new WeightsFormatError(listed(faults, file));
  return { tensors: new Map(entries), metadata };
}

function decode(header: Uint8Array, file: string): string {
  if (header[0] !== 0x7b) {
    const found = `byte 0x${(header[0] ?? 0).toString(16).padStart(2, "0")}`;
    throw new WeightsFormatError({
      at: file,
      message: "the header is no JSON object",
      expected: "it to begin with {",
      found,
    });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(header);
  } catch (cause) {
    throw new WeightsFormatError({ at: file, message: "the header is not UTF-8 text" }, { cause });
  }
}

function parseObject(json: string, file: string): Readonly<Record<string, unknown>> {
  try {
    // Begins with { and parses, hence an object; a key `__proto__` becomes an ordinary property of it.
    return parseJson(json) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new WeightsFormatError(
      { at: file, message: "the header is not JSON", expected: "a JSON object", found },
      { cause },
    );
  }
}

function isStringMap(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === "string");
}

function listed(problems: readonly Problem[], file: string): Problem[] {
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => ({ at: file, ...problem }));
  const rest = problems.length - shown.length;
  return rest === 0 ? shown : [...shown, { at: file, message: `and ${rest} more problems of this kind` }];
}
