import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { ProgressLines } from "./progress-lines.js";

describe("lines of progress", () => {
  /** What a terminal shows after some text: carriage returns, cursor up, erase to the end. */
  function shown(text: string): readonly string[] {
    const lines = [""];
    let [at, column] = [0, 0];
    for (const [part] of text.replaceAll("\u001b", "␛").matchAll(/\r|\n|␛\[\d*[AJ]|[^\r\n␛]+/g)) {
      if (part === "\r") column = 0;
      else if (part === "\n") [at, column] = [at + 1, 0];
      else if (part.endsWith("A") && part.startsWith("␛")) at -= Number(part.slice(2, -1) || 1);
      else if (part === "␛[J") {
        lines.length = at + 1;
        lines[at] = (lines[at] ?? "").slice(0, column);
      } else {
        lines[at] = (lines[at] ?? "").slice(0, column) + part;
        column += part.length;
      }
      while (lines.length <= at) lines.push("");
    }
    return lines;
  }

  it("are written over, however many there were before, and taken away", async () => {
    let text = "";
    const progress = new ProgressLines({ write: (more) => (text += more), isTTY: true, columns: 21 });
    progress.show(() => ["too early"]);
    expect(text).to.equal("");
    await setTimeout(410);
    progress.show((width) => ["one", "two\u001b[2J", "x".repeat(width + 5)]);
    expect(shown(text)).to.deep.equal(["one", "two\\u001b[2J", `${"x".repeat(19)}…`]);
    await setTimeout(210);
    progress.show(() => ["four"]);
    expect(shown(text)).to.deep.equal(["four"]);
    progress.clear();
    expect(shown(text)).to.deep.equal([""]);
    const before = text;
    progress.clear();
    expect(text).to.equal(before);
  });

  it("are nothing where there is no terminal", async () => {
    let text = "";
    const progress = new ProgressLines({ write: (more) => (text += more) });
    await setTimeout(410);
    progress.show(() => ["one"]);
    progress.clear();
    expect(text).to.equal("");
  });
});
