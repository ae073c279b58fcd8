import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { elementCount, float32Tensor, type TensorSpec } from "@netgraft/core/graph";
import { nameDerivedWeights } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { HubServer } from "@netgraft/test-support";
import { expect } from "chai";
import { openNetwork, predictFiles } from "netgraft";
import { onnx } from "../support/engines.js";
import { framework } from "../support/framework.js";
import { goldenText } from "../support/goldens.js";
import { distance } from "../support/run.js";

interface Goldens {
  readonly pictures: Readonly<Record<string, string>>;
  readonly gains: Readonly<Record<string, number>>;
  /** Shapes by the names that timm has, where they are not ours. */
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly cases: readonly {
    readonly id: string;
    readonly network: string;
    readonly atTestSize: boolean;
    readonly config: object;
    readonly logits: readonly (readonly number[])[];
  }[];
}

describe("a network of the hub, beside timm's whole pipeline", function () {
  this.timeout(120_000);
  // scripts/goldens/recipes.py writes it in this form.
  const goldens = JSON.parse(goldenText("recipes.json")) as Goldens;
  let server: HubServer;
  let folder = "";
  const weights = new Map<string, Uint8Array>();

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-recipes-"));
    server = await HubServer.start();
    for (const [name, text] of Object.entries(goldens.pictures))
      writeFileSync(join(folder, name), Buffer.from(text, "base64"));
    for (const [name, gain] of Object.entries(goldens.gains)) {
      const state = nameDerivedWeights(specsOf(name));
      const scaled = [...state].map(([tensor, { shape, data }]) => {
        return [tensor, float32Tensor(shape, shape.length === 4 ? data.map((value) => value * gain) : data)] as const;
      });
      await writeSafetensors(join(folder, name), new Map(scaled));
      weights.set(name, await readFile(join(folder, name)));
    }
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** What `nameDerivedWeights` reads of the tensors: names and shapes. */
  function specsOf(network: string): readonly TensorSpec[] {
    const published = goldens.names[network];
    if (published === undefined) return framework.compose({ extends: network, classes: 10 }).graph.state();
    return Object.entries(published).map(([name, text]) => {
      return {
        name,
        shape: text.split(" ").map(Number),
        dtype: "float32",
        role: "parameter",
        initializer: { kind: "zeros" },
      };
    });
  }

  for (const [index, { id, network, atTestSize, config, logits }] of goldens.cases.entries())
    it(`${id} (${network})`, async () => {
      const [repository, branch] = [`timm/${network}`, `case-${index}`];
      const file = weights.get(network) ?? expect.fail(network);
      server.commit(repository, { "config.json": JSON.stringify(config), "model.safetensors": file }, branch);
      const env = { HF_ENDPOINT: server.endpoint, HF_HOME: folder };
      const opened = await openNetwork(`hf-hub:${repository}@${branch}${atTestSize ? "#test" : ""}`, { env });
      const own = opened.weights ?? expect.fail("it has no weights");
      const files = Object.keys(goldens.pictures).map((name) => join(folder, name));
      const found = await predictFiles(opened, files, { weights: own, engine: onnx.engine });
      const classes = elementCount(found.logits.shape.slice(1));
      const rows = files.map((_, row) => [...found.logits.data.subarray(row * classes, (row + 1) * classes)]);
      expect(distance(rows, logits)).to.be.at.most(1e-4);
    });
});
