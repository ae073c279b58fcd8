import { createFramework, type WrittenNetworkConfig } from "@netgraft/core";
import { attention } from "@netgraft/plugin-attention";
import { expect } from "chai";
import { vovnet } from "./index.js";

const framework = createFramework({ plugins: [attention, vovnet] });

function namesOf(config: WrittenNetworkConfig | string): readonly string[] {
  return framework
    .compose(config)
    .graph.state()
    .map(({ name, shape }) => `${name} ${shape.join("×")}`);
}

describe("VoVNets", () => {
  it("join the input of a block with what each of its convolutions gives", () => {
    // 256 channels enter the block, and five convolutions give 160 each.
    expect(namesOf("vovnet39a")).to.include("stages.1.blocks.0.conv_concat.conv.weight 512×1056×1×1");
  });

  it("have timm's feature maps", () => {
    expect(framework.compose("vovnet39a").features()).to.deep.equal([
      { name: "stem.1", channels: 64, reduction: 2 },
      { name: "stages.0", channels: 256, reduction: 4 },
      { name: "stages.1", channels: 512, reduction: 8 },
      { name: "stages.2", channels: 768, reduction: 16 },
      { name: "stages.3", channels: 1024, reduction: 32 },
    ]);
  });

  it("have attention behind the last block of each stage, without which all other names stay", () => {
    const all = namesOf("ese_vovnet39b");
    const attended = all.filter((name) => name.includes(".attn."));
    expect(attended.filter((name) => name.includes("weight"))).to.deep.equal([
      "stages.0.blocks.0.attn.fc.weight 256×256×1×1",
      "stages.1.blocks.0.attn.fc.weight 512×512×1×1",
      "stages.2.blocks.1.attn.fc.weight 768×768×1×1",
      "stages.3.blocks.1.attn.fc.weight 1024×1024×1×1",
    ]);
    const plain = namesOf({ extends: "ese_vovnet39b", name: "plain", attachments: [{ id: "se", attach: null }] });
    expect(plain).to.deep.equal(all.filter((name) => !name.includes(".attn.")));
  });

  const refused: readonly (readonly [options: Readonly<Record<string, unknown>>, because: RegExp])[] = [
    [{ blocks: [1, 1] }, /backbone\.layerChannels: .*expected 2 numbers; found 4[^]*backbone\.channels: /],
    [{ outputStride: 16 }, /backbone\.outputStride: a VoVNet shrinks by unpadded 3×3 pools.*expected 32/],
    [{ dropPath: 0.1 }, /backbone\.dropPath: .*only where it is `residual`/],
  ];
  for (const [options, because] of refused)
    it(`refuse ${JSON.stringify(options)}`, () => {
      const backbone = { type: "vovnet", ...options };
      expect(() => framework.compose({ name: "x", backbone }))
        .to.throw(because)
        .with.property("code", "NG_OPTION_UNSUPPORTED");
    });
});
