import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "@netgraft/core";
import { readFileWhole } from "@netgraft/files";
import { DatasetLayoutError } from "../../errors.js";

/** How the published files of a dataset of the CIFAR family are laid out. */
export interface CifarForm {
  /** The folder in the published archive. */
  readonly archive: string;
  readonly train: readonly string[];
  readonly test: readonly string[];
  /** The file with the names of the classes, one per line. */
  readonly names: string;
  readonly classes: number;
  /** How many pictures were published. */
  readonly pictures: { readonly train: number; readonly test: number };
  /** Bytes before the pixels of each picture, one of which is its class. */
  readonly labels: { readonly bytes: number; readonly at: number };
}

/** Pixels of each side of a picture, and its bytes: red, then green, then blue, each by rows. */
export const side = 32;
const pictureBytes = 3 * side ** 2;

/** A picture in one of the files. */
export interface CifarRecord {
  readonly file: string;
  /** `data_batch_1.bin/17`, counted from 0. */
  readonly name: string;
  readonly label: number;
  /** Red, green and blue, each (height, width): 3,072 bytes of the file. */
  readonly planes: Uint8Array;
}

/**
 * The pictures of files.
 * @throws NG_READ_FAILED; NG_DATASET_LAYOUT for files that are missing, cut off, empty, or have labels that are none, all of them
 */
export async function readRecords(
  folder: string,
  files: readonly string[],
  form: CifarForm,
  signal?: AbortSignal,
): Promise<readonly CifarRecord[]> {
  const problems: Problem[] = [];
  const records: CifarRecord[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    const bytes = await readFileWhole(join(folder, file), "dataset-bytes");
    const found = recordsOf(file, bytes, form);
    const problem = sizeProblem(bytes.length, form) ?? labelProblem(found, form.classes);
    if (problem !== undefined) problems.push({ at: join(folder, file), ...problem });
    for (const record of found) records.push(record);
  }
  if (problems.length > 0) throw new DatasetLayoutError(problems);
  return records;
}

/** The names of the classes in their order. @throws NG_READ_FAILED; NG_DATASET_LAYOUT where there are not as many, or one stands twice */
export async function readClassNames(folder: string, { names: file, classes }: CifarForm): Promise<readonly string[]> {
  const text = new TextDecoder().decode(await readFileWhole(join(folder, file), "text-bytes"));
  const names = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const at = join(folder, file);
  const expected = `${classes} names, one per line`;
  if (names.length !== classes)
    throw new DatasetLayoutError({
      at,
      message: "there are not as many names as classes",
      expected,
      found: `${names.length}`,
    });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new DatasetLayoutError({ at, message: "a class stands twice", expected, found: JSON.stringify(twice) });
  return names;
}

/** @throws NG_DATASET_LAYOUT where files are missing, with what is there in their place */
export async function assertFiles(folder: string, files: readonly string[], { archive }: CifarForm): Promise<void> {
  const there = new Set(await readdir(folder));
  const missing = files.filter((file) => !there.has(file));
  if (missing.length === 0) return;
  const python = missing.map((file) => file.replace(/\.bin$/, "")).find((file) => there.has(file));
  throw new DatasetLayoutError({
    at: folder,
    message: `files are missing: ${missing.join(", ")}`,
    expected: `the files of the binary archive, which has them in \`${archive}\``,
    ...(python !== undefined && { found: `${python}, of the archive for Python` }),
    ...(there.has(archive) && { nearest: join(folder, archive) }),
  });
}

function recordsOf(file: string, bytes: Uint8Array, { labels }: CifarForm): readonly CifarRecord[] {
  const stride = labels.bytes + pictureBytes;
  return Array.from({ length: Math.floor(bytes.length / stride) }, (_, index) => {
    const start = index * stride;
    const planes = bytes.subarray(start + labels.bytes, start + stride);
    return { file, name: `${file}/${index}`, label: bytes[start + labels.at] ?? 0, planes };
  });
}

function sizeProblem(length: number, { labels }: CifarForm): Problem | undefined {
  const stride = labels.bytes + pictureBytes;
  if (length > 0 && length % stride === 0) return undefined;
  const message = "the file is not one of whole pictures";
  return { message, expected: `a multiple of ${stride} bytes`, found: `${length} bytes` };
}

function labelProblem(records: readonly CifarRecord[], classes: number): Problem | undefined {
  const strange = records.filter(({ label }) => label >= classes);
  const [first] = strange;
  if (first === undefined) return undefined;
  const more = strange.length === 1 ? "" : `, and ${strange.length - 1} more`;
  const message = `the picture ${first.name} has a label that is none${more}`;
  return { message, expected: `0 to ${classes - 1}`, found: `${first.label}` };
}
