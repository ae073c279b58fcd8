import { spawn } from "node:child_process";
import { expect } from "chai";
import { LogTail } from "./log-tail.js";

/** What is kept of a program's last words. */
async function lastWords(program: string): Promise<string | undefined> {
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "pipe"] });
  const tail = new LogTail([child.stdout, child.stderr]);
  await tail.ended;
  return tail.lastWords();
}

describe("the last words of a process", () => {
  it("are of an exception its first line, not the end of what Node prints of it", async () => {
    const words = await lastWords("require('/nowhere/child.js')");
    expect(words).to.equal("it wrote: Error: Cannot find module '/nowhere/child.js'");
    expect(await lastWords("null.length")).to.match(/^it wrote: TypeError: Cannot read properties of null/);
    expect(await lastWords("throw Object.assign(new RangeError('too far'), { code: 1 })")).to.equal(
      "it wrote: RangeError: too far",
    );
  });

  it("are without an exception the last three lines that say something", async () => {
    expect(await lastWords("console.log('1\\n2\\n\\n3\\n4\\n')")).to.equal("it last wrote: 2 | 3 | 4");
    expect(await lastWords("")).to.equal(undefined);
  });
});
