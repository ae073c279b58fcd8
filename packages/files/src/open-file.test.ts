import { execFileSync } from "node:child_process";
import { symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { platform } from "node:process";
import { folderWith, rejection, skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { readFileWhole } from "./file-reader.js";
import { openFile } from "./open-file.js";

describe("openFile", () => {
  const path = folderWith({ "a.txt": "abcdef" });

  it("opens a file to be read in parts", async () => {
    const file = await openFile(path("a.txt"));
    expect(file.size).to.equal(6);
    expect([...(await file.read(2, 3))]).to.deep.equal([99, 100, 101]);
    expect(await rejection(file.read(2, 5))).to.include({ code: "NG_READ_FAILED" });
    await file.close();
    expect([...(await readFileWhole(path("a.txt")))]).to.deep.equal([97, 98, 99, 100, 101, 102]);
  });

  it("refuses more than the limit before anything is read", async () => {
    await writeFile(path("large"), "");
    await truncate(path("large"), 2 ** 22 + 1);
    expect(await rejection(readFileWhole(path("large"), "text-bytes")))
      .to.include({ code: "NG_READ_FAILED" })
      .and.to.have.property("message")
      .that.matches(/larger than what is read; expected at most 4194304 bytes .* found 4194305 bytes$/);
    await truncate(path("large"), 2 ** 22);
    expect(await readFileWhole(path("large"), "text-bytes")).to.have.lengthOf(2 ** 22);
  });

  describe("without waiting", () => {
    const server = createServer();

    before(async function () {
      if (platform === "win32") skipBecause(this, "Windows has no such files");
      execFileSync("mkfifo", [path("pipe")]);
      await symlink("pipe", path("link"));
      await symlink("circle", path("circle"));
      await symlink("none", path("nowhere"));
      await new Promise<void>((listening) => {
        server.listen(path("socket"), listening);
      });
    });

    after(() => void server.close());

    const refused: Readonly<Record<string, readonly [name: string, found: string]>> = {
      "a pipe that nobody writes to": ["pipe", "a pipe"],
      "a link to one": ["link", "a pipe"],
      "a device without end": ["/dev/zero", "a device"],
      "a socket": ["socket", "a socket"],
      "a folder": [".", "a folder"],
      "links that lead in a circle": ["circle", "too many symbolic links"],
      "a link to what is not there": ["nowhere", "no such file or directory"],
    };
    for (const [what, [name, found]] of Object.entries(refused))
      it(`refuses ${what}`, async () => {
        const error = await rejection(openFile(resolve(path(), name)));
        expect(error).to.include({ code: "NG_READ_FAILED" });
        expect(error).to.have.property("message").that.contains(`found ${found}`);
      });
  });
});
