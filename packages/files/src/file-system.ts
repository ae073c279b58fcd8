import { AsyncLocalStorage } from "node:async_hooks";
import type { Dirent, RmOptions, Stats } from "node:fs";
import * as node from "node:fs/promises";

/** An open file that is written, or a folder whose entries are to reach the disk. */
export interface OpenedFile {
  /** Writes a part of `bytes` behind what was written before; to write less than that part is no failure. */
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  chmod(mode: number): Promise<void>;
  stat(): Promise<Stats>;
  /** Settles when all that has been written is on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What is asked of the system where something is written. Each call fails with the errors of the system. */
export interface FileSystem {
  /** @param flags `wx` makes a file that must not be there, `w` empties what is there, `a` goes on behind it, `r` and `r+` leave it as it is */
  open(path: string, flags: "r" | "r+" | "w" | "wx" | "a"): Promise<OpenedFile>;
  access(path: string, mode: number): Promise<void>;
  realpath(path: string): Promise<string>;
  readlink(path: string): Promise<string>;
  stat(path: string): Promise<Stats>;
  entries(path: string): Promise<readonly Dirent[]>;
  /** @param mode who may what with it; by default what the process's mask leaves */
  mkdir(path: string, mode?: number): Promise<void>;
  mkdtemp(prefix: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name; fails where there is something of that name. */
  link(existing: string, path: string): Promise<void>;
  /** @param target where the link at `path` leads to, from there */
  symlink(target: string, path: string): Promise<void>;
  rm(path: string, options?: RmOptions): Promise<void>;
  rmdir(path: string): Promise<void>;
}

/** Node's. */
export const nodeFileSystem: FileSystem = {
  open: (path, flags) => node.open(path, flags),
  access: (path, mode) => node.access(path, mode),
  realpath: (path) => node.realpath(path),
  readlink: (path) => node.readlink(path),
  stat: (path) => node.stat(path),
  entries: (path) => node.readdir(path, { withFileTypes: true }),
  mkdir: (path, mode) => node.mkdir(path, { mode }),
  mkdtemp: (prefix) => node.mkdtemp(prefix),
  rename: (from, to) => node.rename(from, to),
  link: (existing, path) => node.link(existing, path),
  symlink: (target, path) => node.symlink(target, path),
  rm: (path, options) => node.rm(path, options),
  rmdir: (path) => node.rmdir(path),
};

const replaced = new AsyncLocalStorage<FileSystem>();

/**
 * The file system that the project writes to: whatever it changes in files and folders, it changes by this one. It is Node's,
 * but for work that was given another.
 */
export const fileSystem: FileSystem = {
  open: (path, flags) => current().open(path, flags),
  access: (path, mode) => current().access(path, mode),
  realpath: (path) => current().realpath(path),
  readlink: (path) => current().readlink(path),
  stat: (path) => current().stat(path),
  entries: (path) => current().entries(path),
  mkdir: (path, mode) => current().mkdir(path, mode),
  mkdtemp: (prefix) => current().mkdtemp(prefix),
  rename: (from, to) => current().rename(from, to),
  link: (existing, path) => current().link(existing, path),
  symlink: (target, path) => current().symlink(target, path),
  rm: (path, options) => current().rm(path, options),
  rmdir: (path) => current().rmdir(path),
};

function current(): FileSystem {
  return replaced.getStore() ?? nodeFileSystem;
}

/**
 * Does work that writes to another file system: one that fails, or that notes what it is asked.
 * @internal for tests
 */
export function withFileSystem<T>(system: FileSystem, work: () => Promise<T>): Promise<T> {
  return replaced.run(system, work);
}
