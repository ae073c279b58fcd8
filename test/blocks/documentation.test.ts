import { existsSync } from "node:fs";
import { join } from "node:path";
import { hasTfjsNode } from "@netgraft/tensorflow-node/set-up";
import { needsPython, python, skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { pages } from "../docs/pages.js";
import { root } from "../house/workspace.js";
import { blocksOf, type DocBlock, shellLines, textOf } from "./blocks.js";
import { runnable, smaller } from "./commands.js";
import { DocWorkspace } from "./workspace.js";

/** It is an optional dependency, whose types are there with it. */
const isTfjsInstalled = existsSync(join(root, "node_modules", "@tensorflow", "tfjs-node"));

describe("the blocks of the documentation", () => {
  for (const page of pages) {
    const blocks = blocksOf(textOf(page));
    if (blocks.length === 0) continue;
    describe(page, () => {
      let workspace: DocWorkspace;
      before(() => (workspace = new DocWorkspace()));
      after(() => workspace.remove());
      // Files first: a program may import what is written after it.
      before(() => {
        for (const { file, text } of blocks) if (file !== undefined) workspace.write(file, text);
      });

      const programs = blocks.filter(({ language }) => language === "ts");
      if (programs.length > 0)
        it("compile, where they are TypeScript", () => {
          for (const block of programs)
            if (isTfjsInstalled || !block.text.includes('"@tensorflow/tfjs-node"'))
              workspace.write(programOf(block), block.text);
          workspace.run("tsc -p .");
        }).timeout(120_000);

      for (const block of blocks) testBlock(block, () => workspace);
    });
  }
});

/** Declares what a block is tried by, in order with those before it. */
function testBlock(block: DocBlock, workspace: () => DocWorkspace): void {
  const { language, line, text, file } = block;
  const written = (otherwise: string): string => {
    workspace().write(file ?? otherwise, text);
    return file ?? otherwise;
  };
  if (language === "sh")
    for (const { command, status } of shellLines(block)) {
      const run = runnable(command);
      if (run !== undefined) it(`run: ${command}`, () => workspace().run(run, status)).timeout(300_000);
    }
  else if (language === "yaml")
    it(`are valid configs (line ${line})`, () => {
      const config = written(`config-${line}.yaml`);
      // The file of a sweep names a base.
      const isSweep = /^base: /m.test(text);
      workspace().run(isSweep ? `netgraft sweep ${config} --dry-run` : `netgraft validate ${config}`);
      workspace().write(config, smaller(text));
    });
  else if (language === "ts")
    it(`run as programs (line ${line})`, function () {
      if (/"@netgraft\/tensorflow-node"|toTensorFlow/.test(text) && !hasTfjsNode())
        skipBecause(this, "TensorFlow is not set up");
      workspace().run(`node ${programOf(block).replace(/\.ts$/, ".js")}`);
    }).timeout(300_000);
  else if (language === "js")
    it(`run as programs (line ${line})`, () => workspace().run(`node ${written(`program-${line}.mjs`)}`));
  else if (language === "py")
    it(`run in Python (line ${line})`, function () {
      needsPython(this, "torch", "numpy", "safetensors.numpy");
      workspace().run(`'${python}' ${written(`program-${line}.py`)}`);
    }).timeout(120_000);
  else if (language !== "text")
    it(`say what they are (line ${line})`, () => expect.fail(`"${language}" is none of sh, yaml, ts, js, py, text`));
}

function programOf({ file, line }: DocBlock): string {
  return file ?? `program-${line}.ts`;
}
