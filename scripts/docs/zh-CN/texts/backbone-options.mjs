/**
 * Options of backbones.
 * @type {Readonly<Record<string, string>>}
 */
export const backboneOptionTexts = {
  "Input pixels per position of the last feature map; below 32, later stages are dilated instead of strided.":
    "最后一张特征图的一个位置对应多少个输入像素；小于 32 时，后面的阶段用空洞卷积代替步幅。",
  "Drop rate of the last residual branch; rates grow linearly from 0 over the depth.":
    "最后一个残差分支的丢弃率；丢弃率随深度从 0 线性增大。",
  "Dropout rate before the classifier.": "分类器之前的 dropout 率。",
  "Layers with weights; by default 50 (20 with the cifar stem), or as `block` and `layers` say.":
    "带权重的层数；默认是 50（stem 为 cifar 时是 20），或由 `block` 和 `layers` 决定。",
  "The residual block, with `layers`; by default what `depth` says.":
    "残差块的种类，与 `layers` 一起使用；默认由 `depth` 决定。",
  "Blocks of each stage, in place of `depth`.": "每个阶段的块数，代替 `depth`。",
  "Planes of the first stage, doubled with each stage; by default 64 (16 with the cifar stem).":
    "第一个阶段的基准通道数，每个阶段加倍；默认是 64（stem 为 cifar 时是 16）。",
  "Groups of a bottleneck's 3×3 convolution (ResNeXt).": "瓶颈块中 3×3 卷积的组数（ResNeXt）。",
  "Channels per group at 64 planes (ResNeXt).": "基准通道数为 64 时每组的通道数（ResNeXt）。",
  "Which convolution of a bottleneck carries the stride: the 3×3 (torchvision) or the first 1×1 (the paper, Caffe).":
    "瓶颈块中哪个卷积带步幅：3×3（torchvision），或第一个 1×1（论文、Caffe）。",
  "Divides the channels of a block's first convolution (2 in SENet-154).":
    "块的第一个卷积的通道数除以这个数（SENet-154 中为 2）。",
  "A 7×7 convolution and a pool; three 3×3 and a pool (SENet-154, ResNet-D), whose channels may grow tier by tier (timm's ResNet-T); or one 3×3 at full resolution (CIFAR).":
    "一个 7×7 卷积加池化；三个 3×3 卷积加池化（SENet-154、ResNet-D），通道数可以逐层增加（timm 的 ResNet-T）；或一个保持分辨率的 3×3 卷积（CIFAR）。",
  "Channels of the stem, of whose last convolution a deep or tiered one has twice as many; by default the width (32 in ResNet-D).":
    "stem 的通道数，deep 或 tiered 时最后一个卷积是它的两倍；默认等于 width（ResNet-D 中为 32）。",
  "What halves the map behind the stem: a 3×3 pool, padded by 1 (torchvision) or unpadded in ceil mode (Caffe), or a strided 3×3 convolution with norm and activation (ResNet-RS).":
    "stem 之后用什么把特征图减半：3×3 池化，填充 1（torchvision）或不填充、向上取整（Caffe）；或带归一化和激活的步幅 3×3 卷积（ResNet-RS）。",
  "A ReLU at the end of each branch, before its SE: in the basic blocks of Cadene's port (timm's legacy_).":
    "在每个分支末尾、SE 之前加 ReLU：见于 Cadene 移植版（timm 的 legacy_）的基本块。",
  "Multiplies the number of blocks of each group, rounded up (1.2 and 1.4 in timm's mobilenetv2_110d and _120d).":
    "每组块数乘以这个数，向上取整（timm 的 mobilenetv2_110d 和 _120d 中是 1.2 和 1.4）。",
  "Keep the stem, the last layer and the number of blocks of the first and last group, whatever the multipliers (timm's `d` networks).":
    "不论乘数多少，都保持 stem、最后一层以及第一组和最后一组的块数不变（timm 名字带 `d` 的网络）。",
  "What expanded channels are scaled from: the paper's own (torchvision), or the rounded channels that enter a block (timm).":
    "扩展后的通道数由什么缩放而来：论文中的数值（torchvision），或进入该块的、取整后的通道数（timm）。",
  "Channels of the first convolution; by default 16 times the width (16 in timm below a width of 0.75).":
    "第一个卷积的通道数；默认是 16 乘以宽度（timm 在宽度低于 0.75 时保持 16）。",
  "Channels of the classifier's hidden layer; by default scaled with the width (timm keeps 1280 and 1024).":
    "分类器隐藏层的通道数；默认随宽度缩放（timm 保持 1280 和 1024）。",
  "Where shapes differ: a projection, which samples or averages first (ResNet-D), or sampling and zero channels (He et al. 2016, option A).":
    "形状不同时的捷径：投影，先采样或先做平均（ResNet-D）；或采样并补零通道（He et al. 2016 的选项 A）。",
  "Kernel of strided projections: 1, or 3 (SENet-154).": "带步幅的投影的卷积核：1，或 3（SENet-154）。",
  "Of convolutions that stride: by as much on both sides (PyTorch), or as little as fills the last window, more below and to the right (TensorFlow's SAME).":
    "带步长的卷积的填充：两侧相同（PyTorch），或只填充到足以放下最后一个窗口，下方和右方较多（TensorFlow 的 SAME）。",
  "What samples maps in place of strides, behind a convolution that then has none: means of 2×2 positions (timm's resnetaa) or, in blocks alone, of 3×3, which can come first (ResNeSt), or a blur (Zhang 2019, timm's resnetblur); by default nothing.":
    "代替步长来采样特征图，放在因此不带步长的卷积之后：2×2 的平均（timm 的 resnetaa），或只在残差块中用 3×3 的平均，也可以放在卷积之前（ResNeSt），或模糊（Zhang 2019，timm 的 resnetblur）；默认没有。",
  "Whether padded positions count in the means of modules: they do in Caffe's networks and torchvision's, and do not in TensorFlow and Keras.":
    "模块的平均池化是否把填充的位置计算在内：Caffe 和 torchvision 的网络计算在内，TensorFlow 和 Keras 不计算。",
  "Kernels of 3 and ReLUs alone, for devices that are fast at nothing else (TensorFlow's minimalistic ones).":
    "只用 3×3 的卷积核和 ReLU，适合只擅长这些的设备（TensorFlow 的 minimalistic 网络）。",
  "Layout of state-dict names; with timm's, SE has its `names: reduceExpand`.":
    "状态字典的名称布局；采用 timm 的布局时，SE 使用 `names: reduceExpand`。",
  "Added to the variance in batch norm.": "批归一化中加到方差上的数。",
  "Start the last batch norm of each branch at 0 (timm), so that blocks start as identities.":
    "每个分支的最后一个批归一化从 0 开始（timm），使块一开始是恒等映射。",
  "Layout of state-dict names: timm and torchvision, timm's SKNets, or its legacy_ SENets.":
    "state dict 中的命名方式：timm 和 torchvision、timm 的 SKNet，或 timm 的 legacy_ 系列 SENet。",
  "Layers with weights; by default 50 (164 with the cifar stem), or as `block` and `layers` say.":
    "带权重的层数；默认是 50（stem 为 cifar 时是 164），或由 `block` 和 `layers` 决定。",
  "Channels of the stem and planes of the first stage; by default 64 (16 with the cifar stem).":
    "stem 的通道数和第一个阶段的基准通道数；默认是 64（stem 为 cifar 时是 16）。",
  "Multiplies the planes of all stages, but not the stem (the k of Wide ResNets).":
    "所有阶段的基准通道数所乘的倍数，stem 除外（Wide ResNet 的 k）。",
  "Which convolution of a bottleneck carries the stride: the 3×3 (pytorchcv's `b` networks and CIFAR), or the first 1×1 (its others).":
    "瓶颈块中哪个卷积带步幅：3×3（pytorchcv 带 `b` 的网络和 CIFAR），或第一个 1×1（其余的）。",
  "A 7×7 convolution and a pool, or one bare 3×3 convolution at full resolution (CIFAR).":
    "一个 7×7 卷积加池化，或单独一个保持分辨率的 3×3 卷积（CIFAR）。",
  "The stem's 3×3 pool: padded by 1 (pytorchcv), or unpadded in ceil mode (Caffe).":
    "stem 的 3×3 池化：填充 1（pytorchcv），或不填充、向上取整（Caffe）。",
  "The two branches of each block: two 3×3 convolutions, or 1×1, 3×3 and 1×1.":
    "每个块的两个分支：两个 3×3 卷积，或 1×1、3×3、1×1。",
  "Blocks of each stage: n of each make a depth of 6n + 2 (basic) or 9n + 2 (bottleneck).":
    "每个阶段的块数：各为 n 时，深度是 6n + 2（basic）或 9n + 2（bottleneck）。",
  "Planes of the first stage, doubled with each (the 96 of 26 2×96d).":
    "第一个阶段的基准通道数，每个阶段加倍（26 2×96d 中的 96）。",
  "Channels of the stem: 16, or 64 as in the ResNeXts for CIFAR (29 2×4×64d).":
    "stem 的通道数：16，或像 CIFAR 上的 ResNeXt 那样为 64（29 2×4×64d）。",
  "Groups of a bottleneck's 3×3 convolution (the 4 of 2×4×64d).": "瓶颈块中 3×3 卷积的组数（2×4×64d 中的 4）。",
  "Channels per group at 64 planes (the 64 of 2×4×64d).": "基准通道数为 64 时每组的通道数（2×4×64d 中的 64）。",
  "Where the ReLU between blocks is: at the start of each branch, so that the identity is passed on as it is (Gastaldi's code), or after the addition (pytorchcv).":
    "块与块之间的 ReLU 在哪里：在每个分支的开头，使恒等路径原样传下去（Gastaldi 的代码）；或在相加之后（pytorchcv）。",
  "A bias in each convolution beside its batch norm: none in the SENet authors' network; pytorchcv and Cadene have it.":
    "批归一化之外，每个卷积是否还有偏置：SENet 论文作者的网络没有，pytorchcv 和 Cadene 有。",
  "Multiplies the channels of all convolutions; at least 16 stay (TF-slim's depth_multiplier).":
    "所有卷积的通道数所乘的倍数，至少保留 16 个（TF-slim 的 depth_multiplier）。",
  "Kernel of each module's third branch: 5 in the paper; 3 in torchvision and for its weights.":
    "每个模块第三个分支的卷积核：论文中为 5；torchvision 中为 3，加载它的权重时也要用 3。",
  "Build the auxiliary heads, which serve training; their parameters are counted apart.":
    "构建训练用的辅助分类头；它们的参数另外统计。",
  "Turn ImageNet's normalisation of the picture into that with mean and deviation 0.5, which torchvision's weights expect.":
    "把按 ImageNet 归一化的图片变成均值和标准差为 0.5 的形式，torchvision 的权重需要这样的输入。",
  "Residual modules of each stage; by default those of TF-slim.": "每个阶段的残差模块数；默认与 TF-slim 相同。",
  "Multiplies the channels of all layers, rounded down (the paper's α).":
    "所有层的通道数所乘的倍数，向下取整（论文中的 α）。",
  "After each norm: relu (the paper, pytorchcv) or relu6 (TensorFlow, Keras).":
    "每个归一化之后：relu（论文、pytorchcv），或 relu6（TensorFlow、Keras）。",
  "Weight of a new batch in batch norm's running statistics (PyTorch's convention).":
    "批归一化的滑动统计中新批次的权重（PyTorch 的约定）。",
  "Multiplies the channels of all layers, rounded to multiples of 8; the last layer's only where above 1.":
    "所有层的通道数所乘的倍数，取整到 8 的倍数；最后一层只在大于 1 时才乘。",
  "MobileNetV3-Large or -Small.": "MobileNetV3-Large 或 -Small。",
  "Multiplies the channels of all layers, rounded to multiples of 8.": "所有层的通道数所乘的倍数，取整到 8 的倍数。",
  "Multiplies the channels of the layers, rounded to multiples of 8 (1 in B0, 2 in B7).":
    "各层的通道数所乘的倍数，取整到 8 的倍数（B0 为 1，B7 为 2）。",
  "Multiplies the number of blocks of each group, rounded (1 in B0, 3.1 in B7).":
    "每组块数所乘的倍数，结果取整（B0 为 1，B7 为 3.1）。",
  "How the number of blocks is rounded: up, or to the nearest, at least one (TinyNet).":
    "块数如何取整：向上，或取最接近的整数、至少为 1（TinyNet）。",
  "Whether the stem has 32 channels at any width (TinyNet).": "stem 是否在任何宽度下都是 32 个通道（TinyNet）。",
  "Channels of the last 1×1 convolution; by default four times as many as enter it (1280 in TinyNet).":
    "最后一个 1×1 卷积的通道数；默认是其输入的四倍（TinyNet 中为 1280）。",
  "MixNet-S, or MixNet-M, which L is a wider one of.": "MixNet-S，或 MixNet-M；L 是更宽的 M。",
  "Multiplies the channels of all layers but the last convolution, rounded to multiples of 8 (1.3 in L).":
    "除最后一个卷积以外，所有层的通道数所乘的倍数，取整到 8 的倍数（L 中为 1.3）。",
  "Multiplies the number of blocks of each group, rounded to the nearest, the first blocks last.":
    "每组块数所乘的倍数，取最接近的整数，最先的块最后才增加。",
  "Blocks of each stage (those of ResNet-50).": "每个 stage 的块数（默认是 ResNet-50 的）。",
  "Into how many parts a block's channels are split; each but the last has a 3×3 convolution.":
    "一个块的通道分成多少份；除最后一份外，每份有一个 3×3 卷积。",
  "Planes of the first stage, doubled with each stage.": "第一个 stage 的 planes，每过一个 stage 翻倍。",
  "Channels of a part (per group) at 64 planes.": "planes 为 64 时一份（每组）的通道数。",
  "Groups of the 3×3 convolutions (Res2NeXt).": "各个 3×3 卷积的分组数（Res2NeXt）。",
  "A 7×7 convolution and a pool, or three 3×3 and a pool (timm's networks with a `d`).":
    "一个 7×7 卷积和一个池化，或三个 3×3 卷积和一个池化（timm 名字带 `d` 的网络）。",
  "Channels of the stem, of whose last convolution a deep one has twice as many; by default the width.":
    "stem 的通道数，deep 的最后一个卷积是它的两倍；默认等于宽度。",
  "Where shapes differ: a projection, which samples, or averages first (timm's networks with a `d`).":
    "形状不同处的快捷路径：直接采样的投影，或先取平均的投影（timm 名字带 `d` 的网络）。",
  "MnasNet-A1, or B1, which was searched without SE.": "MnasNet-A1，或搜索时不含 SE 的 B1。",
  "Multiplies the channels of all layers but the last convolution, rounded to multiples of 8.":
    "除最后一个卷积外，所有层的通道数所乘的倍数，取整到 8 的倍数。",
  "Groups of the 1×1 convolutions; more groups have more channels.": "1×1 卷积的组数；组数越多，通道越多。",
  "Multiplies the channels of all layers, rounded down (the paper's s×).":
    "所有层的通道数所乘的倍数，向下取整（论文中的 s×）。",
  "The published width: 0.5, 1, 1.5 or 2.": "论文发表的宽度：0.5、1、1.5 或 2。",
  "Channels of the stem, the three stages and the last convolution, all even; overrides the width.":
    "stem、三个阶段和最后一个卷积的通道数，都要是偶数；优先于 width。",
  "Layers with weights.": "带权重的层数。",
  "A batch norm after each convolution, as in the SENet paper; the original has none.":
    "每个卷积之后的批归一化，与 SENet 论文相同；最初的 VGG 没有。",
  "Whether convolutions have a bias: before a batch norm, too, in torchvision; without one in pytorchcv.":
    "卷积是否有偏置：torchvision 中即使后面有批归一化也有，pytorchcv 中只在没有批归一化时有。",
  "Multiplies the channels of all convolutions.": "所有卷积的通道数所乘的倍数。",
  "Channels of the classifier's two hidden layers.": "分类器两个隐藏层的通道数。",
  "Blocks of all stages.": "所有阶段的块数之和。",
  "Channels of the first block (the paper's w₀).": "第一个块的通道数（论文中的 w₀）。",
  "By how many channels each block is wider than the one before (the paper's w_a).":
    "每个块比前一个块多多少个通道（论文中的 w_a）。",
  "Ratio of the channels of neighbouring stages (the paper's w_m); equal channels make a stage.":
    "相邻阶段的通道数之比（论文中的 w_m）；通道数相同的块组成一个阶段。",
  "Channels per group of the 3×3 convolutions.": "3×3 卷积每组的通道数。",
  "Blocks of each stage.": "每个阶段的块数。",
  "3×3 convolutions of each block.": "每个块中 3×3 卷积的个数。",
  "Channels of the three convolutions of the stem.": "stem 中三个卷积的通道数。",
  "Channels of the 3×3 convolutions: one number for each stage.": "3×3 卷积的通道数：每个阶段一个数。",
  "Channels at a block's end: one number for each stage.": "块末端的通道数：每个阶段一个数。",
  "Add the input of all blocks but the first of a stage (VoVNetV2).":
    "除每个阶段的第一个块外，块的输入都相加（VoVNetV2）。",
  "Depthwise and 1×1 convolutions in place of the 3×3, behind a 1×1 that reduces where channels differ.":
    "用深度卷积和 1×1 卷积代替 3×3 卷积；通道数不同时，前面有一个缩减通道的 1×1 卷积。",
  "Channels of the 3×3 over those at a block's end (4 in RegNetZ).":
    "3×3 卷积的通道数与块末端通道数之比（RegNetZ 中为 4）。",
  "How channels become a multiple of `groupWidth`: the nearest one (pycls, timm), or one that loses no more than a tenth (torchvision).":
    "通道数怎样取成 `groupWidth` 的倍数：最接近的一个（pycls、timm），或减少不超过十分之一的一个（torchvision）。",
  "Channels of the stem.": "stem 的通道数。",
  "After each norm: relu (RegNetX and Y), or silu (V and Z).":
    "每个归一化之后：relu（RegNetX 和 Y），或 silu（V 和 Z）。",
  "Norm and activation before each convolution instead of after it (RegNetV).":
    "归一化和激活在每个卷积之前，而不是之后（RegNetV）。",
  "Where shapes differ: a projection, which samples or averages first, or no addition (RegNetZ).":
    "形状不同时：投影，先采样或先做平均；或不相加（RegNetZ）。",
  "No activation after the addition (RegNetZ).": "相加之后没有激活（RegNetZ）。",
  "Channels of a last 1×1 convolution; by default there is none.": "最后一个 1×1 卷积的通道数；默认没有这个卷积。",
  "EfficientNetV2-S, M, L or XL; base: B0 to B3; rw: timm's own S, made before the authors' code.":
    "EfficientNetV2-S、M、L 或 XL；base：B0 到 B3；rw：timm 自己的 S，早于作者的代码。",
  "Multiplies the number of blocks of each group, rounded up.": "每组的块数所乘的倍数，向上取整。",
  "Blocks of each group, in place of the variant's.": "每组的块数，代替变体本来的块数。",
  "What halves the map behind the stem's pool: a blur (Zhang 2019, timm's densenetblur121d); by default the pool itself.":
    "stem 的池化之后由什么把特征图减半：模糊（Zhang 2019，timm 的 densenetblur121d）；默认是池化本身。",
  "Layers of each dense block; [6, 12, 24, 16] is DenseNet-121.":
    "每个稠密块的层数；[6, 12, 24, 16] 就是 DenseNet-121。",
  "Channels that each layer adds (the paper's k).": "每层新增的通道数（论文中的 k）。",
  "Channels of a layer's 1×1 convolution over those that it adds (4 in the paper).":
    "层中 1×1 卷积的通道数与该层新增通道数之比（论文中为 4）。",
  "Part of the channels that a transition leaves, rounded down (the paper's θ).":
    "过渡层留下的通道所占的比例，向下取整（论文中的 θ）。",
  "A 7×7 convolution (the paper), or three of 3×3 (timm's networks with a `d`).":
    "一个 7×7 卷积（论文），或三个 3×3 卷积（timm 名字带 `d` 的网络）。",
  "Channels of the stem; by default twice the growth rate (the paper).": "stem 的通道数；默认是增长率的两倍（论文）。",
  "Channels of the first block, before the width.": "第一个块的通道数，乘以宽度之前。",
  "By how many channels the blocks widen in all, evenly, before the width.":
    "各块一共均匀地加宽多少个通道，乘以宽度之前。",
  "What all channels are multiples of: 1 (the paper), 8 or 16 (timm's `rexnetr`).":
    "所有通道数都是它的倍数：1（论文）、8 或 16（timm 的 `rexnetr`）。",
  "Multiplies the channels of all layers but the classifier's hidden one, rounded to multiples of 4.":
    "除分类器的隐藏层以外，所有层的通道数所乘的倍数，取成 4 的倍数。",
  "Multiplies the channels of all layers.": "所有层的通道数所乘的倍数。",
};
