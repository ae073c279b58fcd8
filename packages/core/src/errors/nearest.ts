import { distance } from "fastest-levenshtein";

/** The choice that was probably meant by `word`, or undefined where none is close; numbers are compared by value. */
export function nearest(word: string, choices: Iterable<string>): string | undefined {
  const all = [...choices];
  if ([word, ...all].every(isNumber)) return nearestNumber(Number(word), all);
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const choice of all) {
    const d = distance(wanted, choice.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [choice, d];
  }
  return best;
}

/** The closest number that is not off by more than half of the larger of the two. */
function nearestNumber(wanted: number, choices: readonly string[]): string | undefined {
  const difference = (choice: string): number => Math.abs(Number(choice) - wanted);
  const [best] = choices.toSorted((a, b) => difference(a) - difference(b));
  if (best === undefined) return undefined;
  return difference(best) <= Math.max(Math.abs(wanted), Math.abs(Number(best))) / 2 ? best : undefined;
}

/**
 * The choices that have a word in their names, whatever signs stand between its parts: `shufflenet` of `shufflenet_v2_x1_0`; none
 * for a word of less than three letters. For a word that is no choice and near to none.
 */
export function containing(word: string, choices: Iterable<string>): readonly string[] {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const wanted = plain(word);
  return wanted.length < 3 ? [] : [...choices].filter((choice) => plain(choice).includes(wanted));
}

function isNumber(word: string): boolean {
  return word.trim() !== "" && Number.isFinite(Number(word));
}

/** The choices as prose for `expected`: `one of a, b, c`; `nothing: there is none` where there are none. */
export function oneOf(choices: Iterable<string>): string {
  const all = [...choices];
  if (all.length === 0) return "nothing: there is none";
  return all.length === 1 ? `${all[0]}` : `one of ${all.join(", ")}`;
}
