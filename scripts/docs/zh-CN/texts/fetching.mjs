/** The meanings and remedies of errors of what is fetched. */
export const fetchingTexts = {
  "A file was fetched whose content is not what its name or the hub says: another length or another hash. It is not kept.":
    "下载的文件内容与其名称或 hub 所说的不符：长度或哈希不同。该文件不予保留。",
  "Fetch it again; where that is no help, the server or what stands between has another file.":
    "重新下载；若仍不行，则是服务器或中间环节提供了另一个文件。",
  "Something that a reference names cannot be fetched: there is no network, the server refuses, or the transfer has broken off for good.":
    "引用所指的内容无法下载：没有网络、服务器拒绝，或传输彻底中断。",
  "Look at the address and the reason. What has come is kept, and the next call goes on with it; HF_ENDPOINT names a mirror.":
    "查看地址和原因。已收到的部分会保留，下次调用接着下载；HF_ENDPOINT 可指定镜像。",
  "The config.json of a network of the hub says something that is not known here, or names code or files.":
    "hub 上某个网络的 config.json 含有这里不认识的内容，或者指名了代码或文件。",
  "Look at the key that is named; write a config of your own with these weights, `--weights hf-hub:<owner>/<name>`.":
    "查看所指出的键；可自己写一个配置并使用这些权重，`--weights hf-hub:<owner>/<name>`。",
  "The hub has no such repository, revision or file, or gives it only to whom it knows.":
    "hub 上没有这个仓库、版本或文件，或者只提供给它认识的人。",
  "Check the name and the revision; set HF_TOKEN where it is private, and ask for access on its page where it is gated.":
    "检查名称和版本；私有仓库需设置 HF_TOKEN，受限仓库需在其页面申请访问。",
  "HF_HUB_OFFLINE forbids to ask the network, and what a reference names is not in the cache.":
    "HF_HUB_OFFLINE 禁止访问网络，而引用所指的内容不在缓存中。",
  "Fetch it with `netgraft pull` while there is a network, or unset HF_HUB_OFFLINE.":
    "在有网络时用 `netgraft pull` 下载，或取消设置 HF_HUB_OFFLINE。",
  "A reference that begins with hf-hub: names no network of the hub.": "以 hf-hub: 开头的引用没有指向 hub 上的网络。",
  "Write it as hf-hub:<owner>/<name>, with @<revision> for a branch, a tag or a commit.":
    "写成 hf-hub:<owner>/<name>，用 @<revision> 指定分支、标签或提交。",
};
