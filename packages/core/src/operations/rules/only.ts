/** The single output of an operation that has one. */
export function only<T>(outputs: readonly T[]): T {
  const [output] = outputs;
  if (output === undefined || outputs.length !== 1)
    throw new TypeError("the operation does not have exactly one output");
  return output;
}
