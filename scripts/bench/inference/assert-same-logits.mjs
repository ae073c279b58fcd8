/** How far logits may be apart, as a part of the largest. */
const tolerance = 1e-3;

/**
 * @param {readonly { name: string, logits?: readonly number[] }[]} measured
 * @throws where one that was measured computes something else than the others
 */
export function assertSameLogits(measured) {
  const [reference, ...others] = measured.flatMap(({ name, logits }) =>
    logits === undefined ? [] : [{ name, logits }],
  );
  if (reference === undefined) return;
  const largest = Math.max(...reference.logits.map(Math.abs));
  for (const { name, logits } of others) {
    const apart = Math.max(...logits.map((logit, index) => Math.abs(logit - (reference.logits[index] ?? Number.NaN))));
    if (!(apart <= tolerance * largest))
      throw new Error(`${name} computes ${logits.join()}; ${reference.name} ${reference.logits.join()}`);
  }
}
