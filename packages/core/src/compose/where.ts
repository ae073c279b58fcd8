import type { BlockPlace } from "./site.js";

/** Which blocks a rule selects; all conditions that are given must hold. */
export interface Where {
  /** Indices of stages, from 1. */
  readonly stages?: readonly number[] | undefined;
  /** Positions in the stage: an index, a negative one from the end, a range `"1..3"` (both included), or a step `"::2"`. */
  readonly blocks?: readonly (number | string)[] | undefined;
  /** A pattern for the block's path: `*` stands for any name, `**` for any path, `{a,b}` for a or b. */
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

/** A pattern for paths as a regular expression: `*` stands for any name, `**` for any path, `{a,b}` for a or b. */
export function pathPattern(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+?^$()|[\]\\]/g, "\\$&");
  const chosen = escaped.replaceAll(/\{([^{}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(",", "|")})`);
  return new RegExp(`^${chosen.replaceAll(/\*+/g, (stars) => (stars.length > 1 ? ".*" : "[^.]*"))}$`);
}
