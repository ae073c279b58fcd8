import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { difficultyNames, shapesSchema } from "@netgraft/data";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";
import { CommandContext } from "../context.js";
import { createProgram } from "../program.js";

describe("netgraft dataset make", () => {
  const folder = folderWith({ "full/notes.txt": "", file: "" });
  const make = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "dataset", "make", ...argv);

  it("draws a folder of pictures, and says what is in it", async () => {
    expect(await make("shapes", "--out", "data/", "--classes", "3", "--per-class", "10", "--seed", "1")).to.deep.equal({
      status: 0,
      stdout: "data: 24 pictures in train and 6 in val, of circle, square, triangle\n",
      stderr: "",
    });
    expect(await readdir(join(folder(), "data/val"))).to.have.members(["circle", "square", "triangle"]);
    expect(await readdir(join(folder(), "data/val/circle"))).to.have.members(["0001.png", "0002.png"]);
    expect(await readdir(join(folder(), "data/train/circle"))).to.have.lengthOf(8);
  });

  it("draws Mondrians, too", async () => {
    expect(await make("mondrians", "--classes", "2", "--per-class", "4")).to.deep.equal({
      status: 0,
      stdout: "mondrians: 6 pictures in train and 2 in val, of circle, square\n",
      stderr: "",
    });
    expect(await readdir(join(folder(), "mondrians"))).to.have.members(["train", "val", "mondrians.json"]);
  });

  it("leaves what is there as it is, where it was drawn with the same options", async () => {
    const argv = ["shapes", "--out", "again", "--classes", "2", "--per-class", "2"];
    const first = await make(...argv);
    expect(await make(...argv)).to.deep.equal({ ...first, stderr: "there already, drawn with the same options\n" });
    expect((await make(...argv, "--seed", "5")).stderr).to.include("NG_OUTPUT_EXISTS");
  });

  it("draws the same files with the same seed, byte for byte, and others with another", async () => {
    const drawn = async (name: string, seed: string): Promise<Buffer> => {
      const { status } = await make("shapes", "--out", name, "--classes", "2", "--per-class", "2", "--seed", seed);
      expect(status).to.equal(0);
      return readFile(join(folder(), name, "train/square/0001.png"));
    };
    const first = await drawn("a", "7");
    expect(first.equals(await drawn("b", "7"))).to.equal(true);
    expect(first.equals(await drawn("c", "8"))).to.equal(false);
  });

  const refused: readonly (readonly [what: string, argv: readonly string[], lines: readonly string[]])[] = [
    [
      "a folder with something in it",
      ["--out", "full"],
      [
        "error NG_OUTPUT_EXISTS",
        "  full: this is there already; expected a new folder, or an empty one; found a folder with notes.txt",
      ],
    ],
    [
      "a file",
      ["--out", "file"],
      ["error NG_OUTPUT_EXISTS", "  file: this is there already; expected a new folder, or an empty one; found a file"],
    ],
    [
      "numbers that are out of range",
      ["--out", "new", "--classes", "11", "--per-class", "1", "--size", "9"],
      [
        "error NG_CONFIG_INVALID",
        "  classes: out of range; expected an integer from 2 to 10; found the number 11",
        "  perClass: out of range; expected an integer of at least 2; found the number 1",
        "  size: out of range; expected an integer from 16 to 1024; found the number 9",
      ],
    ],
  ];
  for (const [what, argv, lines] of refused) {
    it(`refuses ${what}, and leaves nothing behind`, async () => {
      const before = await readdir(folder(), { recursive: true });
      expect(await make("shapes", ...argv)).to.deep.equal({ status: 1, stdout: "", stderr: `${lines.join("\n")}\n` });
      expect(await readdir(folder(), { recursive: true })).to.deep.equal(before);
    });
  }

  it("names the folder after what is drawn where none is named", async () => {
    const { stdout } = await make("shapes", "--classes", "2", "--per-class", "5");
    expect(stdout).to.equal("shapes: 8 pictures in train and 2 in val, of circle, square\n");
  });

  it("exits with 2 where the syntax is wrong", async () => {
    for (const argv of [
      ["faces", "--out", "x"],
      ["shapes", "--out", "x", "--hold-out", "1"],
      ["shapes", "--out", "x", "--hold-out", "many"],
      ["shapes", "--out", "x", "--seed", "-1"],
      ["shapes", "--out", "x", "--difficulty", "harder"],
    ])
      expect(await make(...argv), argv.join(" ")).to.deep.include({ status: 2, stdout: "" });
  });

  it("has the defaults and choices of the package that draws", async () => {
    const silent = { write: (): void => undefined };
    const program = await createProgram(new CommandContext({ stdout: silent, stderr: silent, cwd: ".", env: {} }));
    const command = program.commands.find((each) => each.name() === "dataset")?.commands[0];
    expect(command?.opts()).to.deep.equal(shapesSchema.parse({}));
    expect(command?.options.find(({ long }) => long === "--difficulty")?.argChoices).to.deep.equal(difficultyNames);
  });
});
