import {
  add,
  axes,
  batchNorm,
  conv,
  dense,
  GraphBuilder,
  only,
  reduceMean,
  relu,
  squareWindow,
  type Value,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { PyTorchNameError } from "../errors.js";
import { modelSource } from "./model-source.js";

const zeros = { kind: "zeros" } as const;

/** A convolution and its norm, in the current scope. */
function convNorm(
  b: GraphBuilder,
  x: Value,
  names: readonly [string, string],
  channels: number,
  size: number,
  stride = 1,
): Value {
  const path = b.scope.path === "" ? "" : `${b.scope.path}.`;
  const [convName, normName] = names;
  const kernel = axes({ out: channels, in: x.size("channel"), height: size, width: size });
  const weight = b.parameter(`${path}${convName}.weight`, kernel, zeros);
  const windows = squareWindow({ size, stride, padding: (size - 1) / 2 });
  const y = only(b.apply(conv, [x, weight], { groups: 1, windows }, convName));
  const vector = axes({ channel: channels });
  const tensors = [
    b.parameter(`${path}${normName}.weight`, vector, zeros),
    b.parameter(`${path}${normName}.bias`, vector, zeros),
    b.buffer(`${path}${normName}.running_mean`, vector, zeros),
    b.buffer(`${path}${normName}.running_var`, vector, zeros),
  ];
  return only(b.apply(batchNorm, [y, ...tensors], { epsilon: 1e-5, momentum: 0.1 }, normName));
}

/** A residual network of blocks with and without a projection. @param name of the first convolution of a block */
function residual(name = "conv1"): GraphBuilder {
  const b = new GraphBuilder("tiny");
  const image = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3, height: 8, width: 8 }) });
  let x = only(b.apply(relu, [convNorm(b, image, ["conv1", "bn1"], 4, 3)], {}));
  b.within({ kind: "stage", path: "layer1" }, () => {
    for (const [index, channels] of [8, 8, 16].entries())
      b.within({ kind: "block", type: "basic", path: `layer1.${index}` }, () => {
        const branch = only(b.apply(relu, [convNorm(b, x, [name, "bn1"], channels, 3)], {}));
        const y = convNorm(b, branch, ["conv2", "bn2"], channels, 3);
        const shortcut =
          x.size("channel") === channels ? x : convNorm(b, x, ["downsample.0", "downsample.1"], channels, 1);
        x = only(b.apply(relu, [only(b.apply(add, [y, shortcut], { residual: true }))], {}));
      });
  });
  const pooled = only(b.apply(reduceMean, [x], { axes: ["height", "width"], keep: false }));
  const weight = b.parameter("fc.weight", axes({ out: 5, in: 16 }), zeros);
  b.output("logits", only(b.apply(dense, [pooled, weight, b.parameter("fc.bias", axes({ out: 5 }), zeros)], {}, "fc")));
  return b;
}

describe("the source of a network", () => {
  const source = modelSource(residual().build(), { name: "tiny-net" });

  it("imports torch alone, and only what it uses", () => {
    expect(source.split("\n").filter((line) => /^(from|import) /.test(line))).to.deep.equal([
      "import torch.nn.functional as F",
      "from torch import Tensor, nn",
    ]);
  });

  it("has stages as sequences of blocks, and the layers under the names of the state dict", () => {
    expect(source).to.include("self.conv1 = nn.Conv2d(3, 4, kernel_size=3, padding=1, bias=False)");
    expect(source).to.include("self.bn1 = nn.BatchNorm2d(4)");
    expect(source).to.include("self.layer1 = nn.Sequential(");
    expect(source).to.match(/x = F\.relu\(self\.bn1\(self\.conv1\(x\)\)\)\n {8}x = self\.layer1\(x\)\n/);
  });

  it("makes one class of all blocks, whose differences are arguments, a part that some lack a flag", () => {
    expect(source.match(/^class \w+/gm)).to.deep.equal(["class Basic", "class Network"]);
    expect(source).to.include(`
    def __init__(
        self, in_channels: int, out_channels: int, downsample: bool = False
    ) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(
            in_channels, out_channels, kernel_size=3, padding=1, bias=False
        )
        self.bn1 = nn.BatchNorm2d(out_channels)
        self.conv2 = nn.Conv2d(
            out_channels, out_channels, kernel_size=3, padding=1, bias=False
        )
        self.bn2 = nn.BatchNorm2d(out_channels)
        self.downsample = (
            nn.Sequential(
                nn.Conv2d(in_channels, out_channels, kernel_size=1, bias=False),
                nn.BatchNorm2d(out_channels),
            )
            if downsample
            else nn.Identity()
        )

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + self.downsample(x))
`);
    expect(source).to.include(`
        self.layer1 = nn.Sequential(
            Basic(4, 8, downsample=True), Basic(8, 8), Basic(8, 16, downsample=True)
        )
`);
  });

  it("takes the number of classes, and is built by `build` or by the network's name", () => {
    expect(source).to.include("self.fc = nn.Linear(16, num_classes)");
    expect(source).to.include("def build(num_classes: int = 5) -> Network:");
    expect(source.endsWith("\ntiny_net = build\n")).to.equal(true);
  });

  it("refuses a module that Python could not reach", () => {
    for (const name of ["train", "class"])
      expect(() => modelSource(residual(name).build(), { name: "tiny" }), name)
        .to.throw(PyTorchNameError, `"${name}" cannot be an attribute`)
        .with.property("problems")
        .with.nested.property("[0].at", `layer1.0.${name}`);
  });
});
