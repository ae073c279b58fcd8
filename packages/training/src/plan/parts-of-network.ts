import type { UpdateRule } from "@netgraft/core";
import { type Graph, OptionUnsupportedError, type Problem } from "@netgraft/core/graph";
import { belongsTo, idleModules } from "@netgraft/weights";
import type { ParameterGroup } from "../step/parameter-groups.js";
import type { Frozen } from "../step/with-gradients.js";
import type { TrainingPlan } from "./training-plan.js";

/** What a plan says of parts of a network: which are trained in a way of their own, and which are not trained. */
export interface PartsOfNetwork {
  readonly groups: readonly ParameterGroup[];
  readonly frozen: Frozen;
}

/**
 * The parts of a network that a plan names.
 * @throws NG_OPTION_UNSUPPORTED naming each pattern that no parameter matches, each group that gets none, an optimizer without
 *   a weight decay, and a network of which nothing is left to train
 */
export function partsOf(plan: Pick<TrainingPlan, "freeze" | "groups" | "optimizer">, graph: Graph): PartsOfNetwork {
  const { freeze, groups = [] } = plan;
  const parameters = graph.values.flatMap(({ source }) => (source.kind === "parameter" ? [source.name] : []));
  const freezes = belongsTo(freeze?.modules ?? []);
  const problems = [
    ...idle(freeze?.modules ?? [], "freeze", parameters),
    ...groups.flatMap(({ modules }, index) => idle(modules, `groups[${index}].modules`, parameters)),
  ];
  if (problems.length > 0) throw new OptionUnsupportedError(problems);
  const trained = parameters.filter((name) => !freezes(name));
  if (trained.length === 0)
    throw new OptionUnsupportedError({
      at: "freeze",
      message: "nothing is left to train",
      expected: "modules without the last one, or fewer of them",
    });
  const has = groups.map(({ modules }) => belongsTo(modules));
  const taken = new Set(trained.map((name) => has.findIndex((belongs) => belongs(name))));
  const empty = groups.flatMap((_, index): Problem[] =>
    taken.has(index)
      ? []
      : [
          {
            at: `groups[${index}]`,
            message:
              "no parameter belongs to this group: those that it matches are frozen, or belong to groups before it",
          },
        ],
  );
  if (empty.length > 0) throw new OptionUnsupportedError(empty);
  return {
    groups: groups.map(({ learningRateFactor, weightDecay }, index): ParameterGroup => ({
      has: has[index] ?? ((): boolean => false),
      learningRateFactor,
      optimizer: weightDecay === undefined ? undefined : withDecay(plan, weightDecay, index),
    })),
    frozen:
      freeze === undefined
        ? {}
        : { parameters: freezes, ...(freeze.statistics === "keep" ? { statistics: freezes } : {}) },
  };
}

/** What matches nothing is most probably misspelt. */
function idle(modules: readonly string[], at: string, parameters: readonly string[]): readonly Problem[] {
  return idleModules(modules, parameters).map(({ pattern, nearest }) => ({
    at,
    message: `the network has no module or parameter ${JSON.stringify(pattern)}`,
    ...(nearest === undefined ? {} : { nearest }),
  }));
}

/** The optimizer of a plan with another weight decay. @throws NG_OPTION_UNSUPPORTED where it has none */
function withDecay({ optimizer }: Pick<TrainingPlan, "optimizer">, weightDecay: number, index: number): UpdateRule {
  const { component, options } = optimizer;
  if (typeof options === "object" && options !== null && "weightDecay" in options)
    return component.build({ ...options, weightDecay });
  throw new OptionUnsupportedError({
    at: `groups[${index}].weightDecay`,
    message: `the optimizer \`${component.type}\` has no weight decay`,
  });
}
