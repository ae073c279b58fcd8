/**
 * Completes package-lock.json after `npm install` from a registry that does not serve a tool's binaries for every
 * platform: npm then leaves these optional packages out of the lock, and `npm ci` refuses such a lock everywhere.
 * What is added has no checksum; npm takes it from the registry on the platform that needs it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { missingOptional } from "./lock/missing-optional.mjs";
import { platformOf } from "./lock/platform-of.mjs";
import { root } from "./workspace.mjs";

const path = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const missing = missingOptional(lock);
for (const { name, version, dev } of missing) {
  const { cpu, libc, os } = platformOf(name);
  // In npm's own order, so that its next run changes nothing.
  lock.packages[`node_modules/${name}`] = {
    version,
    cpu,
    ...(dev && { dev }),
    ...(libc !== undefined && { libc }),
    optional: true,
    os,
  };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en")));
if (missing.length > 0) writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`);
console.log(`package-lock.json: ${missing.length} packages for other platforms added`);
