import { expect } from "chai";
import fc from "fast-check";
import { CommandContext } from "../context.js";
import { Progress } from "./progress.js";
import { stylist, type TextSink, visibleSink } from "./text-sink.js";
import { visibleLine, visibleText } from "./visible-text.js";

/** What no terminal may be sent of a name (Unicode's chart of controls; UAX #9 for directions). */
const obeyed =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/u;
const anyText = fc.string({ unit: "binary", maxLength: 12 });
const hostile = fc.array(
  fc.oneof(
    anyText,
    fc.constantFrom("\u001b[2K", "\r", "\u009b31m", "\u202e", "\u2066", "\n", "\u200b", "\u001b]0;x\u0007", "\uFDD0"),
  ),
);

/** A terminal with colours, and what was written to it. */
function terminal(): TextSink & { text: string } {
  const sink = {
    text: "",
    isTTY: true,
    columns: 80,
    hasColors: () => true,
    write: (more: string) => (sink.text += more),
  };
  return sink;
}

describe("text from elsewhere", () => {
  for (const [what, text, shown] of [
    ["a name", "layer1.0.conv1", "layer1.0.conv1"],
    ["Chinese, Greek and accents", "网络一 σύνολο Größe e\u0301", "网络一 σύνολο Größe e\u0301"],
    ["Arabic and Hebrew letters", "قطة חתול", "قطة חתול"],
    ["a joiner within Persian", "می\u200Cخواهم", "می\u200Cخواهم"],
    ["an emoji of several", "👩\u200D🔬 🏳\uFE0F\u200D🌈", "👩\u200D🔬 🏳\uFE0F\u200D🌈"],
    ["a joiner within Latin letters", "res\u200Dnet\u200C50", "res\\u200dnet\\u200c50"],
    ["a sequence that clears the line", "cat\u001b[2K\rdog", "cat\\u001b[2K\\rdog"],
    ["one of C1", "cat\u009b2K", "cat\\u009b2K"],
    ["a title", "\u001b]0;owned\u0007", "\\u001b]0;owned\\u0007"],
    ["delete and backspace", "a\u007fb\bc", "a\\u007fb\\bc"],
    ["text from right to left", "gpj.\u202etxt", "gpj.\\u202etxt"],
    ["isolates and marks", "a\u2066b\u2069\u200f", "a\\u2066b\\u2069\\u200f"],
    ["zero widths", "a\u200bb\ufeff\u2060", "a\\u200bb\\ufeff\\u2060"],
    ["separators", "a\u2028b\u2029c\u0085d", "a\\u2028b\\u2029c\\u0085d"],
    ["tags", "a\u{E0041}b", "a\\udb40\\udc41b"],
    ["half of a pair", "a\ud800b", "a\\ud800b"],
    ["a filler that looks like a space", "a\u3164b", "a\\u3164b"],
    ["several lines", "a\n\tb", "a\n\tb"],
  ] as const)
    it(`is shown where it is ${what}`, () => {
      expect(visibleText(text)).to.equal(shown);
      expect(visibleLine(text)).to.equal(shown.replaceAll("\n", "\\n").replaceAll("\t", "\\t"));
    });

  it("sends no character that is obeyed to a terminal, by whatever way it is written", () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = parts.join("");
        const stderr = terminal();
        const stdout = terminal();
        const context = new CommandContext({ stdout, stderr, cwd: ".", env: {} });
        context.print(text);
        context.printLine(text);
        context.printProse(text);
        context.printJson({ [text]: text });
        context.note(text);
        context.noteCode({ kind: "plugin", name: text, source: text });
        expect(stdout.text + stderr.text).to.not.match(obeyed);
        // Of notes, one line each.
        expect(stderr.text.replaceAll("\n  ", " ").trimEnd().split("\n").length).to.equal(2);
      }),
    );
  });

  it("has no styles of its own, and does not take away ours", () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = parts.join("");
        const sink = terminal();
        const visible = visibleSink(sink);
        visible.write(stylist(visible)("red", text));
        expect(sink.text).to.equal(`\u001b[31m${visibleText(text)}\u001b[39m`);
      }),
    );
  });

  it("means the same in JSON", () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const value = { [parts.join("")]: parts };
        expect(JSON.parse(visibleText(JSON.stringify(value)))).to.deep.equal(value);
      }),
    );
  });

  it("is shown in the line that says how far something is", async () => {
    const sink = terminal();
    const progress = new Progress(sink);
    await new Promise((resolve) => {
      setTimeout(resolve, 450);
    });
    progress.show("cat\u001b[2K\r\ndog");
    expect(sink.text).to.equal("\r\u001b[Kcat\\u001b[2K\\r\\ndog");
  });
});
