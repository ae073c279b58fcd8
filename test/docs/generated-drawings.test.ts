import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { expect } from "chai";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A generated page or picture, as in scripts/docs.mjs. */
interface Page {
  readonly path: string;
  readonly render: () => string | Promise<string>;
}

/** The pages and pictures that show drawings. */
async function pages(): Promise<readonly Page[]> {
  const folder = new URL("../../../scripts/docs/", import.meta.url);
  // Both modules are plain JavaScript.
  const { sitePages } = (await import(new URL("sites.mjs", folder).href)) as {
    sitePages: () => Promise<readonly Page[]>;
  };
  const { drawings } = (await import(new URL("drawings.mjs", folder).href)) as { drawings: readonly Page[] };
  return [...drawings, ...(await sitePages())];
}

describe("the generated drawings", () => {
  let all: readonly Page[] = [];
  before(async function () {
    this.timeout(120_000);
    all = await pages();
  });

  it("are what the code draws; `npm run docs` writes them", async () => {
    const stale: string[] = [];
    for (const { path, render } of all) {
      const file = join(root, path);
      if (!existsSync(file) || readFileSync(file, "utf8") !== (await render())) stale.push(path);
    }
    expect(stale).to.deep.equal([]);
    const pictures = readdirSync(join(root, "docs/images")).filter((name) => name.startsWith("sites-"));
    expect(pictures.filter((name) => !all.some(({ path }) => path === `docs/images/${name}`))).to.deep.equal([]);
  });

  it("show every site that a block has", async () => {
    const page = (await all.find(({ path }) => path === "docs/sites.md")?.render()) ?? "";
    // What no drawing has, no table may name, apart from the place between stages.
    const rows = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, site]) => site);
    expect(rows).to.include.members([
      "branchInput",
      "residual",
      "depthwise",
      "pointwise",
      "conv3",
      "branch4",
      "betweenStages",
    ]);
    const pictures = all.filter(({ path }) => path.startsWith("docs/images/sites-resnet-"));
    expect(pictures.map(({ path }) => path)).to.deep.equal([
      "docs/images/sites-resnet-basic.svg",
      "docs/images/sites-resnet-bottleneck.svg",
    ]);
    const [basic = "", bottleneck = ""] = await Promise.all(pictures.map(async ({ render }) => render()));
    for (const site of ["branchInput", "conv1", "conv2", "residual (standard)", "shortcut", "output"]) {
      expect(basic).to.include(`>${site}<`);
      expect(bottleneck).to.include(`>${site}<`);
    }
    expect(bottleneck).to.include(">conv3<");
    expect(basic).to.not.include(">conv3<");
  });
});
