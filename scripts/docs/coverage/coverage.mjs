import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createFramework } from "netgraft";
import { grouped, markdownTable } from "../markdown.mjs";
import { byConfig } from "./by-config.mjs";

/**
 * A network of published.json, which scripts/goldens/coverage.py makes by asking the libraries: digests of the shapes in the order of
 * construction, and of the names with their shapes.
 * @typedef {{ family: string, parameters: number, shapes: string, names: string, tags?: Readonly<Record<string, unknown>> }} Published
 * @typedef {{ version: string, networks: Readonly<Record<string, Published>> }} Library
 */

/** @type {Readonly<Record<string, Library>>} */
const libraries = JSON.parse(readFileSync(new URL("published.json", import.meta.url), "utf8"));

/** @type {readonly { library: string, name: string, config?: (typeof byConfig)[string][string], measured?: number }[]} */
const measured = JSON.parse(readFileSync(new URL("../../../test/goldens/weight-forms.json", import.meta.url), "utf8"));

/** docs/coverage.md: which networks of other libraries there are here. */
export const coverage = {
  path: "docs/coverage.md",
  render() {
    const framework = createFramework();
    const sections = Object.entries(libraries).map(([name, library]) => section(framework, name, library));
    return `# Coverage

Which convolutional networks of other libraries there are here. Written by \`npm run docs\` from what \`scripts/goldens/coverage.py\` asked the
libraries for; each network that is counted as there was composed, and its tensors compared with the library's.

- **By name**: a preset of the library's name has the library's tensors, by their names, or by their order, in which weights find them.
- **By config**: a few lines of config give the network; they are listed.
- **Weights**: tags under which the library has weights of these networks, and those of networks that are there by name.

${sections.join("\n\n")}

${logits()}
`;
  },
};

/** How near logits come, from weights as libraries save them. */
function logits() {
  const rows = measured
    .filter((each) => each.measured !== undefined)
    .map(({ library, name, config, measured: largest = 0 }) => [
      `\`${library}/${name}\``,
      `\`${config === undefined ? `extends: ${name}` : written(config)}\``,
      largest.toExponential(1),
    ]);
  return `## Logits

Every tensor of these networks was drawn and saved in eight forms: PyTorch's zip, legacy and tar files, a checkpoint with an optimizer, averaged
weights, names behind \`module.\`, half precision, and safetensors. The last column has the largest difference from the library's logits in any of them, over their
spread; \`node test/dist/large/measure-weight-forms.js\` measures it, and the slow suite holds some of them to 1e-4.

${markdownTable(["network", "config", "difference"], rows)}`;
}

/**
 * @param {ReturnType<typeof createFramework>} framework
 * @param {string} library
 * @param {Library} known
 */
function section(framework, library, { version, networks }) {
  const found = Object.entries(networks).map(([name, published]) => ({
    name,
    family: published.family,
    tags: Object.keys(published.tags ?? {}).length,
    how: howThere(framework, library, name, published),
  }));
  const hasTags = found.some(({ tags }) => tags > 0);
  /** @param {typeof found} members */
  const counts = (members) => {
    /** @param {string} how */
    const those = (how) => members.filter((member) => member.how === how);
    const sum = (/** @type {typeof found} */ some) => some.reduce((total, { tags }) => total + tags, 0);
    const sizes = [members, those("by name"), those("by config"), those("missing")].map(({ length }) => length);
    return [...sizes, ...(hasTags ? [sum(members), sum(those("by name"))] : [])].map(grouped);
  };
  const families = [...new Set(found.map(({ family }) => family))];
  const membersOf = (/** @type {string} */ family) => found.filter((member) => member.family === family);
  const rows = families.map((family) => [`\`${family}\``, ...counts(membersOf(family))]);
  const header = ["family", "networks", "by name", "by config", "missing", ...(hasTags ? ["weights", "weights by name"] : [])];
  const configs = found
    .filter(({ how }) => how === "by config")
    .map(({ name }) => [`\`${name}\``, `\`${written(byConfig[library]?.[name])}\``]);
  const missing = families.flatMap((family) => {
    const names = membersOf(family).filter(({ how }) => how === "missing");
    return names.length === 0 ? [] : [[`\`${family}\``, names.map(({ name }) => `\`${name}\``).join(", ")]];
  });
  return [
    `## ${library} ${version}`,
    markdownTable(header, [...rows, ["all", ...counts(found)]]),
    ...(configs.length === 0 ? [] : ["By config:", markdownTable(["network", "config"], configs)]),
    ...(missing.length === 0 ? [] : ["Missing:", markdownTable(["family", "networks"], missing)]),
  ].join("\n\n");
}

/**
 * @param {ReturnType<typeof createFramework>} framework
 * @param {string} library
 * @param {string} name
 * @param {Published} published
 */
function howThere(framework, library, name, published) {
  const isNamed = framework.catalog.networks.has(name);
  if (isNamed && isSame(framework.compose(name), published)) return "by name";
  const config = byConfig[library]?.[name];
  if (config === undefined) return "missing";
  if (!isSame(framework.compose({ ...config, name }), published))
    throw new Error(`${library}'s ${name} has other tensors than its config in by-config.mjs`);
  return "by config";
}

/**
 * Whether a network has the tensors of a published one, by name or in order. VGGs of timm store their first dense layer as a convolution, and
 * RegNets of torchvision have shortcuts before their branches: of them, the parameters are compared.
 * @param {ReturnType<ReturnType<typeof createFramework>["compose"]>} network
 * @param {Published} published
 */
function isSame(network, { family, parameters, shapes, names }) {
  const state = network.graph.state().map(({ name, shape }) => ({
    name,
    shape: (shape.slice(2).join() === "1,1" ? shape.slice(0, 2) : shape).join("x"),
  }));
  const named = state.map(({ name, shape }) => `${name} ${shape}`).toSorted((a, b) => (a < b ? -1 : 1));
  if (digest(named) === names || digest(state.map(({ shape }) => shape)) === shapes) return true;
  return (family === "vgg" || family === "regnet") && network.summary().parameters === parameters;
}

/** @param {readonly string[]} lines */
function digest(lines) {
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}

/**
 * A config in a line of YAML.
 * @param {{ extends: string, backbone: Readonly<Record<string, string | number | boolean>> } | undefined} config
 */
function written({ extends: base = "", backbone = {} } = { extends: "", backbone: {} }) {
  const options = Object.entries(backbone).map(([key, value]) => `${key}: ${typeof value === "number" && value < 1e-3 ? value.toExponential() : value}`);
  return `extends: ${base}${options.length === 0 ? "" : `, backbone: { ${options.join(", ")} }`}`;
}
