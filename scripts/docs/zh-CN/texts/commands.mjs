/**
 * Summaries of the commands.
 * @type {Readonly<Record<string, string>>}
 */
export const commandTexts = {
  "list backbones, attachments, networks and what else plugins bring":
    "列出骨干网络、附加模块、预设网络，以及插件带来的其他组件",
  "show a component: its options, defaults, sites and sources": "说明一个组件：选项、默认值、插入位置和出处",
  "check configs, and name everything that is wrong": "检查配置，一次指出所有错误",
  "count a network: parameters and MACs, layer by layer": "逐层统计一个网络的参数量和乘加次数",
  "compare networks in one table": "在一张表里比较几个网络",
  "measure where the time of a network goes, module by module": "逐个模块测量网络的时间花在哪里",
  "draw a network: blocks, sites, sizes and costs; or two, with what differs":
    "绘制网络结构图：块、插入位置、尺寸和开销；也可以对比两个网络",
  "print every value of a config with its origin": "打印配置中的每一个值及其来源",
  "print the JSON Schema of configs, for editors": "打印配置的 JSON Schema，供编辑器使用",
  "draw a network's first weights": "生成网络的初始权重",
  "put a network with its weights on the hub, in timm's form": "以 timm 的形式把网络及其权重发布到 hub",
  "write the weights of any file as safetensors": "把任一格式的权重文件写成 safetensors",
  "list the tensors of a file of weights": "列出权重文件中的张量",
  "add attachments to trained weights without changing what they compute": "给训练好的权重加上附加模块而不改变结果",
  "draw a folder of pictures to train with": "生成一个用于训练的小型图片数据集",
  "write a config to start from, for a folder of pictures": "根据图片文件夹生成一份初始配置",
  "train a network, or several in turn": "训练一个网络，或依次训练几个",
  "train variants of a network, to tell whether they help": "训练一个网络的多个变体，看改动是否有用",
  "show how far a sweep is": "显示一组实验的进度",
  "say what the seeds of a sweep tell": "报告一组实验的各个种子说明了什么",
  "print all cells of a sweep as one table": "把一组实验的所有运行输出为一张表",
  "train runs of a sweep that is in a folder": "参与训练某个文件夹中的一组实验",
  "measure a trained network on the pictures held out": "在验证集上评测训练好的网络",
  "see what the gates of attention blocks do on pictures": "查看注意力模块的门控在图片上的取值",
  "replace gates that hardly depend on the picture by constants": "把几乎不随图片变化的门控换成常数",
  "see where in a picture a network sees a class": "查看网络在图片的哪里看到某个类别",
  "write a network with its weights to a file": "把网络连同权重导出为文件",
  "run a network on pictures or an array": "用网络对图片或数组做预测",
  "say whose code may run: that which the configs of a folder name, or a plugin":
    "声明信任谁的代码：一个文件夹中的配置所写明的，或者某个插件",
  "write a package to start a plugin from": "生成一个插件包的模板",
  "set up an engine that npm has not installed": "安装 npm 没有装上的引擎",
  "show what is there and usable: engines, threads, memory": "显示现有的、可用的引擎、线程和内存",
  "print a script that completes commands in a shell": "打印 shell 的补全脚本",
  "fetch networks and weights that references name": "下载引用所指的网络和权重",
};
