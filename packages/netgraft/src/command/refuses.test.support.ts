import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured } from "./captured.test.support.js";

/** Of one line: the text, or what it has to match where it holds lists that grow. */
type Line = string | RegExp;

/** Bad input of `netgraft summary`: what it is, the arguments, and the lines on stderr. */
export type BadCase = readonly [what: string, argv: readonly string[], lines: readonly Line[]];

/** A line that tells of one problem, with a pattern for its text. */
export function words(pattern: string): RegExp {
  return new RegExp(`^ {2}${pattern}$`);
}

/** Tests that each case ends in a coded error with these lines, and prints nothing else. */
export function refuses(files: Readonly<Record<string, string>>, cases: readonly BadCase[]): void {
  const folder = folderWith(files);
  for (const [what, argv, lines] of cases) {
    it(`is told: ${what}`, async () => {
      const { status, stdout, stderr } = await captured(folder(), "summary", ...argv);
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
      const found = stderr.split("\n").slice(0, -1);
      expect(found, stderr).to.have.lengthOf(lines.length);
      for (const [index, line] of lines.entries()) {
        if (typeof line === "string") expect(found[index]).to.equal(line);
        else expect(found[index]).to.match(line);
      }
      expect(Object.hasOwn(Object.prototype, "polluted")).to.equal(false);
    });
  }
}
