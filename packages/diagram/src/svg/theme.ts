/** Colours of a drawing: for paper, for dark screens, or, in browsers, as the reader's system has it. */
export type Theme = "light" | "dark" | "system";

/** What each colour of drawings and pages is on a dark screen, where text keeps the contrast that it has on paper. */
export const darkColours: Readonly<Record<string, string>> = {
  // Text, faint text, lines, rules, paper, and the bands behind stages.
  "#1b1f24": "#e6edf3",
  "#5d6670": "#9aa4af",
  "#3b434c": "#b4bdc7",
  "#c9d0d7": "#3d4650",
  "#ffffff": "#14181d",
  "#f1f3f5": "#1d232a",
  // Layers, pools, steps, sites, attachments.
  "#dcebf7": "#17324a",
  "#00558a": "#6fb3e0",
  "#e3f1ec": "#15352d",
  "#00694c": "#5fc2a4",
  "#6b747d": "#8b949e",
  "#b34700": "#ff9a57",
  "#fdf2dc": "#33270f",
  "#b36b00": "#e0a13c",
  // What is added, removed, changed.
  "#d9ecf9": "#123450",
  "#0072b2": "#4fb0ea",
  "#fbe3d6": "#43210f",
  "#d55e00": "#ff8a4c",
  "#f6e6f0": "#3a1f31",
  "#a8537f": "#d98bb5",
};

/** Text with every colour of ours as dark screens have it. */
export function darkened(text: string): string {
  return text.replaceAll(/#[0-9a-f]{6}\b/g, (colour) => darkColours[colour] ?? colour);
}

/** Elements whose fills and strokes are as dark screens have them. Text that looks like a colour stays. */
export function darkenedShapes(elements: string): string {
  return elements.replaceAll(/ (?:fill|stroke)="#[0-9a-f]{6}"/g, darkened);
}

/** Rules that hold on dark screens alone; prints stay as they are. */
export function onDarkScreens(rules: string): string {
  return `@media screen and (prefers-color-scheme: dark) { ${rules} }`;
}

/** Rules that give shapes their dark colours: a sheet's rules go before attributes. */
export const darkShapes = Object.entries(darkColours)
  .flatMap(([light, dark]) => ["fill", "stroke"].map((key) => `[${key}="${light}"] { ${key}: ${dark} }`))
  .join(" ");
