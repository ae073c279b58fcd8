import { createFramework } from "@netgraft/core";
import { drawSites, siteProbes, sitesSvg } from "@netgraft/diagram";
import { builtInPlugins } from "netgraft";

const introduction = `# Sites

A *site* is a place in a block where a config can attach something: \`attach: { type: se }, at: residual\`. A rule without \`at\`
means the backbone's standard site, where the SENet paper puts SE in that family. \`replace\` names a convolution instead, in whose
place an attachment stands together with its norm and activation. \`stem\` and \`beforePool\` stand at both ends of a network: attachments
there are modules of their own, such as \`stem.se\`, so that all other parameters keep their names. Several attachments at one site are applied in the order
of the config.

The drawings show a block of each kind with all its sites as circles; sizes are those of the named network. Tables and drawings
are generated from the plugins by \`npm run docs\`; [write a backbone](write-a-backbone.md) says how a block declares its sites.
`;

/** @typedef {ReturnType<typeof drawSites>[number] & { network: string }} DrawnBlock of which network it is */
/** @typedef {ReturnType<import("@netgraft/core").Framework["catalog"]["backbones"]["all"]>[number]} AnyBackbone */

/** docs/sites.md, and a drawing for each kind of block of each backbone. */
export async function sitePages() {
  const framework = createFramework({ plugins: [...builtInPlugins, siteProbes] });
  const blocksOf = blocksByBackbone(framework);
  const sections = [];
  const drawings = [];
  for (const backbone of framework.catalog.backbones.all()) {
    const blocks = [...(blocksOf.get(backbone.type)?.values() ?? [])];
    sections.push(section(backbone, blocks));
    for (const block of blocks) {
      const text = await sitesSvg(block, backbone.standard);
      drawings.push({ path: `docs/${imageOf(backbone, block)}`, render: () => text });
    }
  }
  const text = [introduction, ...sections].join("\n");
  return [{ path: "docs/sites.md", render: () => text }, ...drawings];
}

/**
 * The kinds of block that the named networks of each backbone have, each from the first network that has it.
 * @param {import("@netgraft/core").Framework} framework
 */
function blocksByBackbone(framework) {
  const found = new Map(
    framework.catalog.backbones.all().map(({ type }) => [type, /** @type {Map<string, DrawnBlock>} */ (new Map())]),
  );
  const seen = new Set();
  // Those with attention of another plugin come last, which may be loaded before the backbone's own.
  const rank = (/** @type {import("@netgraft/core").Preset} */ { config }) =>
    Number(/"type":"(?!se")/.test(JSON.stringify(config["attachments"] ?? [])));
  for (const { name } of framework.catalog.networks.all().toSorted((a, b) => rank(a) - rank(b))) {
    const { config, graph } = framework.compose(name);
    const { input, classes, backbone } = config;
    const types = graph.scopes.flatMap(({ kind, type }) => (kind === "block" ? [`${backbone.type} ${type}`] : []));
    if (types.every((type) => seen.has(type))) continue;
    for (const type of types) seen.add(type);
    const plain = { name, input, classes, backbone: { type: backbone.type, ...Object(backbone.options) } };
    const blocks = found.get(backbone.type);
    for (const drawing of drawSites(framework, plain))
      if (blocks !== undefined && !blocks.has(drawing.block)) blocks.set(drawing.block, { ...drawing, network: name });
  }
  return found;
}

/**
 * @param {AnyBackbone} backbone
 * @param {readonly DrawnBlock[]} blocks
 */
function section({ type, summary, sites, standard, replaceable }, blocks) {
  const has = (/** @type {string} */ site) =>
    blocks.filter((block) => block.sites.includes(site)).map(({ block }) => block);
  const rows = Object.entries(sites).map(([site, where]) => {
    const kinds = blocks.length > 1 ? has(site).join(", ") : undefined;
    const cells = [
      `\`${site}\`${site === standard ? " (standard)" : ""}`,
      where,
      ...(kinds === undefined ? [] : [kinds]),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const head = ["site", "where", ...(blocks.length > 1 ? ["blocks"] : [])];
  const replaced = replaceable.map((name) => `\`${name}\``).join(", ");
  const pictures = blocks.map(
    (block) =>
      `**${block.block}**, as \`${block.path}\` of \`${block.network}\`:\n\n![The sites of the block ${block.block}.](${imageOf({ type }, block)})\n`,
  );
  return [
    `## ${type}`,
    "",
    summary,
    "",
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => ":--").join(" | ")} |`,
    ...rows,
    "",
    ...(replaced === "" ? [] : [`\`replace\` can name ${replaced}.`, ""]),
    ...pictures,
  ].join("\n");
}

/**
 * `images/sites-resnet-bottleneck.svg`, from the page.
 * @param {{ type: string }} backbone
 * @param {{ block: string }} block
 */
function imageOf({ type }, { block }) {
  const kebab = (/** @type {string} */ text) => text.replaceAll(/[\s_]+/g, "-").toLowerCase();
  return `images/sites-${kebab(type)}-${kebab(block)}.svg`;
}
