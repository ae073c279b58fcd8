import { execFile } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import * as tf from "@tensorflow/tfjs";
import { folderWith, skipBecause } from "@netgraft/test-support";
import { loadWeights } from "@netgraft/weights/node";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { nameDerivedInput, distance, logitsOf } from "../support/run.js";

/** A layers model of TensorFlow.js as the package has it: a module for its topology, and one of Base64 for each file of weights. */
interface LayersModel {
  readonly modelTopology: { readonly model_config: { readonly config: { readonly layers: readonly KerasLayer[] } } };
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly tf.io.WeightsManifestEntry[];
  }[];
}
interface KerasLayer {
  readonly class_name: string;
  readonly config: Record<string, unknown>;
}

/** A classifier with three dense layers, of which the first stands in the place of the network's own. */
interface Trained {
  readonly model: string;
  readonly config: { readonly extends: string; readonly backbone: Readonly<Record<string, unknown>> };
  readonly classifier: string;
  /** Height and width of the pictures, which are smaller than the model's, and of the map that its last pool covers. */
  readonly size: readonly [number, number];
  readonly map: readonly [number, number];
}

const models: readonly Trained[] = [
  {
    model: "inception_v3",
    config: { extends: "inception_v3", backbone: { auxiliary: false, countPadding: false } },
    classifier: "fc",
    size: [75, 107],
    map: [1, 2],
  },
  {
    model: "mobilenet_v2",
    config: { extends: "mobilenet_v2", backbone: { padding: "same", epsilon: 1e-3 } },
    classifier: "classifier.1",
    size: [96, 128],
    map: [3, 4],
  },
];

const PACKAGE = "nsfwjs@4.4.0";

/** Trained networks of TensorFlow.js that npm has, beside TensorFlow.js itself. */
describe(`layers models with trained weights, of ${PACKAGE}`, function () {
  this.timeout(240_000);
  const path = folderWith();
  before(async function () {
    const run = promisify(execFile);
    try {
      await run("npm", ["pack", PACKAGE, "--prefer-offline", "--pack-destination", path()], { cwd: path() });
    } catch (error) {
      skipBecause(this, `npm cannot fetch ${PACKAGE}: ${String(error).split("\n")[0]}`);
    }
    await run("tar", ["xzf", "nsfwjs-4.4.0.tgz"], { cwd: path() });
    await tf.setBackend("cpu");
  });

  for (const { model, config, classifier, size, map } of models)
    it(`${model} gives what TensorFlow.js gives`, async () => {
      const [height, width] = size;
      const { graph } = framework.compose({ ...config, name: model, classes: 256, input: { height, width } });
      const { topology, weights, file } = await unpacked(join(path(), "package/dist/models", model), path(model));
      const notes: string[] = [];
      const state = await loadWeights(file, graph.state(), {
        rename: { dense_1: classifier },
        except: ["dense_*"],
        onNote: (note) => notes.push(note),
      });
      expect(notes.join()).to.match(/\d+ modules paired by their order/);
      const input = nameDerivedInput(graph, 1);
      const found = await logitsOf(graph, state, input);
      const theirs = await tf.loadLayersModel(tf.io.fromMemory({ ...resized(topology, size, map), ...weights }));
      const layer = (name: string): tf.layers.Layer => theirs.getLayer(name);
      // Feature maps have their channels last there.
      const picture = tf.transpose(tf.tensor(input.data, [1, 3, height, width]), [0, 2, 3, 1]);
      const outputs = ["flatten_1", "dense_3"].map((name) => layer(name).output as tf.SymbolicTensor);
      const inside = tf.model({ inputs: theirs.inputs, outputs });
      const [features, classes] = inside.predict(picture) as [tf.Tensor2D, tf.Tensor2D];
      // Before its ReLU, which our network has not.
      const [kernel, bias] = layer("dense_1").getWeights() as [tf.Tensor2D, tf.Tensor1D];
      const logits = tf.add<tf.Tensor2D>(tf.matMul(features, kernel), bias);
      expect(distance(found, await logits.array())).to.be.at.most(1e-4);
      // What is behind, softmax included, TensorFlow.js computes upon our numbers.
      const rows = tf.tensor2d(found.map((row) => [...row]));
      const ours = layer("dense_3").apply(layer("dense_2").apply(tf.relu(rows))) as tf.Tensor2D;
      expect(distance(await ours.array(), await classes.array())).to.be.at.most(1e-4);
    });
});

/** A model's topology, the bytes of its weights, and its `model.json` as TensorFlow.js writes it. */
interface Unpacked {
  readonly topology: LayersModel["modelTopology"];
  readonly weights: { readonly weightSpecs: tf.io.WeightsManifestEntry[]; readonly weightData: ArrayBuffer };
  readonly file: string;
}

/** Writes a model in files, as TensorFlow.js does. */
async function unpacked(from: string, to: string): Promise<Unpacked> {
  const require = createRequire(import.meta.url);
  // The package has this for its topology, and a module of Base64 for each file.
  const model = require(join(from, "model.min.js")) as LayersModel;
  const names = (await readdir(from)).filter((name) => name.startsWith("group")).toSorted();
  const shards = names.map((name) => Buffer.from(require(join(from, name)) as string, "base64"));
  await mkdir(to);
  for (const [index, name] of model.weightsManifest.flatMap(({ paths }) => paths).entries())
    await writeFile(join(to, name), shards[index] ?? "");
  const file = join(to, "model.json");
  await writeFile(file, JSON.stringify(model));
  const weightData = new Uint8Array(Buffer.concat(shards)).buffer;
  const weightSpecs = model.weightsManifest.flatMap(({ weights }) => weights);
  return { topology: model.modelTopology, weights: { weightSpecs, weightData }, file };
}

/** The model for smaller pictures. */
function resized(
  topology: LayersModel["modelTopology"],
  size: readonly number[],
  map: readonly number[],
): { readonly modelTopology: object } {
  const changed = structuredClone(topology);
  const { layers } = changed.model_config.config;
  const input = layers.find(({ class_name: kind }) => kind === "InputLayer");
  Object.assign(input?.config ?? {}, { batch_input_shape: [null, ...size, 3] });
  const pool = layers.findLast(({ class_name: kind }) => kind === "AveragePooling2D");
  Object.assign(pool?.config ?? {}, { pool_size: map, strides: map });
  return { modelTopology: changed };
}
