/**
 * Summaries of backbones, and where their sites are.
 * @type {Readonly<Record<string, string>>}
 */
export const backboneTexts = {
  "ResNet, ResNeXt, SENet-154 and the CIFAR ResNets: stages of residual blocks.":
    "ResNet、ResNeXt、SENet-154 和 CIFAR 上的 ResNet：由残差块组成的各个阶段。",
  "Pre-activation ResNets for ImageNet and CIFAR, and Wide ResNets.":
    "ImageNet 和 CIFAR 上的预激活 ResNet，以及 Wide ResNet。",
  "Shake-Shake ResNets and ResNeXts for CIFAR: blocks of two branches, mixed at random in training.":
    "CIFAR 上的 Shake-Shake ResNet 和 ResNeXt：每个块有两个分支，训练时随机混合。",
  "BN-Inception: GoogLeNet with batch norm and two 3×3 convolutions for each 5×5.":
    "BN-Inception：带批归一化的 GoogLeNet，每个 5×5 卷积换成两个 3×3 卷积。",
  "GoogLeNet (Inception-v1) with batch norm.": "带批归一化的 GoogLeNet（Inception-v1）。",
  "Inception-v3: modules with factorised 7×7 and 3×3 convolutions.": "Inception-v3：模块中的 7×7 和 3×3 卷积经过分解。",
  "Inception-v4: more and more uniform modules, and a stem that branches.":
    "Inception-v4：模块更多、更统一，stem 带分支。",
  "Inception-ResNet-v1: residual modules at about the cost of Inception-v3.":
    "Inception-ResNet-v1：残差模块，开销与 Inception-v3 相当。",
  "Inception-ResNet-v2: residual modules at about the cost of Inception-v4.":
    "Inception-ResNet-v2：残差模块，开销与 Inception-v4 相当。",
  "MobileNet v1 of any width: depthwise separable convolutions.": "任意宽度的 MobileNet v1：深度可分离卷积。",
  "MobileNetV2 of any width: inverted residuals with linear bottlenecks.":
    "任意宽度的 MobileNetV2：带线性瓶颈的倒残差。",
  "MobileNetV3-Large and -Small of any width; their SE is an attachment of the presets.":
    "任意宽度的 MobileNetV3-Large 和 -Small；其中的 SE 是预设里的附加模块。",
  "EfficientNet of any width and depth; its SE is an attachment of the presets.":
    "任意宽度和深度的 EfficientNet；其中的 SE 是预设里的附加模块。",
  "Res2Net and Res2NeXt: bottlenecks whose 3×3 convolutions look at each other's results, part by part.":
    "Res2Net 和 Res2NeXt：瓶颈块中的各个 3×3 卷积逐份地看到前一份的结果。",
  "After the first convolution, its norm and activation, before it is split.":
    "第一个卷积及其归一化和激活之后，切分之前。",
  "After the 3×3 convolutions of the parts, their norms and activations, joined (SE_3x3).":
    "各份的 3×3 卷积及其归一化和激活之后，拼接之后（SE_3x3）。",
  "After the third convolution and its norm.": "第三个卷积及其归一化之后。",
  "MixNet of any width and depth: depthwise convolutions of several kernels share the channels.":
    "任意宽度和深度的 MixNet：几种卷积核的深度卷积分担各通道。",
  "After the depthwise convolutions, their norm and activation (SE in MixNet).":
    "各深度卷积及其归一化和激活之后（MixNet 的 SE）。",
  "MnasNet-A1 and -B1 of any width; the SE of A1 is an attachment of the preset.":
    "任意宽度的 MnasNet-A1 和 -B1；A1 中的 SE 是预设里的附加模块。",
  "ShuffleNet v1 with 1, 2, 3, 4 or 8 groups: grouped 1×1 convolutions and channel shuffles.":
    "分为 1、2、3、4 或 8 组的 ShuffleNet v1：分组的 1×1 卷积和通道混洗。",
  "ShuffleNet v2 of width 0.5, 1, 1.5 or 2: channels are split, convolved in part, and shuffled.":
    "宽度为 0.5、1、1.5 或 2 的 ShuffleNet v2：通道先拆分，只对一部分做卷积，再混洗。",
  "VGG-11, 13, 16 and 19: 3×3 convolutions and pools, with or without batch norm.":
    "VGG-11、13、16 和 19：3×3 卷积和池化，带或不带批归一化。",

  "What enters the residual branch alone (SE-PRE).": "只进入残差分支的输入（SE-PRE）。",
  "The end of the residual branch, before drop-path and addition (standard SE).":
    "残差分支的末端，在 drop-path 和相加之前（标准的 SE）。",
  "The identity or projection path, after the projection (SE-Identity).": "恒等或投影路径，在投影之后（SE-Identity）。",
  "After addition and activation (SE-POST).": "相加和激活之后（SE-POST）。",
  "After the first convolution, its norm and activation.": "第一个卷积及其归一化和激活之后。",
  "After the second convolution, its norm and (in a bottleneck) activation (SE_3x3).":
    "第二个卷积及其归一化（在瓶颈块中还有激活）之后（SE_3x3）。",
  "After a bottleneck's third convolution and its norm.": "瓶颈块的第三个卷积及其归一化之后。",
  "After the first layers, before the first pool or stage; `where` counts it with the first stage.":
    "最前面几层之后，第一次池化或第一个阶段之前；在 `where` 中算作第一个阶段。",
  "The last feature map, as it is pooled for the classifier; `where` counts it with the last stage.":
    "最后的特征图，即分类器之前被池化的那一个；在 `where` 中算作最后一个阶段。",
  "What one stage passes on to the next (BAM); `where` counts it with the stage that it enters, from the second on.":
    "一个阶段传给下一个阶段的特征图（BAM）；`where` 把它算在它所进入的阶段里，从第二个阶段算起。",
  "What enters the branch's first convolution alone, after the block's first norm and activation (SE-PRE).":
    "只进入分支第一个卷积的输入，在块的第一个归一化和激活之后（SE-PRE）。",
  "After the first convolution, before the next norm and activation.": "第一个卷积之后，下一个归一化和激活之前。",
  "After the second convolution, before the next norm and activation.": "第二个卷积之后，下一个归一化和激活之前。",
  "After a bottleneck's third convolution.": "瓶颈块的第三个卷积之后。",
  "After the addition, which no activation follows (SE-POST).": "相加之后，其后没有激活（SE-POST）。",
  "What enters the two branches, but not the shortcut (SE-PRE).": "进入两个分支、但不进入捷径的输入（SE-PRE）。",
  "The end of the first branch.": "第一个分支的末端。",
  "The end of the second branch.": "第二个分支的末端。",
  "After both branches have become one, before drop-path and addition (standard SE).":
    "两个分支合为一个之后，在 drop-path 和相加之前（标准的 SE）。",
  "After the addition, and the activation where one follows (SE-POST).":
    "相加之后，如果有激活则在激活之后（SE-POST）。",
  "The end of the first branch, before the branches are joined.": "第一个分支的末端，在各分支合并之前。",
  "The end of the third branch: in most reduction modules a pool.": "第三个分支的末端：在大多数降采样模块中是池化。",
  "The end of the fourth branch.": "第四个分支的末端。",
  "After the branches are joined (standard SE), in reduction modules, too.":
    "各分支合并之后（标准的 SE），降采样模块也一样。",
  "The branches of a residual module joined, before the up-projection.": "残差模块的各分支合并之后，升维投影之前。",
  "The residual branch after the up-projection, before it is scaled and added (standard SE); in residual modules alone.":
    "残差分支在升维投影之后、缩放和相加之前（标准的 SE）；只在残差模块中。",
  "The identity path (SE-Identity).": "恒等路径（SE-Identity）。",
  "After addition and activation (SE-POST); in the modules that open a stage, after the branches are joined.":
    "相加和激活之后（SE-POST）；在开启一个阶段的模块中，则在各分支合并之后。",
  "After the depthwise convolution, its norm and activation.": "深度卷积及其归一化和激活之后。",
  "After the 1×1 convolution, its norm and activation (standard SE).": "1×1 卷积及其归一化和激活之后（标准的 SE）。",
  "What enters the branch alone, before it expands.": "只进入分支的输入，在扩展通道之前。",
  "After the 1×1 convolution that expands, its norm and activation; not in blocks that do not expand.":
    "扩展通道的 1×1 卷积及其归一化和激活之后；不扩展通道的块里没有。",
  "After the depthwise convolution, its norm and activation (SE in MnasNet, MobileNetV3 and EfficientNet).":
    "深度卷积及其归一化和激活之后（MnasNet、MobileNetV3 和 EfficientNet 中 SE 的位置）。",
  "The end of the branch, after the linear projection and its norm, with or without an addition after it.":
    "分支的末端，在线性投影及其归一化之后，无论其后是否相加。",
  "The identity path, in blocks that have one.": "恒等路径，只在有它的块里。",
  "The end of the block, after the addition where there is one.": "块的末端，如果有相加则在相加之后。",
  "What enters the branch with convolutions alone.": "只进入带卷积的分支的输入。",
  "After the branch's first 1×1 convolution, its norm and activation, before any shuffle.":
    "分支的第一个 1×1 卷积及其归一化和激活之后，在混洗之前。",
  "After the depthwise convolution and its norm, which no activation follows.":
    "深度卷积及其归一化之后，其后没有激活。",
  "The end of the branch, before the concat or addition (standard SE).": "分支的末端，在拼接或相加之前（标准的 SE）。",
  "The other path: the identity, the average pool (v1), half of the channels or the second branch (v2).":
    "另一条路径：恒等或平均池化（v1），一半的通道或第二个分支（v2）。",
  "The end of the unit: after the activation (v1), after the shuffle (v2).":
    "单元的末端：激活之后（v1），混洗之后（v2）。",
  "After a convolution, its norm and its activation (standard SE).": "一个卷积及其归一化和激活之后（标准的 SE）。",
  "VoVNet: blocks that join what all their convolutions give at once; the attention of V2 is an attachment of the presets.":
    "VoVNet：块把其中所有卷积的输出一次性拼接起来；V2 的注意力是预设里的附加模块。",
  "What enters the convolutions and the concatenation, after the stage's pool; not what is added.":
    "进入各卷积和拼接的特征图，在该阶段的池化之后；不含相加的部分。",
  "The input and what all 3×3 convolutions give, joined, before the 1×1 that aggregates.":
    "输入与所有 3×3 卷积的输出拼接之后，聚合的 1×1 卷积之前。",
  "After the 1×1 that aggregates, its norm and activation (ESE in VoVNetV2), before drop-path and addition.":
    "聚合的 1×1 卷积及其归一化和激活之后（VoVNetV2 的 ESE），drop-path 和相加之前。",
  "RegNetX, Y, V and Z: stages of grouped bottlenecks whose widths follow a rule; SE is an attachment of the presets.":
    "RegNetX、Y、V 和 Z：由分组瓶颈块组成的各个阶段，宽度由一条规则给出；SE 是预设里的附加模块。",
  "What enters the branch alone; with pre-activation, after the first norm and activation.":
    "只进入分支的输入；预激活时，在第一个归一化和激活之后。",
  "After the first 1×1 convolution, its norm and activation; with pre-activation, before the next norm.":
    "第一个 1×1 卷积及其归一化和激活之后；预激活时，在下一个归一化之前。",
  "After the 3×3 convolution, its norm and activation (SE in RegNetY); with pre-activation, before the next norm.":
    "3×3 卷积及其归一化和激活之后（RegNetY 的 SE）；预激活时，在下一个归一化之前。",
  "After the last 1×1 convolution, and its norm where one follows.":
    "最后一个 1×1 卷积之后；其后有归一化时，在归一化之后。",
  "The end of the branch, before drop-path and addition.": "分支的末端，在 drop-path 和相加之前。",
  "The identity or projection path, after the projection; not where a RegNetZ adds nothing.":
    "恒等或投影路径，在投影之后；RegNetZ 不相加的地方没有。",
  "The end of the block, after addition and activation.": "块的末端，在相加和激活之后。",
  "EfficientNetV2 of any width and depth: fused blocks, then inverted residuals, whose SE is an attachment of the presets.":
    "任意宽度和深度的 EfficientNetV2：先是融合的块，再是倒残差，其中的 SE 是预设里的附加模块。",
  "After the convolution that expands, its norm and activation: 3×3 in fused blocks, 1×1 in those after them.":
    "扩展通道的卷积及其归一化和激活之后：融合的块中是 3×3，其后的块中是 1×1。",
  "After the depthwise convolution, its norm and activation (SE in EfficientNetV2); not in fused blocks.":
    "深度卷积及其归一化和激活之后（EfficientNetV2 的 SE）；融合的块中没有。",
  "The end of the branch, with or without an addition after it.": "分支的末端，其后有或没有相加。",
  "DenseNet-BC of any depth and growth: layers take what all layers before them in their block have made.":
    "任意深度和增长率的 DenseNet-BC：每层接收所在块中之前所有层的输出。",
  "What enters a layer's first convolution, after the layer's first norm and activation.":
    "进入层中第一个卷积的输入，在该层第一个归一化和激活之后。",
  "After a layer's 1×1 convolution, before the next norm and activation.":
    "层中 1×1 卷积之后，在下一个归一化和激活之前。",
  "After a layer's 3×3 convolution: the new channels, before they join those before them (standard SE).":
    "层中 3×3 卷积之后：新的通道，在与之前的通道拼接之前（标准的 SE）。",
  "What all layers before have made, as it is joined with the new channels.": "之前所有层的输出，在与新的通道拼接时。",
  "The end of a layer, after the new channels have joined; the end of a transition, after its pool.":
    "层的末端，在拼接新的通道之后；过渡层的末端，在池化之后。",
  "After a transition's 1×1 convolution, before its pool.": "过渡层的 1×1 卷积之后，在池化之前。",
  "GhostNet of any width: half of the channels are made from the others by cheap depthwise convolutions.":
    "任意宽度的 GhostNet：一半的通道由另一半经廉价的深度卷积得到。",
  "ReXNet of any width: blocks that widen evenly, and add what enters to their first channels.":
    "任意宽度的 ReXNet：各块均匀地加宽，并把输入加到自己的前一部分通道上。",
  "What enters the branch alone, before the first module.": "只进入分支的输入，在第一个模块之前。",
  "After the first module and, where the block strides, the depthwise convolution behind it and its norm (SE in GhostNet).":
    "第一个模块之后；块有步幅时，在其后的深度卷积及其归一化之后（GhostNet 的 SE）。",
  "The end of the branch, after the second module, before the addition.": "分支的末端，在第二个模块之后，相加之前。",
  "The identity, or the depthwise and 1×1 convolution in its place where shapes differ.":
    "恒等路径；形状不同时，是代替它的深度卷积和 1×1 卷积。",
  "The end of the block, after the addition, which no activation follows.": "块的末端，在相加之后，其后没有激活。",
  "After the 1×1 convolution that expands, its norm and activation; not in the first block, which does not.":
    "扩展通道的 1×1 卷积及其归一化和激活之后；第一个块不扩展，没有这个位置。",
  "After the depthwise convolution and its norm, before its activation (SE in ReXNet).":
    "深度卷积及其归一化之后，激活之前（ReXNet 的 SE）。",
  "What is added to the first channels, in blocks that add.": "在有相加的块中，加到前一部分通道上的输入。",
};
