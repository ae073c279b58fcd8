import { crc32 } from "node:zlib";
import type {
  DatasetContext,
  DatasetItem,
  DatasetSplit,
  OpenedDataset,
  PictureIdentity,
  Pixels,
  Problem,
} from "@netgraft/core";
import { DatasetLayoutError } from "../../errors.js";
import { heldOut } from "../folder/hold-out.js";
import { assertFolder } from "../folder/open-folder.js";
import { assertFiles, type CifarForm, type CifarRecord, readClassNames, readRecords, side } from "./cifar-files.js";

export interface CifarOptions {
  readonly holdOut: number;
  readonly holdOutSeed: number;
}

/**
 * Reads the published files. All pictures are kept in memory, 3 KB each. Who trains does not look at the test pictures.
 * @throws NG_READ_FAILED; NG_DATASET_LAYOUT for files that are missing or damaged, and where training has a class without pictures
 */
export async function openCifar(
  path: string,
  form: CifarForm,
  { holdOut, holdOutSeed }: CifarOptions,
  { purpose = "training", signal }: Pick<DatasetContext, "purpose" | "signal">,
): Promise<OpenedDataset> {
  await assertFolder(path);
  const tested = purpose === "evaluation" ? form.test : [];
  await assertFiles(path, [...form.train, ...tested, form.names], form);
  const classes = await readClassNames(path, form);
  const records = await readRecords(path, [...form.train, ...tested], form, signal);
  const isTest = ({ file }: CifarRecord): boolean => tested.includes(file);
  const train = records.filter((record) => !isTest(record));
  if (purpose === "training") assertEveryClass(path, classes, train);
  const held = new Set(
    classes.flatMap((name, label) => {
      const pictures = train.flatMap((record) => (record.label === label ? [record.name] : []));
      // Names of pictures are relative already.
      return heldOut({ name, path: "", pictures }, holdOut, holdOutSeed).validation;
    }),
  );
  return {
    classes,
    train: recordSplit(train.filter(({ name }) => !held.has(name))),
    validation: recordSplit(train.filter(({ name }) => held.has(name))),
    ...(tested.length > 0 && { test: recordSplit(records.filter(isTest)) }),
    brokenPictures: "error",
    notes: countNotes(path, train.length, form.pictures.train),
  };
}

/** That there are others than were published: a part of them, perhaps. */
function countNotes(path: string, count: number, published: number): readonly Problem[] {
  if (count === published) return [];
  return [{ at: path, message: `there are ${count} pictures to train with, not the ${published} that were published` }];
}

function assertEveryClass(path: string, classes: readonly string[], train: readonly CifarRecord[]): void {
  const shown = new Set(train.map(({ label }) => label));
  const empty = classes.filter((_, label) => !shown.has(label));
  if (empty.length === 0) return;
  const message = "classes have no pictures to train with";
  throw new DatasetLayoutError({
    at: path,
    message,
    expected: "pictures of each class",
    found: `none of ${empty.join(", ")}`,
  });
}

function recordSplit(records: readonly CifarRecord[]): DatasetSplit {
  const at = (index: number): CifarRecord => {
    const record = records[index];
    if (record === undefined) throw new RangeError(`there is no picture ${index} among ${records.length}`);
    return record;
  };
  return {
    length: records.length,
    item(index): DatasetItem {
      const record = at(index);
      return { source: { kind: "pixels", name: record.name, pixels: pixelsOf(record) }, label: record.label };
    },
    label: (index) => at(index).label,
    // A picture is told by its contents, too, as their place says little of them.
    identity(index): PictureIdentity {
      const record = at(index);
      const contents = crc32(record.planes).toString(16).padStart(8, "0");
      return { label: record.label, name: `${record.name} ${contents}`, size: record.planes.length };
    },
  };
}

/** The pixels, whose channels lie side by side, of planes. */
function pixelsOf({ planes }: CifarRecord): Pixels {
  const count = side ** 2;
  const data = new Uint8Array(3 * count);
  for (let pixel = 0; pixel < count; pixel += 1)
    for (let channel = 0; channel < 3; channel += 1) data[3 * pixel + channel] = planes[channel * count + pixel] ?? 0;
  return { width: side, height: side, channels: 3, data };
}
