/** The input of a step that takes the labels. */
export const labelsInput = "labels";

/** The input of a step that takes a number of its optimizer. */
export function scalarInput(name: string): string {
  return `optimizer.${name}`;
}
