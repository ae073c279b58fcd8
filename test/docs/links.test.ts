import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { linksOf, textOf } from "../blocks/blocks.js";
import { root } from "../house/workspace.js";
import { anchorsOf } from "./anchors.js";
import { markdownIn, pages, translations } from "./pages.js";

const others = [
  ...markdownIn("docs/decisions"),
  ...translations.map(({ page }) => page),
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
];

describe("the links of the documentation", () => {
  for (const page of [...pages, ...others])
    it(`of ${page} lead to files, and to headings in them`, () => {
      const targets = linksOf(textOf(page)).filter((target) => !/^https?:/.test(target));
      const lost = targets.filter((target) => !isThere(page, target));
      expect(lost).to.deep.equal([]);
    });
});

/** Whether a link of a page leads somewhere. */
function isThere(page: string, target: string): boolean {
  const [file = "", anchor] = target.split("#");
  const path = file === "" ? page : join(dirname(page), file);
  if (!existsSync(join(root, path))) return false;
  return anchor === undefined || !path.endsWith(".md") || anchorsOf(textOf(path)).has(decodeURIComponent(anchor));
}
