import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Something that was done to a file system. */
export type FileEvent =
  | {
      readonly kind: "create" | "truncate" | "makeFolder" | "remove" | "syncFolder" | "syncFile";
      readonly path: string;
    }
  | { readonly kind: "write"; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: "rename" | "link"; readonly path: string; readonly to: string }
  /** Something that is promised from here on, by a name that the test knows. */
  | { readonly kind: "promise"; readonly promise: string };

type Method = (...parameters: unknown[]) => Promise<unknown>;

/** The same file system, which adds to `events` each change that it has made, when it is made. */
export function recordedFiles<System extends object>(system: System, events: FileEvent[]): System {
  return new Proxy(system, {
    get(target, key) {
      // A file system is functions alone.
      const method = Reflect.get(target, key) as Method;
      return async (...parameters: unknown[]): Promise<unknown> => {
        const [path, second] = parameters.map(String);
        if (path === undefined) throw new TypeError(`${String(key)} of nothing`);
        const before = key === "rm" ? below(path) : [];
        const isThere = key === "open" && existsSync(path);
        const result = await method.apply(target, parameters);
        if (key === "open" && typeof result === "object" && result !== null) {
          if (second?.startsWith("w") === true) events.push({ kind: isThere ? "truncate" : "create", path });
          if (second === "a" && !isThere) events.push({ kind: "create", path });
          return recordedFile(result, path, events);
        }
        if (key === "mkdir") events.push({ kind: "makeFolder", path });
        if (key === "mkdtemp") events.push({ kind: "makeFolder", path: String(result) });
        if (key === "rmdir") events.push({ kind: "remove", path });
        if (key === "rename" || key === "link") events.push({ kind: key, path, to: second ?? "" });
        before.forEach((removed) => events.push({ kind: "remove", path: removed }));
        return result;
      };
    },
  });
}

function recordedFile<Opened extends object>(file: Opened, path: string, events: FileEvent[]): Opened {
  return new Proxy(file, {
    get(target, key) {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== "function") return method;
      return async (...parameters: unknown[]): Promise<unknown> => {
        // Any method may be called with what its caller gives.
        const result = await (method as Method).apply(target, parameters);
        if (key === "sync") events.push({ kind: statSync(path).isDirectory() ? "syncFolder" : "syncFile", path });
        if (key === "write") {
          const [bytes, offset] = parameters;
          // As `FileSystem` of @netgraft/files has it.
          const { bytesWritten } = result as { readonly bytesWritten: number };
          if (!(bytes instanceof Uint8Array)) throw new TypeError("bytes alone are written");
          const start = Number(offset);
          events.push({ kind: "write", path, bytes: Uint8Array.from(bytes.subarray(start, start + bytesWritten)) });
        }
        return result;
      };
    },
  });
}

/** All that is removed with a path, what is inside first; nothing where it is not there. */
function below(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const inside = statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => below(join(path, name))) : [];
  return [...inside, path];
}
