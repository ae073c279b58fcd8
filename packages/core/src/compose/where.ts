import { nearest, oneOf, type Problem } from "../errors/index.js";
import { pathPattern } from "./path-pattern.js";
import type { BlockPlace } from "./site.js";

/** Which blocks a rule selects; all conditions that are given must hold. */
export interface Where {
  /** Indices of stages, from 1. */
  readonly stages?: readonly number[] | undefined;
  /** Positions in the stage: an index, a negative one from the end, a range `"1..3"` (both included), or a step `"::2"`. */
  readonly blocks?: readonly (number | string)[] | undefined;
  /** A pattern for the block's path: `*` stands for any name, `**` for any path, `{a, b}` for a or b. */
  readonly path?: string | undefined;
  /** The block's stride. */
  readonly stride?: number | undefined;
}

/** The rule as a predicate, compiled once. */
export function selects(where: Where): (block: BlockPlace) => boolean {
  const { stages, stride } = where;
  const blocks = where.blocks?.map(position);
  const path = where.path === undefined ? undefined : pathPattern(where.path);
  return (block) =>
    (stages === undefined || stages.includes(block.stage)) &&
    (stride === undefined || stride === block.stride) &&
    (path === undefined || path.test(block.path)) &&
    (blocks === undefined || blocks.some((matches) => matches(block.index, block.count)));
}

/** `"1..3"`: a range with both ends, negative ones from the end. */
export const rangePattern = /^(-?\d+)\.\.(-?\d+)$/;
/** `"::2"`: every n-th position from the first. */
export const stepPattern = /^::([1-9]\d*)$/;

function position(written: number | string): (index: number, count: number) => boolean {
  const fromEnd = (at: number, count: number): number => (at < 0 ? count + at : at);
  if (typeof written === "number") return (index, count) => index === fromEnd(written, count);
  const [, first, last] = rangePattern.exec(written) ?? [];
  const [, step] = stepPattern.exec(written) ?? [];
  if (step !== undefined) return (index) => index % Number(step) === 0;
  return (index, count) => index >= fromEnd(Number(first), count) && index <= fromEnd(Number(last), count);
}

/** A part of a rule that selects no block: its place in the rule, e.g. `["stages", 1]`, and what there is to select. */
export interface IdlePart extends Pick<Problem, "expected" | "found" | "nearest"> {
  readonly place: readonly (string | number)[];
}

/**
 * The parts of a rule that select none of the blocks, though the rule selects some: each stage, each entry of `blocks`
 * and each choice of `path` is there to select something. Ranges are cut where a stage ends, as slices are.
 * @param blocks all that there is to select from
 */
export function idleParts(where: Where, blocks: readonly BlockPlace[]): readonly IdlePart[] {
  const without = (key: keyof Where): readonly BlockPlace[] => blocks.filter(selects({ ...where, [key]: undefined }));
  const stages = (where.stages ?? []).flatMap((stage, index): IdlePart[] => {
    const there = [...new Set(without("stages").map((block) => block.stage))];
    return there.includes(stage) ? [] : [idle(["stages", index], `${stage}`, there.map(String))];
  });
  const positions = (where.blocks ?? []).flatMap((written, index): IdlePart[] => {
    const there = without("blocks");
    const matches = position(written);
    if (there.some((block) => matches(block.index, block.count))) return [];
    const indices = [...new Set(there.map((block) => block.index))].toSorted((a, b) => a - b);
    return [idle(["blocks", index], `${written}`, indices.map(String))];
  });
  const paths = without("path").map((block) => block.path);
  const unmet = where.path === undefined ? [] : pathPattern(where.path).unmet(paths);
  return [...stages, ...positions, ...unmet.map((pattern) => idle(["path"], pattern, paths))];
}

function idle(place: IdlePart["place"], found: string, there: readonly string[]): IdlePart {
  const similar = nearest(found, there);
  const listed = there.length > 8 ? `one of ${there.slice(0, 3).join(", ")} … ${there.at(-1)}` : oneOf(there);
  return {
    place,
    found: place[0] === "path" ? JSON.stringify(found) : found,
    expected: listed,
    ...(similar === undefined ? {} : { nearest: similar }),
  };
}
