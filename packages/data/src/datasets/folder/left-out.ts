import { extname } from "node:path";
import type { Problem } from "@netgraft/core";
import { counted } from "@netgraft/core/graph";
import type { ClassFolders } from "./class-folders.js";
import { notText } from "./folder-entries.js";

/** What was found in a part and is not taken, counted. */
export function leftOutNotes({ path, folders, loosePictures, hidden, leftOut }: ClassFolders): readonly Problem[] {
  const notes: Problem[] = [];
  const others = folders.flatMap((folder) => folder.others);
  if (others.length > 0) {
    const verb =
      others.length === 1 ? "file is left out, which is no picture" : "files are left out, which are no pictures";
    notes.push({ at: path, message: `${others.length} ${verb} by name`, found: endingsOf(others) });
  }
  if (loosePictures > 0)
    notes.push({
      at: path,
      message: `${counted(loosePictures, "picture")} beside the folders of classes ${is(loosePictures)} left out`,
    });
  if (hidden > 0) notes.push({ at: path, message: `${counted(hidden, "hidden picture")} ${is(hidden)} left out` });
  for (const { at, reason } of leftOut.slice(0, mostNamed)) notes.push({ at, message: "left out", found: reason });
  const more = leftOut.length - mostNamed;
  if (more > 0) notes.push({ at: path, message: `left out ${is(more)} ${more} more that cannot be read` });
  return notes;
}

/** How many files that cannot be read are named. */
const mostNamed = 10;

/** The classes of which a part has no pictures. */
export function lackingNotes(classes: readonly string[], { path, folders }: ClassFolders): readonly Problem[] {
  const filled = new Set(folders.filter((folder) => folder.pictures.length > 0).map(({ name }) => name));
  const lacking = classes.filter((name) => !filled.has(name));
  if (lacking.length === 0) return [];
  const [shown, more] = [lacking.slice(0, mostNamed).join(", "), Math.max(0, lacking.length - mostNamed)];
  const kind = lacking.length === 1 ? "the class" : `${lacking.length} classes`;
  return [{ at: path, message: `there are no pictures of ${kind} ${shown}${more === 0 ? "" : ` and ${more} more`}` }];
}

/** The pictures that are not read because of their names, where none must be left out. */
export function nameNotTextProblems({ leftOut }: ClassFolders): readonly Problem[] {
  return leftOut
    .filter(({ reason, isPicture }) => isPicture && reason === notText)
    .map(({ at, reason }) => ({
      at,
      message: "this cannot be opened",
      expected: "another name, or `brokenPictures: skip`",
      found: reason,
    }));
}

/** The endings of files, each with its number, the most frequent first. */
function endingsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const ending = extname(name).toLowerCase() || "no ending";
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, 5).map(([ending, count]) => `${count} × ${ending}`);
  return [...shown, ...(sorted.length > 5 ? ["…"] : [])].join(", ");
}

function is(count: number): string {
  return count === 1 ? "is" : "are";
}
