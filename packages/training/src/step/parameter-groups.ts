import type { UpdateRule } from "@netgraft/core";
import type { GraphBuilder, Value } from "@netgraft/core/graph";
import type { Trained } from "./clipped-gradients.js";
import { scalarInput } from "./input-names.js";
import type { Slot } from "./slot.js";
import { updateParameters } from "./update-parameters.js";

/** Parameters that are trained in a way of their own. */
export interface ParameterGroup {
  /** Whether a parameter belongs to it, by its name; a parameter belongs to the first group that says so. */
  readonly has: (parameter: string) => boolean;
  /** What the learning rate of the step is multiplied with (timm's `lr_scale`); 1 by default. */
  readonly learningRateFactor?: number | undefined;
  /** By default that of the step. */
  readonly optimizer?: UpdateRule | undefined;
}

/** The parameters of a group and how they follow their gradients, or those that are in none. */
interface OwnRule {
  readonly trained: readonly Trained[];
  readonly rule: UpdateRule;
  readonly factor: number;
  readonly number: number;
}

/** How the parameters of a step are updated: its slots, and the numbers that it takes for each update. */
export interface Updates {
  readonly slots: readonly Slot[];
  /** By the names of the inputs. @param step counted from 1 */
  scalars(step: number, learningRate: number): Readonly<Record<string, number>>;
}

/** Updates each parameter by the rule and with the learning rate of its group, or of the step. */
export function updateByGroups(
  builder: GraphBuilder,
  trained: readonly Trained[],
  optimizer: UpdateRule,
  groups: readonly ParameterGroup[],
): Updates {
  const groupOf = ({ name }: Trained): number => groups.findIndex(({ has }) => has(name)) + 1;
  const rules = [{ has: () => true }, ...groups].map((group: ParameterGroup, number): OwnRule => {
    const { optimizer: rule = optimizer, learningRateFactor: factor = 1 } = group;
    return { trained: trained.filter((each) => groupOf(each) === number), rule, factor, number };
  });
  const used = rules.filter((each) => each.trained.length > 0);
  const slots = used.flatMap(({ trained: own, rule, number }) => {
    const inputs = Object.keys(rule.scalars(1, 1)).map((name): [string, Value] => [
      name,
      builder.input(scalarInput(name, number), { dtype: "float32", axes: [] }),
    ]);
    return updateParameters(builder, own, rule, Object.fromEntries(inputs));
  });
  return {
    slots,
    scalars: (step, learningRate) =>
      Object.fromEntries(
        used.flatMap(({ rule, factor, number }) =>
          Object.entries(rule.scalars(step, learningRate * factor)).map(([name, value]): [string, number] => [
            scalarInput(name, number),
            value,
          ]),
        ),
      ),
  };
}
