/**
 * Options of attachments.
 * @type {Readonly<Record<string, string>>}
 */
export const attachmentOptionTexts = {
  "The ratio r by which the channels are reduced between the two layers.": "两个全连接层之间压缩通道的比例 r。",
  "The channels that the ratio divides: those that are gated (the paper), or those that enter the block (MnasNet, EfficientNet).":
    "压缩哪个通道数：被加权的通道（论文），或进入块的通道（MnasNet、EfficientNet）。",
  "The number of channels between the two layers; overrides `reduction`.":
    "两个全连接层之间的通道数；优先于 `reduction`。",
  "How C / r is rounded: floor (article, Caffe), nearest (timm's RegNets and EfficientNets), timm (multiple of 8) or mobilenet (MobileNetV3's divisor rule).":
    "C / r 怎样取整：floor（文章、Caffe）、nearest（timm 的 RegNet 和 EfficientNet）、timm（8 的倍数），或 mobilenet（MobileNetV3 的取整规则）。",
  "At least so many channels between the two layers; without it, rounding to none is an error.":
    "两个全连接层之间至少有这么多通道；不写时，取整后没有通道就是错误。",
  "Whether the two layers have a bias: none in the article and the paper's ablations; true in timm and the authors' Caffe models.":
    "两个全连接层是否有偏置：文章和论文的消融实验中没有；timm 和作者的 Caffe 模型中有。",
  "Global average or maximum (the paper's Table 11), or none: the paper's NoSqueeze (Table 16).":
    "全局平均或全局最大值（论文表 11），或不池化：论文中的 NoSqueeze（表 16）。",
  "The two layers, or none: the gate is the bounded squeeze itself, which learns nothing (the article's first wrong structure).":
    "两个全连接层，或没有：门就是 squeeze 的结果经过激活，什么也学不到（文章中错误的结构之一）。",
  "Between the two layers.": "两个全连接层之间的激活。",
  "What bounds the gate (the paper's Table 12).": "门的激活函数（论文表 12）。",
  "What is squeezed: the value at the site, or the input of the block (the article's third wrong structure).":
    "对什么做 squeeze：插入位置上的特征图，或块的输入（文章中错误的结构之三）。",
  "Names of the two layers in the state dict: fc1 and fc2 (torchvision, timm), conv1 and conv2 (pytorchcv), conv_reduce and conv_expand (timm's EfficientNets and MnasNets), or fc.0 and fc.2 (the article, senet.pytorch).":
    "两个全连接层在 state dict 中的名字：fc1 和 fc2（torchvision、timm），conv1 和 conv2（pytorchcv），conv_reduce 和 conv_expand（timm 的 EfficientNet 和 MnasNet），或 fc.0 和 fc.2（文章、senet.pytorch）。",
  "The ratio r by which the channels are reduced.": "压缩通道的比例 r。",
  "The number of reduced channels itself; overrides `reduction`.": "直接给出压缩后的通道数；优先于 `reduction`。",
  "At least so many; without it, reducing to none is an error.": "至少有这么多；不写时，压缩到没有通道就是错误。",
  "Dilation of the spatial branch's two 3×3 convolutions.": "空间分支中两个 3×3 卷积的空洞率。",
  "How the branches are joined: added (the paper's Eq. 2) or multiplied (the authors' code, pytorchcv).":
    "两个分支怎样合并：相加（论文式 2），或相乘（作者的代码、pytorchcv）。",
  "Parallel heads; they divide the channels.": "并行的头数；通道数要能被它整除。",
  "Channels of query and key in each head; by default those of the value, C / heads.":
    "每个头中 query 和 key 的通道数；默认与 value 相同，即 C / heads。",
  "Whether the projection has a bias.": "投影是否有偏置。",
  "Learned relative positions, or none (the paper's Table 6).": "可学习的相对位置，或没有（论文表 6）。",
  "What the gate is multiplied with; by default 1. With 2 it is 1 where it is half open, so that it can begin as the identity.":
    "门要乘以的数，默认为 1。为 2 时，半开的门等于 1，因此它可以从恒等映射开始。",
  "Whether the positions' logits are divided by √d, too, like q·k: not by default in timm.":
    "位置的 logits 是否也像 q·k 那样除以 √d：timm 默认不除。",
  "How the two are joined: their sum (MICCAI 2018), or the larger element (the authors' later code).":
    "两者怎样合并：相加（MICCAI 2018），或取较大的元素（作者后来的代码）。",
  "Whether the shared layers have a bias: the authors' code and pytorchcv have, timm has not.":
    "共享的全连接层是否有偏置：作者的代码和 pytorchcv 有，timm 没有。",
  "Both gates, channel first, or one alone (the authors' `no_spatial`; the paper's ablations).":
    "两个门都有、通道在先，或只有其中一个（作者的 `no_spatial`；论文的消融实验）。",
  "Side of the spatial gate's kernel.": "空间门的卷积核边长。",
  "The two maps under the spatial kernel: maximum first (the authors' code, pytorchcv) or mean first (timm).":
    "空间卷积核所作用的两张图：最大值在先（作者的代码、pytorchcv），或平均值在先（timm）。",
  "At least so many reduced channels.": "压缩后至少有这么多通道。",
  "Whether the convolutions have a bias: the authors' code has, timm has not (and reduces by 24, to multiples of 8).":
    "卷积是否有偏置：作者的代码有，timm 没有（而且按 24 压缩，取 8 的倍数）。",
  "What makes the gate: SE's two layers (DCA-SE), or nothing but the sigmoid (DCA with GE-θ⁻).":
    "门由什么产生：SE 的两个全连接层（DCA-SE），或只有 sigmoid（用 GE-θ⁻ 的 DCA）。",
  "Whether layer norm and ReLU follow the connection, as in the authors' code; the paper's direct connection is the plain sum.":
    "连接之后是否有层归一化和 ReLU，作者的代码有；论文中的直接连接只是相加。",
  "What bounds the gate: relu6(t + 3) / 6 (the authors' code, timm), or a sigmoid (the paper's formula).":
    "门的激活函数：relu6(t + 3) / 6（作者的代码、timm），或 sigmoid（论文的公式）。",
  "How many neighbouring channels a gate sees; by default what `kernelRule` says.":
    "一个门能看到多少个相邻通道；默认由 `kernelRule` 决定。",
  "From t = (log2 C + beta) / gamma: roundUp takes floor(t), plus 1 where even, at least 3 (authors' code, timm); nearest the nearest odd number (the paper's Eq. 12).":
    "由 t = (log2 C + beta) / gamma 得出：roundUp 取 floor(t)，偶数则加 1，至少为 3（作者的代码、timm）；nearest 取最近的奇数（论文式 12）。",
  "γ of the kernel rule.": "卷积核规则中的 γ。",
  "b of the kernel rule.": "卷积核规则中的 b。",
  "What the first and last channels see beyond the end: zeros (the paper), or the other end (timm's ceca).":
    "首尾通道在边界之外看到什么：零（论文），或另一端（timm 的 ceca）。",
  "A selection of FcaNet's code, given on 7×7 and scaled to the map, or pairs [vertical, horizontal] on the map itself. Each is for an equal share of the channels.":
    "FcaNet 代码中的一组频率，按 7×7 给出、再缩放到特征图；或直接在特征图上的 [垂直, 水平] 对。每个频率平分通道。",
  "Size of the DCT, to which the map is average-pooled: 56, 28, 14 and 7 by stage in FcaNet's code; by default the map's own.":
    "DCT 的尺寸，特征图先平均池化到这个尺寸：FcaNet 代码中各阶段为 56、28、14 和 7；默认是特征图自己的尺寸。",
  "What a feature map is squeezed to, and by what the channels are normalised (the paper's default is l2).":
    "特征图压缩成哪种范数，通道又按哪种范数归一化（论文默认 l2）。",
  "Keeps roots and divisions finite.": "避免开方和除法出现无穷大。",
  "GE-θ⁻ gathers by average pooling and learns nothing, GE-θ by depthwise convolutions, GE-θ⁺ puts SE's two layers after these.":
    "GE-θ⁻ 用平均池化收集，没有可学习的参数；GE-θ 用深度卷积收集；GE-θ⁺ 在其后再加 SE 的两个全连接层。",
  "The extent ratio e: one gathered position stands for e × e; a power of 2 for θ and θ⁺.":
    "范围比 e：收集后的一个位置代表 e × e 个位置；θ 和 θ⁺ 要求是 2 的幂。",
  "Whether θ⁺'s two layers have a bias: none as in the papers' ablations of SE; timm's have.":
    "θ⁺ 的两个全连接层是否有偏置：没有时与 SE 论文的消融实验一致；timm 有。",
  "c, the standard deviation of the Gaussian.": "c，高斯函数的标准差。",
  "Added to the variance over the channels.": "加到通道间方差上的数。",
  "How positions are weighed: by a learned softmax (the paper) or equally (mmcv's `avg`).":
    "各位置怎样加权：可学习的 softmax（论文），或等权（mmcv 的 `avg`）。",
  "How the context joins: added (the paper; timm's gca), as a sigmoid gate (timm's gc), or a gate and then added (mmcv).":
    "上下文怎样合并：相加（论文；timm 的 gca），作为 sigmoid 门（timm 的 gc），或先门控再相加（mmcv）。",
  "Added to the variance in layer norm: 1e-5 in the authors' code and mmcv, 1e-6 in timm.":
    "层归一化中加到方差上的数：作者的代码和 mmcv 为 1e-5，timm 为 1e-6。",
  "Groups of channels that are normalised apart; they divide the channels. The code of a common port (changzy00) has 8 as its example.":
    "各自归一化的通道组数；通道数要能被它整除。一个常见移植版（changzy00）的示例用 8。",
  "Added to the variance within a group.": "加到组内方差上的数。",
  "Round the reduced channels to a multiple: 8 in timm, which reduces by 8.":
    "把压缩后的通道数取整到某数的倍数：timm 为 8，它按 8 压缩。",
  "f of two positions: softmax of θ·φ, softmax of x·x, or θ·φ divided by the number of positions.":
    "两个位置之间的 f：θ·φ 的 softmax、x·x 的 softmax，或 θ·φ 除以位置数。",
  "What the products are divided by: nothing (the paper), √C (timm), or the root of the reduced channels (mmcv).":
    "乘积除以什么：不除（论文）、√C（timm），或压缩后通道数的平方根（mmcv）。",
  "Whether φ and g are max-pooled by 2 (the paper's subsampling trick).":
    "φ 和 g 是否做 2 倍最大池化（论文的降采样技巧）。",
  "Whether BN, starting at 0, follows the last layer (the paper, timm).":
    "最后一层之后是否有从 0 开始的 BN（论文、timm）。",
  "Whether the weights |γ| / Σ|γ| count as constants in training, as in the authors' code; the paper does not say.":
    "训练时是否把权重 |γ| / Σ|γ| 当作常数，作者的代码如此；论文没有说明。",
  "Splits of each group, the paper's R.": "每组分成几份，即论文中的 R。",
  "Groups that are split, the paper's K; by default those of the convolution that is replaced.":
    "被分割的组数，即论文中的 K；默认与被替换的卷积相同。",
  "At least so many reduced channels, of all groups.": "各组压缩后的通道合计至少有这么多。",
  "Kernel of each path.": "每条路径的卷积核。",
  "Whether larger kernels are 3×3 ones, dilated, as in the paper's networks.":
    "较大的卷积核是否用带空洞的 3×3 代替，论文的网络如此。",
  "Groups of the paths' convolutions; by default those of the convolution that is replaced (32 in SKNet).":
    "各路径卷积的组数；默认与被替换的卷积相同（SKNet 为 32）。",
  "At least so many reduced channels, the paper's L.": "压缩后至少有这么多通道，即论文中的 L。",
  "Round the reduced channels to a multiple (timm's `rd_divisor`).":
    "把压缩后的通道数取整到某数的倍数（timm 的 `rd_divisor`）。",
  "Whether each path sees its share of the input channels alone (timm's default) or all (the paper).":
    "每条路径只看自己那一份输入通道（timm 的默认值），还是看全部（论文）。",
  "Layout of state-dict names.": "state dict 中的命名方式。",
  "Groups of channels, which share the gates' parameters; twice as many divide the channels.":
    "通道的组数，各组共用门的参数；通道数要能被它的两倍整除。",
  "λ, which keeps the energy finite.": "λ，避免能量函数出现无穷大。",
  "Groups of channels, each with a spatial gate of its own; they divide the channels.":
    "通道的组数，每组有自己的空间门；通道数要能被它整除。",
  "Added to the standard deviation.": "加到标准差上的数。",
  "Added to the (unbiased) variance under the root.": "根号下加到（无偏）方差上的数。",
  "Side of the three kernels.": "三个卷积核的边长。",
  "Whether there is the third branch (the authors' `no_spatial`).": "是否有第三个分支（作者的 `no_spatial`）。",
  "What the roundings timm and mobilenet give multiples of; by default 8 (4 in GhostNet, 1 in the paper's ReXNet).":
    "timm 和 mobilenet 两种取整给出它的倍数；默认是 8（GhostNet 中为 4，论文的 ReXNet 中为 1）。",
  "A batch norm between the first layer and its activation (ReXNet).": "第一层与其激活之间的批归一化（ReXNet）。",
};
