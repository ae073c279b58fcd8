/** Python's `round`, which torchvision uses: 0.5 goes to 0 and 1.5 to 2. */
export function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
