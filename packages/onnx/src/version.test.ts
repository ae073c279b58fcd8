import { readFileSync } from "node:fs";
import { expect } from "chai";
import { version } from "./version.js";

it("models name the version of this package as their producer's", () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(manifest).to.have.property("version", version);
});
