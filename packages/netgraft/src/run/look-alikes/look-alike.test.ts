import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import type { NetgraftError, WrittenNetworkConfig } from "@netgraft/core";
import { folderWith, rejection } from "@netgraft/test-support";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { createFramework } from "../../create-framework.js";
import { networkState } from "../network-state.js";
import { assertNoLookAlike } from "./look-alike.js";

const framework = createFramework();

/** Notes of a network, given weights of that file; what the file says of itself. */
async function notesOf(
  config: string | Readonly<Record<string, unknown>>,
  reference: string,
  { path = reference, metadata = {} }: { path?: string; metadata?: Readonly<Record<string, string>> } = {},
): Promise<readonly string[]> {
  const notes: string[] = [];
  // What is written below.
  const network = framework.compose(config as WrittenNetworkConfig);
  const said = { reference, path, metadata: new Map(Object.entries(metadata)) };
  await assertNoLookAlike(network, { ...said, onNote: (note) => notes.push(note) });
  return notes;
}

const resnet50 = { name: "own", backbone: { type: "resnet", block: "bottleneck", layers: [3, 4, 6, 3] } };

describe("weights of a network that has the same tensors", () => {
  // The files' names are those of the libraries' own; what differs is what timm 1.0.29 and torchvision 0.28 build.
  for (const [network, file, remedy] of [
    ["efficientnet_b0", "tf_efficientnet_b0_aa-827b6e33.pth", "padding=same epsilon=0.001"],
    ["tf_efficientnet_b0", "efficientnet_b0_rwightman-7f5810bc.pth", "padding=symmetric epsilon=0.00001"],
    ["resnet50", "resnetaa50_a1h-4cf422b3.pth", "antialias=average"],
    ["resnet50", "resnetblur50-84f4748f.pth", "antialias=blur"],
    ["resnetaa50", "resnet50_a1_0-14fe96d1.pth", "antialias=null"],
    ["resnet50d", "resnetaa50d.sw_in12k.safetensors", "antialias=average"],
    [resnet50, "resnetaa50_a1h-4cf422b3.pth", "antialias=average"],
    ["mobilenet_v3_large", "mobilenetv3_large_100_ra-f55367f5.pth", "epsilon=0.00001"],
    ["mobilenetv3_large_100", "mobilenet_v3_large-8738ca79.pth", "epsilon=0.001"],
    ["mobilenetv3_small_100", "tf_mobilenetv3_small_100-37f49e2b.pth", "padding=same epsilon=0.001"],
    ["preresnet50", "preresnet50b-0670.pth", "strideOn=conv2"],
    ["preresnet50b", "preresnet50-0653.pth", "strideOn=conv1"],
  ] as const)
    it(`is told by the name ${file}, of ${typeof network === "string" ? network : "a config"}`, async () => {
      const [note = "", ...more] = await notesOf(network, join("folder", file));
      const options = [...note.matchAll(/--set backbone\.(\S+?)(?=[ )])/g)].map(([, option]) => option);
      expect(options).to.have.members(remedy.split(" "));
      expect(note).to.include("by the file's name").and.to.include("computes something else");
      // timm normalises pictures of TensorFlow's MobileNetV3 otherwise, too.
      expect(more.filter((each) => !/normalised with the mean \[0\.5,/.test(each))).to.deep.equal([]);
    });

  // Means and deviations as timm 1.0.29 has them for the tags, and torchvision 0.28 by its transform_input.
  const half = "[0.5,0.5,0.5] and the deviation [0.5,0.5,0.5]";
  const plain = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };
  const arch = { metadata: { arch: "inception_v3" } };
  for (const [what, network, reference, said, told] of [
    [
      "of pictures prepared otherwise",
      { extends: "inception_v3", preprocess: plain },
      "model_best.pth.tar",
      arch,
      half,
    ],
    [
      "of a network that normalises them itself",
      { extends: "inception_v3", backbone: { transformInput: true } },
      "x.pth",
      arch,
      half,
    ],
    [
      "by a file's name",
      { extends: "inception_v3", backbone: { transformInput: true } },
      "inception_v3_google-0cc3c7bd.pth",
      {},
      half,
    ],
    [
      "of a tag with pictures of its own",
      "mobilenetv3_large_100",
      "hf-hub:timm/mobilenetv3_large_100.miil_in21k_ft_in1k",
      { path: "cache/model.safetensors" },
      "[0,0,0] and the deviation [1,1,1], and here with [0.485,0.456,0.406] and [0.229,0.224,0.225] (--set preprocess.mean=[0,0,0] --set preprocess.std=[1,1,1])",
    ],
  ] as const)
    it(`is told ${what}`, async () => {
      const notes = await notesOf(network, reference, said).catch((error: unknown) => [String(error)]);
      expect(notes.join()).to.include(`whose pictures are normalised with the mean ${told}`);
    });

  for (const [what, network, reference, said] of [
    [
      "where a network undoes the normalisation that its config has",
      { extends: "inception_v3", preprocess: plain, backbone: { transformInput: true } },
      "x.pth",
      arch,
    ],
    [
      "by a file's name, where the config says how pictures are prepared",
      { extends: "inception_v3", preprocess: plain },
      "inception_v3_google-0cc3c7bd.pth",
      {},
    ],
    [
      "of a tag that is not known",
      { extends: "inception_v3", preprocess: plain },
      "hf-hub:timm/inception_v3.gluon_in1k",
      { path: "cache/model.safetensors" },
    ],
    ["of the same pictures", "inception_v3", "inception_v3_google-0cc3c7bd.pth", {}],
  ] as const)
    it(`is not told ${what}`, async () => {
      expect((await notesOf(network, reference, said)).join()).to.not.include("normalised");
    });

  for (const [what, network, file] of [
    ["of the same network", "resnet50", "resnet50_a1_0-14fe96d1.pth"],
    ["of the network that a config writes out", resnet50, "resnet50-0676ba61.pth"],
    ["of one without its attachments", "seresnet50", "resnet50-0676ba61.pth"],
    [
      "where only what is trained otherwise differs",
      { extends: "resnet50", backbone: { dropPath: 0.2, zeroInit: false } },
      "resnet50-0676ba61.pth",
    ],
    ["where it is dilated", { extends: "resnet50", backbone: { outputStride: 16 } }, "resnet50-0676ba61.pth"],
    ["of no network that is known", "resnet50", "best.safetensors"],
    ["whose name only begins alike", "resnet50", "resnet50aa.pth"],
    ["of another kind of network", "resnet50", "preresnet50.pth"],
  ] as const)
    it(`is not told of weights ${what}`, async () => {
      expect(await notesOf(network, file)).to.deep.equal([]);
    });

  for (const [by, reference, said] of [
    ["a training script", "model_best.pth.tar", { metadata: { arch: "resnetaa50" } }],
    ["metadata", "x.safetensors", { metadata: { architecture: "resnetaa50" } }],
    ["the hub", "hf-hub:timm/resnetaa50.a1h_in1k@main", { path: "cache/model.safetensors" }],
  ] as const)
    it(`is refused where ${by} says so, with the option that mends it`, async () => {
      const error = await rejection(notesOf("resnet50", reference, said));
      expect(error).to.have.property("code", "NG_WEIGHTS_LOOK_ALIKE");
      // Just checked.
      expect((error as NetgraftError).problems[0]).to.include({
        at: reference,
        expected: "--set backbone.antialias=average, which composes it",
        found: "antialias that is not there",
      });
      expect(await notesOf({ extends: "resnet50", backbone: { antialias: "average" } }, reference, said)).to.deep.equal(
        [],
      );
    });

  it("is told where the config writes what differs by itself", async () => {
    const config = { extends: "efficientnet_b5", backbone: { epsilon: 1e-3 } };
    const [note] = await notesOf(config, "hf-hub:timm/efficientnet_b5.sw_in12k", { path: "model.safetensors" });
    expect(note).to.include("--set backbone.epsilon=0.00001");
  });

  describe("with a config.json beside it", () => {
    const folder = folderWith();
    const files = { path: "", other: "" };
    before(async () => {
      files.path = join(folder(), "model.safetensors");
      files.other = join(folder(), "mine.safetensors");
      const json = { architecture: "tf_mobilenetv3_small_100", pretrained_cfg: { tag: "in1k" } };
      await writeFile(join(folder(), "config.json"), JSON.stringify(json));
      const network = framework.compose("tf_mobilenetv3_small_100");
      for (const path of Object.values(files))
        await writeSafetensors(path, initialize(network.graph.state(), { seed: 1 }));
    });

    it("is refused before its tensors are read, and taken by the network that it names", async () => {
      const error = await rejection(networkState(framework.compose("mobilenetv3_small_100"), { file: files.path }));
      expect(error).to.have.property("code", "NG_WEIGHTS_LOOK_ALIKE").and.to.not.equal(undefined);
      expect(String(error))
        .to.include("--set backbone.padding=same")
        .and.to.include("by the config.json beside the file");
      const notes: string[] = [];
      const source = { file: files.path, onNote: (note: string) => notes.push(note) };
      await networkState(framework.compose("tf_mobilenetv3_small_100"), source);
      // Of a file that has another name, it says nothing.
      await networkState(framework.compose("mobilenetv3_small_100"), { ...source, file: files.other });
      expect(notes).to.deep.equal([]);
    });
  });
});
