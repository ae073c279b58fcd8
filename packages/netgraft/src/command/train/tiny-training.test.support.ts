import { join } from "node:path";
import { makeShapes } from "@netgraft/data";
import { folderWith } from "@netgraft/test-support";

/** A small network, and how it is trained with 48 pictures of three shapes, of which 12 are held out. */
const tinyTraining = `name: tiny
input: { height: 16, width: 16 }
classes: 3
backbone: { type: resnet, block: basic, layers: [1], width: 4, stem: cifar }
attachments: [{ attach: { type: se, reduction: 2 } }]
training:
  dataset: { type: folder, path: ../shapes }
  epochs: 2
  batch: 16
  learningRate: 0.05
`;

/**
 * A temporary folder with pictures in `shapes`, the network in `configs/tiny.yaml`, and more files.
 * @returns what gives the folder, once a test runs
 */
export function trainingFolder(files: Readonly<Record<string, string>> = {}): () => string {
  const folder = folderWith({ "configs/tiny.yaml": tinyTraining, ...files });
  before(() => makeShapes(join(folder(), "shapes"), { classes: 3, perClass: 20, size: 16, difficulty: "easy" }));
  return folder;
}
