/** A compiled module of a package that no door leads to. @param path from `packages/` on */
export async function inside<T>(path: string): Promise<T> {
  // The caller names the type of the module.
  return (await import(new URL(`../../../../packages/${path}`, import.meta.url).href)) as T;
}
