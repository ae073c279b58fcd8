import { folderWith } from "@netgraft/test-support";
import { makeShapes } from "netgraft";

/**
 * A folder with a network of some thousand parameters, `configs/tiny.yaml`, a sweep of it, `configs/sweep.yaml`, and pictures of three
 * shapes.
 */
export function tinySweep(sweep: string, epochs: number): ReturnType<typeof folderWith> {
  const folder = folderWith({
    "configs/tiny.yaml": `name: tiny
input: { height: 16, width: 16 }
classes: 3
backbone: { type: resnet, block: basic, layers: [1], width: 4, stem: cifar }
attachments: [{ attach: { type: se, reduction: 2 } }]
training: { dataset: { type: folder, path: ../shapes }, epochs: ${epochs}, batch: 16, learningRate: 0.05 }
`,
    "configs/sweep.yaml": sweep,
  });
  before(() => makeShapes(folder("shapes"), { classes: 3, perClass: 20, size: 16, difficulty: "easy" }));
  return folder;
}
