import { expect } from "chai";
import { describeProblem, describeProblems } from "./problem.js";

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

describe("describeProblems", () => {
  const problems = (count: number, message: string): { message: string }[] =>
    Array.from({ length: count }, () => ({ message }));

  it("tells a hundred", () => {
    expect(describeProblems(problems(100, "x"))).to.have.length(100);
    const lines = describeProblems(problems(50_000, "x"));
    expect(lines).to.have.length(101);
    expect(lines.at(-1)).to.equal("and 49,900 more problems");
  });

  it("tells fewer of long ones, and always one", () => {
    expect(describeProblems(problems(21, "x".repeat(1000))).slice(19)).to.deep.equal([
      "x".repeat(1000),
      "and 1 more problem",
    ]);
    expect(describeProblems(problems(1, "x".repeat(30_000)))).to.have.length(1);
  });
});
