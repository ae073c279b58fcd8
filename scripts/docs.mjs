/**
 * Writes the documentation that is generated from the code.
 *
 *     node scripts/docs.mjs            writes
 *     node scripts/docs.mjs --check    fails where a page is out of date, or a text of it has no Chinese
 *
 * A page is `{ path, render }`, and with `section` only what stands in the file between `<!-- section -->` and
 * `<!-- /section -->`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attention } from "./docs/attention.mjs";
import { commandPages, commands } from "./docs/commands.mjs";
import { configReference } from "./docs/config-reference.mjs";
import { coverage } from "./docs/coverage/coverage.mjs";
import { drawings } from "./docs/drawings.mjs";
import { errors } from "./docs/errors.mjs";
import { layerBuilder } from "./docs/layer-builder.mjs";
import { limitTables } from "./docs/limits.mjs";
import { networkSchema } from "./docs/network-schema.mjs";
import { networks } from "./docs/networks.mjs";
import { packages } from "./docs/packages.mjs";
import { paper } from "./docs/paper/paper.mjs";
import { provided } from "./docs/provided.mjs";
import { sitePages } from "./docs/sites.mjs";
import { articleSections } from "./docs/zh-CN/article.mjs";
import { unusedTexts, withoutChinese } from "./docs/zh-CN/chinese.mjs";
import { commandPage } from "./docs/zh-CN/commands.mjs";
import { translatedPage } from "./docs/zh-CN/translate-page.mjs";
import { readmeSections } from "./docs/zh-CN/readme.mjs";
import { root } from "./workspace.mjs";

/** @typedef {{ path: string, section?: string, render: () => string | Promise<string> }} Page */

const sites = await sitePages();

/** Pages that are translated text by text. */
const translated = [
  layerBuilder,
  networks,
  coverage,
  attention,
  configReference,
  paper,
  ...sites.filter(({ path }) => path.endsWith(".md")),
];

/** @type {Page[]} */
const pages = [
  errors,
  packages,
  commands,
  commandPages,
  networkSchema,
  provided,
  networks,
  coverage,
  attention,
  configReference,
  layerBuilder,
  paper,
  ...limitTables,
  ...articleSections,
  ...readmeSections,
  commandPage,
  ...drawings,
  ...sites,
  ...translated.map((page) => translatedPage(page, isTranslated)),
  { ...translatedPage(errors, isTranslated), path: "docs/zh-CN/errors.md" },
];

const check = process.argv.includes("--check");
let stale = false;
for (const page of pages) {
  const path = join(root, page.path);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const text = await page.render();
  const after = page.section === undefined ? text : withSection(before, { ...page, section: page.section }, text);
  if (after === before) continue;
  stale = true;
  console.log(`${page.path}: ${check ? "out of date; run `npm run docs` and commit" : "written"}`);
  if (!check) writeFileSync(path, after);
}
for (const text of withoutChinese) console.log(`scripts/docs/zh-CN/texts has no Chinese for: ${text}`);
for (const text of unusedTexts()) console.log(`scripts/docs/zh-CN/texts has what no page has: ${text}`);
process.exit(check && (stale || withoutChinese.size > 0 || unusedTexts().length > 0) ? 1 : 0);

/**
 * Whether a page of docs/ is in Chinese, too.
 * @param {string} path
 */
function isTranslated(path) {
  const translation = path.replace("docs/", "docs/zh-CN/");
  return translated.some((page) => page.path === path) || existsSync(join(root, translation));
}

/**
 * @param {string} file
 * @param {{ path: string, section: string }} page
 * @param {string} text
 */
function withSection(file, { path, section }, text) {
  const [start, end] = [`<!-- ${section} -->`, `<!-- /${section} -->`];
  const [from, to] = [file.indexOf(start), file.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${path} has no section from ${start} to ${end}`);
  return `${file.slice(0, from)}${start}\n\n${text}\n\n${file.slice(to)}`;
}
