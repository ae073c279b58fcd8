import { NetgraftError, type Network } from "@netgraft/core/host";
import { applyOverrides, mergeConfig, parseConfigPath, type SourcedMap, sourcedScalar } from "@netgraft/core/config";
import { SweepMatchError } from "../errors.js";
import { canonical, graphDigest, recipeOf, sha256 } from "./digest.js";
import { matchCost } from "./match-cost.js";
import type { Point } from "./points.js";
import { applies, overrideOf, plainSettings, type PlainSettings, type Setting } from "./setting.js";
import { problemAt, type SweepForm, type WrittenVariant } from "./sweep-form.js";
import type { MatchedCost, SweepBase, SweepRow } from "./sweep-plan.js";

/** The value that comes nearest to a cost, and how far it is from it. */
interface NearestCost {
  readonly value: number;
  readonly target: number;
  readonly residual: number;
}

/** What has to be measured so that a variant takes as long as another one. */
export interface TimeQuestion {
  /** By which `VariantRows` is told the answer. */
  readonly id: string;
  readonly variant: string;
  readonly settings: PlainSettings;
  /** The network whose time is matched, and what it is called. */
  readonly target: Network;
  readonly with: string;
  readonly vary: string;
  readonly atLeast: boolean;
  /** The variant with a value; undefined where there is no such network. */
  readonly networkAt: (value: number) => Network | undefined;
  /** The error where no value is one, or none is near enough. */
  readonly refuse: (nearest?: NearestCost) => NetgraftError;
}

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

  /** What was found of variants that match times, by variant and settings. */
  readonly #times: ReadonlyMap<string, MatchedCost>;

  /** @param bases what `sweepReferences` names, opened @param times as `timedMatches` gives it */
  constructor(
    form: SweepForm,
    bases: ReadonlyMap<string, SweepBase>,
    times: ReadonlyMap<string, MatchedCost> = new Map(),
  ) {
    this.#form = form;
    this.#bases = bases;
    this.#times = times;
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

  /**
   * What is to be measured so that a variant at a point takes as long as what it matches.
   * @throws as composing what is matched; NG_SWEEP_MATCH where variants match each other in a circle
   */
  timeQuestion(variant: WrittenVariant, point: Point): TimeQuestion {
    const { name, match, vary = "" } = variant;
    if (match === undefined) throw new TypeError("there is nothing to match");
    const settings = plainSettings(this.settingsFor(variant, point));
    const target = this.#matchedNetwork(name, match.with, point);
    const varied = this.#varied(variant, this.#ownTree(variant, point));
    return {
      id: canonical([name, settings]),
      variant: name,
      settings,
      target,
      with: match.with,
      vary,
      atLeast: match.atLeast,
      networkAt: (value) => varied.networkAt(value),
      refuse: (nearest) => (nearest === undefined ? varied.noNumber() : unreached(this.#form, variant, nearest)),
    };
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
    const tree = this.#ownTree(variant, settings);
    const { network, matched } =
      variant.match === undefined
        ? { network: base.compose(tree), matched: undefined }
        : this.#matched(variant, tree, plainSettings(settings), point);
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

  /** A variant's config with those of some settings that mean something to it. */
  #ownTree(variant: WrittenVariant, settings: readonly Setting[]): SourcedMap {
    const patched = this.#patched(variant);
    return this.#tree(
      patched,
      settings.filter((setting) => applies(setting, patched)),
    );
  }

  #matched(
    variant: WrittenVariant,
    tree: SourcedMap,
    settings: PlainSettings,
    point: Point,
  ): { readonly network: Network; readonly matched: MatchedCost } {
    const { name, match, vary = "" } = variant;
    if (match === undefined) throw new TypeError("there is nothing to match");
    const varied = this.#varied(variant, tree);
    const { cost, with: other, atLeast } = match;
    const wanted = this.#matchedNetwork(name, other, point);
    if (cost === "milliseconds") {
      const matched = this.#times.get(canonical([name, settings]));
      const network = matched && varied.networkAt(matched.value);
      if (matched === undefined || network === undefined) throw new TypeError(`the time of "${name}" was not measured`);
      return { network, matched };
    }
    const target = wanted.summary()[cost];
    const solved = matchCost(target, (value) => varied.networkAt(value)?.summary()[cost], atLeast);
    const network = solved && varied.networkAt(solved.found.value);
    if (solved === undefined || network === undefined) throw varied.noNumber();
    const { value, cost: found } = solved.found;
    const residual = found - target;
    if (!solved.isReached) throw unreached(this.#form, variant, { value, target, residual });
    return { network, matched: { cost, with: other, target, vary, value, residual } };
  }

  /** The networks that a variant has with values of what it varies, each composed once. */
  #varied(
    { name, vary = "", base }: WrittenVariant,
    tree: SourcedMap,
  ): { readonly networkAt: (value: number) => Network | undefined; readonly noNumber: () => NetgraftError } {
    const path = parseConfigPath(vary);
    const networks = new Map<number, Network | undefined>();
    let refusal: NetgraftError | undefined;
    const composed = (value: number): Network | undefined => {
      try {
        const scalar = sourcedScalar(value, tree.origin);
        return this.#base(base).compose(applyOverrides(tree, [overrideOf({ path, value: scalar })]));
      } catch (error) {
        if (!(error instanceof NetgraftError)) throw error;
        refusal ??= error;
        return undefined;
      }
    };
    return {
      networkAt: (value) => {
        if (!networks.has(value)) networks.set(value, composed(value));
        return networks.get(value);
      },
      noNumber: () => {
        const { problems = [] } = refusal ?? {};
        const message = `no whole number can stand at ${vary}`;
        const problem = problemAt(this.#form.tree, ["variants", name, "vary"], message, "the path of one");
        return new SweepMatchError(
          { ...problem, ...(problems[0] && { found: problems[0].message }) },
          { cause: refusal },
        );
      },
    };
  }

  /** A variant at the point, or a network, whose cost is matched. */
  #matchedNetwork(from: string, name: string, point: Point): Network {
    const variant = this.#form.variants.find((each) => each.name === name);
    if (variant === undefined) {
      const base = this.#base(name);
      return base.compose(base.tree);
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
      return this.row(variant, point).network;
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

/** That no value comes to what is matched, with the one that is nearest. */
function unreached(
  form: SweepForm,
  { name, match, vary }: WrittenVariant,
  { value, target, residual }: NearestCost,
): NetgraftError {
  const { cost = "parameters", with: other = "" } = match ?? {};
  const written = (amount: number): string => (cost === "milliseconds" ? amount.toPrecision(3) : `${amount}`);
  const message = `no ${vary} comes to what "${other}" has`;
  const expected = `${written(target)} ${wordsFor[cost]}`;
  return new SweepMatchError({
    ...problemAt(form.tree, ["variants", name, "match"], message, expected),
    found: `${written(target + residual)} at the nearest, ${value} (${residual > 0 ? "+" : "−"}${written(Math.abs(residual))})`,
  });
}

const wordsFor = {
  parameters: "parameters",
  macs: "multiply-accumulates",
  milliseconds: "milliseconds",
} as const;
