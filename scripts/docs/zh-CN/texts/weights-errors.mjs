/** The meanings and remedies of errors of weights. */
export const weightsErrorTexts = {
  "A file of weights is truncated, or what it says of itself is malformed or contradicts the file.":
    "权重文件被截断，或其自述内容有误或与文件矛盾。",
  "Fetch or write the file again; the tensor and the bytes that disagree are named.":
    "重新下载或写出文件；会指出不一致的张量和字节。",
  "The tensors of a state dict are not those of the network: missing, unexpected, or of another shape or dtype.":
    "state dict 的张量不是网络的张量：缺少、多出，或形状、dtype 不同。",
  "Compare the network's options with those the weights were trained with; every tensor that differs is named.":
    "把网络的选项与训练该权重时的对照；每个不同的张量都会列出。",
  "Attachments cannot be added to trained weights without changing what the network computes.":
    "附加模块无法加到训练好的权重上而不改变网络的计算结果。",
  "Each is named with its reason: another site or another attachment has such a start, or take `graft: near` where the difference is rounding.":
    "会逐个指出并说明原因：换一个有这种初始状态的插入位置或附加模块，只差舍入误差时用 `graft: near`。",
  "A network is to predict something and no weights are given.": "要用网络预测，却没有给出权重。",
  "Name a file with `--weights`, made by training or with `netgraft weights init`, or draw untrained ones with `--init`.":
    "用 `--weights` 给出训练得到或由 `netgraft weights init` 写出的文件，或用 `--init` 抽取未训练的权重。",
  "A file of weights is of no format that is read.": "权重文件不是能读取的格式。",
  "The message says what the file is, and how to get weights from it; docs/weights.md lists what is read.":
    "消息说明文件是什么、怎样从中得到权重；可以读取的格式见 docs/weights.md。",
  "Weights say that they are of a network with the same tensors that computes something else.":
    "权重自称属于另一个网络，其张量相同而计算不同。",
  "Compose that network: the message names the options. Where the difference is wanted, write them into the config as they are.":
    "改为组合那个网络：消息中有所需的选项。如果确实要有差别，就把现有的选项值写进配置。",
  "A checkpoint has no state dict, several of which none is the usual one, or not the one that was asked for.":
    "检查点中没有 state dict，或有几个而没有一个是常用的，或没有所要求的那一个。",
  "Name one of those that the message lists with `stateDict` (`--state-dict`).":
    "用 `stateDict`（`--state-dict`）指定消息中列出的一个。",
};
