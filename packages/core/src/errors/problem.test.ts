import { expect } from "chai";
import { describeProblem } from "./problem.js";

describe("describeProblem", () => {
  it("is one line, whatever lines names and words of others have", () => {
    const problem = { at: "a\nerror NG_FAKE", message: "b", found: "c\r\nd\re", source: "f\ng" };
    expect(describeProblem(problem)).to.equal("a\\nerror NG_FAKE: b; found c\\nd\\ne (f\\ng)");
  });

  it("says everything on one line", () => {
    const line = describeProblem({
      at: "attachments[0].at",
      message: "unknown site",
      expected: "one of residual, output",
      found: `"residul"`,
      nearest: "residual",
      source: "se.yaml:7:5",
    });
    expect(line).to.equal(
      `attachments[0].at: unknown site; expected one of residual, output; found "residul". Did you mean "residual"? (se.yaml:7:5)`,
    );
  });

  it("shows 2000 characters of each part, however long what is quoted is", () => {
    const long = "x".repeat(1e6);
    const shown = `${"x".repeat(2000)}…`;
    expect(
      describeProblem({ at: long, message: long, expected: long, found: long, nearest: long, source: long }),
    ).to.equal(`${shown}: ${shown}; expected ${shown}; found ${shown}. Did you mean "${shown}"? (${shown})`);
    expect(describeProblem({ message: "x".repeat(2000) })).to.equal("x".repeat(2000));
  });

  it("leaves out what is not known", () => {
    expect(describeProblem({ message: "it broke" })).to.equal("it broke");
    expect(describeProblem({ message: "it broke", found: "3" })).to.equal("it broke; found 3");
    expect(describeProblem({ at: "", message: "it broke", source: "a.yaml:1:1" })).to.equal("it broke (a.yaml:1:1)");
  });
});
