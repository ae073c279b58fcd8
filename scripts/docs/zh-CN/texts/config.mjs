/**
 * The keys of a config.
 * @type {Readonly<Record<string, string>>}
 */
export const configTexts = {
  "The JSON Schema by which an editor checks and completes this file.": "编辑器用来检查和补全这个文件的 JSON Schema。",
  "The config that this one changes: a file, relative to this one, or the name of a network.":
    "这份配置所修改的配置：相对于本文件的路径，或预设网络的名字。",
  "The network's name.": "网络的名字。",
  "Plugins beyond the built-in ones: packages, or files relative to this one; a config that is a program stands for those that it brings. Their code is run where it is trusted.":
    "自带插件之外的插件：包名，或相对于本文件的路径；如果配置本身是程序，插件就由它带来。插件的代码只有受到信任才会运行。",
  "The size of one input picture.": "一张输入图片的尺寸。",
  "Number of classes, the length of the logits; with 0 there is no classifier, and the network gives its embedding.":
    "类别数，也就是 logits 的长度；为 0 时没有分类层，网络给出它的嵌入向量（embedding）。",
  "The backbone's type and its options.": "骨干网络的类型及其选项。",
  "What is attached to the backbone's blocks, in order.": "按顺序接到骨干网络各个块上的附加模块。",
  "How a picture becomes the network's input.": "图片怎样变成网络的输入。",
  "The classes' names in the order of the logits: a list, or a file with one name per line. A dataset's classes are matched with them by name. Where what is shown is not the name of the folder: a map from folders to labels, in the order of the folders' names; a list of `{ folder, label }`; or in a file, `folder`, a tab, `label`.":
    "各类别的名称，顺序与 logits 相同：列表，或每行一个名称的文件。数据集的类别按名称与它们对应。所显示的不是文件夹的名称时：从文件夹到标签的映射，按文件夹名称的顺序；`{ folder, label }` 的列表；或在文件中写 `folder`、一个制表符和 `label`。",
  "How the network is trained; what does not train it does not look at it.":
    "怎样训练这个网络；不训练的命令不看这一节。",
  "The module's name inside its block, and so of its parameters; by default the type.":
    "模块在块中的名字，参数名也由它而来；默认是类型名。",
  "The attachment's type and its options.": "附加模块的类型及其选项。",
  "The site; by default the attachment's own (BAM), or else the backbone's standard site.":
    "插入位置；默认是附加模块自己规定的位置（BAM），没有规定则是骨干网络的标准位置。",
  "Instead of `at`: the convolution that the attachment takes the place of, e.g. conv2; by default the backbone's, for attachments that can only replace (SK).":
    "不用 `at` 时：附加模块所替换的卷积，例如 conv2；只能用来替换的附加模块（SK）默认替换骨干网络规定的那个。",
  "Which blocks; by default all that have the site.": "哪些块；默认是有这个插入位置的所有块。",
  "Stages, counted from 1: stage 1 is `layer1` of a ResNet, which the SENet paper calls Stage 2.":
    "阶段，从 1 数起：阶段 1 是 ResNet 的 `layer1`，SENet 论文称之为 Stage 2。",
  'Blocks within each stage, counted from 0: an index, from the end where negative (-1 is the last), a range "1..3" (both ends included), or every n-th "::2".':
    '每个阶段中的块，从 0 数起：序号，负数从末尾数起（-1 是最后一个）；范围 "1..3"（含两端）；或每隔几个取一个 "::2"。',
  'A pattern of the blocks\' paths, e.g. "layer3.*" or "features.{4, 5, 6}": `*` stands for any name between dots, `**` for any path, `{a, b}` for one of its choices, which can be nested; all else for itself.':
    '块的路径的模式，例如 "layer3.*" 或 "features.{4, 5, 6}"：`*` 代表两个点之间的任意名字，`**` 代表任意路径，`{a, b}` 代表其中任何一个，可以嵌套；其余字符代表它们自己。',
  "Only blocks of this stride.": "只选步幅为此值的块。",
  "Channels of the input.": "输入的通道数。",
  "Height of the input in pixels.": "输入的高度，单位为像素。",
  "Width of the input in pixels.": "输入的宽度，单位为像素。",
  "The picture is resized so that the centre crop of the input's size covers this part of its shorter side (timm's `crop_pct`). Above 1 the resized picture is smaller than the input, and is padded.":
    "图片先缩放，使输入尺寸的中心裁剪占短边的这个比例（timm 的 `crop_pct`）。大于 1 时，缩放后的图片小于输入，四周用填充补齐。",
  "How the size that the picture is resized to, the input's size / `cropRatio`, becomes whole: rounded, which gives the sizes of torchvision's recipes (Inception-v3: 342), or rounded down as in timm.":
    "图片缩放到的尺寸，即输入尺寸 / `cropRatio`，怎样取整：四舍五入，得到 torchvision 各方案的尺寸（Inception-v3：342）；或像 timm 那样向下取整。",
  "What is done where the picture has other proportions than the input, as timm's `crop_mode`: `center` cuts off what its shorter side leaves over, `border` resizes by the longer side and pads with `mean`, `squash` changes the proportions.":
    "图片的长宽比与输入不同时怎么办，与 timm 的 `crop_mode` 相同：`center` 按短边缩放、裁去多余的部分，`border` 按长边缩放、用 `mean` 填充，`squash` 改变长宽比。",
  "How the picture is resized.": "缩放图片的插值方法。",
  "Subtracted per channel, of values from 0 to 1.": "逐通道减去的均值，以 0 到 1 的值计。",
  "Divided by per channel, after `mean` is subtracted.": "减去 `mean` 之后，逐通道除以的标准差。",
  "The pictures.": "图片。",
  "How often all pictures are gone through.": "全部图片要过几遍。",
  "Pictures in a batch; those of an epoch that do not fill one are left out.":
    "一个批次的图片数；一轮中凑不满一个批次的图片不用。",
  "Batches whose gradients are averaged into one update.": "几个批次的梯度平均成一次更新。",
  "What the first weights, the order of the pictures, their changes and all masks are drawn with.":
    "随机种子：决定初始权重、图片的顺序、数据增强和所有的掩码。",
  "The learning rate that the schedule scales.": "学习率，由学习率调度缩放。",
  "What is made small.": "损失函数。",
  "How the weights follow their gradients.": "优化器：权重怎样按梯度更新。",
  "How the learning rate changes.": "学习率怎样变化。",
  "What keeps the metrics of each epoch, all of these; where there are none, `jsonl` and `csv`. They decide no numbers.":
    "每轮的指标写到哪里，可以有几个；一个也没有时，是 `jsonl` 和 `csv`。它们不影响任何数值。",
  "What is done to each picture, then to each batch, in order; where there are none, what `preprocess` says.":
    "依次对每张图片、再对每个批次做的数据增强；一个都没有时，按 `preprocess` 处理。",
  "The largest norm of all gradients together; by default there is no limit.":
    "所有梯度合在一起的最大范数；默认没有限制。",
  "What is kept at each step of the weights' running average, which is then what is evaluated, e.g. 0.999; by default there is none.":
    "权重的滑动平均在每一步保留的比例，例如 0.999，评测用的就是平均后的权重；默认不做平均。",
  "What the losses of auxiliary heads are multiplied with (Szegedy et al. 2015, section 5).":
    "辅助分类头的损失所乘的系数（Szegedy et al. 2015，第 5 节）。",
  "What chooses the best weights, and what the schedule `plateau` watches, on the pictures that are held out: the highest top-1 or the lowest loss.":
    "在验证集上按什么选出最好的权重，也是调度 `plateau` 所监视的指标：top-1 最高，或损失最低。",
  "Weights to start from, a file of PyTorch, safetensors, NumPy, Keras or TensorFlow.js relative to this one; by default they are drawn. A file that lacks some, or has them for other classes, needs `except`, a list of the modules that are drawn all the same: `{ file: pretrained.safetensors, except: [fc] }`, or with SE that is new `except: [layer*.*.se]`.":
    "训练从哪些权重开始，相对于本文件的 PyTorch、safetensors、NumPy、Keras 或 TensorFlow.js 文件；默认随机初始化。文件中缺少一些权重，或者是为别的类别训练的，就需要 `except`，列出仍要随机初始化的模块：`{ file: pretrained.safetensors, except: [fc] }`；新加 SE 时写 `except: [layer*.*.se]`。",
  "Whether less is kept of the running average at first, min(averageDecay, 1 − step^(−2/3)), so that a short run is not still the weights it began with (timm's `--model-ema-warmup`).":
    "滑动平均在开始时是否少保留一些，min(averageDecay, 1 − step^(−2/3))，使短的训练不会停留在最初的权重上（timm 的 `--model-ema-warmup`）。",
  "Which pictures an epoch shows: each once, or as many of each class, those of rare classes several times, each time changed anew.":
    "一轮训练用哪些图片：每张一次；或每个类别一样多，样本少的类别的图片出现多次，每次重新做数据增强。",
  "Modules that are not trained, e.g. `[conv1, bn1, layer1]`, or `{ modules: [layer*], statistics: update }`; by default all are.":
    "不训练的模块，例如 `[conv1, bn1, layer1]`，或 `{ modules: [layer*], statistics: update }`；默认全部训练。",
  "Modules with a learning rate or a weight decay of their own, e.g. `[{ modules: [layer*], learningRateFactor: 0.1 }]`; a parameter belongs to the first that it matches.":
    "有自己的学习率或权重衰减的模块，例如 `[{ modules: [layer*], learningRateFactor: 0.1 }]`；参数属于它匹配的第一组。",
  "When a run is finished before its last epoch; by default it is not.": "何时在最后一轮之前结束训练；默认不提前结束。",
};
