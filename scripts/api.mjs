/**
 * Writes what each package exports to `etc/*.api.md`, so that a change of the public API is seen in review.
 *
 *     node scripts/api.mjs            writes
 *     node scripts/api.mjs --check    fails where a report is out of date
 */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { entryPoints, root, workspacePackages } from "./workspace.mjs";

const check = process.argv.includes("--check");
const problems = [];
for (const workspacePackage of workspacePackages()) {
  if (workspacePackage.manifest.private === true) continue;
  for (const entry of entryPoints(workspacePackage)) {
    const name = reportName(workspacePackage, entry);
    if (!existsSync(entry.types)) {
      problems.push(
        `${name}: ${relative(root, entry.types)} is missing: the package is not built, or tsconfig.json does not name it`,
      );
      continue;
    }
    const { apiReportChanged } = Extractor.invoke(configFor(workspacePackage, entry), {
      localBuild: !check,
      messageCallback(message) {
        message.handled = true;
        if (isSerious(message)) problems.push(`${name}: ${message.formatMessageWithoutLocation()}`);
      },
    });
    if (apiReportChanged && check) problems.push(`${name}: out of date; run \`npm run api\` and commit`);
    else if (apiReportChanged) console.log(`${name}: written`);
  }
}
for (const problem of problems) console.log(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** @param {import("@microsoft/api-extractor").ExtractorMessage} message */
function isSerious({ messageId, logLevel }) {
  const isProblem = logLevel === ExtractorLogLevel.Error || logLevel === ExtractorLogLevel.Warning;
  return isProblem && !messageId.startsWith("console-");
}

/**
 * `core` for `@netgraft/core`, `weights-node` for its entry `./node`.
 * @param {import("./workspace.mjs").WorkspacePackage} workspacePackage
 * @param {{ subpath: string }} entry
 */
function reportName({ folder }, { subpath }) {
  return `${basename(folder)}${subpath === "." ? "" : subpath.slice(1).replaceAll("/", "-")}`;
}

/**
 * @param {import("./workspace.mjs").WorkspacePackage} workspacePackage
 * @param {{ subpath: string, types: string }} entry
 */
function configFor(workspacePackage, entry) {
  const { folder } = workspacePackage;
  const name = reportName(workspacePackage, entry);
  const temporary = join(root, "temp", "api", name);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  mkdirSync(join(folder, "etc"), { recursive: true });
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entry.types,
      compiler: { tsconfigFilePath: join(folder, "tsconfig.json") },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: join(folder, "etc"),
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          // There are no release tags: what an entry point exports is the API.
          "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
          // Attributes and members that their names explain need no docstring; the report notes which have none.
          "ae-undocumented": { logLevel: ExtractorLogLevel.None },
          // The report says so; to export what a signature mentions is not always the better choice.
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
          "ae-unresolved-link": { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, "package.json"),
  });
}
