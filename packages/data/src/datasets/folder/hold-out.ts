import { relative } from "node:path";
import { randomStream } from "@netgraft/core/graph";
import { byText, inNfc } from "../text-order.js";
import type { ClassFolder } from "./class-folders.js";

/** The pictures of a class, in two parts. */
export interface Parts {
  readonly train: readonly string[];
  readonly validation: readonly string[];
}

/**
 * Holds a part of a class's pictures out, at least one of two. Each picture draws a number from the seed and its name,
 * and those with the least are held out: with more pictures in the folder, few change sides.
 */
export function heldOut(
  { name, path, pictures }: Pick<ClassFolder, "name" | "path" | "pictures">,
  part: number,
  seed: number,
): Parts {
  if (part === 0) return { train: pictures, validation: [] };
  const count = Math.min(pictures.length - 1, Math.max(1, Math.round(pictures.length * part)));
  const drawn = pictures.map((picture) => {
    const place = inNfc(relative(path, picture).replaceAll("\\", "/"));
    return { picture, number: firstNumber(seed, `held out ${name}/${place}`) };
  });
  const chosen = new Set(
    drawn
      .toSorted((a, b) => a.number - b.number || byText(a.picture, b.picture))
      .slice(0, count)
      .map(({ picture }) => picture),
  );
  return {
    train: pictures.filter((picture) => !chosen.has(picture)),
    validation: pictures.filter((picture) => chosen.has(picture)),
  };
}

function firstNumber(seed: number, name: string): number {
  const words = new Uint32Array(4);
  randomStream(seed, name).block(0, words);
  return words[0] ?? 0;
}
