import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vgg } from "@netgraft/plugin-vgg";
import { squeezeExcitation } from "@netgraft/plugin-se";
import { readGolden, type TestRunner, testAttachment, testBackbone } from "@netgraft/testing";
import { needsPython, python } from "@netgraft/test-support";
import { expect } from "chai";
import { root } from "../house/workspace.js";

/** Modules as an author of a plugin writes them, under the names of the built-in ones. */
const script = `
import sys
sys.path.insert(0, ${JSON.stringify(join(root, "packages", "testing", "python"))})
from torch import nn
from netgraft_golden import write_golden

class SE(nn.Module):
    def __init__(self, bias=True):
        super().__init__()
        self.fc1, self.fc2 = nn.Conv2d(8, 2, 1, bias=bias), nn.Conv2d(2, 8, 1, bias=bias)
    def forward(self, x):
        z = x.mean((2, 3), keepdim=True)
        return x * self.fc2(self.fc1(z).relu()).sigmoid()

options = {"reduction": 4, "bias": True}
write_golden("derived.safetensors", SE(), (2, 8, 3, 5), options=options)
write_golden("stored.safetensors", SE(), (2, 8, 3, 5), options=options, store_state=True, gradients=False)
write_golden("wrong.safetensors", SE(), (2, 8, 3, 5), options={"reduction": 4, "bias": True, "gate": "tanh"})
write_golden("forgotten.safetensors", SE(), (2, 8, 3, 5), options={"reduction": 2})
write_golden("names.safetensors", SE(False), (2, 8, 3, 5), options=options, store_state=True)

def conv(inputs, outputs, pools=True):
    return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(), *([nn.MaxPool2d(2)] if pools else [])]
class VGG(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(*conv(3, 4), *conv(4, 8), *conv(8, 16, False), *conv(16, 16), *conv(16, 32, False),
                                      *conv(32, 32), *conv(32, 32, False), *conv(32, 32))
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(nn.Linear(32 * 49, 6), nn.ReLU(), nn.Dropout(), nn.Linear(6, 6), nn.ReLU(),
                                        nn.Dropout(), nn.Linear(6, 5))
    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))
write_golden("vgg.safetensors", VGG(), (1, 3, 32, 32),
             options={"depth": 11, "batchNorm": False, "widthMultiplier": 0.0625, "hiddenChannels": 6})
`;

describe("goldens that netgraft_golden.py writes", () => {
  let folder = "";
  before(function () {
    this.timeout(120_000);
    needsPython(this, "torch", "numpy", "safetensors.numpy");
    folder = mkdtempSync(join(tmpdir(), "netgraft-goldens-"));
    writeFileSync(join(folder, "make.py"), script);
    execFileSync(python, ["make.py"], { cwd: folder });
  });
  after(() => {
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  it("agree with an attachment, by derived and by stored weights", async () => {
    for (const name of ["derived", "stored"]) expect(await problem(`${name}.safetensors`)).to.equal(undefined);
    expect([...(await readGolden(join(folder, "derived.safetensors"))).gradients.keys()]).to.have.members([
      "input",
      "fc1.weight",
      "fc1.bias",
      "fc2.weight",
      "fc2.bias",
    ]);
  }).timeout(120_000);

  it("agree with a backbone", async () => {
    const [backbone] = vgg.backbones ?? [];
    const golden = join(folder, "vgg.safetensors");
    expect(
      await problemOf((runner) => testBackbone(backbone ?? expect.fail(), { cases: [], goldens: [golden] }, runner)),
    ).to.equal(undefined);
  });

  it("disagree with another computation, and with other names", async () => {
    expect(await problem("wrong.safetensors")).to.match(
      /with the options \{"reduction":4,"bias":true,"gate":"tanh"\}, .*the output differs by/,
    );
    expect(await problem("names.safetensors")).to.match(/fc1\.bias is \[2\] here, missing in PyTorch/);
  });

  it("say what their module has where the options were others", async () => {
    expect(await problem("forgotten.safetensors")).to.contain(
      'the options {"reduction":2}, which the file was written with: fc1.weight is [4, 8, 1, 1] here, [2, 8, 1, 1] in PyTorch',
    );
  });

  function problem(file: string): Promise<string | undefined> {
    const tests = { cases: [], goldens: [join(folder, file)] };
    return problemOf((runner) => testAttachment(squeezeExcitation, tests, runner));
  }
});

/** What the test of the golden says, of all that are declared. */
async function problemOf(declare: (runner: TestRunner) => void): Promise<string | undefined> {
  const tests: (() => void | Promise<void>)[] = [];
  declare({
    describe: (_name, inner) => inner(),
    it(name, test) {
      if (name.startsWith("agrees with PyTorch")) tests.push(test);
    },
  });
  expect(tests).to.have.length(1);
  try {
    await tests[0]?.();
    return undefined;
  } catch (error) {
    return String(error);
  }
}
