import { createHash } from "node:crypto";
import { runtimePackages } from "./runtime-packages.mjs";

/**
 * What npm installs with a package, as a bill of materials in CycloneDX 1.6. The same lock gives the same bill.
 * @param {import("./runtime-packages.mjs").LockPackages} packages of package-lock.json
 * @param {string} place of the package, e.g. `packages/netgraft`
 */
export function billOfMaterials(packages, place) {
  const [subject, ...others] = runtimePackages(packages, place);
  if (subject === undefined) throw new Error(`package-lock.json has no ${place}`);
  const byName = new Map([subject, ...others].map((each) => [each.place, purlOf(each)]));
  const dependencies = [subject, ...others].map((each) => ({
    ref: purlOf(each),
    dependsOn: [...new Set(each.needs.map((needed) => byName.get(needed) ?? needed))].toSorted(),
  }));
  const content = {
    metadata: { component: componentOf(subject) },
    components: others.map((each) => ({ ...componentOf(each), scope: each.isRequired ? "required" : "optional" })),
    dependencies,
  };
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`,
    version: 1,
    ...content,
  };
}

/** @param {import("./runtime-packages.mjs").RuntimePackage} each */
function componentOf({ name, entry, ...rest }) {
  const purl = purlOf({ name, entry, ...rest });
  const [group, short] = name.startsWith("@") ? name.split("/") : [undefined, name];
  return {
    type: "library",
    "bom-ref": purl,
    ...(group !== undefined && { group }),
    name: short ?? name,
    version: entry.version ?? "",
    ...(entry.license !== undefined && { licenses: [{ expression: entry.license }] }),
    purl,
    ...(entry.integrity !== undefined && { hashes: [hashOf(entry.integrity)] }),
  };
}

/** @param {import("./runtime-packages.mjs").RuntimePackage} each */
function purlOf({ name, entry }) {
  return `pkg:npm/${name.replace("@", "%40")}@${entry.version}`;
}

/**
 * The digest of a package as npm has it, in hexadecimal digits.
 * @param {string} integrity e.g. `sha512-…`
 */
function hashOf(integrity) {
  const [algorithm = "", digest = ""] = integrity.split("-", 2);
  return {
    alg: algorithm.toUpperCase().replace("SHA", "SHA-"),
    content: Buffer.from(digest, "base64").toString("hex"),
  };
}

/**
 * An identifier of a text, of the form that names made of digests have (RFC 9562, version 8).
 * @param {string} text
 */
function uuidOf(text) {
  const digits = createHash("sha256").update(text).digest("hex");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
