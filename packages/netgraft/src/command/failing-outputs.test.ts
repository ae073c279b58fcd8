import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeShapes } from "@netgraft/data";
import { withFileSystem } from "@netgraft/files";
import { failingFiles, promptFiles, type Tree, treeOf, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { tinyConfig } from "../run/tiny.test.support.js";
import { type Captured, captured } from "./captured.test.support.js";

/** Commands, each with what it writes. */
const commands: Readonly<Record<string, readonly string[]>> = {
  "out.json": ["schema", "-o", "out.json"],
  "out.svg": ["diagram", "tiny.json", "-o", "out.svg"],
  "costs.svg": ["compare", "--explain", "tiny.json", "--chart", "costs.svg"],
  "out.yaml": ["init", "pictures", "-o", "out.yaml"],
  "out.safetensors": ["weights", "init", "tiny.json", "-o", "out.safetensors"],
  "out.onnx": ["export", "tiny.json", "-o", "out.onnx", "--init", "1", "--no-check"],
  saved: ["export", "tiny.json", "--format", "saved-model", "-o", "saved", "--init", "1"],
  "my-plugin": ["create-plugin", "my-plugin"],
  shapes: ["dataset", "make", "shapes", "-o", "shapes", "--classes", "2", "--per-class", "2", "--size", "16"],
};

describe("a command whose output cannot be written", () => {
  let folder = "";
  const cwd = (): string => join(folder, "work");
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-outputs-"));
    await writeFiles(cwd(), { "tiny.json": JSON.stringify(tinyConfig) });
    await makeShapes(join(cwd(), "pictures"), { classes: 2, perClass: 4, size: 16 });
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Runs a command whose calls to the file system fail from that one on, if any. */
  async function run(argv: readonly string[], calls: string[], failing?: number): Promise<Captured> {
    const codes = ["ENOSPC", "EIO", "EMFILE"];
    const files = failingFiles(promptFiles, ({ operation, number }) => {
      calls.push(operation);
      // What has been written can be removed, also on a full disk.
      const fails = failing !== undefined && number >= failing && !operation.startsWith("rm");
      return fails ? { code: codes[failing % codes.length] ?? "EIO" } : undefined;
    });
    return withFileSystem(files, () => captured(cwd(), ...argv));
  }

  for (const [output, argv] of Object.entries(commands))
    it(`says so, and leaves nothing: netgraft ${argv.slice(0, argv[0] === "weights" ? 2 : 1).join(" ")}, ${output}`, async () => {
      const before = treeOf(cwd());
      const calls: string[] = [];
      expect((await run(argv, calls)).stderr).to.not.match(/error/);
      expect([...treeOf(cwd()).keys()]).to.include(output);
      await rm(join(cwd(), output), { recursive: true });
      // The first call of each kind.
      const chosen = calls.flatMap((call, index) => (calls.indexOf(call) === index ? [index + 1] : []));
      expect(chosen.length).to.be.above(5);
      for (const failing of chosen.filter((number) => !calls[number - 1]?.startsWith("rm"))) {
        const { status, stderr } = await run(argv, [], failing);
        const at = `${calls[failing - 1]}, call ${failing}: ${stderr}`;
        expect(status, at).to.equal(1);
        expect(stderr, at)
          .to.match(/error NG_WRITE_FAILED\n/)
          .and.include(output);
        expect(stderr, at).to.match(/no space left|input or output error|too many open files/);
        if (!stderr.includes("in its place")) expect(sizes(treeOf(cwd())), at).to.deep.equal(sizes(before));
        await rm(join(cwd(), output), { recursive: true, force: true });
      }
    });
});

function sizes(tree: Tree): readonly (readonly [string, number | undefined])[] {
  return [...tree].map(([path, content]) => [path, content?.length] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
