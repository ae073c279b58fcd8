import { element, escaped } from "../svg/element.js";
import { ink } from "../svg/palette.js";
import { darkened, darkShapes, onDarkScreens, type Theme } from "../svg/theme.js";
import { fontFamily } from "../layout/text-width.js";

/** How a page is set. */
export interface PageOptions {
  /** Default: as the reader's system has it. */
  readonly theme?: Theme;
}

const style = `
body { font: 14px/1.45 ${fontFamily}; color: ${ink.text}; background: ${ink.paper}; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
p { color: ${ink.faint}; margin: .2rem 0; }
button { font: inherit; padding: .25rem .8rem; border: 1px solid ${ink.line}; border-radius: 4px; background: ${ink.paper}; cursor: pointer; }
summary { cursor: pointer; padding: .35rem .6rem; border-radius: 4px; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "▸"; display: inline-block; width: 1.2rem; }
details[open] > summary::before { content: "▾"; }
summary:hover { background: #f1f3f5; }
:focus-visible { outline: 3px solid #0072b2; outline-offset: 1px; }
.head, summary .row { display: inline-grid; grid-template-columns: minmax(12rem, 2fr) 3fr 9rem 7rem 6rem; gap: .8rem; width: calc(100% - 1.2rem); align-items: baseline; }
.head { padding: .6rem .6rem 0 1.8rem; color: ${ink.faint}; font-size: .85rem; box-sizing: border-box; width: 100%; }
th.number, td.number, .number { text-align: right; font-variant-numeric: tabular-nums; }
.path { color: ${ink.faint}; font-size: .85rem; display: block; }
.chip { border: 1px dashed #b36b00; background: #fdf2dc; border-radius: 9px; padding: 0 .5rem; margin-right: .3rem; white-space: nowrap; }
.added { border: 2px solid #0072b2; background: #d9ecf9; }
.removed { border: 2px dotted #d55e00; background: #fbe3d6; }
.changed { border: 2px dashed #a8537f; background: #f6e6f0; }
.mark { border-radius: 4px; padding: 0 .3rem; margin-right: .4rem; font-weight: bold; }
.inside { border-left: 2px solid ${ink.rule}; margin: .3rem 0 .8rem 1rem; padding-left: 1rem; overflow-x: auto; }
.pair { display: flex; gap: 3rem; align-items: start; }
figure { margin: .5rem 0; }
figcaption { font-weight: bold; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; padding: .15rem .8rem .15rem 0; border-bottom: 1px solid ${ink.rule}; }
.wide { overflow-x: auto; }
.wide th { vertical-align: bottom; }
.wide .number { white-space: nowrap; }
.chart svg { max-width: 100%; height: auto; }
`;
const print = "@media print { details > .inside { break-inside: avoid; } button { display: none; } }";

/** The sheet of a page. On dark screens its rules come again with other colours, and so do those of its drawings. */
function sheetOf(theme: Theme): string {
  const scheme = `:root { color-scheme: ${theme === "system" ? "light dark" : theme}; }`;
  const dark = `${darkened(style)}${darkShapes}`;
  const added = { light: "", dark, system: onDarkScreens(dark) }[theme];
  return `\n${scheme}${style}${added}\n${print}\n`;
}

const script = `
for (const button of document.querySelectorAll("button[data-open]"))
  button.addEventListener("click", () => {
    for (const details of document.querySelectorAll(button.dataset.open === "yes" ? "details.block" : "details"))
      details.open = button.dataset.open === "yes";
  });
`;

/** A page that needs nothing but itself: what unfolds are \`details\`, which the keyboard opens and which work without a script. */
export function htmlPage(title: string, facts: readonly string[], content: string, options: PageOptions = {}): string {
  const buttons = [
    element("button", { type: "button", "data-open": "yes" }, "Unfold all blocks"),
    " ",
    element("button", { type: "button", "data-open": "no" }, "Fold all"),
  ];
  const folded = element("p", {}, ...buttons) + content + element("script", {}, script);
  return plainPage(title, facts, folded, options);
}

/** A page that needs nothing but itself, and has nothing to unfold. */
export function plainPage(
  title: string,
  facts: readonly string[],
  content: string,
  { theme = "system" }: PageOptions = {},
): string {
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("title", {}, escaped(title)),
    element("style", {}, sheetOf(theme)),
  );
  const body = element(
    "body",
    {},
    element("h1", {}, escaped(title)),
    ...facts.map((fact) => element("p", {}, escaped(fact))),
    content,
  );
  return `<!doctype html>\n${element("html", { lang: "en" }, head, body)}\n`;
}

/** A block that unfolds. */
export function unfolding(summary: string, inside: string, kind = "block"): string {
  return element(
    "details",
    { class: kind },
    element("summary", {}, summary),
    element("div", { class: "inside" }, inside),
  );
}
