/** The meanings and remedies of errors. */
export const errorTexts = {
  Errors: "错误",
  Code: "错误码",
  Package: "包",
  "When it is thrown": "何时抛出",
  "What to do": "怎么办",
  "Every error of Netgraft has a code that stays the same across releases. Its message names the place, what was expected there, what was found, and the nearest valid choice; all problems that can be found at once are listed. The command prints them and exits with 1; in a program they are instances of `NetgraftError`, with `code` and `problems`.":
    "Netgraft 的每个错误都有一个错误码，各个版本保持不变。错误信息指出位置、那里应有什么、实际是什么，以及最接近的有效选择；能一次找到的问题会全部列出。命令打印这些问题并以 1 退出；在程序中它们是 `NetgraftError` 的实例，带有 `code` 和 `problems`。",
  "This page is generated from the code by `npm run docs`.": "本页由 `npm run docs` 根据代码生成。",
  "An .npy file is truncated or malformed, or holds an array of another dtype, order or rank than is needed.":
    ".npy 文件被截断或格式有误，或者其中数组的 dtype、存储顺序或维数不是所需的。",
  "Save it again with `numpy.save(path, numpy.ascontiguousarray(x, dtype=numpy.float32))`.":
    "用 `numpy.save(path, numpy.ascontiguousarray(x, dtype=numpy.float32))` 重新保存。",
  "An attachment cannot be used at this site: channels or sizes do not fit it.":
    "附加模块不能用在这个插入位置：通道数或尺寸不合。",
  "Change its options, or select other sites with `at` and `where`.":
    "修改它的选项，或用 `at` 和 `where` 选择别的插入位置。",
  "An attachment does not keep the shape of the value at its site.": "附加模块没有保持插入位置处值的形状。",
  "Mend the attachment: what it returns must have the axes and sizes of what it was given.":
    "修正附加模块：返回值的轴和尺寸必须与收到的值相同。",
  "An augmentation threw while it changed a picture, or its module cannot be imported in a worker thread.":
    "数据增强在改变图片时抛出了异常，或它的模块无法在工作线程中导入。",
  "Its own words are quoted; report them to the author of its plugin.":
    "引用了它自己的错误信息；请报告给该插件的作者。",
  "The augmentation of a config does not give what the network takes: another size, steps in an order that cannot be, a crop larger than the picture.":
    "配置中的数据增强给不出网络所要的输入：尺寸不同、步骤的顺序不可能，或裁剪比图片还大。",
  "Change the list of augmentations at the place that is named.": "在所指的位置修改数据增强的列表。",
  "A network cannot be published: the hub does not know who asks, does not allow it, or does not answer.":
    "网络无法发布：hub 不认识请求者、不允许，或没有应答。",
  "Look at the reason, which says what is published by then; HF_TOKEN is a token that may write, and `--dry-run` writes the files into a folder.":
    "查看原因，其中说明此时已发布了什么；HF_TOKEN 是有写权限的令牌，`--dry-run` 把文件写进一个文件夹。",
  "A dataset has fewer pictures than one batch, so that none can be filled.":
    "数据集的图片比一个批次还少，凑不满一个批次。",
  "Make the batch smaller, or the dataset larger.": "减小批次，或扩大数据集。",
  "Training was ended, and the checkpoint of where it was could not be written; the one before it is still there.":
    "训练被结束，而当时的检查点没能写下来；前一个检查点还在。",
  "Make room, or whatever the reason asks for, and go on from the checkpoint before.":
    "腾出空间，或按原因所说处理，再从前一个检查点继续。",
  "A file is no checkpoint of a run, or one of another version.": "文件不是某次训练的检查点，或属于别的版本。",
  "Name the folder of a run, or its `checkpoint.safetensors`.":
    "给出某次训练的文件夹，或其中的 `checkpoint.safetensors`。",
  "A checkpoint is of another run: another network, or other options that decide what training comes to.":
    "检查点属于另一次训练：网络不同，或决定训练结果的选项不同。",
  "Resume with the config that the run was begun with, which is in its folder; every option and tensor that differs is named.":
    "用开始这次训练时的配置继续，它就在训练的文件夹里；每个不同的选项和张量都会列出。",
  "A network has another number of classes than the dataset that it is trained with or evaluated on.":
    "网络的类别数与训练或评估所用的数据集不同。",
  "Set `classes` of the network's config to the number of the dataset's classes.":
    "把网络配置的 `classes` 设为数据集的类别数。",
  "The names of a network's classes, and those of a dataset or of weights, are not the same classes.":
    "网络的类别名与数据集或权重的类别名不是同一组类别。",
  "Both sides are listed. Where other classes are meant, take the dataset's names with `--set labels=null`; where folders are named otherwise than what is shown, give `labels` as a map from folders to labels.":
    "两边都会列出。如果本来就是别的类别，用 `--set labels=null` 采用数据集的名称；如果文件夹的名称与显示的标签不同，把 `labels` 写成从文件夹到标签的映射。",
  "A config names code that is not trusted, a plugin or a program, and nobody was there to allow it, or did.":
    "配置指定了不受信任的代码（插件或程序），而没有人在场允许，或没有允许。",
  "Look at the code. Trust its folder with `netgraft trust <folder>`, or it alone with `netgraft trust <plugin>`; or run it once with `--plugins`.":
    "先看看代码。用 `netgraft trust <folder>` 信任它所在的文件夹，或用 `netgraft trust <plugin>` 只信任它；也可以用 `--plugins` 运行一次。",
  "A config extends itself, directly or by way of others.": "配置直接或间接地继承了自己。",
  "Break the chain that is printed.": "断开打印出来的继承链。",
  "A config has a value of the wrong type, an unknown key, or lacks a key.":
    "配置中有类型错误的值、未知的键，或缺少某个键。",
  "Each place is named with what is expected there.": "每个位置都会列出，并说明那里应有什么。",
  "A config file does not exist, or a name is no preset.": "配置文件不存在，或名称不是预设。",
  "Check the path, or list the presets with `netgraft list networks`.":
    "检查路径，或用 `netgraft list networks` 列出预设。",
  "An override (`--set`, `--attach`) is malformed or addresses nothing.":
    "覆盖项（`--set`、`--attach`）写法有误，或没有指向任何东西。",
  "Write `--set path=value` or `--attach 'id=type(option=value)@site'`.":
    "写成 `--set path=value` 或 `--attach 'id=type(option=value)@site'`。",
  "A config file does not parse.": "配置文件无法解析。",
  "Correct the text at the line and column that are named.": "在所指的行和列改正文本。",
  "A dataset is not laid out as its type says: no pictures, an empty class, one class alone, other classes in `val` than in `train`; a published file that is missing or cut off.":
    "数据集的布局与它的类型不符：没有图片、有空的类别、只有一个类别、`val` 中的类别与 `train` 中的不同；公布的文件缺失或不完整。",
  "Give each class of a folder its own folder with its pictures; with `train` and `val`, no class in `val` that `train` has not. Unpack published archives again. Every fault is named.":
    "文件夹数据集的每个类别放在各自的文件夹里；有 `train` 和 `val` 时，`val` 中不能有 `train` 没有的类别。公布的压缩包请重新解压。每个问题都会列出。",
  "A drawing is asked for that there cannot be: its file ends in no known form, or there are too few or too many networks.":
    "要求了画不出来的结构图：文件的扩展名不是已知的形式，或网络太少或太多。",
  "Name a file with one of the endings that are listed, one network, and two with `--diff`.":
    "给出带有所列扩展名之一的文件和一个网络；用 `--diff` 时给出两个网络。",
  "Two plugins, or one plugin twice, register a component under the same name.":
    "两个插件，或同一个插件两次，以同一名称注册了组件。",
  "Rename one of the two, or leave one plugin out.": "给其中一个改名，或去掉一个插件。",
  "Two modules or parameters in one scope have the same name.": "同一作用域中有两个模块或参数同名。",
  "Give one of the attachments another `id`.": "给其中一个附加模块换一个 `id`。",
  "An engine or a session was used after it had been closed.": "引擎或会话在关闭之后又被使用。",
  "Close an engine after the last call that uses it.": "在最后一次使用引擎的调用之后再关闭它。",
  "The engine's process ended while it was in use: it was killed, ran out of memory, or failed in native code.":
    "引擎的进程在使用中结束：被杀死、内存耗尽，或在原生代码中失败。",
  "The signal or exit status is named; start another engine, with smaller batches where memory ran out.":
    "会指出信号或退出码；重新启动引擎，如果是内存耗尽，就减小批次。",
  "The engine refused to load a model or to run it.": "引擎拒绝加载或运行模型。",
  "The engine's own words are quoted; check the shapes of the inputs against those of the model.":
    "引用了引擎自己的错误信息；核对输入的形状与模型的是否一致。",
  "The ONNX engine cannot start here: onnxruntime is not installed, or not built for this platform.":
    "ONNX 引擎在这里无法启动：没有安装 onnxruntime，或没有这个平台的版本。",
  "Run `netgraft setup onnx`, which installs it from npm alone; where it is not built for the platform, the platform is named.":
    "运行 `netgraft setup onnx`，它只从 npm 安装；如果没有这个平台的版本，会指出平台。",
  "A file was exported that does not give what its network gives; it is not kept.":
    "导出的文件算出的结果与网络不同；文件没有保留。",
  "Export float32 where float16 is too coarse for the weights. `--no-check` keeps the file as it is; where nothing was asked for but the format, report it.":
    "如果 float16 对这些权重太粗，就导出 float32。`--no-check` 会原样保留文件；如果除格式外什么都没有要求，请报告。",
  "A network is to be exported to a file whose ending says no format, or another format than the one that is asked for.":
    "导出网络的文件，其扩展名不代表任何格式，或与所要的格式不同。",
  "Name a file with one of the endings that are listed, or the format with `--format`.":
    "给出带有所列扩展名之一的文件，或用 `--format` 指定格式。",
  "Another process writes into a folder that one alone may write into, such as that of a run; who it is, is named.":
    "另一个进程正在写入只允许一个进程写入的文件夹，例如某次训练的文件夹；会指出是哪个进程。",
  "Wait until it has ended, or end it; one that was killed is succeeded without further ado.":
    "等它结束，或结束它；被杀死的进程会直接被接替。",
  "A process was held up for so long that another one has taken its folder over; what it had written is there, and it has ended.":
    "进程停顿太久，它的文件夹已被另一个进程接管；它写下的内容还在，它自己已经结束。",
  "Look after the process that holds the folder now; what was lost can be computed again from the last checkpoint.":
    "查看现在占有该文件夹的进程；丢失的部分可以从最后一个检查点重新计算。",
  "A network has more values than the limit, or costs that cannot be counted exactly.":
    "网络的值多于限制，或其开销无法精确计数。",
  "Make it smaller where it is named; the limit can be raised (docs/limits.md), the other bound is that of exact integers, 2^53.":
    "在所指的位置把它改小；限制可以提高（docs/limits.md），另一个上界是精确整数的上界 2^53。",
  "A graph, or its JSON, is inconsistent or of another version.": "计算图或它的 JSON 自相矛盾，或属于别的版本。",
  "Write the file again with this version of Netgraft.": "用这个版本的 Netgraft 重新写出文件。",
  "An initializer cannot be applied to a tensor of that shape.": "初始化方法不能用于这种形状的张量。",
  "Use an initializer that fits the shape; fans need at least two axes.":
    "换一种适合该形状的初始化方法；用到 fan 的方法至少需要两个轴。",
  "What a network is shown does not fit it: another rank, other channels, no examples, another size than was opened.":
    "给网络的输入不合：维数不同、通道数不同、没有样本，或与打开时的尺寸不同。",
  "Compare the array's N×C×H×W with the network's `input`; set `input.channels` where the network shall take others.":
    "把数组的 N×C×H×W 与网络的 `input` 对照；如果网络应接收别的通道数，设置 `input.channels`。",
  "Something happened that no error of Netgraft describes: a bug in Netgraft or in a plugin.":
    "发生了 Netgraft 的任何错误都没有描述的情况：Netgraft 或某个插件的缺陷。",
  "Run it again with NETGRAFT_DEBUG=1 for a stack trace, and report it with that.":
    "设置 NETGRAFT_DEBUG=1 再运行一次得到调用栈，连同它一起报告。",
  "The environment variable NETGRAFT_LIMITS does not say which limits are to be other ones.":
    "环境变量 NETGRAFT_LIMITS 没有说明要改哪些限制。",
  "Write it as `name=number`, several with a comma between them; docs/limits.md lists the names.":
    "写成 `name=number`，多个之间用逗号隔开；名称列在 docs/limits.md 中。",
  "The weights given for a model lack a tensor, or one has another size than the model declares.":
    "给模型的权重缺少某个张量，或其大小与模型声明的不同。",
  "Load weights made for this network; every tensor that differs is named.":
    "加载为这个网络制作的权重；每个不同的张量都会列出。",
  "A model is larger than the 2 GiB that one ONNX file may have.": "模型大于一个 ONNX 文件允许的 2 GiB。",
  "Export a smaller network; weights in separate files are not supported yet.":
    "导出较小的网络；尚不支持把权重放在单独的文件中。",
  "A selection, or a part of one (a stage, a position, a choice of a pattern), selects nothing.":
    "选择或其中一部分（一个阶段、一个位置、模式中的一个选项）没有选中任何东西。",
  "Compare the part that is named with what is listed, or leave it out.": "把所指的部分与列出的对照，或去掉它。",
  "A run is to go on, and there is no checkpoint of it.": "要继续一次训练，却没有它的检查点。",
  "Name the folder of a run, which has a `config.yaml` and mostly a `checkpoint.safetensors`, or leave `--resume` out to begin a new one.":
    "给出某次训练的文件夹，其中有 `config.yaml`，通常还有 `checkpoint.safetensors`；或去掉 `--resume` 开始新的训练。",
  "An engine, a file format or training cannot express an operation, and the operation has no decomposition.":
    "引擎、文件格式或训练无法表达某个运算，而该运算没有分解形式。",
  "Use another engine, or give the operation a `decompose` or, for training, a `gradient`.":
    "换一个引擎，或给该运算加上 `decompose`；用于训练时加上 `gradient`。",
  "Options that are valid alone cannot be combined, or do not fit the place they are used in.":
    "单独有效的选项不能合在一起，或不适合所用的位置。",
  "Change one of the options that are named.": "修改所列选项中的一个。",
  "A folder that is to be written exists and has something in it; or a file that is to be new exists.":
    "要写入的文件夹已经存在，里面有内容；或者要新建的文件已经存在。",
  "Name another one, or remove what is there.": "换一个文件夹，或清空它。",
  "A picture cannot be decoded: it is damaged or cut off, too large, or of no format that is read.":
    "图片无法解码：已损坏或被截断、太大，或不是能读取的格式。",
  "Open it in another program and save it again as JPEG or PNG; a dataset can leave it out with `brokenPictures: skip`.":
    "用别的程序打开并重新保存为 JPEG 或 PNG；数据集可以用 `brokenPictures: skip` 跳过它。",
  "A config names plugins or is a program, and `--no-plugins` forbids running them.":
    "配置指定了插件或本身就是程序，而 `--no-plugins` 禁止运行它们。",
  "Leave `--no-plugins` out if you trust the config.": "如果信任这个配置，去掉 `--no-plugins`。",
  "A plugin was written for another version of the plugin API.": "插件是为别的版本的插件 API 编写的。",
  "Install a version of the plugin for the API version that is named.": "安装适用于所指 API 版本的插件。",
  "A plugin depends on a plugin that is not loaded.": "插件依赖的另一个插件没有加载。",
  "Name the missing plugin under `plugins`, before the one that needs it.":
    "在 `plugins` 中，把缺少的插件写在需要它的插件之前。",
  "Two plugins have the same name.": "两个插件同名。",
  "Name each plugin once.": "每个插件只写一次。",
  "A plugin threw while it was loaded or while it registered its components.": "插件在加载时或注册组件时抛出了异常。",
  "The plugin's own error is quoted; report it to its author.": "引用了插件自己的错误；请报告给它的作者。",
  "Something was registered after the framework was first used.": "在框架第一次使用之后又注册了内容。",
  "Load all plugins before the first network is composed.": "在组合第一个网络之前加载所有插件。",
  "A plugin module does not export what `definePlugin` returns, or what it registers is malformed.":
    "插件模块没有导出 `definePlugin` 的返回值，或注册的内容有误。",
  "Export the plugin as `default`, made with `definePlugin`.": "以 `default` 导出用 `definePlugin` 创建的插件。",
  "A new plugin is to have a name that npm does not take, or that a built-in component has.":
    "新插件的名称 npm 不接受，或与内置组件重名。",
  "Choose the name that is suggested, or another one of lower-case letters, digits and hyphens.":
    "采用建议的名称，或另选一个由小写字母、数字和连字符组成的名称。",
  "A plugin named in a config cannot be found.": "找不到配置中指定的插件。",
  "Install the package, or correct the path; paths are relative to the config.":
    "安装该包，或改正路径；路径相对于配置文件。",
  "A network is to be profiled in an engine that does not tell what each layer takes.":
    "要在一个不说明每层用时的引擎中剖析网络。",
  "Profile it in the engine onnx; `netgraft compare --benchmark` measures whole runs in every engine.":
    "请用 onnx 引擎剖析；`netgraft compare --benchmark` 可在任何引擎中测量整次运行。",
  "A config that is a program threw while it was run.": "作为程序的配置在运行时抛出了异常。",
  "The program's own error is quoted; run the program with `node` to see where it comes from.":
    "引用了程序自己的错误；用 `node` 运行该程序，看它从哪里来。",
  "A file that Netgraft runs in a thread or a process of its own is not where its package has it: a bundler has left it out.":
    "Netgraft 在单独的线程或进程中运行的文件不在包内原来的位置：打包工具漏掉了它。",
  "Keep the packages of Netgraft external to the bundle; docs/bundling.md says how.":
    "把 Netgraft 的包留在 bundle 之外；做法见 docs/bundling.md。",
  "A file cannot be opened or read.": "文件无法打开或读取。",
  "Check the path and its permissions.": "检查路径和权限。",
  "The weights of a network do not fit into a SavedModel that has them as constants, which holds less than 2 GiB.":
    "网络的权重放不进以常量保存权重的 SavedModel，它小于 2 GiB。",
  "Export a smaller network, or to another format.": "导出较小的网络，或导出为别的格式。",
  "A module has a name that a module of PyTorch cannot have in Python.":
    "某个模块的名称在 Python 中不能作为 PyTorch 模块的名称。",
  "Give the attachment another `id`, or the plugin's module another name.":
    "给附加模块换一个 `id`，或给插件的模块换一个名称。",
  "`netgraft setup` was given an engine that has nothing to set up, or something that its set-up does not take.":
    "`netgraft setup` 所指的引擎没有需要安装的内容，或给了它的安装不接受的东西。",
  "Name one of those that are listed, or use the engine as it is; `netgraft doctor` shows what is usable.":
    "从列出的当中选一个，或直接使用该引擎；`netgraft doctor` 显示有什么可用。",
  "The addon of tfjs-node does not build.": "tfjs-node 的原生插件编译失败。",
  "The compiler's words are quoted; with `--verbose` all that was written is shown.":
    "引用了编译器的信息；加上 `--verbose` 显示全部输出。",
  "Something that `netgraft setup` needs cannot be fetched.": "`netgraft setup` 需要的内容无法下载。",
  "Check the connection and the proxy of the program that is named, or give it a mirror; TensorFlow needs no download with `--from`.":
    "检查网络连接和所指程序的代理，或给它一个镜像；TensorFlow 用 `--from` 时不需要下载。",
  "The folder in which `netgraft setup` keeps what it makes cannot be written, or its disk is full.":
    "`netgraft setup` 存放结果的文件夹无法写入，或磁盘已满。",
  "Free the space that is named, or name another folder in the environment variable NETGRAFT_CACHE.":
    "腾出所指的空间，或在环境变量 NETGRAFT_CACHE 中指定别的文件夹。",
  "A program that `netgraft setup` runs is not on this machine.": "这台机器上没有 `netgraft setup` 要运行的程序。",
  "Install what is listed, all at once, and run it again.": "把列出的一次装齐，再运行一次。",
  "The folder given with `--from` has no TensorFlow that an addon can be built with.":
    "`--from` 所给的文件夹中没有可用来编译原生插件的 TensorFlow。",
  "Name an unpacked libtensorflow, or the folder `tensorflow` of a Python's site-packages; what was looked for is listed.":
    "给出解压后的 libtensorflow，或 Python 的 site-packages 中的文件夹 `tensorflow`；查找过的内容会列出。",
  "The inputs of an operation do not fit each other or its attributes.": "运算的输入彼此不合，或与其属性不合。",
  "Check the sizes at the node that is named; small inputs can be too small for a network.":
    "检查所指节点处的尺寸；小的输入对网络来说可能太小。",
  "TensorFlow is not set up here: tfjs-node is not installed, or it has no native addon.":
    "这里没有装好 TensorFlow：没有安装 tfjs-node，或它没有原生插件。",
  "Run `netgraft setup tensorflow`, or use the engine `onnx`.": "运行 `netgraft setup tensorflow`，或使用引擎 `onnx`。",
  "TensorFlow is set up and does not load: a library is missing or damaged, or the addon was built for another TensorFlow.":
    "TensorFlow 已装好却无法加载：某个库缺失或损坏，或原生插件是为别的 TensorFlow 编译的。",
  "Run `netgraft setup tensorflow`, which builds anew what does not load; `netgraft doctor` shows what there is.":
    "运行 `netgraft setup tensorflow`，它会重新编译无法加载的部分；`netgraft doctor` 显示现有的内容。",
  "A tensor is missing or of another dtype than is needed, such as logits of integers.":
    "缺少张量，或 dtype 不是所需的，例如整数的 logits。",
  "Have the network give, or the caller pass, the dtype that is expected.": "让网络给出或让调用方传入所要的 dtype。",
  "A tensor has data of another length than its shape, or a name that the file format reserves.":
    "张量数据的长度与形状不符，或名称是文件格式保留的。",
  "Mend the tensor that is named.": "修正所指的张量。",
  "A network is to be trained or evaluated, and its config does not say with which pictures.":
    "要训练或评估网络，而配置没有说用哪些图片。",
  "Give the config a section `training` with a `dataset` and a number of `epochs`.":
    "在配置中加上 `training` 一节，写明 `dataset` 和 `epochs`。",
  "The list of what is trusted cannot be read: it is damaged, of another version, or others than you can write to it.":
    "信任列表无法读取：已损坏、属于别的版本，或除你之外还有别人可以写入。",
  "Look at the file that is named, then mend it (mode 0600) or remove it; `netgraft trust` writes a new one.":
    "查看所指的文件，然后修正它（权限 0600）或删除它；`netgraft trust` 会写一个新的。",
  "`netgraft trust` was given something that cannot be trusted: no folder and no plugin, or a folder that anybody can write to.":
    "`netgraft trust` 所给的东西不能信任：既不是文件夹也不是插件，或是任何人都能写入的文件夹。",
  "Name the folder of your configs, the file of a plugin, or an installed package.":
    "给出你的配置所在的文件夹、插件文件，或已安装的包。",
  "A backbone, attachment or other component of that type is not registered.":
    "没有注册这种类型的骨干网络、附加模块或其他组件。",
  "Use one of the types listed, or name its plugin under `plugins`.":
    "使用列出的类型之一，或在 `plugins` 中写上它的插件。",
  "An attachment names a site that the backbone does not have.": "附加模块指定的插入位置，骨干网络没有。",
  "Use one of the sites listed.": "使用列出的插入位置之一。",
  "A worker thread that reads pictures ended while it was in use: out of memory, or by what an augmentation did.":
    "读取图片的工作线程在使用中结束：内存耗尽，或由于某个数据增强的操作。",
  "The picture that it worked on is named; leave it out, or read with `workers: 0` to see the error itself.":
    "会指出它正在处理的图片；去掉该图片，或用 `workers: 0` 读取以看到错误本身。",
  "A file cannot be written; nothing is left behind.": "文件无法写入；没有留下任何东西。",
  "Check that the directory exists and can be written, and that there is space.":
    "检查目录存在、可以写入，并且有空间。",
  "A number is not finite where only numbers can be: training's loss has grown without bound, weights have NaN or an infinity, or a prediction has come to one.":
    "在只能是有限数的地方出现了非有限数：训练的损失无限增大，权重中有 NaN 或无穷大，或预测得到了这样的数。",
  "In training, make the learning rate smaller or clip the gradients, and go on from the last checkpoint; the first node whose result is not finite is named. Of weights, the tensors are named: take others, or draw their modules with `--except`.":
    "训练时，减小学习率或裁剪梯度，再从最后一个检查点继续；会指出第一个结果非有限的节点。对于权重，会列出张量：换别的权重，或用 `--except` 重新抽取它们的模块。",
  "No gate of a network can be folded: each depends on the picture, costs too much accuracy, or has nothing before it to be folded into.":
    "网络中没有可以折叠的门控：每一个都随图片变化，或会损失太多准确率，或之前没有可折叠进去的层。",
  "Look at the reason of each; `netgraft gates` tells how far gates move. Allow more with `--at-most` or `--max-drop`.":
    "查看每个门控的原因；`netgraft gates` 会给出门控的变动大小。用 `--at-most` 或 `--max-drop` 放宽限制。",
};

/**
 * The packages that errors are of.
 * @type {readonly (readonly [english: RegExp, chinese: string])[]}
 */
export const errorPatterns = [[/^(@?netgraft(?:\/[\w-]+)?)$/, "$1"]];
