/**
 * Writes what each package exports to `etc/*.api.md`, so that a change of the public API is seen in review.
 *
 *     node scripts/api.mjs            writes
 *     node scripts/api.mjs --check    fails where a report is out of date
 *     node scripts/api.mjs core data  only of these packages, by their folders
 *
 * Either fails where a signature mentions what no entry of its package exports.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { entryPoints, root, workspacePackages } from "./workspace.mjs";

const check = process.argv.includes("--check");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const problems = [];
for (const workspacePackage of workspacePackages()) {
  if (workspacePackage.manifest.private === true) continue;
  if (wanted.length > 0 && !wanted.includes(basename(workspacePackage.folder))) continue;
  /** @type {Map<string, string>} what signatures mention and their own entry has not, with the entry */
  const mentioned = new Map();
  /** @type {Set<string>} */
  const exported = new Set();
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
        const symbol = /The symbol "(.*?)"/.exec(message.text)?.[1];
        if (message.messageId === "ae-forgotten-export" && symbol !== undefined) mentioned.set(symbol, name);
        else if (isSerious(message)) problems.push(`${name}: ${message.formatMessageWithoutLocation()}`);
      },
    });
    if (apiReportChanged && check) problems.push(`${name}: out of date; run \`npm run api\` and commit`);
    else if (apiReportChanged) console.log(`${name}: written`);
    for (const each of exportedIn(join(temporaryFolder(name), `${name}.api.md`))) exported.add(each);
  }
  const reports = new Set(
    entryPoints(workspacePackage).map((entry) => `${reportName(workspacePackage, entry)}.api.md`),
  );
  const etc = join(workspacePackage.folder, "etc");
  for (const gone of existsSync(etc) ? readdirSync(etc).filter((file) => !reports.has(file)) : [])
    if (check) problems.push(`${gone}: the package has no such entry; run \`npm run api\` and commit`);
    else rmSync(join(etc, gone));
  for (const [symbol, name] of mentioned)
    if (!exported.has(symbol))
      problems.push(`${name}: a signature mentions ${symbol}, which no entry of the package exports`);
}
for (const problem of problems) console.log(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** @param {import("@microsoft/api-extractor").ExtractorMessage} message */
function isSerious({ messageId, logLevel }) {
  const isProblem = logLevel === ExtractorLogLevel.Error || logLevel === ExtractorLogLevel.Warning;
  return isProblem && !messageId.startsWith("console-");
}

/**
 * The names that a report lists.
 * @param {string} report
 */
function exportedIn(report) {
  const text = readFileSync(report, "utf8");
  const declared = text.matchAll(/^export (?:declare )?(?:abstract )?(?:const|function|class|interface|type) (\w+)/gm);
  const reexported = text.matchAll(/^export \{ (\w+)(?: as (\w+))? \}/gm);
  return [...declared, ...reexported].map(([, name = "", renamed]) => renamed ?? name);
}

/**
 * Where the report of this name is written before it is compared.
 * @param {string} name
 */
function temporaryFolder(name) {
  return join(root, "temp", "api", name);
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
  const temporary = temporaryFolder(name);
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
          // What an entry exports is public where no tag says otherwise: `@beta` what may change in any version,
          // `@internal` what is there for the project's other packages.
          "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
          // Attributes and members that their names explain need no docstring; the report notes which have none.
          "ae-undocumented": { logLevel: ExtractorLogLevel.None },
          // The name says what a thing is, and the tag whom it is for.
          "ae-internal-missing-underscore": { logLevel: ExtractorLogLevel.None },
          // Another entry of the package may have it: that is looked at when all have been read.
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: false },
          "ae-unresolved-link": { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, "package.json"),
  });
}
