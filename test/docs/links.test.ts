import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { linksOf, textOf } from "../blocks/blocks.js";
import { root } from "../house/workspace.js";
import { pages } from "./pages.js";

const decisions = readdirSync(join(root, "docs", "decisions")).map((name) => `docs/decisions/${name}`);

describe("the links of the documentation", () => {
  for (const page of [...pages, ...decisions, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "README.zh-CN.md"])
    it(`of ${page} lead to files`, () => {
      const targets = linksOf(textOf(page)).filter((target) => !/^(?:https?:|#)/.test(target));
      const lost = targets.filter((target) => !existsSync(join(root, dirname(page), target.replace(/#.*$/, ""))));
      expect(lost).to.deep.equal([]);
    });
});
