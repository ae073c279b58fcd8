import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../house/workspace.js";

/** A kind that there is not, as a row of the table of kinds. */
const row = `
  notifier: kind<{
    readonly type: string;
    readonly summary: string;
    readonly options: import("zod").ZodType;
    notify(options: unknown): string;
  }>()({
    plural: "notifiers",
    key: "type",
    fields: { type: text, summary: text, options: schema, notify: method },
    choice: {
      at: ["notifier"],
      description: "Where a run is told of.",
      example: "{ type: pages }",
      default: { type: "silent" },
    },
  }),
};

/** The rows,`;

/** A program that uses the kind wherever a plugin and a config meet one; what it does is printed as JSON. */
const program = `
import { z } from "zod";
import { definePlugin, createFramework } from "./doors/host.js";
import { chosenKinds, networkJsonSchema } from "./doors/config.js";
import { backbone, NetgraftError } from "./index.js";
import type { ComponentKinds } from "./kinds/kinds.js";

const notifier = (type: string): ComponentKinds["notifier"] => ({
  type,
  summary: "A notifier.",
  options: z.strictObject({ folder: z.string().default("runs") }),
  notify: () => type,
});
const net = backbone({
  type: "net",
  summary: "A backbone.",
  options: {},
  sites: { residual: "At the end of the branch." },
  standard: "residual",
  build: () => (_b, image) => image,
});
const framework = createFramework({
  plugins: [
    definePlugin({
      name: "notifiers",
      apiVersion: "^1.1",
      backbones: [net],
      notifiers: [notifier("silent"), notifier("pages")],
      register: (context) => context.notifier(notifier("told")),
    }),
  ],
});
const problems = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof NetgraftError)) throw error;
    return { code: error.code, problems: error.problems };
  }
};
const chosen = (config: object): unknown =>
  problems(() => {
    const { type, options } = framework.compose({ name: "n", backbone: { type: "net" }, ...config }).config.notifier;
    return { type, options };
  });
const all = framework.catalog;
const components = Object.fromEntries(
  chosenKinds.map(({ plural }) => [plural, all[plural].all()]),
) as unknown as Parameters<typeof networkJsonSchema>[0];
const schema = networkJsonSchema(components) as {
  definitions: { network: { properties: Record<string, { description?: string; default?: unknown }> } };
};
const { description, default: assumed } = schema.definitions.network.properties["notifier"] ?? {};
process.stdout.write(
  JSON.stringify({
    names: all.notifiers.names(),
    notified: all.notifiers.get("told").notify({}),
    chosen: chosen({ notifier: { type: "pages", folder: "here" } }),
    assumed: chosen({}),
    unknown: chosen({ notifier: { type: "page" } }),
    wrongOption: chosen({ notifier: { type: "pages", foldr: "here" } }),
    malformed: problems(() => {
      createFramework({ plugins: [{ name: "bad", apiVersion: 1, notifiers: [{ ...notifier("bad"), notify: 5 }] }] });
    }),
    schema: { description, assumed, hasAlternatives: JSON.stringify(schema).includes('"told"') },
  }),
);
`;

describe("a new kind of component", () => {
  const folder = mkdtempSync(join(tmpdir(), "netgraft-kind-"));
  after(() => rmSync(folder, { recursive: true }));

  it("is a row of the table of kinds, and nothing else", () => {
    const core = join(root, "packages", "core");
    for (const part of ["src", "bundle", "package.json"])
      cpSync(join(core, part), join(folder, part), { recursive: true, filter: (path) => !path.includes(".test.") });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    const table = join(folder, "src", "kinds", "kinds.ts");
    const rows = readFileSync(table, "utf8");
    const end = "};\n\n/** The rows,";
    expect(rows.split(end)).to.have.length(2);
    writeFileSync(table, rows.replace(end, row.trimStart()));
    writeFileSync(join(folder, "src", "program.ts"), program);
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: join(root, "tsconfig.base.json"),
        compilerOptions: {
          rootDir: "src",
          outDir: "dist",
          composite: false,
          declaration: false,
          declarationMap: false,
          typeRoots: [join(root, "node_modules", "@types")],
        },
        include: ["src"],
      }),
    );
    const run = (...argv: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: "utf8" });
      expect(status, `${stdout}\n${stderr}`).to.equal(0);
      return stdout;
    };
    run(join(root, "node_modules", "typescript", "bin", "tsc"), "-p", ".");
    expect(JSON.parse(run(join("dist", "program.js")))).to.deep.equal({
      names: ["silent", "pages", "told"],
      notified: "told",
      chosen: { type: "pages", options: { folder: "here" } },
      assumed: { type: "silent", options: { folder: "runs" } },
      unknown: {
        code: "NG_UNKNOWN_COMPONENT",
        problems: [
          {
            at: "notifier.type",
            message: `unknown notifier "page"`,
            expected: "one of pages, silent, told",
            nearest: "pages",
            source: "config",
          },
        ],
      },
      wrongOption: {
        code: "NG_CONFIG_INVALID",
        problems: [
          { at: "notifier.foldr", message: "unknown key", expected: "folder", nearest: "folder", source: "config" },
        ],
      },
      malformed: {
        code: "NG_PLUGIN_INVALID",
        problems: [
          {
            at: "bad: notifiers[0]",
            message: `"notify" of the notifier is malformed`,
            expected: "a function",
            found: "the number 5",
          },
        ],
      },
      schema: { description: "Where a run is told of.", assumed: { type: "silent" }, hasAlternatives: true },
    });
  }).timeout(120_000);
});
