import { expect } from "chai";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { folderWith } from "@netgraft/test-support";

const bin = fileURLToPath(new URL("../../bin/netgraft.js", import.meta.url));

/** A module for `--import` that writes the address of each module that is loaded from a file to `path`, one a line. */
function recorder(path: string): string {
  const hooks = `
    import { appendFileSync } from "node:fs";
    export async function load(url, context, next) {
      if (url.startsWith("file:")) appendFileSync(${JSON.stringify(path)}, url + "\\n");
      return next(url, context);
    }`;
  return moduleOf(`import { register } from "node:module"; register(${JSON.stringify(moduleOf(hooks))});`);
}

function moduleOf(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

describe("the cold command", () => {
  const folder = folderWith({});
  let loaded: readonly string[];

  before(async () => {
    const path = join(folder(), "loaded.txt");
    await promisify(execFile)(process.execPath, ["--import", recorder(path), bin, "summary", "seresnet50"]);
    loaded = readFileSync(path, "utf8").trimEnd().split("\n");
  });

  // Each module costs some 0.6 ms of a start of 400: this one is felt by everybody who calls the command.
  it("loads few modules", () => {
    expect(new Set(loaded).size).to.be.within(100, 236);
  });

  it("loads no other command, and no library that core has as one module", () => {
    const matching = (pattern: RegExp): readonly string[] => loaded.filter((url) => pattern.test(url));
    expect(matching(/\/node_modules\/(?:zod|inversify|@inversifyjs|reflect-metadata)\//)).to.deep.equal([]);
    expect(matching(/\/core\/bundle\//)).to.have.lengthOf(2);
    expect(matching(/\/dist\/command\/[^/]+\/command\.js$/)).to.have.lengthOf(1);
  });

  it("loads no engine, no format and nothing of training", () => {
    expect(loaded.filter((url) => /\/packages\/(?!netgraft\/|core\/)/.test(url))).to.deep.equal([]);
  });
});
