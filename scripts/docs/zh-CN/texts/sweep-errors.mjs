/** The meanings and remedies of errors of sweeps. */
export const sweepErrorTexts = {
  "A folder is not that of a sweep, or its record cannot be read.":
    "某个文件夹不是扫描实验的文件夹，或其记录无法读取。",
  "Name the folder of a sweep, which has a `sweep.json`.": "给出扫描实验的文件夹，其中有 `sweep.json`。",
  "The runs of a sweep are trained by one engine, and a worker was to use another, whose numbers are others.":
    "扫描实验的各次运行由同一个引擎训练，而这个工作进程要用另一个引擎，其数值会不同。",
  "Leave `--engine` out, so that the sweep's own is used, or plan the sweep with the other engine in a new folder.":
    "去掉 `--engine`，即使用该扫描实验自己的引擎；或在新文件夹中为另一个引擎重新做计划。",
  "A sweep was planned by another version, whose numbers may differ.": "扫描实验由另一版本做的计划，数值可能不同。",
  "Use the version that is named, or a new folder.": "使用所指出的版本，或新的文件夹。",
  "A variant or a setting of a sweep changes nothing, so that a comparison with it would be of a network with itself.":
    "扫描实验中的某个变体或某个设置什么也没有改变，于是与它的比较只是网络与自身的比较。",
  "Correct what the variant or the setting says, or leave it out; the plan (`--dry-run`) tells what is equal.":
    "改正该变体或设置的内容，或将其去掉；计划（`--dry-run`）会指出哪些是相同的。",
  "No value brings a variant's cost to the one that it is to match.": "没有任何取值能使变体的开销达到要匹配的开销。",
  "What hands out the runs of a sweep is not there: a program, a package or a server that its queue needs.":
    "分发扫描实验各次运行的设施不在：其队列所需的程序、软件包或服务器。",
  "Install or start what is named, or leave `queue` out: the sweep's folder alone needs nothing.":
    "安装或启动所指出的东西，或去掉 `queue`：仅用扫描实验的文件夹什么也不需要。",
  "What starts the workers of a sweep has refused it.": "启动扫描实验工作进程的系统拒绝了它。",
  "Change what its words name; the sweep's folder has the plan, and what is done in it stays.":
    "按其给出的话修改；计划在扫描实验的文件夹中，已完成的部分会保留。",
  "Vary something else, or match another network.": "改变别的量，或匹配另一个网络。",
};
