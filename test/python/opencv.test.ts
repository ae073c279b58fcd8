import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NetworkConfigInput } from "@netgraft/core";
import { encodeOnnx } from "@netgraft/onnx";
import { needsPython, runPython } from "@netgraft/test-support";
import { expect } from "chai";
import { smallOptions } from "../matrix/small-options.js";
import { framework } from "../support/framework.js";
import { logitsOf, nameDerivedInput, nameDerivedState } from "../support/run.js";
import { smallInput, smallNetworks } from "../support/small-networks.js";

/** What OpenCV gives for a file: logits, or why there are none. */
type Answer = { readonly logits: readonly number[] } | { readonly error: string };
interface Answers {
  readonly version: string;
  /** By file, then by engine. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
}

const program = `
import json, os, sys
import cv2, numpy
def answer(path, shape, data, options):
    try:
        network = cv2.dnn.readNetFromONNX(path, **options)
        network.setInput(numpy.array(data, numpy.float32).reshape(shape))
        return {"logits": network.forward().ravel().tolist()}
    except cv2.error as error:
        return {"error": str(error)}
engines = {name: {"engine": getattr(cv2.dnn, "ENGINE_" + name.upper())} for name in ("new", "classic") if hasattr(cv2.dnn, "ENGINE_" + name.upper())}
os.chdir(sys.argv[1])
cases = json.load(open("cases.json"))
answers = {name: {engine: answer(name + ".onnx", *case, options) for engine, options in (engines or {"classic": {}}).items()} for name, case in cases.items()}
print(json.dumps({"version": cv2.__version__, "answers": answers}))
`;

/**
 * What OpenCV 5.0.0 cannot compute, by network and engine. It computes none of them from PyTorch 2.13's export of the same lines
 * either (scse's and triplet's for another reason than here).
 */
const faultsOfOpenCV: Readonly<Record<string, string>> = {
  // A map in blocks of channels times one of one channel: `x * sigmoid(conv(x))`.
  "scse new": "in function 'toLayout'",
  "triplet new": "in function 'toLayout'",
  // A convolution's result to which a map of one position is added is taken for a residual connection.
  "gc new": "residual tensor match the convolution shape",
  // An operation on a parameter alone (abs), which the classic engine takes for one without input.
  "nam classic": "inputs.size()",
};

const resnet = { type: "resnet", block: "bottleneck", layers: [1, 2], width: 4 };
const attached = (type: string, options: object): NetworkConfigInput => ({
  name: type,
  input: { height: 32, width: 32 },
  backbone: resnet,
  attachments: [{ attach: { type, ...options } }],
});
/** They have the operations of inception_v3 alone. */
const alike: ReadonlySet<string> = new Set(["inception_v4", "inception_resnet_v1", "inception_resnet_v2"]);
/** Depthwise convolutions of maps of one position are wrong in OpenCV's classic engine, PyTorch's as well as these. */
const larger: Readonly<Record<string, object>> = {
  shufflenet_v1: { height: 64, width: 64 },
  shufflenet_v2: { height: 64, width: 64 },
};

const networks: Readonly<Record<string, NetworkConfigInput>> = {
  ...Object.fromEntries(
    framework.catalog.attachments.all().map(({ type }) => [type, attached(type, smallOptions[type] ?? {})]),
  ),
  "se with hardSigmoid": attached("se", { reducedChannels: 2, gate: "hardSigmoid" }),
  ...Object.fromEntries(
    Object.entries(smallNetworks)
      .filter(([type]) => !alike.has(type))
      .map(([type, [options]]) => [
        type,
        { name: type, input: larger[type] ?? smallInput(type), backbone: { type, ...options } },
      ]),
  ),
};

describe("an exported file in OpenCV", () => {
  let folder = "";
  const expected: Record<string, readonly number[]> = {};
  let found: Answers = { version: "", answers: {} };

  before(async function () {
    needsPython(this, "cv2", "numpy");
    this.timeout(120_000);
    folder = mkdtempSync(join(tmpdir(), "netgraft-opencv-"));
    const cases: Record<string, unknown> = {};
    for (const [name, config] of Object.entries(networks)) {
      const { graph } = framework.compose({ ...config, classes: 5 });
      const [state, input] = [nameDerivedState(graph, Math.SQRT2), nameDerivedInput(graph, 1)];
      writeFileSync(join(folder, `${name}.onnx`), await encodeOnnx({ graph, state }));
      cases[name] = [input.shape, [...input.data]];
      expected[name] = (await logitsOf(graph, state, input)).flat();
    }
    writeFileSync(join(folder, "cases.json"), JSON.stringify(cases));
    // The program above prints this form.
    found = runPython(program, folder) as Answers;
  });
  after(() => {
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  for (const name of Object.keys(networks))
    it(`gives onnxruntime's logits: ${name}`, () => {
      const logits = expected[name] ?? [];
      const [least, most] = [Math.min(...logits), Math.max(...logits)];
      const answers = Object.entries(found.answers[name] ?? {});
      expect(answers).to.not.be.empty;
      for (const [engine, answer] of answers) {
        const fault = faultsOfOpenCV[`${name} ${engine}`];
        if (fault !== undefined) {
          // Another version may have mended it.
          if (found.version.startsWith("5.0.")) expect(answer).to.have.property("error").that.contains(fault);
        } else {
          if ("error" in answer) expect.fail(`${engine}: ${answer.error}`);
          expect(answer.logits).to.have.length(logits.length);
          const apart = answer.logits.map((value, index) => Math.abs(value - (logits[index] ?? Number.NaN)));
          expect(Math.max(...apart) / (most - least), engine).to.be.lessThan(1e-5);
        }
      }
    });
});
