/**
 * A number of things as prose: `1 picture`, `2 pictures`.
 * @param thing one of them
 * @param shown the number as it is written; by default its digits alone
 */
export function counted(count: number, thing: string, shown = `${count}`): string {
  return `${shown} ${count === 1 ? thing : `${thing}s`}`;
}
