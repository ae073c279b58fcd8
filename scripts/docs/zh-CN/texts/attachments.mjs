/**
 * Summaries and formulas of the attachments.
 * @type {Readonly<Record<string, string>>}
 */
export const attachmentTexts = {
  "Squeeze-and-excitation: gates channels by what the whole feature map holds.":
    "SE（Squeeze-and-Excitation）：按整张特征图的内容为各通道加权。",
  "Bottleneck attention between stages: a channel and a dilated spatial branch, joined before the gate.":
    "BAM，瓶颈注意力，放在阶段之间：通道分支和带空洞卷积的空间分支，合并后再做门控。",
  "Bottleneck self-attention in place of a 3×3 convolution, with relative positions.":
    "BoTNet：用带相对位置的自注意力代替 3×3 卷积。",
  "Concurrent spatial and channel squeeze-and-excitation: one gate per channel and one per position.":
    "scSE：空间与通道并行的 SE，每个通道一个门，每个位置也一个门。",
  "Convolutional block attention: a channel gate from mean and maximum, then a spatial gate.":
    "CBAM：先由平均值和最大值得到通道门，再做空间门。",
  "Coordinate attention: one gate for each row and one for each column of each channel.":
    "坐标注意力：每个通道的每一行和每一列各有一个门。",
  "Deep connected attention: each gate also sees what the one before attended to.":
    "DCA：每个门还能看到前一个注意力模块关注了什么。",
  "Effective squeeze-and-excitation: one layer of full width instead of a bottleneck.":
    "eSE：用一个不降维的全连接层代替瓶颈结构。",
  "Efficient channel attention: gates each channel by its neighbours' means, with one small kernel.":
    "ECA：用一个小卷积核，按相邻通道的平均值为每个通道加权。",
  "Frequency channel attention: SE whose squeeze takes other frequencies than the mean.":
    "FCA：squeeze 取平均值以外的频率分量的 SE。",
  "Gated channel transformation: channels compete or cooperate by the norms of their maps.":
    "GCT（门控通道变换）：各通道按特征图的范数竞争或合作。",
  "Gather-excite: gates each position by what lies around it, over any extent.":
    "GE（Gather-Excite）：按周围任意大小范围的内容为每个位置加权。",
  "Gaussian context transformer: damps channels whose mean is far from the others'; learns nothing.":
    "高斯上下文变换：压低平均值与其他通道相差很大的通道；没有可学习的参数。",
  "Global context: adds to all positions what a learned mean over them holds.":
    "GC（全局上下文）：对所有位置做可学习的加权平均，再加到每个位置上。",
  "Linear context transform: two numbers for each channel on means normalised within groups.":
    "LCT（线性上下文变换）：平均值在组内归一化，每个通道两个参数。",
  "Non-local block: adds to each position what all others hold, by likeness.":
    "非局部模块：按相似度把其他所有位置的内容加到每个位置上。",
  "Normalisation-based attention: gates elements by their batch-normed value and the channel's share of scale.":
    "NAM：按批归一化后的值和该通道缩放系数所占的比例，为每个元素加权。",
  "Selective kernel convolution in place of a 3×3: several kernels, weighed by channel.":
    "SK：代替 3×3 卷积的选择性卷积核，几个卷积核按通道加权。",
  "Split attention in place of a 3×3 (ResNeSt): groups of maps, weighed by channel.":
    "代替 3×3 卷积的分割注意力（ResNeSt）：几组特征图按通道加权。",
  "Shuffle attention: half of each group gated by channel, half by position, then shuffled.":
    "SA（混洗注意力）：每组通道一半按通道加权，一半按位置加权，再混洗。",
  "SimAM: gates every element by how far it stands out of its feature map; learns nothing.":
    "SimAM：按每个元素在特征图中的突出程度加权；没有可学习的参数。",
  "Spatial group-wise enhance: in each group of channels, gates positions by their likeness to the mean.":
    "SGE：在每组通道中，按各位置与平均值的相似度加权。",
  "Style-based recalibration: gates each channel by its own mean and standard deviation.":
    "SRM：按每个通道自己的平均值和标准差加权。",
  "Triplet attention: the mean of three gates, over each pair of channel, height and width.":
    "三元注意力：通道、高、宽两两组合，取三个门的平均。",

  "x · σ(W₂ δ(W₁ z)), z = the mean of each feature map. Hu et al., Squeeze-and-Excitation Networks (CVPR 2018, TPAMI 2020), eqs. 2–4.":
    "x · σ(W₂ δ(W₁ z))，z 是每张特征图的平均值。Hu et al., Squeeze-and-Excitation Networks (CVPR 2018, TPAMI 2020)，式 2–4。",
  "x · (1 + σ(Mc(x) + Ms(x))); Mc = W₁ relu(BN(W₀ mean)), Ms = conv₁ relu(BN(conv₃ relu(BN(conv₃ relu(BN(conv₁ x)))))), the 3×3 dilated by 4. With m = C/r: 3Cm + 18m² + C + 13m + 1 parameters. Park et al. (BMVC 2018), Eqs. 1–4.":
    "x · (1 + σ(Mc(x) + Ms(x)))；Mc = W₁ relu(BN(W₀ mean))，Ms = conv₁ relu(BN(conv₃ relu(BN(conv₃ relu(BN(conv₁ x))))))，3×3 卷积的空洞率为 4。设 m = C/r，参数量为 3Cm + 18m² + C + 13m + 1。Park et al. (BMVC 2018)，式 1–4。",
  "softmax(q·k/√d + q·(r_h + r_w)) v over all positions, in heads; a 2×2 mean where the convolution strides; BN and ReLU. 3CC′ + 2C + (2H + 2W − 2) C/heads parameters. Srinivas et al., Bottleneck Transformers (CVPR 2021), section 3.":
    "对所有位置做多头的 softmax(q·k/√d + q·(r_h + r_w)) v；卷积带步幅时做 2×2 平均；之后是 BN 和 ReLU。参数量为 3CC′ + 2C + (2H + 2W − 2) C/heads。Srinivas et al., Bottleneck Transformers (CVPR 2021)，第 3 节。",
  "x · σ(W₂ relu(W₁ z + b₁) + b₂) + x · σ(w·x + b), z = the mean of each feature map; or the larger of both. 2C²/r + C/r + 2C + 1 parameters. Roy et al. (MICCAI 2018), section 2; its code takes r = 2.":
    "x · σ(W₂ relu(W₁ z + b₁) + b₂) + x · σ(w·x + b)，z 是每张特征图的平均值；或取两者中较大的。参数量为 2C²/r + C/r + 2C + 1。Roy et al. (MICCAI 2018)，第 2 节；其代码中 r = 2。",
  "x′ = x · σ(W₂ relu(W₁ mean) + W₂ relu(W₁ max)); y = x′ · σ(BN(conv₇ [max; mean])). 2C²/r + C/r + C + 100 parameters. Woo et al. (ECCV 2018), Eqs. 1–3.":
    "x′ = x · σ(W₂ relu(W₁ mean) + W₂ relu(W₁ max))；y = x′ · σ(BN(conv₇ [max; mean]))。参数量为 2C²/r + C/r + C + 100。Woo et al. (ECCV 2018)，式 1–3。",
  "x · σ(F_h(f^h)) · σ(F_w(f^w)), f = hswish(BN(F₁[row means; column means])). With m = max(8, C/32): 3Cm + 3m + 2C parameters. Hou et al. (CVPR 2021), Eqs. 4–9.":
    "x · σ(F_h(f^h)) · σ(F_w(f^w))，f = hswish(BN(F₁[各行平均; 各列平均]))。设 m = max(8, C/32)，参数量为 3Cm + 3m + 2C。Hou et al. (CVPR 2021)，式 4–9。",
  "x · s, s = σ(W₂ relu(W₁ g)), g = relu(LN(α z + β t)), t = z′ · s′ of the attachment before, through a layer where the widths differ. 2C²/r + C/r + C parameters, and 2C + 3 for the connection (CC′ + 3C more where the widths differ). Ma et al., DCANet (arXiv 2007.05099), section 3.":
    "x · s，s = σ(W₂ relu(W₁ g))，g = relu(LN(α z + β t))，t = z′ · s′ 来自前一个附加模块，宽度不同时先经过一个全连接层。参数量为 2C²/r + C/r + C，连接另有 2C + 3（宽度不同时再加 CC′ + 3C）。Ma et al., DCANet (arXiv 2007.05099)，第 3 节。",
  "x · hsig(W z + b), z = the mean of each feature map. C² + C parameters. Lee & Park, CenterMask (CVPR 2020), section 3.3.":
    "x · hsig(W z + b)，z 是每张特征图的平均值。参数量为 C² + C。Lee & Park, CenterMask (CVPR 2020)，第 3.3 节。",
  "x · σ(conv1d_k(z)), z = the mean of each feature map, sliding over the channels. k parameters. Wang et al., ECA-Net (CVPR 2020), Eqs. 9 and 12.":
    "x · σ(conv1d_k(z))，z 是每张特征图的平均值，卷积沿通道滑动。参数量为 k。Wang et al., ECA-Net (CVPR 2020)，式 9 和 12。",
  "x · σ(W₂ relu(W₁ z)), z = for each channel one coefficient of its map's 2D DCT, the channels divided among the frequencies. 2C²/r parameters. Qin et al., FcaNet (ICCV 2021), section 3.":
    "x · σ(W₂ relu(W₁ z))，z 是每个通道的特征图的一个二维 DCT 系数，各频率平分通道。参数量为 2C²/r。Qin et al., FcaNet (ICCV 2021)，第 3 节。",
  "x · (1 + tanh(γ s / √(mean s² + ε) + β)), s = α √(Σ x² + ε) over each feature map. 3C parameters. Yang et al. (CVPR 2020), section 3.":
    "x · (1 + tanh(γ s / √(mean s² + ε) + β))，s = α √(Σ x² + ε)，在每张特征图上求和。参数量为 3C。Yang et al. (CVPR 2020)，第 3 节。",
  "x · σ(interp(ξ(x))). θ⁻: ξ = means over (2e − 1)² at stride e; no parameters. θ: log₂ e depthwise 3×3 of stride 2 with BN; 11C parameters each, or one over the whole map: HWC + 2C. θ⁺: W₂ relu(W₁ ·) after it; 2C²/r more. Hu et al., Gather-Excite (NeurIPS 2018), sections 2–3.":
    "x · σ(interp(ξ(x)))。θ⁻：ξ 是步幅为 e、范围为 (2e − 1)² 的平均，没有参数。θ：log₂ e 个步幅为 2、带 BN 的 3×3 深度卷积，每个参数量为 11C；或一个覆盖整张特征图的，参数量为 HWC + 2C。θ⁺：其后再加 W₂ relu(W₁ ·)，多 2C²/r。Hu et al., Gather-Excite (NeurIPS 2018)，第 2–3 节。",
  "x · exp(−ẑ² / (2c²)), ẑ = the means of the feature maps, standardised over the channels. No parameters. Ruan et al. (CVPR 2021), section 3 (GCT-B0).":
    "x · exp(−ẑ² / (2c²))，ẑ 是各特征图的平均值在通道间标准化的结果。没有参数。Ruan et al. (CVPR 2021)，第 3 节（GCT-B0）。",
  "x + W₂ relu(LN(W₁ Σⱼ αⱼ xⱼ)), α = softmax(w·x) over the positions. 2C²/r + 3C/r + 2C + 1 parameters. Cao et al., GCNet (ICCVW 2019), Eq. 5; r = 16 there, 8 in timm.":
    "x + W₂ relu(LN(W₁ Σⱼ αⱼ xⱼ))，α = softmax(w·x)，在所有位置上做 softmax。参数量为 2C²/r + 3C/r + 2C + 1。Cao et al., GCNet (ICCVW 2019)，式 5；论文中 r = 16，timm 中为 8。",
  "x · σ(w ẑ + b), ẑ = the means of the feature maps, standardised within groups of channels. 2C parameters. Ruan et al. (AAAI 2020), section 3.":
    "x · σ(w ẑ + b)，ẑ 是各特征图的平均值在每组通道内标准化的结果。参数量为 2C。Ruan et al. (AAAI 2020)，第 3 节。",
  "x + BN(W_z Σⱼ softmaxⱼ(θ(xᵢ)·φ(xⱼ)) g(xⱼ)). With m = C/r: 4Cm + 3m + 3C parameters. Wang et al., Non-local Neural Networks (CVPR 2018), Eqs. 1–6; r = 2 there, 8 in timm.":
    "x + BN(W_z Σⱼ softmaxⱼ(θ(xᵢ)·φ(xⱼ)) g(xⱼ))。设 m = C/r，参数量为 4Cm + 3m + 3C。Wang et al., Non-local Neural Networks (CVPR 2018)，式 1–6；论文中 r = 2，timm 中为 8。",
  "x · σ(w · BN(x)), w = |γ| / Σ|γ| of the norm's own scales. 2C parameters. Liu et al., NAM (2021), Eqs. 1–2, channel part.":
    "x · σ(w · BN(x))，w = |γ| / Σ|γ|，γ 是该归一化自己的缩放系数。参数量为 2C。Liu et al., NAM (2021)，式 1–2，通道部分。",
  "Σ aᵢ Uᵢ, Uᵢ = relu(BN(conv_kᵢ(x))), a = softmax over i of Wᵢ relu(BN(W₀ mean(Σ Uᵢ))). With d = max(C/r, 32) and M paths: the paths' convolutions and 2MC + (M + 1) Cd + 2d parameters. Li et al., Selective Kernel Networks (CVPR 2019), Eqs. 1–6.":
    "Σ aᵢ Uᵢ，Uᵢ = relu(BN(conv_kᵢ(x)))，a 是 Wᵢ relu(BN(W₀ mean(Σ Uᵢ))) 对 i 的 softmax。设 d = max(C/r, 32)，有 M 条路径：参数量为各路径的卷积加上 2MC + (M + 1) Cd + 2d。Li et al., Selective Kernel Networks (CVPR 2019)，式 1–6。",
  "Σ aᵢ Uᵢ over the R splits of U = relu(BN(conv(x))), a = softmax over i of W₂ relu(BN(W₁ mean(Σ Uᵢ))). With d = max(C R / r, 32) and K groups: the convolution, and (1 + R) C d / K + 3 R C + 3 d parameters. Zhang et al., ResNeSt: Split-Attention Networks (2020).":
    "对 U = relu(BN(conv(x))) 的 R 份求和 Σ aᵢ Uᵢ，a 是 W₂ relu(BN(W₁ mean(Σ Uᵢ))) 对 i 的 softmax。设 d = max(C R / r, 32)，有 K 组：参数量为卷积加上 (1 + R) C d / K + 3 R C + 3 d。Zhang et al., ResNeSt: Split-Attention Networks (2020)。",
  "In each group, half of the channels x · σ(w₁ z + b₁), half x · σ(w₂ GN(x) + b₂); then a channel shuffle in 2 groups. 3C/G parameters. Zhang & Yang, SA-Net (ICASSP 2021), section 3.":
    "每组中一半的通道是 x · σ(w₁ z + b₁)，另一半是 x · σ(w₂ GN(x) + b₂)；然后分 2 组做通道混洗。参数量为 3C/G。Zhang & Yang, SA-Net (ICASSP 2021)，第 3 节。",
  "x · σ(d / (4 (Σ d / (HW − 1) + λ)) + 1/2), d = (x − μ)², over each feature map. No parameters. Yang et al. (ICML 2021), Eqs. 5–6.":
    "x · σ(d / (4 (Σ d / (HW − 1) + λ)) + 1/2)，d = (x − μ)²，在每张特征图上计算。没有参数。Yang et al. (ICML 2021)，式 5–6。",
  "In each group x · σ(w ĉ + b), c = ⟨x, z⟩ with z = the group's means, ĉ = c standardised over the positions. 2G parameters. Li, Hu & Yang (arXiv 1905.09646), section 3.":
    "在每组中 x · σ(w ĉ + b)，c = ⟨x, z⟩，z 是该组的平均值，ĉ 是 c 在各位置间标准化的结果。参数量为 2G。Li, Hu & Yang (arXiv 1905.09646)，第 3 节。",
  "x · σ(BN(w₁ μ + w₂ √(s² + ε))), mean and unbiased variance of each feature map. 4C parameters. Lee, Kim & Nam, SRM (ICCV 2019), section 3.":
    "x · σ(BN(w₁ μ + w₂ √(s² + ε)))，μ 和 s² 是每张特征图的平均值和无偏方差。参数量为 4C。Lee, Kim & Nam, SRM (ICCV 2019)，第 3 节。",
  "The mean of x · σ(BN(conv₇ [max; mean])), pooled over height, width and channel in turn. 3 (2k² + 2) parameters, 300 with k = 7. Misra et al., Rotate to Attend (WACV 2021), section 3.":
    "依次沿高、宽、通道池化，取 x · σ(BN(conv₇ [max; mean])) 的平均。参数量为 3 (2k² + 2)，k = 7 时为 300。Misra et al., Rotate to Attend (WACV 2021)，第 3 节。",
};
