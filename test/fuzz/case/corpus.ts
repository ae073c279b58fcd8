import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RandomNumbers } from "@netgraft/core";
import { oneOf } from "../mutate/mutator.js";

/** What larger inputs would teach is seldom worth their time. */
const longest = 65_536;

/** Inputs from which others are made: the seeds, and those that ran what none had run before. */
export class Corpus {
  readonly #inputs: Uint8Array[];

  /** @param folder where it is kept from one run to the next; by default nowhere */
  constructor(
    seeds: readonly Uint8Array[],
    private readonly folder?: string,
  ) {
    this.#inputs = [...seeds];
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).toSorted()) this.#inputs.push(readFileSync(join(folder, name)));
  }

  get size(): number {
    return this.#inputs.length;
  }

  /** All, the seeds first. */
  get inputs(): readonly Uint8Array[] {
    return this.#inputs;
  }

  add(input: Uint8Array): void {
    if (input.length > longest) return;
    this.#inputs.push(input);
    if (this.folder !== undefined) writeFileSync(join(this.folder, nameOf(input)), input);
  }

  /** One of all, or often one of the newest, which have been tried least. */
  pick(random: RandomNumbers): Uint8Array {
    return oneOf(random, random.below(3) === 0 ? this.#inputs.slice(-16) : this.#inputs);
  }
}

/** The name of an input's file. */
export function nameOf(input: Uint8Array): string {
  return createHash("sha256").update(input).digest("hex").slice(0, 16);
}
