/**
 * Summaries of named networks, as patterns: `$1` is what the parentheses match.
 * @type {readonly (readonly [english: RegExp, chinese: string])[]}
 */
export const networkPatterns = [
  [/^(.+), with squeeze-and-excitation\.$/, "{1}，带 SE 模块。"],
  [/^(.+), with its squeeze-and-excitation\.$/, "{1}，带有它本来的 SE 模块。"],
  [/^(.+) with squeeze-and-excitation after each 1×1 convolution\.$/, "{1}，每个 1×1 卷积之后带 SE 模块。"],
  [/^(.+) and squeeze-and-excitation on every branch\.$/, "{1}，每个分支带 SE 模块。"],
  [/^(.+) and, after each convolution, squeeze-and-excitation\.$/, "{1}，每个卷积之后带 SE 模块。"],
  [/^(.+), with the stride on the 3×3\.$/, "{1}，步幅在 3×3 卷积上。"],
  [/^(.+) as in ([\w-]+): a deep stem and shortcuts that average\.$/, "{1}，与 $2 相同：加深的 stem，捷径做平均。"],
  [
    /^(.+) as in ([\w-]+): a tiered stem and shortcuts that average\.$/,
    "{1}，与 $2 相同：逐层加宽的 stem，捷径做平均。",
  ],
  [/^(.+) as its authors trained it with TensorFlow, in timm$/, "{1}，由作者用 TensorFlow 训练，名称与 timm 相同"],
  [/^(.+?),? as in torchvision and timm\.$/, "{1}，与 torchvision 和 timm 相同。"],
  [/^([^:`]+?),? as in ([\w-]+)\.$/, "{1}，与 $2 相同。"],
  [/^(.+) for (32×32) pictures\.$/, "{1}，用于 $2 的图片。"],
  [/^(.+) for (CIFAR-\d+)\.$/, "{1}，用于 $2。"],
  [
    /^(.+) as the article has it: no bias in SE's layers, names of the article's code\.$/,
    "文章中的 {1}：SE 的全连接层没有偏置，名字与文章的代码一致。",
  ],
  [/^The authors' (.+) under the names of Cadene's port\.$/, "论文作者的 $1，名字与 Cadene 的移植版一致。"],
  [
    /^SENet-154 under timm's names, with timm's padded stem pool\.$/,
    "SENet-154，名字与 timm 一致，stem 的池化与 timm 一样带填充。",
  ],
  [
    /^SENet-154 as the authors published it, under the names of Cadene's port\.$/,
    "论文作者发布的 SENet-154，名字与 Cadene 的移植版一致。",
  ],
  [
    /^The SENet authors' SE-BN-Inception, whose convolutions have no bias\.$/,
    "SENet 论文作者的 SE-BN-Inception，卷积没有偏置。",
  ],
  [/^(.+) with the widths of torchvision, under timm's names\.$/, "{1}，宽度与 torchvision 相同，名字与 timm 一致。"],
  [/^(.+) with a wider head$/, "{1}，分类头更宽"],
  [/^(.+) under the names of facenet-pytorch\.$/, "{1}，名字与 facenet-pytorch 一致。"],
  [/^(.+) with convolution biases$/, "{1}，卷积带偏置"],
  [/^(.+) with batch norm and auxiliary heads$/, "{1}，带批归一化和辅助分类头"],
  [/^(.+) with its auxiliary head$/, "{1}，带辅助分类头"],
  [/^(.+) without batch norm$/, "{1}，不带批归一化"],
  [/^(.+) with batch norm$/, "{1}，带批归一化"],
  [/^(.+) of ([\d.]+) times the width\.$/, "{1}，宽度为 $2 倍。"],
  [/^(.+) of width ([\d.]+)$/, "{1}，宽度 $2"],
  [/^(.+), (\d+) groups of (\d+) channels\.$/, "{1}，$2 组，每组 $3 个通道。"],
  [/^(.+) with (\d+) groups?\.$/, "{1}，分为 $2 组。"],
  [/^(.+) with (\d+) groups?$/, "{1}，分为 $2 组"],
  [/^Pre-activation (ResNet-\d+)$/, "预激活 $1"],
  [/^([A-Z][\w×-]*(?: v\d| \d+(?: [\d×]+d))?)$/, "$1"],
  [/^([A-Z][\w×-]*(?: v\d)?)\.$/, "$1。"],
];
