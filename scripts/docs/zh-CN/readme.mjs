import { workspacePackages } from "../../workspace.mjs";
import { anchorOf, leafCommands } from "../commands.mjs";
import { chinese } from "./chinese.mjs";

/** The tables of README.zh-CN.md. */
export const readmeSections = [
  {
    path: "README.zh-CN.md",
    section: "commands",
    async render() {
      const rows = (await leafCommands()).map(
        ({ name, summary }) =>
          `| [\`netgraft ${name}\`](docs/zh-CN/commands.md#${anchorOf(name)}) | ${chinese(summary)} |`,
      );
      return [
        "在本仓库中用 `npx netgraft` 运行。凡是需要网络的地方，都可以写配置文件，也可以写预设网络的名字；",
        "`--set attachments.se.reduction=8` 和 `--attach 'se(reduction=8)@conv2'` 可以当场修改它。",
        "",
        "| 命令 | 作用 |",
        "|---|---|",
        ...rows,
      ].join("\n");
    },
  },
  {
    path: "README.zh-CN.md",
    section: "packages",
    render() {
      const rows = workspacePackages()
        .filter(({ manifest }) => manifest.private !== true)
        .map(({ place, manifest }) => `| [\`${manifest.name}\`](${place}) | ${chinese(manifest.description)} |`);
      return ["| 包 | 内容 |", "|---|---|", ...rows].join("\n");
    },
  },
];
