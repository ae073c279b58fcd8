import { readdir, readFile, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

const tiny = {
  name: "tiny",
  input: { channels: 3, height: 32, width: 32 },
  classes: 5,
  backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
};

describe("netgraft diagram", () => {
  const folder = folderWith({
    "tiny.json": JSON.stringify(tiny),
    "se-tiny.json": JSON.stringify({
      ...tiny,
      name: "se-tiny",
      attachments: [{ attach: { type: "se", reduction: 4 } }],
    }),
  });
  const diagram = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "diagram", ...argv);
  const written = (name: string): Promise<string> => readFile(join(folder(), name), "utf8");

  it("writes SVG or a page, as the ending says, and replaces the file", async () => {
    await writeFile(join(folder(), "a.svg"), "what was there");
    const result = await diagram("se-tiny.json", "-o", "a.svg");
    expect(result).to.deep.equal({ status: 0, stdout: "a.svg: se-tiny\n", stderr: "" });
    expect(await written("a.svg"))
      .to.match(/^<svg /)
      .and.include(">se at residual<");
    await diagram("tiny.json", "--attach", "se(reduction=2)@conv1", "-o", "b.html");
    expect(await written("b.html"))
      .to.match(/^<!doctype html>/)
      .and.include("<td>layer1.0.se.fc1</td>");
  });

  it("names the file after the network where none is named, and replaces nothing then", async () => {
    expect((await diagram("tiny.json")).stdout).to.equal("tiny.svg: tiny\n");
    const first = await written("tiny.svg");
    expect((await diagram("tiny.json", "--attach", "eca")).stdout).to.equal("tiny-2.svg: tiny\n");
    expect(await written("tiny.svg")).to.equal(first);
    expect((await diagram("--diff", "tiny.json", "se-tiny.json")).stdout).to.equal(
      "tiny-and-se-tiny.svg: tiny and se-tiny\n",
    );
  });

  it("draws two networks with --diff", async () => {
    const result = await diagram("--diff", "tiny.json", "se-tiny.json", "-o", "c.svg");
    expect(result).to.deep.equal({ status: 0, stdout: "c.svg: tiny and se-tiny\n", stderr: "" });
    expect(await written("c.svg")).to.include(">+ se at residual<");
    await diagram("--diff", "tiny.json", "se-tiny.json", "-o", "c.html");
    expect(await written("c.html")).to.include('<span class="chip added">+ se at residual</span>');
  });

  it("says at once all that is wrong with the arguments, and leaves nothing", async () => {
    const before = await readdir(folder());
    const cases: readonly (readonly [readonly string[], string])[] = [
      [
        ["--diff", "tiny.json", "-o", "net.pdff"],
        "error NG_DRAWING_ARGUMENTS\n" +
          "  --diff: compares two networks; expected two networks; found 1\n" +
          '  --output: the ending does not say what to write; expected a file that ends in .svg or .png or .pdf or .html; found net.pdff. Did you mean "net.pdf"?\n',
      ],
      [
        ["tiny.json", "se-tiny.json", "-o", "net.htm"],
        "error NG_DRAWING_ARGUMENTS\n" +
          "  <networks>: one drawing shows one network; two are drawn with --diff; expected one network; found 2\n" +
          '  --output: the ending does not say what to write; expected a file that ends in .svg or .png or .pdf or .html; found net.htm. Did you mean "net.html"?\n',
      ],
      [
        ["tiny.json", "-o", "net"],
        'error NG_DRAWING_ARGUMENTS\n  --output: the ending does not say what to write; expected a file that ends in .svg or .png or .pdf or .html; found net. Did you mean "net.svg"?\n',
      ],
      [
        ["tiny.json", "-o", "none/net.svg"],
        "error NG_WRITE_FAILED\n  none/net.svg: the file cannot be written; found no such file or directory\n",
      ],
      [
        ["--diff", "tiny.json", "tny.json", "-o", "net.svg"],
        'error NG_CONFIG_NOT_FOUND\n  tny.json: this file does not exist. Did you mean "tiny.json"?\n',
      ],
    ];
    for (const [argv, stderr] of cases) expect(await diagram(...argv)).to.deep.equal({ status: 1, stdout: "", stderr });
    const unknown = await diagram("seresnet5", "-o", "net.svg");
    expect(unknown).to.include({ status: 1, stdout: "" });
    expect(unknown.stderr).to.match(/NG_CONFIG_NOT_FOUND\n.*Did you mean "seresnet50"\?\n$/);
    expect(await readdir(folder())).to.deep.equal(before);
  });

  it("draws kinds of blocks alone, by their letters, in a width and a theme", async () => {
    await diagram("se-tiny.json", "--blocks", "a", "--theme", "dark", "--width", "600", "-o", "block.svg");
    expect(await written("block.svg"))
      .to.include('fill="#14181d"')
      .and.include(">basic<")
      .and.not.include(">stem<");
    const refused = await diagram("tiny.json", "--blocks", "A,Z", "--theme", "system", "-o", "block.png");
    expect(refused.stderr).to.match(/--theme: a PNG .*expected light or dark; found system/);
    expect((await diagram("tiny.json", "--blocks", "A,Z", "-o", "block.png")).stderr).to.match(/blocks: .*found Z/);
    expect((await diagram("tiny.json", "--width", "0", "-o", "block.png")).status).to.equal(2);
  });

  it("alone loads the layout", () => {
    const program = `
      import { createRequire } from "node:module";
      import { runCommand } from ${JSON.stringify(new URL("../run-command.js", import.meta.url).href)};
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes("elkjs"));
      const silent = { write: () => undefined };
      await runCommand(["summary", "tiny.json"], { stdout: silent });
      console.log(loaded());
      await runCommand(["diagram", "tiny.json", "-o", "loads.svg"], { stdout: silent });
      console.log(loaded());`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: folder(),
      encoding: "utf8",
    });
    expect({ stdout, stderr }).to.deep.equal({ stdout: "false\ntrue\n", stderr: "" });
  });
});
