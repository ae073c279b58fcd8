import { expect } from "chai";
import fc from "fast-check";
import { widthOf, wrapped } from "./wrap.js";

const terminal = (columns?: number): Parameters<typeof wrapped>[1] => ({
  write: () => undefined,
  isTTY: true,
  ...(columns !== undefined && { columns }),
});

describe("wrapped", () => {
  const problem = '  backbone.depth: expected one of 18, 34, 50, 101, 152; found the number 51. Did you mean "50"?';

  it("breaks between words, and indents what follows below what it belongs to", () => {
    expect(wrapped(problem, terminal(48), "  ").split("\n")).to.deep.equal([
      "  backbone.depth: expected one of 18, 34, 50,",
      "    101, 152; found the number 51. Did you mean",
      '    "50"?',
    ]);
  });

  it("takes 80 columns where the terminal does not tell", () => {
    expect(wrapped(problem, terminal(), "  ").split("\n")).to.have.length(2);
  });

  it("leaves text for programs as it is", () => {
    expect(wrapped(problem, { write: () => undefined, columns: 20 })).to.equal(problem);
  });

  it("keeps paths whole, so that they can be copied", () => {
    const path = "/home/user/a-folder/with/a/long/path/network.yaml";
    expect(wrapped(`wrote ${path} now`, terminal(20)).split("\n")).to.deep.equal(["wrote", path, "now"]);
  });

  it("changes nothing but the spaces between words", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z网é]{1,9}$/), { minLength: 1 }),
        fc.integer({ min: 20, max: 90 }),
        (words, room) => {
          const lines = wrapped(words.join(" "), terminal(room)).split("\n");
          expect(lines.join(" ")).to.equal(words.join(" "));
          for (const line of lines) expect(widthOf(line)).to.be.at.most(room);
        },
      ),
    );
  });
});
