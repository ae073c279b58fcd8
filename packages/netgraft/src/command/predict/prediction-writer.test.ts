import { ReadFailedError } from "@netgraft/files";
import { expect } from "chai";
import { predictionWriter, type ToldPrediction } from "./prediction-writer.js";

const plain = (_: unknown, text: string): string => text;

function written(form: "text" | "csv" | "jsonl" | "json", ...told: readonly ToldPrediction[]): string {
  const { head, one, between, tail } = predictionWriter(form, plain);
  return head + told.map(one).join(between) + tail;
}

const named = (input: string, label: string | undefined): ToldPrediction => ({
  input,
  classes: [{ index: 3, label, probability: 0.25 }],
});
const broken: ToldPrediction = {
  input: "b.jpg",
  error: new ReadFailedError({ at: "b.jpg", message: "the picture cannot be read", found: "no such file" }),
};

describe("predictions as text", () => {
  for (const [what, input, label, row] of [
    ["plain names", "a b.jpg", "cat", "a b.jpg,1,3,cat,0.25,"],
    ["a comma", "a,b.jpg", "cat, tabby", '"a,b.jpg",1,3,"cat, tabby",0.25,'],
    ["quotes", 'a"b.jpg', 'the "cat"', '"a""b.jpg",1,3,"the ""cat""",0.25,'],
    ["a line end", "a\nb.jpg", "c\r\nd", '"a\nb.jpg",1,3,"c\r\nd",0.25,'],
    ["what a spreadsheet computes", "=1+1.jpg", "=HYPERLINK(A1)", "./=1+1.jpg,1,3,'=HYPERLINK(A1),0.25,"],
    ["what it computes, too", "@a.jpg", "-x+1", "./@a.jpg,1,3,'-x+1,0.25,"],
    ["numbers", "-1.jpg", "-1", "./-1.jpg,1,3,-1,0.25,"],
    ["no label", "a.jpg", undefined, "a.jpg,1,3,,0.25,"],
    ["other scripts", "猫.jpg", "猫", "猫.jpg,1,3,猫,0.25,"],
  ] as const)
    it(`are rows of CSV with ${what}`, () => {
      expect(written("csv", named(input, label))).to.equal(`input,rank,index,label,probability,error\n${row}\n`);
    });

  it("are a row for each class, and one for a picture that cannot be read", () => {
    const classes = [0.5, 0.25].map((probability, index) => ({ index, label: undefined, probability }));
    expect(written("csv", { input: "a.jpg", classes }, broken).split("\n").slice(1)).to.deep.equal([
      "a.jpg,1,0,,0.5,",
      "a.jpg,2,1,,0.25,",
      "b.jpg,,,,,b.jpg: the picture cannot be read; found no such file",
      "",
    ]);
  });

  it("are a line of JSON each, or one array", () => {
    const told = [named("a.jpg", "cat"), broken];
    const lines = written("jsonl", ...told).split("\n");
    expect(lines.pop()).to.equal("");
    const parsed: unknown = JSON.parse(written("json", ...told));
    expect(lines.map((line): unknown => JSON.parse(line))).to.deep.equal(parsed);
    expect(parsed).to.deep.equal([
      { input: "a.jpg", classes: [{ index: 3, label: "cat", probability: 0.25 }] },
      {
        input: "b.jpg",
        error: {
          code: "NG_READ_FAILED",
          problems: [{ at: "b.jpg", message: "the picture cannot be read", found: "no such file" }],
        },
      },
    ]);
    expect(written("json", ...told)).to.equal(`${JSON.stringify(parsed, undefined, 2)}\n`);
    expect(JSON.parse(written("json"))).to.deep.equal([]);
  });

  it("are lines for people, without what cannot be read", () => {
    expect(written("text", named("a.jpg", "cat"), broken, named("c.jpg", undefined))).to.equal(
      "a.jpg\n   25.00 %  cat (3)\nc.jpg\n   25.00 %  class 3\n",
    );
  });
});
