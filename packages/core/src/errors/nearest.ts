import { distance } from "fastest-levenshtein";

/** The choice that was probably meant by `word`, or undefined where none is close. */
export function nearest(word: string, choices: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const choice of choices) {
    const d = distance(wanted, choice.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [choice, d];
  }
  return best;
}

/** The choices as prose for `expected`: `one of a, b, c`. */
export function oneOf(choices: Iterable<string>): string {
  const all = [...choices];
  return all.length === 1 ? `${all[0]}` : `one of ${all.join(", ")}`;
}
