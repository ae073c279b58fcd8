/** A call to a file system, or to one of its open files. */
export interface FileCall {
  /** From 1, over all calls. */
  readonly number: number;
  readonly operation: string;
  readonly path: string;
}

/** How a call goes wrong. */
export interface FileFault {
  /** Of the system's error, such as `ENOSPC`. A `write` or `read` without one does half of what it is given, which is no error. */
  readonly code?: string;
  /** Whether what was asked for is done all the same, as where an answer of a network file system is lost. */
  readonly isDone?: boolean;
}

type Method = (...parameters: unknown[]) => unknown;

/**
 * A file system whose calls fail as they are told to, those to the files that its `open` gives as well; what fails is not done, but for
 * the closing of a file.
 * @param faultOf asked for each call
 */
export function failingFiles<System extends object>(
  system: System,
  faultOf: (call: FileCall) => FileFault | undefined,
): System {
  let number = 0;
  const wrap = <Wrapped extends object>(wrapped: Wrapped, opened?: string): Wrapped =>
    new Proxy(wrapped, {
      get(target, key) {
        const method: unknown = Reflect.get(target, key);
        if (typeof method !== "function") return method;
        return async (...parameters: unknown[]): Promise<unknown> => {
          const path = opened ?? String(parameters[0]);
          // Any method may be called with what its caller gives.
          const call = (...changed: unknown[]): unknown => (method as Method).apply(target, changed);
          const operation = String(key);
          const fault = faultOf({ number: (number += 1), operation, path });
          if (fault?.code === undefined) {
            const isPart = fault !== undefined && (operation === "write" || operation === "read");
            const given = isPart ? halved(parameters) : parameters;
            const result = await call(...given);
            return operation === "open" && typeof result === "object" && result !== null ? wrap(result, path) : result;
          }
          const result = fault.isDone === true || operation === "close" ? await call(...parameters) : undefined;
          if (operation === "open" && typeof result === "object" && result !== null && "close" in result)
            await (result.close as Method).apply(result);
          throw systemError(fault.code, operation, path);
        };
      },
    });
  return wrap(system);
}

/** What `write` and `read` are given, for half of the bytes, one at least. */
function halved([bytes, offset, length, ...place]: unknown[]): unknown[] {
  return [bytes, offset, Math.ceil(Number(length) / 2), ...place];
}

function systemError(code: string, syscall: string, path: string): Error {
  return Object.assign(new Error(`${code}: injected by a test, ${syscall} '${path}'`), { code, syscall, path });
}

/** How one call fails, and whether all calls after it do, too. */
export type CallFault = FileFault & { readonly stays?: boolean };

/**
 * Does work again and again, the first time with its first call failing, then with its second, and so on until there is no such
 * call. What the work throws is thrown with the call that failed.
 * @param faultAt how the call of that number fails
 * @param work is given what says of each call whether it fails, and does everything anew
 * @returns how often a call failed
 */
export async function forEachCall(
  faultAt: (number: number) => CallFault,
  work: (faultOf: (call: FileCall) => FileFault | undefined, fault: CallFault) => Promise<void>,
): Promise<number> {
  for (let failing = 1; ; failing += 1) {
    const fault = faultAt(failing);
    let reached: FileCall | undefined;
    const faultOf = (call: FileCall): FileFault | undefined => {
      if (call.number === failing) reached = call;
      return call.number === failing || (fault.stays === true && call.number > failing) ? fault : undefined;
    };
    try {
      await work(faultOf, fault);
    } catch (error) {
      const where = `call ${failing}, ${reached?.operation} ${reached?.path}`;
      throw new Error(`with ${JSON.stringify(fault)} at ${where}: ${String(error)}`, { cause: error });
    }
    if (reached === undefined) return failing - 1;
  }
}
