/**
 * Methods of the layer builder and their options.
 * @type {Readonly<Record<string, string>>}
 */
export const layerBuilderTexts = {
  "The layer builder": "层构建器",
  "What `b` offers where a block is built: `build: (options) => (b, x, site) => …` of an attachment, and the blocks of a backbone. See [write-an-attention-block.md](write-an-attention-block.md) and [write-a-backbone.md](write-a-backbone.md). This page is written by `npm run docs` from the types.":
    "构建块时 `b` 提供的方法：附加模块的 `build: (options) => (b, x, site) => …`，以及骨干网络的块。参见 [write-an-attention-block.md](write-an-attention-block.md) 和 [write-a-backbone.md](write-a-backbone.md)。本页由 `npm run docs` 根据类型生成。",
  Operations: "运算",
  "Axes are matched by name; a number stands for a constant without axes. Sizes are taken from the values.":
    "坐标轴按名字对齐；数代表没有坐标轴的常量。尺寸取自各个值。",
  "method of `b`": "`b` 的方法",
  "what it gives": "结果",
  option: "选项",
  "what it says": "含义",
  "A constant without axes.": "没有坐标轴的常量。",
  "max(0, x); its derivative at 0 is 0, as in PyTorch.": "max(0, x)；在 0 处的导数为 0，与 PyTorch 相同。",
  "The hyperbolic tangent.": "双曲正切。",
  "log(1 + exp(x)), without overflow. Its derivative is the sigmoid.":
    "log(1 + exp(x))，不会溢出。它的导数是 sigmoid。",
  "x · sigmoid(x), also called swish (Ramachandran et al. 2017; Elfwing et al. 2018).":
    "x · sigmoid(x)，也叫 swish（Ramachandran et al. 2017；Elfwing et al. 2018）。",
  "relu6(x + 3) / 6, as in MobileNetV3 (Howard et al. 2019), PyTorch and timm; Keras 2 has another slope. Flat at ±3.":
    "relu6(x + 3) / 6，与 MobileNetV3（Howard et al. 2019）、PyTorch 和 timm 相同；Keras 2 的斜率不同。在 ±3 处导数为 0。",
  "x · (1 + erf(x / √2)) / 2, the exact form (Hendrycks & Gimpel 2016; PyTorch's default).":
    "x · (1 + erf(x / √2)) / 2，精确形式（Hendrycks & Gimpel 2016；PyTorch 的默认值）。",
  "x where it is positive, slope · x elsewhere; the slope is by default PyTorch's 0.01.":
    "x 为正时取 x，否则取 slope · x；斜率默认为 PyTorch 的 0.01。",
  "x where it is positive, alpha · (exp(x) − 1) elsewhere.": "x 为正时取 x，否则取 alpha · (exp(x) − 1)。",
  "x to a constant power.": "x 的常数次幂。",
  "The error function.": "误差函数。",
  "The exponential.": "指数函数。",
  "The natural logarithm.": "自然对数。",
  "The square root.": "平方根。",
  "The absolute value; its derivative is the sign, which is 0 at 0.": "绝对值；导数是符号，在 0 处为 0。",
  "1 where x > 0, 0 elsewhere.": "x > 0 时为 1，否则为 0。",
  "min(max(x, minimum), maximum); ReLU6 is the clamp to 0…6. No gradient passes at the two ends, as in PyTorch's `relu6` and `hardtanh` (its `clamp` lets it pass there).":
    "min(max(x, minimum), maximum)；ReLU6 就是限制到 0…6。两端没有梯度，与 PyTorch 的 `relu6` 和 `hardtanh` 相同（它的 `clamp` 在两端有梯度）。",
  "a + b; `residual` where it joins a branch and its shortcut.": "a + b；把分支与捷径相加时写 `residual`。",
  "a − b, matched by axis name.": "a − b，按坐标轴的名字对齐。",
  "a · b, matched by axis name. Where one of them is repeated along an axis it is counted as `scale`, the SE block's last step.":
    "a · b，按坐标轴的名字对齐。其中一个沿某个坐标轴重复时，统计为 `scale`，即 SE 模块的最后一步。",
  "a / b, matched by axis name.": "a / b，按坐标轴的名字对齐。",
  "The larger of a and b, matched by axis name; the gradient goes to the larger, half to each where they are equal (as in PyTorch).":
    "a 和 b 中较大的，按坐标轴的名字对齐；梯度传给较大的，相等时各得一半（与 PyTorch 相同）。",
  "The smaller of a and b, matched by axis name; the gradient goes to the smaller, half to each where they are equal (as in PyTorch).":
    "a 和 b 中较小的，按坐标轴的名字对齐；梯度传给较小的，相等时各得一半（与 PyTorch 相同）。",
  "a where the condition is not 0, b elsewhere; `step(subtract(p, q))` is the condition p > q.":
    "条件不为 0 时取 a，否则取 b；`step(subtract(p, q))` 就是条件 p > q。",
  "exp(x) / Σ exp(x) along one axis.": "沿一个坐标轴的 exp(x) / Σ exp(x)。",
  "x − log Σ exp(x) along one axis: the logarithm of `softmax`, exact where that underflows.":
    "沿一个坐标轴的 x − log Σ exp(x)：`softmax` 的对数，在它下溢时仍然精确。",
  "The sum over the named axes.": "在指定的坐标轴上求和。",
  "The mean over the named axes.": "在指定的坐标轴上求平均。",
  "The maximum over the named axes; the gradient is shared evenly by equal maxima, as in PyTorch's `amax`.":
    "在指定的坐标轴上取最大值；几个相等的最大值平分梯度，与 PyTorch 的 `amax` 相同。",
  "The minimum over the named axes; the gradient is shared evenly by equal minima, as in PyTorch's `amin`.":
    "在指定的坐标轴上取最小值；几个相等的最小值平分梯度，与 PyTorch 的 `amin` 相同。",
  "Σ (x − mean)² / (n − correction); the correction is by default 0, as in norms (PyTorch's `var` has 1).":
    "Σ (x − mean)² / (n − correction)；correction 默认为 0，与各种归一化相同（PyTorch 的 `var` 为 1）。",
  "The largest elements along an axis, largest first, and their places along it as numbers.":
    "沿一个坐标轴最大的几个元素，从大到小，以及它们的位置（数）。",
  "The sum of products over one shared axis; other axes are matched by name.":
    "在一个共有的坐标轴上求乘积之和；其他坐标轴按名字对齐。",
  "x repeated along what it lacks of `axes`.": "x 沿 `axes` 中它所没有的坐标轴重复。",
  "The gradient of something that was repeated: the sum over what `type` lacks or has with size 1.":
    "重复过的值的梯度：在 `type` 所没有的、或尺寸为 1 的坐标轴上求和。",
  "Gives an axis another name; nothing is computed.": "给坐标轴改名；不做计算。",
  "Splits one axis into several, slowest first.": "把一个坐标轴拆成几个，变化最慢的在前。",
  "Merges axes into one, slowest first.": "把几个坐标轴合成一个，变化最慢的在前。",
  "The positions start, start + step, … before end along one axis.":
    "沿一个坐标轴取 start、start + step、……，直到 end 之前。",
  "x with elements before and after along one axis, by default zeros.": "在 x 沿一个坐标轴的前后添加元素，默认为零。",
  "Joins values along one axis; all other axes are the same.": "沿一个坐标轴拼接；其他坐标轴都要相同。",
  "The elements at given positions along an axis, in the order given.": "沿一个坐标轴按给定的顺序取给定位置的元素。",
  "The same value, through which no gradient passes back.": "同一个值，但梯度不会经过它传回。",
  "Layers, pools, axes, state": "层、池化、坐标轴和状态",
  "A layer's parameters have PyTorch's names, below the one that is given. Pools and layers move over `height` and `width`.":
    "层的参数用 PyTorch 的名字，放在所给的名字之下。池化和层在 `height` 和 `width` 上滑动。",
  "Applies any operation, those of plugins included; `name` is the node's name in the scope.":
    "使用任何运算，包括插件的运算；`name` 是节点在作用域中的名字。",
  "A learned tensor; its name is prefixed with the scope's.": "可学习的张量；名字前面加上作用域的名字。",
  "A tensor of the state that is not learned.": "状态中不学习的张量。",
  "Numbers that never change, row by row in the order of the type's axes.": "不变的数，按类型中坐标轴的顺序逐行排列。",
  "A convolution of a map, with the parameters `weight` and, where asked, `bias`; a sum over channels and kernel as in PyTorch.":
    "特征图的卷积，参数为 `weight`，需要时还有 `bias`；在通道和卷积核上求和，与 PyTorch 相同。",
  "A transposed convolution, with `weight` and, by default, `bias` (PyTorch's `ConvTranspose2d`).":
    "转置卷积，参数为 `weight`，默认还有 `bias`（PyTorch 的 `ConvTranspose2d`）。",
  "Batch norm with `weight`, `bias`, `running_mean` and `running_var`.":
    "批归一化，有 `weight`、`bias`、`running_mean` 和 `running_var`。",
  "Group norm with, by default, `weight` and `bias` (PyTorch's `GroupNorm`).":
    "组归一化，默认有 `weight` 和 `bias`（PyTorch 的 `GroupNorm`）。",
  "Each channel of each example by itself (PyTorch's `InstanceNorm2d`); by default without parameters.":
    "每个样本的每个通道各自归一化（PyTorch 的 `InstanceNorm2d`）；默认没有参数。",
  "Layer norm, by default over the channels, with, by default, `weight` and `bias` (PyTorch's `LayerNorm`).":
    "层归一化，默认在通道上，默认有 `weight` 和 `bias`（PyTorch 的 `LayerNorm`）。",
  "A fully connected layer over `channel` with `weight` and, by default, `bias`.":
    "在 `channel` 上的全连接层，有 `weight`，默认还有 `bias`。",
  "The maximum under each window; padded positions never win. The gradient goes to the first maximum of each, as in PyTorch.":
    "每个窗口中的最大值；填充的位置不会被选中。梯度传给每个窗口中的第一个最大值，与 PyTorch 相同。",
  "The mean under each window; `countPadding` is PyTorch's `count_include_pad`; default true.":
    "每个窗口中的平均值；`countPadding` 即 PyTorch 的 `count_include_pad`，默认为 true。",
  "Means over as many ranges of each axis as `sizes` says (PyTorch's `AdaptiveAvgPool2d`); x itself where it has these sizes.":
    "把每个坐标轴分成 `sizes` 所写的段数，各段求平均（PyTorch 的 `AdaptiveAvgPool2d`）；尺寸已经相同时就是 x 本身。",
  "Maxima over as many ranges of each axis as `sizes` says (PyTorch's `AdaptiveMaxPool2d`); x itself where it has these sizes.":
    "把每个坐标轴分成 `sizes` 所写的段数，各段取最大值（PyTorch 的 `AdaptiveMaxPool2d`）；尺寸已经相同时就是 x 本身。",
  "The mean of each feature map, kept as height 1 and width 1.": "每张特征图的平均值，保留为高 1、宽 1。",
  "The maximum of each feature map, kept as height 1 and width 1.": "每张特征图的最大值，保留为高 1、宽 1。",
  "The elements along an axis from the last to the first.": "沿一个坐标轴从最后一个元素到第一个。",
  "The elements moved along an axis, those that leave at its end entering at its start (PyTorch's `roll`).":
    "元素沿一个坐标轴移动，从末端移出的从开头进入（PyTorch 的 `roll`）。",
  "The whole axis so many times, one after the other.": "把整个坐标轴首尾相接地重复若干次。",
  "x with elements before and after along an axis that mirror those inside (PyTorch's padding mode `reflect`).":
    "在 x 沿一个坐标轴的前后添加内部元素的镜像（PyTorch 的填充方式 `reflect`）。",
  "Channel, height and width as one `channel`, in PyTorch's order.":
    "把通道、高、宽合成一个 `channel`，顺序与 PyTorch 相同。",
  "Deals the channels of each of `groups` groups out in turn (ShuffleNet).":
    "把 `groups` 组的通道轮流排开（ShuffleNet）。",
  "Repeats or leaves out elements, so that the axes have the sizes given (PyTorch's mode `nearest`).":
    "重复或去掉元素，使坐标轴达到给定的尺寸（PyTorch 的 `nearest` 方式）。",
  "Elements between the elements, so that the axes have the sizes given: along height and width, bilinear by default (PyTorch's `interpolate` without `antialias`).":
    "在元素之间插值，使坐标轴达到给定的尺寸：沿高和宽，默认双线性（PyTorch 的 `interpolate`，不带 `antialias`）。",
  "What lies under each position of a window, as channels in PyTorch's order (`unfold`, im2col).":
    "窗口在每个位置上覆盖的内容，作为通道，顺序与 PyTorch 相同（`unfold`，im2col）。",
  "Drops elements in training, the identity otherwise.": "训练时丢弃元素，否则是恒等映射。",
  "Drops the whole branch per example in training, the identity otherwise.":
    "训练时按样本丢弃整个分支，否则是恒等映射。",
  "The mean of two residual branches; a random mixture per example in training.":
    "两个残差分支的平均；训练时每个样本随机混合。",
  Structure: "结构",
  "What blocks of backbones have beside layers; attachments use `module` and `gate`.":
    "骨干网络的块除了层以外还可以用的；附加模块使用 `module` 和 `gate`。",
  "A named module: names inside are prefixed with it. An empty name groups without a prefix.":
    "有名字的模块：里面的名字以它为前缀。名字为空时只归组，不加前缀。",
  "A group whose names lie below `path` instead of below the current scope's: for published layouts in which a block is no module of its own, such as the flat `features.0`, `features.1`, … of torchvision's VGG.":
    "一组名字放在 `path` 之下，而不是当前作用域之下：用于块本身不是模块的已发布布局，例如 torchvision 的 VGG 平铺的 `features.0`、`features.1`、……。",
  "Traces the blocks of a stage one after the other and marks its end as a feature, where it is one.":
    "依次构建一个阶段的块，若末尾是特征图，则把它标记出来。",
  "Traces a block inside another one, such as a branch; it has no sites of its own in the config's sense.":
    "在块中构建另一个块，例如一个分支；它没有配置意义上的插入位置。",
  "A site of the current block: applies the attachments that the config places here, in its order.":
    "当前块的一个插入位置：按配置中的顺序接上放在这里的附加模块。",
  "A convolution with its norm and activation, which the config may replace; `original` builds it where it does not.":
    "一个卷积连同其归一化和激活，配置可以替换它；不替换时由 `original` 构建。",
  "The site `stem`, after a network's first layers. Its attachments are modules below `stem`.":
    "插入位置 `stem`，在网络最前面的几层之后。接在这里的附加模块是 `stem` 之下的模块。",
  "The site `beforePool`, on the feature map that a head pools. Its attachments are modules below `beforePool`.":
    "插入位置 `beforePool`，在分类头所池化的特征图上。接在这里的附加模块是 `beforePool` 之下的模块。",
  "Marks a feature map that no stage ends in.": "标记不在阶段末尾的特征图。",
  "Marks what an attention block multiplies with.": "标记注意力模块所乘的值。",
  Options: "选项",
  "`Operand`: A value, or a number that stands for a constant without axes.":
    "`Operand`：一个值，或代表没有坐标轴的常量的数。",
  "`PerAxis`: A number for both axes of a map, or one for each.": "`PerAxis`：特征图两个坐标轴共用的数，或各写一个。",
  "`Padding`: Padded positions: on every side, or by axis, or by side.":
    "`Padding`：填充的位置数：每边相同，或按坐标轴，或按边。",
  "Default 1e-5 (PyTorch, Caffe).": "默认 1e-5（PyTorch、Caffe）。",
  "Weight of a new batch in the running statistics; default 0.1 (PyTorch's convention).":
    "滑动统计中新批次的权重；默认 0.1（PyTorch 的约定）。",
  "Whether `weight` starts at 0, so that a residual branch starts as nothing (Goyal et al. 2017).":
    "`weight` 是否从 0 开始，使残差分支一开始什么也不加（Goyal et al. 2017）。",
  "Of both axes, or [height, width]; default 1.": "两个坐标轴共用，或 [高, 宽]；默认 1。",
  "Padded positions: on every side, [height, width], or [[above, below], [left, right]]; default: what keeps the size at stride 1.":
    "填充的位置数：每边相同，[高, 宽]，或 [[上, 下], [左, 右]]；默认使步幅为 1 时尺寸不变。",
  "Output channels.": "输出的通道数。",
  "Side of the kernel, or [height, width]; default 1.": "卷积核的边长，或 [高, 宽]；默认 1。",
  "Side of the kernel, or [height, width].": "卷积核的边长，或 [高, 宽]。",
  "Into how many groups the channels are parted; default 1.": "通道分成多少组；默认 1。",
  "Whether it has a `bias`; default false.": "是否有 `bias`；默认没有。",
  "Default: He normal over the fan-out, as in torchvision and timm.":
    "默认：按输出连接数的 He 正态分布，与 torchvision 和 timm 相同。",
  "Default 1.": "默认 1。",
  "Padded positions on each side, or [height, width]; default: what keeps the size at stride 1.":
    "每边填充的位置数，或 [高, 宽]；默认使步幅为 1 时尺寸不变。",
  "By how much the map grows along both axes, or [height, width]; default 1.":
    "特征图在两个坐标轴上放大的倍数，或 [高, 宽]；默认 1。",
  "Positions that the result lacks on every side, [height, width], or [[above, below], [left, right]]; default 0.":
    "结果每边减少的位置数，[高, 宽]，或 [[上, 下], [左, 右]]；默认 0。",
  "Positions that the result has more below and on the right, less than the stride; default 0.":
    "结果在下边和右边多出的位置数，小于步幅；默认 0。",
  "Default true.": "默认有。",
  "Default: uniform in ±1/√(out / groups · height · width of the kernel), as in PyTorch.":
    "默认：在 ±1/√(out / groups · 卷积核的高 · 宽) 之间均匀分布，与 PyTorch 相同。",
  "Default true, as in PyTorch's `Linear`.": "默认有，与 PyTorch 的 `Linear` 相同。",
  "Default: uniform in ±1/√in, as PyTorch's `Linear`.": "默认：在 ±1/√in 之间均匀分布，与 PyTorch 的 `Linear` 相同。",
  "Into how many groups of neighbours the channels are parted.": "相邻的通道分成多少组。",
  "Default 1e-5 (PyTorch).": "默认 1e-5（PyTorch）。",
  "Whether it has `weight` and `bias`; default true.": "是否有 `weight` 和 `bias`；默认有。",
  "What mean and variance are taken over, in the order of PyTorch's `normalized_shape`; default `channel`.":
    "在哪些坐标轴上求均值和方差，顺序与 PyTorch 的 `normalized_shape` 相同；默认 `channel`。",
  "Default 1e-5 (PyTorch); vision transformers and ConvNeXt have 1e-6.":
    "默认 1e-5（PyTorch）；视觉 Transformer 和 ConvNeXt 为 1e-6。",
  "Side of the window, or [height, width].": "窗口的边长，或 [高, 宽]。",
  "Default: the size.": "默认等于窗口的边长。",
  "Padded positions: on every side, [height, width], or [[above, below], [left, right]]; default 0.":
    "填充的位置数：每边相同，[高, 宽]，或 [[上, 下], [左, 右]]；默认 0。",
  "Whether a last window may hang over the end (Caffe, PyTorch's `ceil_mode`).":
    "最后一个窗口是否可以超出边界（Caffe、PyTorch 的 `ceil_mode`）。",
  "How a parameter starts": "参数的初始值",
  "`b.parameter(name, axes, initializer)` takes one of these, and so does `initializer` of a layer.":
    "`b.parameter(name, axes, initializer)` 和层的 `initializer` 接受以下之一。",
  initializer: "初始化方法",
};
