import { writeFile } from "node:fs/promises";
import { NetgraftError } from "@netgraft/core";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { openWeights } from "../../sources/open-weights.js";
import { described, goldenFiles } from "../golden-files.test.support.js";
import { dict, op, storage, tensor, torchZip } from "./pickled.test.support.js";

const one = op.integer(1);
const four = Buffer.from(Float32Array.of(1, 2, 3, 4).buffer);
/** Four elements in a storage "0". */
const vector = tensor(storage("0", op.integer(4)), [op.integer(4)], [one]);
const evil = op.global("os", "system") + op.tupleOf(op.text("touch /tmp/netgraft-was-here")) + op.reduce;

describe("a file of PyTorch", () => {
  const path = folderWith();
  const open = async (bytes: Uint8Array, stateDict?: string): ReturnType<typeof openWeights> => {
    await writeFile(path("x.pth"), bytes);
    return openWeights(path("x.pth"), { stateDict });
  };
  const refusal = async (bytes: Uint8Array, stateDict?: string): Promise<NetgraftError> => {
    const error = await rejection(open(bytes, stateDict));
    expect(error).to.be.instanceOf(NetgraftError);
    // Just checked.
    return error as NetgraftError;
  };

  it("gives the state dict that is asked for, by default the averaged one, and says so", async () => {
    const golden = goldenFiles("pytorch").find(({ id }) => id === "averaged");
    const { bytes, tensors } = golden ?? expect.fail("no golden");
    const expected = tensors.get("fc.bias")?.values.map(Number);
    const less = expected?.map((value) => Math.fround(value - 1));
    for (const [stateDict, values, notes] of [
      [undefined, expected, ['takes "state_dict_ema" of the checkpoint, which has "state_dict", too']],
      ["ema", expected, []],
      ["state_dict_ema", expected, []],
      ["state_dict", less, []],
    ] as const) {
      const file = await open(bytes, stateDict);
      expect(file.notes).to.deep.equal(notes);
      const found = described(await file.read("fc.bias")).values.map((value) => Number(value));
      found.forEach((value, index) => expect(value).to.be.closeTo(values?.[index] ?? Number.NaN, 1e-6));
      await file.close();
    }
    const error = await refusal(bytes, "state_dict_emma");
    expect(error.code).to.equal("NG_WEIGHTS_CHOICE");
    expect(error.problems[0]).to.include({ expected: "one of state_dict, state_dict_ema", nearest: "state_dict_ema" });
  });

  it("calls nothing that it names, and is read where that is outside its state dict", async () => {
    const file = await open(torchZip(dict({ args: evil, state_dict: dict({ w: vector }) }), { 0: four }));
    expect(described(await file.read("w")).values).to.deep.equal([1, 2, 3, 4]);
    await file.close();
  });

  it("says what it is of, where a script of training has written that beside", async () => {
    for (const [arch, metadata] of [
      [op.text("resnetaa50"), [["arch", "resnetaa50"]]],
      [op.integer(50), []],
      [evil, []],
    ] as const) {
      const file = await open(torchZip(dict({ arch, state_dict: dict({ w: vector }) }), { 0: four }));
      expect([...file.metadata]).to.deep.equal(metadata);
      await file.close();
    }
  });

  it("may hang anything on its dicts, and keeps names that mean something to JavaScript apart", async () => {
    const ordered = op.global("collections", "OrderedDict") + op.emptyTuple + op.reduce;
    const items = op.mark + op.text("__proto__") + vector + op.text("constructor") + vector + op.setItems;
    const file = await open(torchZip(ordered + items + dict({ _metadata: evil }) + op.build, { 0: four }));
    expect([...file.tensors.keys()]).to.deep.equal(["__proto__", "constructor"]);
    await file.close();
  });

  it("may be packed", async () => {
    const file = await open(torchZip(dict({ w: vector }), { 0: four }, true));
    expect(described(await file.read("w")).values).to.deep.equal([1, 2, 3, 4]);
    await file.close();
  });

  const huge = op.long(2n ** 40n);
  const cases: readonly [what: string, pickle: string, code: string, says: RegExp][] = [
    ["has a call in its state dict", dict({ w: vector, x: evil }), "NG_WEIGHTS_FORMAT", /"x" is no tensor.*os\.system/],
    [
      "has a tensor of another kind in it",
      dict({ w: vector, q: op.global("torch._utils", "_rebuild_qtensor") + op.tupleOf(one) + op.reduce }),
      "NG_WEIGHTS_FORMAT",
      /"q" is no tensor.*_rebuild_qtensor/,
    ],
    [
      "has complex numbers",
      dict({ w: tensor(storage("0", op.integer(2), "ComplexFloatStorage"), [one], [one]) }),
      "NG_WEIGHTS_FORMAT",
      /tensor "w": its dtype is not read; found ComplexFloat/,
    ],
    ["is a whole module", evil, "NG_WEIGHTS_UNKNOWN", /whole Python object \(os\.system\).*state_dict\(\)/],
    ["has a whole module", dict({ model: evil, epoch: one }), "NG_WEIGHTS_UNKNOWN", /whole Python object/],
    ["has no tensors", dict({ epoch: one, lr: one }), "NG_WEIGHTS_CHOICE", /no state dict.*a dict of "epoch", "lr"/],
    ["is a tensor", vector, "NG_WEIGHTS_CHOICE", /no state dict.*found a tensor/],
    [
      "has two state dicts that nothing tells apart",
      dict({ generator: dict({ w: vector }), critic: dict({ w: vector }) }),
      "NG_WEIGHTS_CHOICE",
      /several state dicts.*one of generator, critic/,
    ],
    [
      "has a tensor that is larger than its storage",
      dict({ w: tensor(storage("0", op.integer(4)), [op.integer(5)], [one]) }),
      "NG_WEIGHTS_FORMAT",
      /"w": it goes beyond its data; expected at most 16 bytes; found 20/,
    ],
    [
      "has a tensor that begins too late",
      dict({ w: tensor(storage("0", op.integer(4)), [op.integer(2)], [one], op.integer(3)) }),
      "NG_WEIGHTS_FORMAT",
      /goes beyond/,
    ],
    [
      "has strides backwards",
      dict({ w: tensor(storage("0", op.integer(4)), [op.integer(2)], [op.integer(-1)], op.integer(3)) }),
      "NG_WEIGHTS_FORMAT",
      /does not say what it is/,
    ],
    [
      "repeats a number a trillion times",
      dict({ w: tensor(storage("0", op.integer(4)), [huge], [op.integer(0)]) }),
      "NG_WEIGHTS_FORMAT",
      /larger by far than the file/,
    ],
    [
      "has more elements than can be counted",
      dict({ w: tensor(storage("0", op.integer(4)), [huge, huge], [op.integer(0), op.integer(0)]) }),
      "NG_WEIGHTS_FORMAT",
      /goes beyond/,
    ],
    [
      "claims a storage of another size",
      dict({ w: tensor(storage("0", huge), [op.integer(2)], [one]) }),
      "NG_WEIGHTS_FORMAT",
      /"w": its data are missing/,
    ],
    ["refers to no storage", dict({ w: op.text("x") + op.persistent }), "NG_WEIGHTS_FORMAT", /no storage/],
    ["has an instruction of another protocol", "\u0094", "NG_WEIGHTS_FORMAT", /an instruction 0x94/],
    ["has an instruction without what it needs", op.reduce, "NG_WEIGHTS_FORMAT", /nothing on the stack/],
    [
      "ends before its end",
      op.text("x").slice(0, -1),
      "NG_WEIGHTS_FORMAT",
      /end before the last instruction|instruction/,
    ],
    ["is deep", op.mark.repeat(20_000), "NG_WEIGHTS_FORMAT", /deeper than/],
    ["is many", op.dict.repeat(501_000), "NG_WEIGHTS_FORMAT", /more than 500000 collections/],
    ["has text of no encoding", "U\u0002\u00ff\u00fe", "NG_WEIGHTS_FORMAT", /not UTF-8/],
    ["remembers nothing", "h\u0007", "NG_WEIGHTS_FORMAT", /nothing is remembered/],
    ["adds to a number", one + one + op.append, "NG_WEIGHTS_FORMAT", /items are added to a number/],
  ];
  for (const [what, pickle, code, says] of cases)
    it(`that ${what} is refused in a sentence`, async () => {
      const error = await refusal(torchZip(pickle, { 0: four }));
      expect(error.code).to.equal(code);
      expect(error.message.replaceAll("\n", " ")).to.match(says);
    });

  it("in which a dict is in itself, and a tuple in a tuple a hundred thousand times, is read", async () => {
    const deep = op.none + "\u0085".repeat(100_000);
    const loop = `${op.dict}q\u0001${op.text("self")}h\u0001${op.setItem}`;
    const file = await open(torchZip(dict({ deep, loop, w: vector }), { 0: four }));
    expect([...file.tensors.keys()]).to.deep.equal(["w"]);
    expect(file.notes).to.deep.equal(["leaves out what is no tensor: deep, loop"]);
    await file.close();
  });

  it("of TorchScript is named", async () => {
    const { zipped } = await import("../zip/zipped.test.support.js");
    const error = await refusal(zipped({ "m/data.pkl": "", "m/constants.pkl": "", "m/code/__torch__.py": "" }));
    expect([error.code, error.message]).to.satisfy(([code, text]: readonly string[]) => {
      return code === "NG_WEIGHTS_UNKNOWN" && /TorchScript archive.*torch\.jit\.load/.test(text ?? "");
    });
  });
});
