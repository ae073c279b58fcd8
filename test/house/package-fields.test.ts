import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { blocksOf } from "../blocks/blocks.js";
import { root, rootManifest, workspacePackages } from "./workspace.js";

const licence = readFileSync(join(root, "LICENSE"), "utf8");

// What is missing, but for the README, `node scripts/package-fields.mjs` writes.
describe("published packages", () => {
  for (const { place, folder, manifest } of workspacePackages.filter(
    ({ manifest: { private: own } }) => own !== true,
  )) {
    it(`name the repository and where to tell of faults: ${manifest.name}`, () => {
      expect(manifest.repository).to.deep.equal({ ...rootManifest.repository, directory: place });
      expect(manifest.bugs).to.deep.equal(rootManifest.bugs);
      expect(manifest.homepage).to.equal(`${rootManifest.homepage}/tree/main/${place}`);
    });

    it(`are described, and found by keywords: ${manifest.name}`, () => {
      expect(manifest.description).to.match(/^[A-Z].*\.$/);
      expect(manifest.keywords).to.include("netgraft").and.to.have.length.above(2);
    });

    it(`carry the licence: ${manifest.name}`, () => {
      expect(existsSync(join(folder, "LICENSE")) && readFileSync(join(folder, "LICENSE"), "utf8") === licence).to.equal(
        true,
        "LICENSE is not the root's",
      );
    });

    it(`have a README that says how to install and use them: ${manifest.name}`, () => {
      const readme = readFileSync(join(folder, "README.md"), "utf8");
      expect(readme.split("\n")[0]).to.equal(`# ${manifest.name}`);
      const blocks = blocksOf(readme);
      expect(
        blocks.some(
          ({ language, text }) => language === "sh" && text.includes(`npm install`) && text.includes(manifest.name),
        ),
      ).to.equal(true, "no block with `npm install`");
      expect(blocks.some(({ language, text }) => language === "ts" && text.includes(`"${manifest.name}`))).to.equal(
        true,
        "no example in TypeScript that imports it",
      );
    });
  }
});
