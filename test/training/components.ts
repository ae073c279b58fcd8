import { createFramework, type LossFunction, type UpdateRule } from "@netgraft/core";
import { data } from "@netgraft/data";
import { training } from "@netgraft/training";

/** The components of training. */
export const { catalog } = createFramework({ plugins: [data, training] });

/** A loss by its name in configs, with the options of a config. */
export function lossOf(type: string, options: Readonly<Record<string, unknown>> = {}): LossFunction {
  const component = catalog.losses.get(type);
  return component.build(component.options.parse(options));
}

/** An optimizer by its name in configs, with the options of a config. */
export function optimizerOf(type: string, options: Readonly<Record<string, unknown>> = {}): UpdateRule {
  const component = catalog.optimizers.get(type);
  return component.build(component.options.parse(options));
}
