import { join } from "node:path";
import { NetgraftError } from "@netgraft/core";
import { float32Tensor, type NetworkState, type Tensor } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { initialize } from "@netgraft/weights";
import { writeNpy, writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import sharp from "sharp";
import { captured } from "../command/captured.test.support.js";
import { evaluate } from "./evaluate.js";
import { networkState } from "./network-state.js";
import { type NetworkSession, openSession } from "./network-session.js";
import { predict } from "./predict.js";
import { predictEach } from "./predict-each.js";
import { composed } from "./squares.test.support.js";
import { array, tiny, tinyConfig } from "./tiny.test.support.js";

const { network, framework } = tiny();

/** Drawn weights with one tensor changed. */
function stateWith(name: string, change: (data: Float32Array) => void, specs = network.graph.state()): NetworkState {
  const state = new Map(initialize(specs, { seed: 1 }));
  const { shape, data } = state.get(name) ?? expect.fail(`no tensor ${name}`);
  const changed = Float32Array.from(data, Number);
  change(changed);
  return state.set(name, float32Tensor(shape, changed));
}

/** All weights are finite, and the first logit is not, of any picture: a bias beyond what softmax takes, an infinite sum. */
const overflowing = stateWith("fc.weight", (data) => data.fill(3e38, 0, data.length / 5));

/** What an error says, behind its code. */
async function told(work: Promise<unknown>): Promise<string> {
  const error = await rejection(work);
  return error instanceof NetgraftError ? `${error.code} ${error.message}` : String(error);
}

describe("numbers that are not finite", () => {
  const folder = folderWith({ "net.json": JSON.stringify(tinyConfig) });
  const broken = stateWith("layer1.0.conv1.weight", (data) => {
    data[3] = Number.NaN;
    data[5] = -Infinity;
  });

  before(async () => {
    await writeSafetensors(join(folder(), "nan.safetensors"), broken);
    await writeSafetensors(join(folder(), "overflow.safetensors"), overflowing);
    await writeNpy(join(folder(), "x.npy"), array([2, 3, 32, 32]));
    await sharp({ create: { width: 32, height: 32, channels: 3, background: "teal" } })
      .png()
      .toFile(join(folder(), "a.png"));
  });

  it("are told of weights with their tensors, from a file and at hand, and are no matter where they are drawn anew", async () => {
    const file = join(folder(), "nan.safetensors");
    const words =
      'the tensor "layer1.0.conv1.weight" has numbers that are not finite; expected numbers; found NaN or an infinity at 2 of 576 places';
    expect(await told(networkState(network, { file }))).to.equal(`NG_NOT_FINITE ${file}: ${words}`);
    expect(await told(networkState(network, { state: broken }))).to.equal(`NG_NOT_FINITE the weights: ${words}`);
    const state = await networkState(network, { file, except: ["layer1.0.conv1"] });
    expect(state.get("fc.bias")).to.deep.equal(broken.get("fc.bias"));
    const all = new Map([...broken].map(([name, tensor]): [string, Tensor] => [name, filled(tensor)]));
    const lines = (await told(networkState(network, { state: all }))).split("\n");
    expect(lines).to.have.lengthOf(21);
    expect(lines.at(-1)).to.match(/^the weights: so have \d+ tensors more$/);
  });

  for (const [what, argv] of [
    ["predict pictures", ["predict", "net.json", "-i", "a.png"]],
    ["predict an array", ["predict", "net.json", "-i", "x.npy", "-o", "y.npy"]],
    ["predict as JSON", ["predict", "net.json", "-i", "a.png", "--json"]],
    ["export", ["export", "net.json", "-o", "net.onnx"]],
  ] as const)
    it(`never become a result: ${what}`, async () => {
      const { status, stdout, stderr } = await captured(folder(), ...argv, "--weights", "nan.safetensors");
      expect(status, stderr).to.equal(1);
      expect(stdout).to.not.match(/NaN|null/);
      expect(stderr).to.include("NG_NOT_FINITE").and.include("layer1.0.conv1.weight");
    });

  it("never become a probability, where the weights are finite", async () => {
    const of = ["predict", "net.json", "--weights", "overflow.safetensors", "-i"];
    for (const argv of [
      [...of, "a.png"],
      [...of, "a.png", "--json"],
      [...of, "x.npy", "-o", "y.npy"],
    ]) {
      const { status, stdout, stderr } = await captured(folder(), ...argv);
      expect(status).to.equal(1);
      expect(stdout).to.not.match(/NaN %|null|probability/);
      expect(stderr).to.include("NG_NOT_FINITE").and.include("what the network gives (logits) is not finite");
    }
  });

  describe("in a session", () => {
    const engine = framework.catalog.engines.get("onnx");
    let session: NetworkSession;
    before(async () => {
      session = await openSession(network, { weights: { state: overflowing }, engine, threads: 1 });
    });
    after(() => session.release());

    it("are told with the examples whose logits they are", async () => {
      const zero = float32Tensor([3, 3, 32, 32], new Float32Array(3 * 3 * 32 * 32));
      // Of a picture of zeros, with biases of zero, all is zero: its logits are finite.
      zero.data.set(array([1, 3, 32, 32]).data, 3 * 32 * 32);
      expect(await told(predict(session, zero))).to.equal(
        "NG_NOT_FINITE example 1: what the network gives (logits) is not finite; expected numbers; found NaN or an infinity at 1 of 5 places",
      );
    });

    it("are told of a picture, and the others go on", async () => {
      const files = [join(folder(), "a.png"), join(folder(), "none.png")];
      const found: (string | undefined)[] = [];
      for await (const { error } of predictEach({ network, framework }, files, { weights: { state: overflowing } }))
        found.push(error?.code);
      expect(found).to.deep.equal(["NG_NOT_FINITE", "NG_READ_FAILED"]);
    });

    const good = (): Tensor<"float32"> => array([2, 3, 32, 32]);
    const size = 2 * 3 * 32 * 32;
    const none = {
      ...good(),
      data: Float32Array.from(good().data, (value, index) => (index === 9 ? Number.NaN : value)),
    };
    for (const [what, given, words] of [
      ["nothing", undefined, /no tensor of float32.*a shape of undefined/],
      ["null", null, /no tensor of float32/],
      ["no data", { shape: [2, 3, 32, 32] }, /found data of undefined/],
      ["a list", { shape: [2, 3, 32, 32], data: Array.from({ length: size }, () => 1) }, /found data of Array/],
      ["float64", { shape: [2, 3, 32, 32], data: new Float64Array(size) }, /found data of Float64Array/],
      ["no shape", { data: new Float32Array(size) }, /a shape of undefined/],
      ["a shape of NaN", { shape: [Number.NaN, 3, 32, 32], data: new Float32Array(size) }, /examples is none/],
      ["a negative shape", { shape: [-2, 3, 32, 32], data: new Float32Array(size) }, /examples is none/],
      ["half an example", { shape: [1.5, 3, 32, 32], data: new Float32Array(size) }, /examples is none/],
      ["less data", { shape: [2, 3, 32, 32], data: new Float32Array(5) }, /expected 6144 numbers.*found 5/],
      ["what is no number", none, /found NaN or an infinity at 1 of 6144 places/],
    ] as const)
      it(`are asked of an array: ${what} is refused`, async () => {
        const said = await told(predict(session, given as unknown as Tensor<"float32">));
        expect(said)
          .to.match(/^NG_INPUT_MISFIT /)
          .and.match(words);
      });
  });

  it("are never counted in an evaluation", async () => {
    const squares = composed();
    const specs = squares.network.graph.state();
    const state = stateWith("fc.weight", (data) => data.fill(3e38), specs);
    // Of the bright ones alone: dark squares come to less.
    const said = await told(evaluate(squares, { weights: { state }, threads: 1, workers: 0 }));
    expect(said).to.equal(
      "NG_NOT_FINITE square 1: the network's logits for this picture are not finite; found such logits for 3 of the 6 pictures that were run with it",
    );
  });
});

/** A tensor of the same shape whose elements are no numbers. */
function filled({ shape, data }: Tensor): Tensor {
  return float32Tensor(shape, new Float32Array(data.length).fill(Number.NaN));
}
