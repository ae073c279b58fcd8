/** The input of a step that takes the labels. */
export const labelsInput = "labels";

/**
 * The input of a step that takes a number of its optimizer.
 * @param group of the parameters that it is for, counted from 1; 0 for those that are in none
 */
export function scalarInput(name: string, group = 0): string {
  return group === 0 ? `optimizer.${name}` : `optimizer.${name}.group-${group}`;
}

/** The input of a step that takes how much of running averages is kept, where that changes from step to step. */
export const decayInput = "average.decay";
