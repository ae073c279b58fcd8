import { createHash } from "node:crypto";
import type { DatasetSplit, OpenedDataset, PictureIdentity } from "@netgraft/core";

/** How many pictures are asked for at once: for files, the system is asked for the size of each. */
const atOnce = 64;

/** The place in a fingerprint of which class has which pictures; a part and a class follow. */
export const picturesPlace = "dataset.pictures";

/** The place of the order of the classes of the pictures; a part follows. */
export const orderPlace = "dataset.order";

/**
 * A dataset as text by its places: its classes, how many pictures each part has, and, where the dataset tells its
 * pictures apart, which ones each class has in which order. No picture is read.
 * @throws what the dataset throws; the reason of `signal`
 */
export async function datasetPrint(
  { classes, train, validation }: OpenedDataset,
  signal?: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries<string>([
    ...classes.map((name, index) => [`dataset.classes.${index}`, JSON.stringify(name)] as const),
    ["dataset.training", String(train.length)],
    ["dataset.validation", String(validation.length)],
    ...(await picturesPrint("training", train, classes, signal)),
    ...(await picturesPrint("validation", validation, classes, signal)),
  ]);
}

async function picturesPrint(
  part: string,
  split: DatasetSplit,
  classes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly (readonly [place: string, text: string])[]> {
  const identity = split.identity?.bind(split);
  if (identity === undefined || split.length === 0) return [];
  const byClass = classes.map(() => ({ pictures: 0, hash: createHash("sha256") }));
  const order = createHash("sha256");
  for await (const { label, name, size } of identities(identity, split.length, signal)) {
    order.update(`${label} `);
    const found = byClass[label];
    // A label that is no class is refused when its picture is read.
    if (found === undefined) continue;
    found.pictures += 1;
    found.hash.update(`${JSON.stringify([name, size])}\n`);
  }
  return [
    [`${orderPlace}.${part}`, order.digest("hex").slice(0, 16)],
    ...byClass.map(({ pictures, hash }, label): [string, string] => [
      `${picturesPlace}.${part}.${classes[label] ?? ""}`,
      `${pictures} pictures, ${hash.digest("hex").slice(0, 16)}`,
    ]),
  ];
}

async function* identities(
  identity: (index: number) => PictureIdentity | Promise<PictureIdentity>,
  length: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<PictureIdentity> {
  for (let first = 0; first < length; first += atOnce) {
    signal?.throwIfAborted();
    const indices = Array.from({ length: Math.min(atOnce, length - first) }, (_, k) => first + k);
    yield* await Promise.all(indices.map(async (index) => identity(index)));
  }
}
