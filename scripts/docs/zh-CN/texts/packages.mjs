/**
 * Descriptions of the packages.
 * @type {Readonly<Record<string, string>>}
 */
export const packageTexts = {
  "Graph, blocks, sites, plugin host and config of Netgraft; runs in Node and in a browser.":
    "计算图、块、插入位置、插件机制和配置；可在 Node 和浏览器中运行",
  "Pictures for Netgraft networks: datasets, decoding, augmentation, and batches that worker threads read ahead.":
    "图片：数据集、解码、数据增强，以及由工作线程预读的批次",
  "Draws Netgraft networks and what they cost: SVG and PDF for papers, HTML that unfolds to operations.":
    "绘制网络结构及其开销：论文用的 SVG 和 PDF，或可逐层展开的网页",
  "Runs native code for a Netgraft engine in a process of its own.": "在独立的进程中运行引擎的原生代码",
  "Runs of several Netgraft networks and seeds: their folders, their order, and what they come to.":
    "对多个网络和多个随机种子的训练：文件夹、顺序和结果",
  "Files and folders that appear whole or not at all, and the reasons of the system in words.":
    "文件和文件夹要么完整写出，要么完全不写；并用文字说明系统报告的错误",
  "Composes convolutional networks from config: backbones, attention blocks and the command.":
    "用配置组合卷积神经网络：骨干网络、注意力模块和命令行",
  "Lowers Netgraft graphs to ONNX, and makes ONNX files of them; it runs nothing.":
    "把计算图转换成 ONNX 并生成 ONNX 文件；不负责运行",
  "Runs and trains Netgraft graphs with onnxruntime: in a process of Node, and in a browser.":
    "用 onnxruntime 运行和训练：在 Node 的独立进程中，或在浏览器中",
  "Lowers Netgraft graphs to TensorFlow, and writes SavedModels; it runs nothing.":
    "把计算图转换成 TensorFlow 并写出 SavedModel；不负责运行",
  "Writes Netgraft networks as PyTorch source that people read, with its weights; it runs nothing.":
    "把网络写成供人阅读的 PyTorch 源码，并附上权重；不负责运行",
  "Runs and trains Netgraft graphs with TensorFlow in Node, through the addon of tfjs-node, and sets it up.":
    "在 Node 中通过 tfjs-node 用 TensorFlow 运行和训练，并负责它的安装",
  "Contract tests for authors of Netgraft plugins.": "供插件作者使用的契约测试",
  "How Netgraft networks are trained: losses, optimizers, schedules, the step, the trainer and its checkpoints.":
    "训练：损失函数、优化器、学习率调度、训练步、训练器和检查点",
  "Weights of Netgraft networks: safetensors, npy, initialisation, matching with a state dict.":
    "权重：safetensors、npy、初始化，以及与 state dict 的匹配",
  "Attention blocks after squeeze-and-excitation for Netgraft.": "SE 之后的各种注意力模块",
  "DenseNet for Netgraft.": "DenseNet",
  "Res2Net and Res2NeXt for Netgraft.": "Res2Net 和 Res2NeXt",
  "MnasNet, EfficientNet, TinyNet and MixNet for Netgraft.": "MnasNet、EfficientNet、TinyNet 和 MixNet",
  "GoogLeNet, BN-Inception, Inception-v3 and v4, and the Inception-ResNets for Netgraft.":
    "GoogLeNet、BN-Inception、Inception-v3 和 v4，以及 Inception-ResNet",
  "MobileNet v1, v2 and v3, GhostNet and ReXNet for Netgraft.": "MobileNet v1、v2 和 v3，GhostNet 和 ReXNet",
  "ResNet, ResNet-D, ResNeXt, SENet-154, pre-activation and Wide ResNets, Shake-Shake and the CIFAR ResNets for Netgraft.":
    "ResNet、ResNet-D、ResNeXt、SENet-154、预激活 ResNet、Wide ResNet、Shake-Shake，以及 CIFAR 上的 ResNet",
  "Squeeze-and-excitation and its variants for Netgraft.": "SE 模块及其变体",
  "ShuffleNet v1 and v2 for Netgraft.": "ShuffleNet v1 和 v2",
  "RegNetX, Y, V and Z for Netgraft.": "RegNetX、Y、V 和 Z",
  "VoVNet and ESE-VoVNet for Netgraft.": "VoVNet 和 ESE-VoVNet",
  "VGG with and without batch norm for Netgraft.": "VGG，带或不带批归一化",
};
