const systems = new Set([
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
]);
const processors = new Set(["arm", "arm64", "armv7", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64"]);
/** @type {Record<string, string>} */
const libraries = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

/**
 * The `os`, `cpu` and `libc` of a package of binaries, which its name ends with: `@oxlint/binding-linux-x64-musl`.
 * @param {string} name
 */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.find((word) => systems.has(word));
  const cpu = words.find((word) => processors.has(word));
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not say for which platform it is`);
  const libc = words.map((word) => libraries[word]).find((library) => library !== undefined);
  return {
    cpu: [cpu === "armv7" ? "arm" : cpu],
    libc: os === "linux" && libc !== undefined ? [libc] : undefined,
    os: [os],
  };
}
