import { basename, join } from "node:path";
import { expect } from "chai";
import { root, sourceFiles, workspacePackages } from "./workspace.js";

const limit = 300;
const medianLimit = 120;
const files = [...workspacePackages.flatMap(({ sources }) => sources), ...sourceFiles(join(root, "test"))];

describe("source files", () => {
  it(`have at most ${limit} lines`, () => {
    expect(files.filter(({ text }) => lines(text) > limit).map(({ path }) => path)).to.deep.equal([]);
  });

  it(`have a median under ${medianLimit} lines in every package`, () => {
    const long = workspacePackages
      .map(({ place, sources }) => ({ place, median: median(sources.map(({ text }) => lines(text))) }))
      .filter((measured) => measured.median >= medianLimit);
    expect(long).to.deep.equal([]);
  });

  it("are named after what they define, in kebab-case", () => {
    const wrong = files.filter(({ path }) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.ts$/.test(basename(path)));
    expect(wrong.map(({ path }) => path)).to.deep.equal([]);
  });

  it("are not called utils, helpers or common, nor are their folders", () => {
    const vague = /(?:^|[/.-])(?:util|utils|utilities|helper|helpers|common|misc|shared)(?=[/.-])/;
    expect(files.filter(({ path }) => vague.test(path)).map(({ path }) => path)).to.deep.equal([]);
  });
});

function lines(text: string): number {
  return text.split("\n").length - 1;
}

/** The middle value; of none, 0. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
