import fc from "fast-check";
import { randomNumbers } from "@netgraft/core/graph";
import { oneOf } from "../mutate/mutator.js";
import type { Target } from "../targets/target.js";
import type { Corpus } from "./corpus.js";

/** How many inputs the grammar gives at once. */
const batch = 256;

/** Makes the inputs of a target: of its corpus and by its grammar, changed and as they are. The same numbers give the same inputs. */
export class Cases {
  #drawn: readonly Uint8Array[] = [];
  #batch = -1;
  /** What was there at the start. */
  readonly #known: readonly Uint8Array[];

  constructor(
    private readonly target: Target,
    private readonly corpus: Corpus,
    private readonly seed: number,
  ) {
    this.#known = [...corpus.inputs];
  }

  /** The input of a number, from 0 on; the corpus itself comes first. */
  at(number: number): Uint8Array {
    const known = this.#known[number];
    if (known !== undefined) return known;
    const random = randomNumbers(this.seed, `case ${number}`);
    const { grammar, mutators } = this.target;
    const byGrammar = grammar !== undefined && random.below(5) < 2;
    const input = byGrammar ? this.#byGrammar(grammar, number) : this.corpus.pick(random);
    if (mutators.length === 0 || (byGrammar && random.below(2) === 0)) return input;
    return oneOf(random, mutators)(random, input, this.corpus.pick(random));
  }

  #byGrammar(grammar: fc.Arbitrary<Uint8Array>, number: number): Uint8Array {
    const wanted = Math.floor(number / batch);
    if (wanted !== this.#batch) {
      this.#batch = wanted;
      // fast-check takes 32 bits.
      this.#drawn = fc.sample(grammar, { seed: (this.seed * 65_537 + wanted) | 0, numRuns: batch });
    }
    // Within a batch.
    return this.#drawn[number % batch] as Uint8Array;
  }
}
