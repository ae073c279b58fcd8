import type { Network, NetworkConfigInput } from "@netgraft/core";
import { float32Tensor, type NetworkState, type Tensor } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import {
  type Graft,
  graftAttachments,
  type GraftMode,
  nameDerivedUniform,
  nameDerivedWeights,
} from "@netgraft/weights";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { startsOf } from "../support/neutral-starts.js";

type Rules = NonNullable<NetworkConfigInput["attachments"]>;

/** Attachments at sites of each way in which a factor is given back. */
const grafts: readonly { readonly name: string; readonly rules: Rules; readonly into: RegExp }[] = [
  {
    name: "SE before the addition, by the norm before it",
    rules: [{ attach: { type: "se", reduction: 4 } }],
    into: /bn2\.(weight|bias)$/,
  },
  {
    name: "CBAM behind a ReLU, by the norm before that",
    rules: [{ attach: { type: "cbam", reducedChannels: 2 }, at: "conv1" }],
    into: /bn1\.(weight|bias)$/,
  },
  {
    name: "ECA before the branch, by its convolution",
    rules: [{ attach: { type: "eca" }, at: "branchInput" }],
    into: /conv1\.weight$/,
  },
  {
    name: "SE between stages, by all that follows",
    rules: [{ attach: { type: "se", reduction: 4 }, at: "betweenStages" }],
    into: /^layer2\.0\.(conv1|downsample\.0)\.weight$/,
  },
  {
    name: "SE before the head, by the head",
    rules: [{ attach: { type: "se", reduction: 4 }, at: "beforePool" }],
    into: /^fc\.weight$/,
  },
  {
    name: "GCT after the addition, where nothing is to be given back",
    rules: [{ attach: { type: "gct" }, at: "output" }],
    into: /^$/,
  },
  ...[
    { type: "se", reduction: 4 },
    { type: "se", reduction: 4, gate: "hardSigmoid" },
    { type: "ese" },
    { type: "eca" },
    { type: "lct", groups: 2 },
    { type: "srm" },
    { type: "sge", groups: 2 },
  ].map((attach) => ({
    name: `${attach.type} after the addition, whose gate is ${"gate" in attach ? attach.gate : "one sigmoid"}, times 2`,
    rules: [{ attach: { ...attach, gateScale: 2 }, at: "output" }],
    into: /^$/,
  })),
  {
    name: "shuffle attention, by channels in another order",
    rules: [{ attach: { type: "sa", groups: 2 } }],
    into: /bn2\.(weight|bias)$/,
  },
  {
    name: "two in a chain",
    rules: [
      { id: "a", attach: { type: "se", reduction: 4 } },
      { id: "b", attach: { type: "coord", reducedChannels: 2 } },
    ],
    into: /bn2\.(weight|bias)$/,
  },
];

describe("attachments that are grafted onto trained weights", () => {
  const compose = (attachments: Rules): Network =>
    framework.compose({
      name: "small",
      input: { channels: 3, height: 16, width: 16 },
      classes: 5,
      backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
      attachments,
    });
  const input = float32Tensor([1, 3, 16, 16], nameDerivedUniform("input", 3 * 16 * 16));
  const plain = compose([]);
  const trained = nameDerivedWeights(plain.graph.state());
  const logits = ({ graph }: Network, state: NetworkState): readonly number[] => [
    ...(evaluate({ graph, state }, { input: input })["logits"]?.data ?? []),
  ];
  const graft = (network: Network, mode: GraftMode): Graft => {
    const own = nameDerivedWeights(network.graph.state());
    const state = new Map([...own].map(([name, tensor]) => [name, trained.get(name) ?? tensor]));
    return graftAttachments(network.graph, state, startsOf(network), mode, { graph: plain.graph, state: trained });
  };

  for (const { name, rules, into } of grafts)
    it(`leave every logit as it is, to the bit: ${name}`, () => {
      const network = compose(rules);
      const { state, attachments } = graft(network, "exact");
      expect(logits(network, state)).to.deep.equal(logits(plain, trained));
      for (const { absorbedIn, factor } of attachments) {
        expect(absorbedIn.every((tensor) => into.test(tensor))).to.equal(true);
        expect(absorbedIn.length > 0).to.equal(factor !== 1);
      }
    });

  it("give twice as much where their gate is multiplied by 2, whatever they have learned", () => {
    const gated = [
      { type: "se", reduction: 4 },
      { type: "se", reduction: 4, gate: "relu", bias: true, gateFrom: "site" },
      { type: "se", excitation: "none" },
      { type: "ese", gate: "sigmoid" },
      { type: "eca" },
      { type: "lct", groups: 2 },
      { type: "srm" },
      { type: "sge", groups: 2 },
    ];
    for (const attach of gated) {
      // Before the head, which has no bias here: the logits are linear in what is given.
      const [one, two] = [1, 2].map((gateScale) => {
        const network = compose([{ attach: { ...attach, gateScale }, at: "beforePool" }]);
        const state = new Map<string, Tensor>(nameDerivedWeights(network.graph.state()));
        state.set("fc.bias", float32Tensor([5], new Float32Array(5)));
        return logits(network, state);
      });
      expect(one?.some((value) => value !== 0)).to.equal(true);
      expect(two, JSON.stringify(attach)).to.deep.equal(one?.map((value) => 2 * value));
    }
  });

  it("name the option by which they would give the factor back themselves", () => {
    expect(() => graft(compose([{ attach: { type: "se", reduction: 4 }, at: "output" }]), "exact")).to.throw(
      /"se" at output starts at 1\/2, which nothing can absorb.*`gateScale: 2` of it/s,
    );
    const { attachments } = graft(compose([{ attach: { type: "eca" } }]), "exact");
    expect(attachments[0]).to.include({ within: "gateScale: 2" });
  });

  it("leave every logit as it is where they replace a convolution, which they begin as", () => {
    const network = compose([{ attach: { type: "sk" }, replace: "conv1" }]);
    const { state, attachments } = graft(network, "exact");
    expect(logits(network, state)).to.deep.equal(logits(plain, trained));
    expect(attachments[0]?.takenOver).to.deep.equal({
      "layer1.0.sk.paths.0.conv.weight": "layer1.0.conv1.weight",
      "layer1.0.sk.paths.0.bn.weight": "layer1.0.bn1.weight",
      "layer1.0.sk.paths.0.bn.bias": "layer1.0.bn1.bias",
      "layer1.0.sk.paths.0.bn.running_mean": "layer1.0.bn1.running_mean",
      "layer1.0.sk.paths.0.bn.running_var": "layer1.0.bn1.running_var",
    });
  });

  it("do so beside others that the layers of a replacement give back for", () => {
    const network = compose([
      { attach: { type: "eca" }, at: "branchInput" },
      { attach: { type: "se", reduction: 4 }, at: "betweenStages" },
      { attach: { type: "sk" }, replace: "conv1" },
    ]);
    const { state } = graft(network, "exact");
    expect(logits(network, state)).to.deep.equal(logits(plain, trained));
  });

  it("are refused in place of a convolution that they cannot be", () => {
    const refused = (attach: Rules[number]["attach"], replace: string, because: RegExp): void => {
      expect(() => graft(compose([{ attach, replace }]), "exact")).to.throw(because);
    };
    refused({ type: "sk" }, "conv2", /layer1\.0\.conv2, which it replaces, has not a norm and a relu behind it alone/);
    refused({ type: "sk", kernels: [5, 3] }, "conv1", /layer1\.0\.conv1, which it replaces, is 8×8×3×3/);
    refused({ type: "sk", kernels: [3, 5, 7] }, "conv1", /each of its paths is weighed by no power of two/);
    refused({ type: "sk", splitInput: true }, "conv1", /but a share of the channels/);
  });

  it("are refused in place of a convolution whose norm is that of the next layer", () => {
    const pre = (attachments: Rules): Network =>
      framework.compose({
        name: "small",
        input: { channels: 3, height: 16, width: 16 },
        classes: 5,
        backbone: { type: "preresnet", block: "basic", layers: [1], width: 8 },
        attachments,
      });
    const [network, original] = [pre([{ attach: { type: "sk" }, replace: "conv1" }]), pre([])];
    const own = nameDerivedWeights(network.graph.state());
    const before = { graph: original.graph, state: nameDerivedWeights(original.graph.state()) };
    expect(() => graftAttachments(network.graph, own, startsOf(network), "exact", before)).to.throw(
      /conv1\.conv, which it replaces, has not a norm and a relu behind it alone/,
    );
  });

  it("leave them but for rounding, where that is asked for", () => {
    const network = compose([{ attach: { type: "bam", reducedChannels: 2 }, at: "residual" }]);
    const expected = logits(plain, trained);
    const found = logits(network, graft(network, "near").state);
    found.forEach((value, index) => expect(value).to.be.closeTo(expected[index] ?? Number.NaN, 1e-5));
    expect(() => graft(network, "exact")).to.throw("expected `graft: near`");
  });
});
