import { NetgraftError, type Network } from "@netgraft/core/host";
import { applyOverrides, mergeConfig, parseConfigPath, type SourcedMap, sourcedScalar } from "@netgraft/core/config";
import { SweepMatchError } from "../errors.js";
import { canonical, graphDigest, recipeOf, sha256 } from "./digest.js";
import { matchCost } from "./match-cost.js";
import type { Point } from "./points.js";
import { applies, overrideOf, plainSettings, type Setting } from "./setting.js";
import { problemAt, type SweepForm, type WrittenVariant } from "./sweep-form.js";
import type { MatchedCost, SweepBase, SweepRow } from "./sweep-plan.js";

/** Composes the variants of a sweep at its points; what is equal is composed once. */
export class VariantRows {
  readonly #form: SweepForm;
  readonly #bases: ReadonlyMap<string, SweepBase>;
  readonly #rows = new Map<string, SweepRow>();
  /** What variants change their bases to, by their names. */
  readonly #trees = new Map<string, SourcedMap>();
  /** Rows under way, by variant: what is matched may not lead back. */
  readonly #entered: string[] = [];
  /** Digests of graphs, by what networks are composed from. */
  readonly #graphs = new Map<string, string>();

  /** @param bases what `sweepReferences` names, opened */
  constructor(form: SweepForm, bases: ReadonlyMap<string, SweepBase>) {
    this.#form = form;
    this.#bases = bases;
  }

  /**
   * A variant at a point.
   * @throws as composing it; NG_SWEEP_MATCH; NG_CONFIG_INVALID where variants match each other in a circle
   */
  row(variant: WrittenVariant, point: Point): SweepRow {
    const settings = this.settingsFor(variant, point);
    const id = canonical([variant.name, plainSettings(settings)]);
    const made = this.#rows.get(id);
    if (made !== undefined) return made;
    const row = this.#made(variant, settings, point);
    this.#rows.set(id, row);
    return row;
  }

  /** Those settings of a point that mean something to a variant, or to the one whose cost it matches. */
  settingsFor(variant: WrittenVariant, point: Point): readonly Setting[] {
    const patched = this.#patched(variant);
    const matched = this.#form.variants.find(({ name }) => name !== variant.name && name === variant.match?.with);
    const ofMatched = matched === undefined || matched.match !== undefined ? [] : this.settingsFor(matched, point);
    return point.filter((setting) => applies(setting, patched) || ofMatched.includes(setting));
  }

  /** What a variant's base comes to at a point, without what the variant changes. */
  unchangedDigest(variant: WrittenVariant, point: Point): string {
    const base = this.#base(variant.base);
    const settings = point.filter((setting) => applies(setting, base.tree));
    return this.#digest(base, base.compose(this.#tree(base.tree, settings)));
  }

  #made(variant: WrittenVariant, settings: readonly Setting[], point: Point): SweepRow {
    const base = this.#base(variant.base);
    const patched = this.#patched(variant);
    const tree = this.#tree(
      patched,
      settings.filter((setting) => applies(setting, patched)),
    );
    const { network, matched } =
      variant.match === undefined
        ? { network: base.compose(tree), matched: undefined }
        : this.#matched(variant, base, tree, point);
    const { parameters, macs } = network.summary();
    return {
      variant: variant.name,
      settings: plainSettings(settings),
      network,
      base,
      parameters,
      macs,
      ...(matched && { matched }),
      digest: this.#digest(base, network),
    };
  }

  #matched(
    { name, match, vary = "" }: WrittenVariant,
    base: SweepBase,
    tree: SourcedMap,
    point: Point,
  ): { readonly network: Network; readonly matched: MatchedCost } {
    if (match === undefined) throw new TypeError("there is nothing to match");
    const at = ["variants", name];
    const path = parseConfigPath(vary);
    const target = this.#costs(name, match.with, point)[match.cost];
    const networks = new Map<number, Network>();
    let refusal: NetgraftError | undefined;
    const costAt = (value: number): number | undefined => {
      try {
        const { origin } = tree;
        const network = base.compose(applyOverrides(tree, [overrideOf({ path, value: sourcedScalar(value, origin) })]));
        networks.set(value, network);
        return network.summary()[match.cost];
      } catch (error) {
        if (!(error instanceof NetgraftError)) throw error;
        refusal ??= error;
        return undefined;
      }
    };
    const solved = matchCost(target, costAt, match.atLeast);
    const network = solved && networks.get(solved.found.value);
    if (solved === undefined || network === undefined) {
      const { problems = [] } = refusal ?? {};
      const message = `no whole number can stand at ${vary}`;
      throw new SweepMatchError(
        {
          ...problemAt(this.#form.tree, [...at, "vary"], message, "the path of one"),
          ...(problems[0] && { found: problems[0].message }),
        },
        { cause: refusal },
      );
    }
    const { value, cost } = solved.found;
    const residual = cost - target;
    if (!solved.isReached)
      throw new SweepMatchError({
        ...problemAt(
          this.#form.tree,
          [...at, "match"],
          `no ${vary} comes to what "${match.with}" has`,
          `${target} ${wordsFor[match.cost]}`,
        ),
        found: `${cost} at the nearest, ${value} (${residual > 0 ? "+" : "−"}${Math.abs(residual)})`,
      });
    return { network, matched: { cost: match.cost, with: match.with, target, vary, value, residual } };
  }

  /** What a variant at the point, or a network, costs. */
  #costs(from: string, name: string, point: Point): { readonly parameters: number; readonly macs: number } {
    const variant = this.#form.variants.find((each) => each.name === name);
    if (variant === undefined) {
      const base = this.#base(name);
      return base.compose(base.tree).summary();
    }
    if (from === name || this.#entered.includes(name)) {
      const message = "variants match each other in a circle";
      throw new SweepMatchError({
        ...problemAt(
          this.#form.tree,
          ["variants", from, "match"],
          message,
          "a variant that matches none, or a network",
        ),
        found: [...this.#entered, from, name].join(" → "),
      });
    }
    this.#entered.push(from);
    try {
      return this.row(variant, point);
    } finally {
      this.#entered.pop();
    }
  }

  #patched({ base, patch, name }: WrittenVariant): SourcedMap {
    const patched = this.#trees.get(name) ?? mergeConfig(this.#base(base).tree, patch);
    this.#trees.set(name, patched);
    return patched;
  }

  /** A tree with settings and what holds for all cells. */
  #tree(tree: SourcedMap, settings: readonly Setting[]): SourcedMap {
    const { budget } = this.#form.file;
    const epochs = budget && {
      path: ["training", "epochs"],
      value: sourcedScalar(budget.epochs, this.#form.tree.origin),
    };
    return applyOverrides(tree, [...(epochs ? [epochs] : []), ...settings].map(overrideOf));
  }

  #digest(base: SweepBase, network: Network): string {
    const config = base.configOf(network);
    const { backbone = {}, attachments = [], input = {}, classes = 0 } = config;
    const made = canonical([backbone, attachments, input, classes]);
    const graph = this.#graphs.get(made) ?? graphDigest(network.graph);
    this.#graphs.set(made, graph);
    return sha256(canonical([graph, recipeOf(config)]));
  }

  #base(reference: string): SweepBase {
    const base = this.#bases.get(reference);
    if (base === undefined) throw new TypeError(`the base "${reference}" is not opened`);
    return base;
  }
}

const wordsFor = { parameters: "parameters", macs: "multiply-accumulates" } as const;
