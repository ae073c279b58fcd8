import { createHash } from "node:crypto";
import type { OpenedDataset } from "@netgraft/core";
import { type ListedPicture, parts, type PictureList } from "./picture-list.js";

/** The place in a fingerprint of which class has which pictures; a part and a class follow. */
export const picturesPlace = "dataset.pictures";

/** The place of the order of the classes of the pictures; a part follows. */
export const orderPlace = "dataset.order";

/**
 * A dataset as text by its places: its classes, how many pictures each part has, and, where they are told apart, which ones
 * each class has in which order.
 * @param list its pictures, where they are listed
 */
export function datasetPrint(
  { classes, train, validation }: OpenedDataset,
  list: PictureList | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries<string>([
    ...classes.map((name, index) => [`dataset.classes.${index}`, JSON.stringify(name)] as const),
    ["dataset.training", String(train.length)],
    ["dataset.validation", String(validation.length)],
    ...parts.flatMap((part) => picturesPrint(part, list?.[part] ?? [], classes)),
  ]);
}

function picturesPrint(
  part: string,
  pictures: readonly ListedPicture[],
  classes: readonly string[],
): readonly (readonly [place: string, text: string])[] {
  if (pictures.length === 0) return [];
  const byClass = classes.map(() => ({ pictures: 0, hash: createHash("sha256") }));
  const order = createHash("sha256");
  for (const { label, name, size } of pictures) {
    order.update(`${label} `);
    const found = byClass[label];
    // A label that is no class is refused when its picture is read.
    if (found === undefined) continue;
    found.pictures += 1;
    found.hash.update(`${JSON.stringify([name, size])}\n`);
  }
  return [
    [`${orderPlace}.${part}`, order.digest("hex").slice(0, 16)],
    ...byClass.map(({ pictures: count, hash }, label): [string, string] => [
      `${picturesPlace}.${part}.${classes[label] ?? ""}`,
      `${count} pictures, ${hash.digest("hex").slice(0, 16)}`,
    ]),
  ];
}
