/**
 * Headings, heads of tables and paragraphs of the generated pages.
 * @type {Readonly<Record<string, string>>}
 */
export const pageTexts = {
  bytes: "字节",
  values: "个值",
  levels: "层",
  tensors: "个张量",
  pixels: "像素",
  "a config, a list of labels, and any other text that is named": "配置、标签列表以及按名字读取的其他文本",
  "a config, what aliases stand for counted each time": "配置（别名所指的内容每次都计入）",
  "what is nested in a config, and in JSON in a file": "配置以及文件中 JSON 的嵌套",
  "the graph of a network, or of its training step": "网络的图，或其训练步骤的图",
  "a file of weights": "权重文件",
  "the record of a sweep": "扫描实验的记录",
  "an array to predict": "要预测的数组",
  "a file of many pictures that is read whole, as CIFAR's": "整个读入的、含有许多图片的文件，例如 CIFAR 的",
  "the file of a picture": "图片文件",
  "a picture, by the size that its file declares": "图片，按文件所声明的大小",
  name: "名字",
  network: "网络",
  input: "输入",
  parameters: "参数量",
  auxiliary: "辅助分类头",
  "of attachments": "附加模块",
  MACs: "乘加次数",
  type: "类型",
  "what it does": "作用",
  where: "位置",
  "at a site": "插入位置",
  "between stages": "阶段之间",
  "replaces a 3×3": "替换 3×3 卷积",
  key: "键",
  value: "值",
  default: "默认值",
  meaning: "含义",
  site: "插入位置",
  "where it is": "在哪里",
  blocks: "块",

  Networks: "网络",
  "The networks that the built-in plugins name; `netgraft summary <name>` counts one layer by layer, and a config changes it with `extends: <name>`. Written by `npm run docs`. Parameters are those that are learned, without auxiliary heads; MACs are the multiply-accumulates of convolutions, dense layers and matrix products for one picture, biases not counted.":
    "自带插件中有名字的网络；`netgraft summary <name>` 逐层统计，配置用 `extends: <name>` 在它的基础上修改。本页由 `npm run docs` 生成。参数量只计可学习的参数，不含辅助分类头；乘加次数是一张图片在卷积、全连接和矩阵乘法上的乘加次数，不计偏置。",

  Coverage: "覆盖范围",
  "Which convolutional networks of other libraries there are here. Written by `npm run docs` from what `scripts/goldens/coverage.py` asked the libraries for; each network that is counted as there was composed, and its tensors compared with the library's.":
    "其他库的卷积网络中，哪些在这里可用。本页由 `npm run docs` 根据 `scripts/goldens/coverage.py` 向各库查询的结果生成；每个计为可用的网络都组合过，并与该库的张量比较过。",
  "**By name**: a preset of the library's name has the library's tensors, by their names, or by their order, in which weights find them.":
    "**按名字**：与库中同名的预设具有库中的张量，名字相同，或顺序相同（权重按顺序对应）。",
  "**By config**: a few lines of config give the network; they are listed.":
    "**按配置**：几行配置就能得到该网络；这些配置已列出。",
  "**Weights**: tags under which the library has weights of these networks, and those of networks that are there by name.":
    "**权重**：该库为这些网络提供权重的标签数，以及其中按名字可用的网络的标签数。",
  family: "系列",
  networks: "网络",
  "by name": "按名字",
  "by config": "按配置",
  missing: "缺少",
  weights: "权重",
  "weights by name": "按名字可用的权重",
  "By config:": "按配置：",
  "Missing:": "缺少：",
  Logits: "logits",
  "Every tensor of these networks was drawn and saved in eight forms: PyTorch's zip, legacy and tar files, a checkpoint with an optimizer, averaged weights, names behind `module.`, half precision, and safetensors. The last column has the largest difference from the library's logits in any of them, over their spread; `node test/dist/large/measure-weight-forms.js` measures it, and the slow suite holds some of them to 1e-4.":
    "这些网络的每个张量都随机抽取，并以八种形式保存：PyTorch 的 zip、旧格式和 tar 文件，带优化器的检查点，平均后的权重，带 `module.` 前缀的名字，半精度，以及 safetensors。最后一列是各种形式中与该库 logits 的最大差异，除以 logits 的标准差；由 `node test/dist/large/measure-weight-forms.js` 测得，慢速测试要求其中一部分不超过 1e-4。",

  Attachments: "附加模块",
  "What the built-in plugins can attach to a backbone: `attach: { type: … }` in a config. `netgraft describe <type>` lists the options. Written by `npm run docs`.":
    "自带插件可以接到骨干网络上的附加模块：在配置中写 `attach: { type: … }`。`netgraft describe <type>` 列出选项。本页由 `npm run docs` 生成。",
  "The cost is what one attachment with its default options adds to a bottleneck of 64 planes whose output has 256 channels on 14×14 positions; one that replaces the 3×3 convolution is counted against it.":
    "开销是指一个附加模块按默认选项给瓶颈块增加了多少；该瓶颈块的基准通道数是 64，输出是 256 个通道、14×14 个位置。替换 3×3 卷积的，与被替换的卷积相比。",

  "The SENet paper's figures": "SENet 论文的数字",
  "The tables of Hu, Shen, Albanie, Sun and Wu, *Squeeze-and-Excitation Networks* (TPAMI 2020, arXiv v4), beside what Netgraft composes. Written by `npm run docs`: our figures are counted from the configs, the paper's are quoted.":
    "Hu、Shen、Albanie、Sun 和 Wu 的论文 *Squeeze-and-Excitation Networks*（TPAMI 2020，arXiv v4）中的表格，与 Netgraft 组合出的网络对照。本页由 `npm run docs` 生成：我们的数字由配置统计得出，论文的数字是引用。",
  "How to read them:": "怎样看这些表：",
  "**FLOPs** are multiply-accumulates in the paper. *Ours* counts those of convolutions and dense layers, which is what `netgraft summary` calls MACs. *With elementwise* adds one per element of each residual addition, of each global average and of each scaling by a gate: the rule that comes nearest to the paper's roundings; no single rule gives them all.":
    "**FLOPs** 在论文中指乘加次数。*我们的*一列统计卷积和全连接的乘加次数，即 `netgraft summary` 所说的 MACs。*含逐元素*一列再给每次残差相加、每次全局平均和每次乘以门各算一次（每个元素）：这种算法最接近论文四舍五入后的数字，没有哪一种算法能得出全部数字。",
  "**Parameters**, in millions: *ours* counts what is learned; *with statistics* adds the running means and variances of batch norm, which the paper's figures include.":
    "**参数量**，以百万计：*我们的*一列只计可学习的参数；*含统计量*一列加上批归一化的滑动均值和方差，论文的数字包含它们。",
  "**Errors** are published, not measured here.": "**错误率**是论文发表的，不是在这里测得的。",
  "paper, GFLOPs": "论文，GFLOPs",
  "paper, MFLOPs": "论文，MFLOPs",
  ours: "我们的",
  "with elementwise": "含逐元素",
  difference: "差",
  "paper, M parameters": "论文，百万参数",
  "with statistics": "含统计量",
  "published error, not measured here": "发表的错误率，不是这里测得",
  "Published, not measured here.": "论文发表的数字，不是在这里测得的。",
  "Table 2: ImageNet networks": "表 2：ImageNet 上的网络",
  "Table 3: mobile networks": "表 3：移动端网络",
  "Table 10: reduction ratio": "表 10：压缩比例",
  "Table 13: stages": "表 13：阶段",
  "Table 14: placement": "表 14：接法",
  "Table 15: inside the branch": "表 15：分支内部",
  "Table 16: the squeeze": "表 16：squeeze",
  "Table 8: single crop at 224 px, and at 320 or 299 px (top-1/top-5)":
    "表 8：224 像素、320 或 299 像素的单个裁剪（top-1/top-5）",
  "Table 11: squeeze (top-1/top-5)": "表 11：squeeze（top-1/top-5）",
  "Table 12: gate (top-1/top-5)": "表 12：门（top-1/top-5）",
  "The Inception-ResNet-v2 that the authors trained is not published: with the published repeats (10, 20, 10) the network costs 13.16 GFLOPs, and the paper's figure fits other repeats.":
    "作者训练的 Inception-ResNet-v2 没有发布：按已发布的重复次数（10、20、10），网络需要 13.16 GFLOPs，论文的数字对应另外的重复次数。",
  "ShuffleNet's parameters are cut off after the first digit in the paper, not rounded.":
    "论文中 ShuffleNet 的参数量是截断到一位小数，不是四舍五入。",
  "At r = 8 the paper prints 30.7; the network has 30.64 with the running statistics.":
    "r = 8 时论文写的是 30.7；网络含滑动统计量为 30.64。",
  "The paper prints errors alone in this table.": "论文的这张表只有错误率。",
  "no SE": "不加 SE",
  all: "全部",
  "Stage 2 (our stage 1)": "Stage 2（这里的阶段 1）",
  "Stage 3 (our stage 2)": "Stage 3（这里的阶段 2）",
  "Stage 4 (our stage 3)": "Stage 4（这里的阶段 3）",
  "320 or 299": "320 或 299",
  config: "配置",
  error: "错误率",
  gate: "门",
  squeeze: "squeeze",

  Sites: "插入位置",
  "A *site* is a place in a block where a config can attach something: `attach: { type: se }, at: residual`. A rule without `at` means the backbone's standard site, where the SENet paper puts SE in that family. `replace` names a convolution instead, in whose place an attachment stands together with its norm and activation. `stem` and `beforePool` stand at both ends of a network: attachments there are modules of their own, such as `stem.se`, so that all other parameters keep their names. Several attachments at one site are applied in the order of the config.":
    "*插入位置*（site）是块中可以由配置接上东西的地方：`attach: { type: se }, at: residual`。没有写 `at` 的规则，指的是骨干网络的标准位置，也就是 SENet 论文在这一族网络中放 SE 的地方。`replace` 则指定一个卷积，由附加模块代替它连同其后的归一化和激活。`stem` 和 `beforePool` 位于网络的两端：那里的附加模块自成一个模块，例如 `stem.se`，因此其他参数的名字都不变。同一个位置上有几个附加模块时，按配置中的顺序依次作用。",
  "The drawings show a block of each kind with all its sites as circles; sizes are those of the named network. Tables and drawings are generated from the plugins by `npm run docs`; [write a backbone](write-a-backbone.md) says how a block declares its sites.":
    "图中是每一种块及其所有的插入位置（圆圈），尺寸是所写网络中的尺寸。表格和图由 `npm run docs` 根据插件生成；块怎样声明插入位置，见[编写骨干网络](write-a-backbone.md)。",

  "Config reference": "配置参考",
  "Every key of a network config and every option of the built-in components. `netgraft describe <component>` shows the same for components of plugins, `netgraft schema` prints the JSON Schema for editors. [compose.md](compose.md) shows how to use it. Written from the schemas by `npm run docs`.":
    "网络配置的所有键，以及自带组件的所有选项。对插件的组件，`netgraft describe <component>` 显示同样的内容；`netgraft schema` 打印供编辑器使用的 JSON Schema。用法见 [compose.md](compose.md)。本页由 `npm run docs` 根据 schema 生成。",
  "The config": "配置",
  "Each entry of `attachments`.": "`attachments` 中的每一项。",
  "`where` in an entry of `attachments`; what is left out does not restrict. Each part of it, such as a stage, or a choice in braces, selects something: what selects nothing is an error that names it.":
    "`attachments` 的一项中的 `where`；没有写的条件不作限制。其中每一部分，例如一个阶段或花括号中的一个选择，都要选中某些块：什么都选不中就是错误，报错时会指出是哪一部分。",
  Backbones: "骨干网络",
  Datasets: "数据集",
  Augmentations: "数据增强",
  Losses: "损失函数",
  Optimizers: "优化器",
  Schedules: "学习率调度",
};

/**
 * Sentences of the generated pages that differ in names.
 * @type {readonly (readonly [english: RegExp, chinese: string])[]}
 */
export const pagePatterns = [
  // A library and its version.
  [/^((?:timm|torchvision|pytorchcv) ?[\d.]*)$/, "$1"],
  [/^(`\w+`) \(needed\)$/, "$1（必填）"],
  // Kinds of block, as drawings have them.
  [/^((?:(?:^|, )(?:pre activation |shake |residual )?(?:basic|bottleneck|inception))+)$/, "$1"],
  [/^((?:(?:^|, )(?:plain |fused inverted |mixed inverted |inverted )residual)+)$/, "$1"],
  [/^((?:(?:^|, )(?:dense layer|transition|ghost bottleneck|multi scale bottleneck|rexnet block))+)$/, "$1"],
  [/^(`\w+`) \(standard\)$/, "$1（标准）"],
  [/^`replace` can name (.+)\.$/, "`replace` 可以指定 $1。"],
  [/^Can be replaced: (.+)\.$/, "可以替换：$1。"],
  [/^Chosen with `(\w+): \{ type: … \}`\.$/, "用 `$1: { type: … }` 选择。"],
  [/^Chosen with `(\w+): \{ type: … \}` in `(\w+)`\.$/, "用 `$2` 中的 `$1: { type: … }` 选择。"],
  [/^Chosen with `(\w+): \{ type: … \}` in an entry of `(\w+)`\.$/, "用 `$2` 的一项中的 `$1: { type: … }` 选择。"],
  [/^Chosen with an entry of `(\w+)` in `(\w+)`\.$/, "用 `$2` 中 `$1` 的一项选择。"],
  [/^\[The config\](\(#[^)]*\))(.*)$/, "[配置]$1$2"],
  [/^\[(\w+)\](\(#[^)]*\))$/, "[{1}]$2"],
  [/^\*\*(.+)\*\*, as (`.+`) of (`.+`):$/, "**$1**，即 $3 的 $2："],
  [/^!\[The sites of the block (.+)\.\](\(.+\))$/, "![块 $1 的插入位置。]$2"],
];
