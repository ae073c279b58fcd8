import { workspacePackages } from "../workspace.mjs";

/** The table of packages in the README. */
export const packages = {
  path: "README.md",
  section: "packages",
  render() {
    const rows = workspacePackages()
      .filter(({ manifest }) => manifest.private !== true)
      .map(({ place, manifest }) => `| [\`${manifest.name}\`](${place}) | ${manifest.description} |`);
    return ["| Package | What it holds |", "|---|---|", ...rows].join("\n");
  },
};
