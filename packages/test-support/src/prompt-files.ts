import * as fs from "node:fs";

/** Answers in a promise, at once. */
function prompt<Parameters extends readonly unknown[], Result>(
  call: (...parameters: Parameters) => Result,
): (...parameters: Parameters) => Promise<Result> {
  return (...parameters) =>
    new Promise((resolve) => {
      resolve(call(...parameters));
    });
}

/**
 * The real file system without threads, and without waiting for the disk: for tests of thousands of calls, in which no power is
 * lost. It has the calls of `FileSystem` of @netgraft/files.
 */
export const promptFiles = {
  open: prompt((path: string, flags: string) => {
    const descriptor = fs.openSync(path, flags);
    return {
      write: prompt((bytes: Uint8Array, offset: number, length: number) => ({
        bytesWritten: fs.writeSync(descriptor, bytes, offset, length),
      })),
      chmod: prompt((mode: number) => fs.fchmodSync(descriptor, mode)),
      stat: prompt(() => fs.fstatSync(descriptor)),
      sync: prompt(() => undefined),
      close: prompt(() => fs.closeSync(descriptor)),
    };
  }),
  access: prompt((path: string, mode: number) => fs.accessSync(path, mode)),
  realpath: prompt((path: string) => fs.realpathSync(path)),
  readlink: prompt((path: string) => fs.readlinkSync(path)),
  stat: prompt((path: string) => fs.statSync(path)),
  entries: prompt((path: string) => fs.readdirSync(path, { withFileTypes: true })),
  mkdir: prompt((path: string) => fs.mkdirSync(path)),
  mkdtemp: prompt((prefix: string) => fs.mkdtempSync(prefix)),
  rename: prompt((from: string, to: string) => fs.renameSync(from, to)),
  link: prompt((existing: string, path: string) => fs.linkSync(existing, path)),
  symlink: prompt((target: string, path: string) => fs.symlinkSync(target, path)),
  rm: prompt((path: string, options?: fs.RmOptions) => fs.rmSync(path, options)),
  rmdir: prompt((path: string) => fs.rmdirSync(path)),
};
