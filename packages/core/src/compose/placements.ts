import { Faults, NetgraftError, NothingSelectedError, type Problem, withProblems } from "../errors/index.js";
import type { Value } from "../graph/value.js";
import type { PlacementRule } from "./placement-rule.js";
import type { BlockPlace } from "./site.js";
import { idleParts, selects } from "./where.js";

/** A rule at work. */
export interface Placement {
  readonly rule: PlacementRule;
  readonly selects: (block: BlockPlace) => boolean;
  used: number;
  handedOn?: Value;
  /** Whether it cannot be applied somewhere; it is then left out, so that the others are tried all the same. */
  hasFailed: boolean;
}

/** The rules of one network while it is traced: which apply where, what they hand on, and what is wrong with them. */
export class Placements {
  readonly #placements: readonly Placement[];
  /** The blocks that offered each target, for the message when a rule selects nothing. */
  readonly #seen = new Map<string, BlockPlace[]>();
  readonly #faults = new Faults();

  constructor(rules: readonly PlacementRule[]) {
    this.#placements = rules.map((rule) => ({ rule, selects: selects(rule.where), used: 0, hasFailed: false }));
  }

  /** The placements that apply to a target (`at residual`, `replace conv2`) of a block, in config order. */
  select(target: string, block: BlockPlace): readonly Placement[] {
    const blocks = this.#seen.get(target);
    if (blocks === undefined) this.#seen.set(target, [block]);
    else blocks.push(block);
    const chosen = this.#placements.filter(
      (placement) => targetOf(placement.rule) === target && placement.selects(block),
    );
    for (const placement of chosen) placement.used += 1;
    return chosen.filter(({ hasFailed }) => !hasFailed);
  }

  /** What `build` makes of a placement; `instead` where it fails, which is told once tracing is done. */
  apply<T>(placement: Placement, build: () => T, instead: () => T): T {
    try {
      return build();
    } catch (error) {
      if (!(error instanceof NetgraftError)) throw error;
      this.fail(placement, error);
      return instead();
    }
  }

  /** Keeps what is wrong with a placement, which is applied no more. */
  fail(placement: Placement, error: NetgraftError): void {
    const { source } = placement.rule;
    placement.hasFailed = true;
    this.#faults.add(source === undefined ? error : withProblems(error, (problem) => ({ source, ...problem })));
  }

  /**
   * @param isTraced whether the whole network has been traced, so that what was not used selects nothing
   * @throws what is wrong with each placement, and NG_NOTHING_SELECTED naming each rule that was never used, each part of
   *   a rule that selects nothing, and what there is to select
   */
  assertApplied(isTraced: boolean): void {
    if (isTraced) this.#faults.attempt(() => this.#assertAllUsed());
    this.#faults.throwIfAny();
  }

  #assertAllUsed(): void {
    const problems = this.#placements.flatMap(({ rule, used }, index): Problem[] => {
      const target = targetOf(rule);
      if (used > 0) return this.#idleParts(rule, index);
      const conditions = Object.entries(rule.where).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
      const found = conditions.length === 0 ? {} : { found: `where: { ${conditions.join(", ")} }` };
      return [
        {
          at: placeOf(rule, index),
          message: `"${rule.id}" (${target}) selects no block`,
          expected: this.#offered(target),
          ...found,
          ...(rule.source === undefined ? {} : { source: rule.source }),
        },
      ];
    });
    if (problems.length > 0) throw new NothingSelectedError(problems);
  }

  /** What a rule names in vain, though it selects something. */
  #idleParts(rule: PlacementRule, index: number): Problem[] {
    const target = targetOf(rule);
    return idleParts(rule.where, this.#seen.get(target) ?? []).map(({ place, ...part }) => {
      const source = rule.sourceOf?.(["where", ...place]) ?? rule.source;
      return {
        at: `${placeOf(rule, index)}.where${place.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("")}`,
        message: `this part of "${rule.id}" (${target}) selects no block`,
        ...part,
        ...(source === undefined ? {} : { source }),
      };
    });
  }

  #offered(target: string): string {
    const blocks = this.#seen.get(target);
    if (blocks === undefined) return `a target of this network: ${[...this.#seen.keys()].join(", ")}`;
    const stages = new Map<number, BlockPlace[]>();
    for (const block of blocks) stages.set(block.stage, [...(stages.get(block.stage) ?? []), block]);
    const listed = [...stages].map(
      ([stage, [first, ...rest]]) =>
        `stage ${stage}: ${first?.path}${rest.length > 0 ? ` … ${rest.at(-1)?.path}` : ""}`,
    );
    return `one of the blocks of ${listed.join(", ")}`;
  }
}

function targetOf({ target: { kind, name } }: PlacementRule): string {
  return `${kind} ${name}`;
}

function placeOf({ place }: PlacementRule, index: number): string {
  return place ?? `attachments[${index}]`;
}
