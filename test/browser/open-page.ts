import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromium, type Page } from "playwright-core";

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".wasm": "application/wasm" };
const html = `<!doctype html><meta charset="utf-8"><script type="module" src="/entry.js"></script>`;

/** A page of a headless Chromium that runs bundled files. */
export interface OpenedPage {
  readonly page: Page;
  /** What the page has thrown, and said was wrong. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Serves files on this machine alone, and opens a page that runs `entry.js` of them. @param executablePath the Chromium */
export async function openPage(executablePath: string, files: ReadonlyMap<string, Uint8Array>): Promise<OpenedPage> {
  const server = createServer(({ url = "/" }, response) => {
    const name = url.slice(1);
    if (name === "") return response.setHeader("content-type", "text/html").end(html);
    const file = files.get(name);
    if (file === undefined) return response.writeHead(name === "favicon.ico" ? 204 : 404).end();
    return response.setHeader("content-type", types[extname(name)] ?? "application/octet-stream").end(file);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const profile = await mkdtemp(join(tmpdir(), "netgraft-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  // A server that listens on a port has an address with one.
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction("globalThis.isReady === true", undefined, { timeout: 60_000 });
  return {
    page,
    faults,
    async close() {
      await context.close();
      server.close();
      await once(server, "close");
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
