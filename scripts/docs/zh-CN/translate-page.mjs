import { chinese } from "./chinese.mjs";

/**
 * A generated page of `docs/` in Chinese: each heading, paragraph and cell by the texts of this folder, blocks as they are.
 * @param {{ path: string, render: () => string | Promise<string> }} page
 * @param {(path: string) => boolean} isTranslated whether a file of `docs/` is in `docs/zh-CN/`, too
 */
export function translatedPage({ path, render }, isTranslated) {
  return {
    path: path.replace("docs/", "docs/zh-CN/"),
    async render() {
      const english = await render();
      const translated = english
        .split(/(^```[^]*?^```$)/m)
        .map((part) => (part.startsWith("```") ? part : translatedProse(part)))
        .join("");
      return withAnchors(withLinks(translated, isTranslated), english);
    },
  };
}

/** @param {string} prose */
function translatedProse(prose) {
  // What stands between empty lines: a heading, a paragraph of several lines, a list or a table.
  return prose
    .split(/(\n{2,})/)
    .map((part) => (part.trim() === "" ? part : translatedBlock(part)))
    .join("");
}

/** @param {string} block */
function translatedBlock(block) {
  const [before = "", text = "", after = ""] = /^(\n*)([^]*?)(\n*)$/.exec(block)?.slice(1) ?? [];
  if (text.startsWith("|")) return `${before}${text.split("\n").map(translatedRow).join("\n")}${after}`;
  if (text.startsWith("- ")) return `${before}${text.split(/^- /m).slice(1).map(translatedItem).join("\n")}${after}`;
  // The name of a component.
  if (/^#+ [a-z]\w*$/.test(text)) return block;
  const [, marks = "", words = ""] = /^(#* ?)([^]*)$/.exec(text) ?? [];
  return `${before}${marks}${chinese(oneLine(words))}${after}`;
}

/** @param {string} row */
function translatedRow(row) {
  const cells = row.split(/(?<!\\)\|/).slice(1, -1);
  const translated = (/** @type {string} */ text) => chinese(text.replaceAll("\\|", "|")).replaceAll("|", "\\|");
  return `|${cells.map((cell) => cell.replace(/\S.*\S|\S/, translated)).join("|")}|`;
}

/** @param {string} item */
function translatedItem(item) {
  return `- ${chinese(oneLine(item.trim()))}`;
}

/** @param {string} text */
function oneLine(text) {
  return text.replaceAll(/\s*\n\s*/g, " ");
}

/**
 * Links that lead on from one folder deeper.
 * @param {string} text
 * @param {(path: string) => boolean} isTranslated
 */
function withLinks(text, isTranslated) {
  return text.replaceAll(/\]\((?!https?:|#)([^)\s]+)\)/g, (link, /** @type {string} */ target) =>
    isTranslated(`docs/${target.replace(/#.*$/, "")}`) ? link : `](../${target})`,
  );
}

/**
 * Links within the page lead to the Chinese headings.
 * @param {string} text
 * @param {string} english
 */
function withAnchors(text, english) {
  const [from, to] = [anchorsOf(english), anchorsOf(text)];
  return text.replaceAll(/\]\(#([^)\s]+)\)/g, (link, /** @type {string} */ anchor) => {
    const found = to[from.indexOf(anchor)];
    return found === undefined ? link : `](#${found})`;
  });
}

/**
 * The anchors of a page's headings, in order, as GitHub makes them.
 * @param {string} markdown
 */
function anchorsOf(markdown) {
  /** @type {string[]} */
  const anchors = [];
  for (const [, heading = ""] of markdown.replaceAll(/^```[^]*?^```$/gm, "").matchAll(/^#+ (.*)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    let anchor = slug;
    for (let count = 1; anchors.includes(anchor); count++) anchor = `${slug}-${count}`;
    anchors.push(anchor);
  }
  return anchors;
}
