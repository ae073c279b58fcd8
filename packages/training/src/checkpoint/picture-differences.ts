import { posix } from "node:path";
import type { Problem } from "@netgraft/core";
import { counted } from "@netgraft/core/graph";
import { type ListedPicture, parts, type PictureList } from "./picture-list.js";

/** What is said of pictures that differ, most telling first. */
const messages = {
  relabelled: "of another class than when the run was begun",
  moved: "of the other part when the run was begun",
  changed: "with other contents than when the run was begun",
  resized: "of another size than when the run was begun",
  removed: "no longer there",
  added: "new since the run was begun",
} as const;

type Kind = keyof typeof messages;

/** How many pictures of a kind are named. */
const named = 3;

/** How the pictures of a dataset differ from those that a run was begun with, part by part; the order does not count. */
export function pictureDifferences(
  before: PictureList,
  now: PictureList,
): readonly (Problem & { readonly at: string })[] {
  return parts.flatMap((part) => {
    const other = part === "training" ? before.validation : before.training;
    const found = differencesOf({ list: before, pictures: before[part] }, { list: now, pictures: now[part] }, other);
    // Its keys are those of the table.
    return (Object.keys(messages) as Kind[]).flatMap((kind) => {
      const texts = found[kind];
      if (texts.length === 0) return [];
      const rest = texts.length > named ? ` and ${texts.length - named} more` : "";
      return [
        {
          at: `dataset.${part}`,
          message: `${counted(texts.length, "picture")} ${texts.length === 1 ? "is" : "are"} ${messages[kind]}`,
          found: `${texts.slice(0, named).join(", ")}${rest}`,
        },
      ];
    });
  });
}

interface Side {
  readonly list: PictureList;
  readonly pictures: readonly ListedPicture[] | undefined;
}

function differencesOf(
  before: Side,
  now: Side,
  otherPart: readonly ListedPicture[] | undefined,
): Readonly<Record<Kind, readonly string[]>> {
  const found: Record<Kind, string[]> = { relabelled: [], moved: [], changed: [], resized: [], removed: [], added: [] };
  if (before.pictures === undefined || now.pictures === undefined) return found;
  const classOf = ({ list }: Side, { label }: ListedPicture): string => list.classes[label] ?? String(label);
  const earlier = new Map(before.pictures.map((picture) => [picture.name, picture]));
  const later = new Set(now.pictures.map(({ name }) => name));
  const gone = new Map<string, ListedPicture[]>();
  for (const picture of before.pictures) {
    if (later.has(picture.name)) continue;
    const key = likeness(picture);
    gone.set(key, [...(gone.get(key) ?? []), picture]);
  }
  const elsewhere = new Set(otherPart?.map(({ name }) => name));
  for (const picture of now.pictures) {
    const old = earlier.get(picture.name);
    if (old === undefined) {
      // A folder of the class is part of its name.
      const like = gone.get(likeness(picture))?.shift();
      if (like !== undefined && classOf(before, like) !== classOf(now, picture))
        found.relabelled.push(`${like.name}, now ${picture.name}`);
      else {
        if (like !== undefined) gone.get(likeness(picture))?.unshift(like);
        (elsewhere.has(picture.name) ? found.moved : found.added).push(picture.name);
      }
    } else if (classOf(before, old) !== classOf(now, picture))
      found.relabelled.push(`${picture.name} (${classOf(before, old)}, now ${classOf(now, picture)})`);
    else if (old.size !== picture.size)
      found.resized.push(`${picture.name} (${old.size ?? "unknown"} bytes, now ${picture.size ?? "unknown"})`);
    else if (old.contents !== undefined && picture.contents !== undefined && old.contents !== picture.contents)
      found.changed.push(picture.name);
  }
  for (const pictures of gone.values()) for (const { name } of pictures) found.removed.push(name);
  return found;
}

/** What a picture still has where it was moved to the folder of another class. */
function likeness({ name, size, contents }: ListedPicture): string {
  return JSON.stringify([posix.basename(name), size, contents]);
}
