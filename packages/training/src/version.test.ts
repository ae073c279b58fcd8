import { readFileSync } from "node:fs";
import { expect } from "chai";
import { version } from "./version.js";

it("checkpoints name the version of this package", () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(manifest).to.have.property("version", version);
});
