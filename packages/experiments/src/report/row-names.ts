import { type PlainSettings, settingPaths, settingText } from "../sweep/setting.js";

/** What rows are called: their variant, and their settings by the last parts of their paths where that is enough to tell them apart. */
export function rowNames(
  rows: readonly { readonly variant: string; readonly settings: PlainSettings }[],
): readonly string[] {
  const paths = settingPaths(rows);
  const shortest = (path: string): string => {
    const parts = path.split(".");
    const tails = parts.map((_, index) => parts.slice(index).join("."));
    const isAlone = (tail: string): boolean =>
      paths.every((other) => other === path || !`.${other}`.endsWith(`.${tail}`));
    return tails.findLast(isAlone) ?? path;
  };
  const short = new Map(paths.map((path) => [path, shortest(path)]));
  return rows.map(({ variant, settings }) =>
    [
      variant,
      ...Object.entries(settings).map(([path, value]) => `${short.get(path) ?? path}=${settingText(value)}`),
    ].join(", "),
  );
}
