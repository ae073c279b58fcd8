/**
 * Datasets, augmentations, losses, optimizers, schedules and trackers, and their options.
 * @type {Readonly<Record<string, string>>}
 */
export const trainingTexts = {
  "A folder of pictures: one folder for each class.": "图片文件夹：每个类别一个文件夹。",
  "The folder, relative to the config that names it.": "文件夹，相对于写着它的配置文件。",
  "The part of each class that is held out for validation where there is no folder for it; 0.1 if it is not given.":
    "没有验证集文件夹时，每个类别留作验证集的比例；不写就是 0.1。",
  "What the held-out pictures are drawn with.": "抽取验证集所用的随机种子。",
  "What becomes of a picture that cannot be read: the work ends, or it is named and left out.":
    "遇到读不了的图片怎么办：中止，或指出它的名字并跳过。",
  "CIFAR-10 in its published binary files: 60,000 pictures of 32×32 in 10 classes.":
    "按公布的二进制文件读取 CIFAR-10：60,000 张 32×32 的图片，10 个类别。",
  "CIFAR-100 in its published binary files: 60,000 pictures of 32×32 in 100 classes, or 20.":
    "按公布的二进制文件读取 CIFAR-100：60,000 张 32×32 的图片，100 个类别，或 20 个。",
  "The folder with the files, relative to the config that names it.": "放有这些文件的文件夹，相对于写着它的配置文件。",
  "The part of each class's pictures to train with that is held out for validation; He et al. 2016: 0.1.":
    "每个类别的训练图片中留作验证集的比例；He et al. 2016 为 0.1。",
  "The classes that are learnt: the 100 fine ones, or the 20 that they belong to.":
    "学习哪些类别：100 个细类，或它们所属的 20 个大类。",

  "`metrics.jsonl`: a line of JSON for each epoch.": "`metrics.jsonl`：每轮一行 JSON。",
  "`metrics.csv`: a row for each epoch under a row of names.": "`metrics.csv`：一行名称，然后每轮一行。",
  "An event file for TensorBoard in the folder of the run.": "TensorBoard 的事件文件，在运行的文件夹中。",

  "Resizes the picture.": "缩放图片。",
  "Crops a random part of the picture and resizes it.": "随机裁剪图片的一部分并缩放。",
  "Pads the picture on all sides and crops a random part of it.": "在图片四周填充，再随机裁剪。",
  "Mirrors left and right at random.": "随机左右翻转。",
  "Changes brightness, contrast and saturation at random, in a random order.":
    "按随机的顺序，随机改变亮度、对比度和饱和度。",
  "Subtracts a mean from each channel and divides it by a standard deviation.": "逐通道减去均值，再除以标准差。",
  "Blends each picture with another of the batch, and their labels alike.":
    "把每张图片与批次中的另一张混合，标签也同样混合。",
  "Pastes a random part of another picture of the batch into each, and mixes their labels.":
    "把批次中另一张图片的随机一块贴到每张图片上，并混合标签。",
  "Pixels of the shorter side, the ratio of the sides kept; or [height, width]; by default the height and width of the network's input.":
    "短边的像素数，保持长宽比；或 [高, 宽]；默认是网络输入的高和宽。",
  "How the picture is resized, as Pillow does it.": "缩放的插值方法，与 Pillow 相同。",
  "Pixels of each side, or [height, width]; by default the height and width of the network's input.":
    "每边的像素数，或 [高, 宽]；默认是网络输入的高和宽。",
  "The part of the picture's area that is cropped: from, to.": "裁剪面积占图片的比例：从、到。",
  "Width by height of the crop: from, to; drawn evenly in its logarithm.": "裁剪的宽高比：从、到；按对数均匀抽取。",
  "Pixels that are added on each side before the crop.": "裁剪之前每边填充的像素数。",
  "What is added: `fill`, the pixels of the edge, or the picture mirrored at the edge, which `symmetric` repeats.":
    "填充什么：`fill`、边缘的像素，或以边缘为轴镜像的图片（`symmetric` 会重复边缘的像素）。",
  "The level of all channels that `constant` adds; 0 is black.": "`constant` 填充的像素值，各通道相同；0 是黑色。",
  "How often a picture is mirrored.": "图片翻转的概率。",
  "How much the brightness changes: by a factor from max(0, 1 - b) to 1 + b.":
    "亮度变化的幅度：乘以 max(0, 1 - b) 到 1 + b 之间的系数。",
  "How much the contrast changes: by a factor from max(0, 1 - c) to 1 + c.":
    "对比度变化的幅度：乘以 max(0, 1 - c) 到 1 + c 之间的系数。",
  "How much the saturation changes: by a factor from max(0, 1 - s) to 1 + s.":
    "饱和度变化的幅度：乘以 max(0, 1 - s) 到 1 + s 之间的系数。",
  "Subtracted per channel, of values from 0 to 1; by default that of the network's `preprocess`.":
    "逐通道减去的均值，以 0 到 1 的值计；默认与网络的 `preprocess` 相同。",
  "Divided by per channel, after `mean` is subtracted; by default that of the network's `preprocess`.":
    "减去 `mean` 之后，逐通道除以的标准差；默认与网络的 `preprocess` 相同。",
  "The parameter of the beta distribution; 1 is uniform.": "贝塔分布的参数；1 是均匀分布。",
  "How often a batch is mixed.": "一个批次被混合的概率。",
  "The parameter of the beta distribution of CutMix; if it is not given, batches are blended alone.":
    "CutMix 的贝塔分布的参数；不写就只做混合，不做 CutMix。",
  "How often a batch that is mixed is changed by CutMix, where there is a `cutmixAlpha`.":
    "写了 `cutmixAlpha` 时，要混合的批次中改用 CutMix 的概率。",

  "Cross entropy of the softmax, for one class per picture.": "softmax 交叉熵，每张图片属于一个类别。",
  "Cross entropy of a sigmoid per class, for any number of classes per picture.":
    "每个类别一个 sigmoid 的交叉熵，每张图片可以属于任意多个类别。",
  "What the labels are: the index of the class, or a number for each class (mixed or soft labels).":
    "标签是什么：类别的序号，或每个类别一个数（混合标签或软标签）。",
  "The part of the labels that is given to all classes alike (Szegedy et al. 2016, section 7).":
    "标签中平均分给所有类别的比例，即标签平滑（Szegedy et al. 2016，第 7 节）。",

  "Stochastic gradient descent, with momentum and Nesterov's.": "随机梯度下降，可带动量和 Nesterov 动量。",
  "Adam with decoupled weight decay.": "Adam，权重衰减与梯度解耦。",
  "RMSprop, as PyTorch has it or as TensorFlow and timm have it.":
    "RMSprop，按 PyTorch 的公式，或按 TensorFlow 和 timm 的公式。",
  "How much of the last update is kept.": "上一次更新保留的比例。",
  "Whether the momentum is Nesterov's.": "是否使用 Nesterov 动量。",
  "How strongly parameters are pulled towards 0.": "把参数拉向 0 的强度。",
  "Whether the decay shrinks parameters beside the update (Loshchilov & Hutter 2019) instead of joining the gradient.":
    "权重衰减是否在更新之外直接缩小参数（Loshchilov & Hutter 2019），而不是并入梯度。",
  "Whether weights and biases of norms and all other biases decay, too: PyTorch's default; timm's is false.":
    "归一化层的权重和偏置、以及其他所有偏置是否也衰减：PyTorch 默认衰减，timm 默认不衰减。",
  "How much of the running means of gradients and of their squares is kept.": "梯度及其平方的滑动平均保留的比例。",
  "Added to the root of the mean square.": "加到均方根上的数。",
  "Whose formula: where ε and the learning rate stand, and what the mean square is at first.":
    "用谁的公式：区别在于 ε 和学习率的位置，以及均方的初始值。",
  "How much of the running mean square is kept; timm: 0.9.": "均方的滑动平均保留的比例；timm 为 0.9。",
  "Keeps the division finite; timm: 1e-10, the MobileNets 1e-3.":
    "避免除法出现无穷大；timm 为 1e-10，MobileNet 系列为 1e-3。",
  "How much of the last update is kept; timm: 0.9.": "上一次更新保留的比例；timm 为 0.9。",

  "The same learning rate all along, after a warm-up where that is asked for.":
    "学习率始终不变；要求预热时，预热之后不变。",
  "Multiplies the learning rate by a factor every so many epochs.": "每隔若干轮，学习率乘以一个系数。",
  "Multiplies the learning rate by a factor at given epochs.": "在指定的轮次，学习率乘以一个系数。",
  "Lets the learning rate fall along half a cosine.": "学习率沿半个余弦下降。",
  "Lets the learning rate fall along a power of what is left.": "学习率按剩余进度的幂下降。",
  "Lets the learning rate rise to that of the config and fall far below where it started, step by step.":
    "学习率逐步上升到配置中的值，再下降到远低于起点的值。",
  "Multiplies the learning rate by a factor where what is watched has not got better for some epochs.":
    "所监视的指标连续若干轮没有改善时，学习率乘以一个系数。",
  "Whether the rate changes between epochs or at every step.": "学习率在轮与轮之间变化，还是每一步都变化。",
  "Over how many epochs the rate rises evenly to what the schedule starts from.":
    "预热的轮数：学习率在这些轮中均匀上升到调度的起点。",
  "The rate from which it rises; by default 1e-5, as in timm's script, or the learning rate where that is lower.":
    "预热开始时的学习率；默认与 timm 的脚本相同，为 1e-5；学习率更低时就取学习率。",
  "Whether the schedule starts when the warm-up is done, instead of running on beneath it.":
    "调度是否等预热结束才开始，而不是在预热期间就已经在走。",
  "Epochs from one change to the next.": "两次变化之间的轮数。",
  "What the rate is multiplied with.": "学习率所乘的系数。",
  "The epochs, counted from 0, before which it changes.": "在哪些轮之前变化，从 0 数起。",
  "The rate at the end.": "结束时的学习率。",
  "The power; 1 is a straight line. timm: 0.5.": "幂；1 是直线。timm 为 0.5。",
  "The part of all steps in which the rate rises (`pct_start`).": "学习率上升的步数所占的比例（`pct_start`）。",
  "How it rises and falls (`anneal_strategy`).": "上升和下降的方式（`anneal_strategy`）。",
  "How many times less than its peak the rate is at first (`div_factor`).": "起点是峰值的几分之一（`div_factor`）。",
  "How many times less than at first it is at the end (`final_div_factor`).":
    "终点是起点的几分之一（`final_div_factor`）。",
  "Whether it falls as it rose before it falls to the end.": "是否先按上升的方式降回起点，再降到终点。",
  "Whether what is watched shall fall or rise; by default as `training.monitor` has it: `loss` falls, `top1` rises. The other one is refused.":
    "所监视的指标应当下降还是上升；默认由 `training.monitor` 决定：`loss` 下降，`top1` 上升。写成相反的会被拒绝。",
  "How many epochs without improvement are let pass.": "允许多少轮没有改善。",
  "How much better counts as better.": "改善多少才算改善。",
  "Whether the threshold is a part of the best value, or a difference from it.":
    "阈值是最佳值的一个比例，还是与最佳值的差。",
  "How many epochs after a change do not count.": "变化之后多少轮不计入。",
  "The least rate.": "最小的学习率。",
  "How much each class counts: a map of names, of which those that are left out count 1, e.g. `{ cat: 2 }`; a list in the order of the classes; or `balanced`, pictures / (classes · pictures of the class), as scikit-learn has it. By default all count 1.":
    "每个类别的权重：按名称的映射，没写的为 1，例如 `{ cat: 2 }`；按类别顺序的列表；或 `balanced`，图片数 / (类别数 · 该类的图片数)，与 scikit-learn 相同。默认都为 1。",
  "How much being of a class counts against not being of it: one number for all classes; a map of names, of which those that are left out count 1; a list in the order of the classes; or `balanced`, the pictures of other classes / those of the class. By default all count 1.":
    "属于某个类别相对于不属于它的权重：所有类别共用的一个数；按名称的映射，没写的为 1；按类别顺序的列表；或 `balanced`，其他类别的图片数 / 该类的图片数。默认都为 1。",
};
