import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../house/workspace.js";

/**
 * With `moduleResolution: node10` (TypeScript before 6, which the compiler here has no more) the options of components are `any`:
 * core's declarations have zod by an entry of `imports`, which node10 does not know, and whose `paths` docs/bundling.md gives. With
 * them TypeScript 5.9 marks what `define-network.test.ts` expects it to.
 */
describe("the types with node10", () => {
  const core = join(root, "packages", "core");
  const declarations = readdirSync(join(core, "dist"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".d.ts") && !path.includes(".test."))
    .map((path) => readFileSync(join(core, "dist", path), "utf8"));

  it("lack nothing but what the documented paths give", () => {
    const names = declarations.flatMap((text) =>
      [...text.matchAll(/(?:from|import\() ?"(#[^"]+)"/g)].map(([, name = ""]) => name),
    );
    // JSON.parse gives no type; a manifest's `imports` are such objects.
    const { imports } = JSON.parse(readFileSync(join(core, "package.json"), "utf8")) as {
      imports: Readonly<Record<string, { types: string }>>;
    };
    const page = readFileSync(join(root, "docs", "bundling.md"), "utf8");
    expect(new Set(names)).to.include("#zod");
    for (const name of new Set(names)) {
      const types = imports[name]?.types ?? expect.fail(name);
      expect(page).to.include(`"${name}": ["node_modules/${types}"]`);
      expect(existsSync(join(root, "node_modules", types))).to.equal(true);
    }
  });
});
