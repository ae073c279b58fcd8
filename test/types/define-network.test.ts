import { defineNetwork } from "@netgraft/core";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { expect } from "chai";

const plugins = [se, resnet] as const;

/** Not run: the compiler is the test. Each value that must not compile is marked, and fails where it does. */
export function misused(): void {
  // @ts-expect-error: there is no such backbone among the plugins
  defineNetwork({ plugins, name: "n", backbone: { type: "vgg" } });
  // @ts-expect-error: there is no such depth
  defineNetwork({ plugins, name: "n", backbone: { type: "resnet", depth: 51 } });
  // @ts-expect-error: there is no such option
  defineNetwork({ plugins, name: "n", backbone: { type: "resnet", depht: 50 } });
  // @ts-expect-error: a network has a backbone
  defineNetwork({ plugins, name: "n" });

  const network = { plugins, name: "n", backbone: { type: "resnet" } } as const;
  // @ts-expect-error: there is no such attachment among the plugins
  defineNetwork({ ...network, attachments: [{ attach: { type: "cbam" } }] });
  // @ts-expect-error: an option has another type
  defineNetwork({ ...network, attachments: [{ attach: { type: "se", bias: "yes" } }] });
  // @ts-expect-error: the backbone has no such site
  defineNetwork({ ...network, attachments: [{ attach: { type: "se" }, at: "conv4" }] });
  // @ts-expect-error: without the plugin of SE there is nothing to attach
  defineNetwork({ ...network, plugins: [resnet], attachments: [{ attach: { type: "se" } }] });
}

describe("defineNetwork", () => {
  it("composes what the types allow", () => {
    const network = defineNetwork({
      plugins,
      name: "se-resnet-50",
      backbone: { type: "resnet", depth: 50 },
      attachments: [{ attach: { type: "se", reduction: 16 }, at: "residual", where: { stages: [1, 2, 3, 4] } }],
    });
    expect(network.compose().summary().parameters).to.equal(28_071_976);
  });

  it("gives a config that nobody can change", () => {
    const network = defineNetwork({ plugins, name: "plain", backbone: { type: "resnet", depth: 18 } });
    expect(Object.isFrozen(network)).to.equal(true);
    expect(network.compose().graph).to.not.equal(network.compose().graph);
  });
});
