import { createFramework, explainNetwork, openNetwork } from "netgraft";
import { root } from "../../workspace.mjs";
import { grouped, markdownTable } from "../markdown.mjs";
import { costTables } from "../paper/tables.mjs";

const path = "docs/zh-CN/article.md";

/** What the article's networks are called beside the same without SE. */
const networks = [
  ["SE-ResNet-18", "resnet18", "article_seresnet18"],
  ["SE-ResNet-34", "resnet34", "article_seresnet34"],
  ["SE-ResNet-50", "resnet50", "article_seresnet50"],
  ["SE-ResNet-101", "resnet101", "article_seresnet101"],
  ["SE-ResNet-152", "resnet152", "article_seresnet152"],
  ["SE-ResNeXt-50 (32×4d)", "resnext50_32x4d", "article_seresnext50_32x4d"],
];

/** The wrong structures beside the right one: config, what it is, and the paper's figure where it has one. */
const structures = [
  ["placements/resnet-50", "不加 SE", "23.30/6.55"],
  ["placements/se-standard", "SE 模块", "22.28/6.03"],
  ["wrong-structures/gate-without-layers", "错误 1：没有全连接层", ""],
  ["wrong-structures/convolution-without-pooling", "错误 2：没有全局平均池化", "22.93/6.39"],
  ["wrong-structures/gate-from-block-input", "错误 3：并联，用 X 算出的 scale 乘到 U 上", ""],
];

/** "original" in Table 2 and Table 3 of the paper: top-1/top-5 error that the networks' own authors print. */
const originals = {
  "ResNet-50": "24.7/7.8",
  "ResNet-101": "23.6/7.1",
  "ResNet-152": "23.0/6.7",
  "ResNeXt-50 (32×4d)": "22.2/–",
  "ResNeXt-101 (32×4d)": "21.2/5.6",
  "VGG-16 (BN)": "–",
  "BN-Inception": "25.2/7.82",
  "Inception-ResNet-v2": "19.9/4.9",
  MobileNet: "29.4/–",
  "ShuffleNet (g = 3)": "32.6/–",
};

/** The tables of docs/zh-CN/article.md. */
export const articleSections = [
  { path, section: "stages", render: stageTable },
  { path, section: "structures", render: structureTable },
  { path, section: "errors", render: errorTable },
  { path, section: "networks", render: networkTable },
];

/** What each stage adds, by the formula and counted. */
function stageTable() {
  const { stages, total } = explainNetwork(createFramework().compose("article_seresnet50"));
  const rows = stages.map(({ stage, count, attachments, formula = 0, parameters }) => [
    `\`${stage}\``,
    `${count}`,
    grouped(attachments[0]?.stageChannels ?? 0),
    grouped(formula),
    grouped(parameters),
  ]);
  const sum = ["合计", `${total.count}`, "", grouped(total.formula ?? 0), grouped(total.parameters)];
  return markdownTable(["阶段", "块数 N_s", "通道数 C_s", "2/r·N_s·C_s²", "统计所得"], [...rows, sum]);
}

async function structureTable() {
  const rows = [];
  for (const [file = "", what = "", errors = ""] of structures) {
    const { network } = await openNetwork(`examples/${file}.yaml`, { cwd: root });
    const { parameters, macs } = network.summary();
    rows.push([
      `[${file.replace(/.*\//, "")}.yaml](../../examples/${file}.yaml)`,
      what,
      grouped(parameters),
      grouped(macs),
      errors,
    ]);
  }
  return markdownTable(["配置", "结构", "参数量", "乘加次数", "论文中的错误率（top-1/top-5）"], rows);
}

/** The paper's Tables 2 and 3: plain networks, and beside them the same with SE. */
function errorTable() {
  const rows = costTables
    .filter(({ title }) => /^Table [23]:/.test(title))
    .flatMap(({ rows: printed }) =>
      Object.entries(originals).flatMap(([network, original]) => {
        const errorsOf = (/** @type {string} */ name) => printed.find(([label]) => label === name)?.[2].errors;
        const [plain, gated] = [errorsOf(network), errorsOf(`SE-${network}`)];
        return plain === undefined || gated === undefined ? [] : [[network, original, plain, gated]];
      }),
    );
  return markdownTable(["网络", "原论文（original）", "复现（re-implementation）", "加 SE（SENet）"], rows);
}

function networkTable() {
  const framework = createFramework();
  const rows = networks.map(([name = "", plain = "", gated = ""]) => {
    const [before, after] = [framework.compose(plain).summary(), framework.compose(gated).summary()];
    const more = (/** @type {"parameters" | "macs"} */ key, /** @type {number} */ digits) =>
      `+${((after[key] / before[key] - 1) * 100).toFixed(digits)} %`;
    return [
      name,
      `\`${gated}\``,
      grouped(after.parameters),
      more("parameters", 2),
      grouped(after.macs),
      more("macs", 3),
    ];
  });
  return markdownTable(["网络", "预设", "参数量", "比不加 SE", "乘加次数", "比不加 SE"], rows);
}
