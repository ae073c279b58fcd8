import { helpOf, leafCommands } from "../commands.mjs";
import { chinese } from "./chinese.mjs";

/** docs/zh-CN/commands.md: every command with its help, which is in English as the command prints it. */
export const commandPage = {
  path: "docs/zh-CN/commands.md",
  async render() {
    const sections = [];
    for (const { name, summary } of await leafCommands())
      sections.push(`## netgraft ${name}\n\n${chinese(summary)}。\n\n${await helpOf(name)}\n`);
    return [
      "# 命令",
      "",
      "结果写到标准输出，提示和错误写到标准错误。表格和颜色是给终端看的；`--json` 供程序使用，错误也以 JSON 打印。",
      "退出码为 0；出错时为 1，并带有 [ERRORS.md](errors.md) 中的错误码；命令的写法与帮助不符时为 2。",
      "`NETGRAFT_DEBUG=1` 会显示错误的调用栈。",
      "",
      "本页由 `npm run docs` 根据命令自带的帮助生成；帮助是英文的，与命令打印的一样。",
      "",
      ...sections,
    ].join("\n");
  },
};
