import { expect } from "chai";
import fc from "fast-check";
import { type Column, formatFacts, formatTable } from "./table.js";
import type { TextSink } from "./text-sink.js";
import { widthOf } from "./wrap.js";

/** A terminal of some columns. */
function terminal(columns: number): TextSink {
  return { write: () => undefined, isTTY: true, columns };
}
const pipe: TextSink = { write: () => undefined };
const right = { align: "right" } as const;

describe("formatTable", () => {
  const columns: readonly Column[] = [
    { title: "network" },
    { title: "beside first", ...right },
    { title: "what it is" },
  ];
  const rows = [
    ["resnet50", "=", "The network of the paper, which is compared with others."],
    ["seresnet50", "+9.90 %", "With attention."],
  ];

  it("aligns columns whatever the script of their text", () => {
    const chinese = [{ title: "network" }, { title: "参数", ...right }, { title: "where" }];
    const texts = [
      ["网络一", "1,024", "here"],
      ["resnet50", "7", "there"],
    ];
    expect(formatTable({ columns: chinese, rows: texts }, pipe).split("\n")).to.deep.equal([
      "network    参数  where",
      "网络一    1,024  here",
      "resnet50      7  there",
    ]);
  });

  it("has lines as long as they are where a program reads it", () => {
    expect(formatTable({ columns, rows }, pipe).split("\n")).to.deep.equal([
      "network     beside first  what it is",
      "resnet50               =  The network of the paper, which is compared with others.",
      "seresnet50       +9.90 %  With attention.",
    ]);
  });

  it("breaks titles and text between words on a terminal, and no number", () => {
    expect(formatTable({ columns, rows }, terminal(44)).split("\n")).to.deep.equal([
      "network     beside first  what it is",
      "resnet50               =  The network of the",
      "                          paper, which is",
      "                          compared with",
      "                          others.",
      "seresnet50       +9.90 %  With attention.",
    ]);
    expect(formatTable({ columns, rows: rows.slice(1) }, terminal(31)).split("\n")).to.deep.equal([
      "network      beside  what it is",
      "              first",
      "seresnet50  +9.90 %  With",
      "                     attention.",
    ]);
  });

  it("makes lines of each row where the columns cannot be narrow enough", () => {
    const text = formatTable({ columns, rows: rows.slice(1) }, terminal(20));
    expect(text.split("\n")).to.deep.equal([
      "network       seresnet50",
      "beside first  +9.90 %",
      "what it is    With attention.",
    ]);
  });

  it("breaks a word that is too wide behind a sign that divides names", () => {
    const wide = {
      columns: [{ title: "path" }, { title: "n", ...right }],
      rows: [["layer1.0.downsample.norm.weight", "1"]],
    };
    expect(formatTable(wide, terminal(26)).split("\n")).to.deep.equal([
      "path                     n",
      "layer1.0.downsample.     1",
      "norm.weight",
    ]);
  });

  it("has any number of rows, and a row any number of lines", () => {
    const many = Array.from({ length: 130_000 }, (_, k) => [`layer${k}`, String(k), "x"]);
    const lines = formatTable({ columns, rows: many }, pipe).split("\n");
    expect([lines.length, lines.at(-1)]).to.deep.equal([130_001, "layer129999        129999  x"]);
    const facts = formatFacts(
      many.map(([name = ""]) => [name, "1"]),
      pipe,
    );
    expect(facts.endsWith("\nlayer129999  1")).to.equal(true);
  });

  it("is never wider than the terminal as long as it is a table, and loses no text", () => {
    const word = fc.stringMatching(/^[a-z0-9_.网]{1,12}$/);
    const cell = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((count) =>
        fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 70, max: 140 }), (texts, room) => {
        const heads = (texts[0] ?? []).map((_, index) => ({ title: `t${index}` }));
        const shown = formatTable({ columns: heads, rows: texts }, terminal(room));
        const letters = (text: string): string => Array.from(text.replaceAll(/\s/g, "")).toSorted().join("");
        const [first = ""] = shown.split("\n");
        if (heads.some(({ title }) => !first.includes(title))) return;
        for (const line of shown.split("\n")) expect(widthOf(line)).to.be.at.most(room);
        const heading = heads.map(({ title }) => title).join("");
        expect(letters(shown)).to.equal(letters(heading + texts.flat().join("")));
      }),
    );
  });
});

describe("formatFacts", () => {
  it("aligns values, and wraps them on a terminal", () => {
    const facts = [
      ["MACs", "4,089,184,256"],
      ["elementwise", "add 5,519,360, relu 9,608,704, sigmoid 15,104"],
    ] as const;
    expect(formatFacts(facts, pipe)).to.equal(
      "MACs         4,089,184,256\nelementwise  add 5,519,360, relu 9,608,704, sigmoid 15,104",
    );
    expect(formatFacts(facts, terminal(40))).to.equal(
      "MACs         4,089,184,256\nelementwise  add 5,519,360, relu\n             9,608,704, sigmoid 15,104",
    );
  });
});
