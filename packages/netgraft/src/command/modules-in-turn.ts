import type { LoadHook } from "node:module";

/** How many modules may be open at once. */
let room = 8;
const waiting: (() => void)[] = [];

/** A hook of Node's loader that reads a few modules at a time, for processes that may have few files open. */
export const load: LoadHook = async (url, context, next) => {
  if (room > 0) room -= 1;
  else
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  try {
    return await next(url, context);
  } finally {
    const first = waiting.shift();
    if (first === undefined) room += 1;
    else first();
  }
};
