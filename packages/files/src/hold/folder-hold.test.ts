import { writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { type FolderHold, holdFolder, type HoldOptions } from "./folder-hold.js";
import { holdAtOnce } from "./holder-process.test.support.js";
import { type ProcessRecord, thisProcess } from "./process-record.js";

/** No process has so large an id. */
const noProcess = 4_194_305;

describe("a folder that one process holds", () => {
  const place = folderWith();
  const held: FolderHold[] = [];
  let folder = "";
  let count = 0;
  beforeEach(async () => {
    folder = place(String((count += 1)));
    await mkdir(folder);
  });
  afterEach(() => Promise.all(held.splice(0).map((each) => each.release())));

  async function hold(options?: HoldOptions): Promise<FolderHold> {
    const taken = await holdFolder(folder, options);
    held.push(taken);
    return taken;
  }

  /** The file of another holder, which shows no sign of life. */
  async function foreign(holder: Partial<ProcessRecord>, token = "0123456789ab", name = ".lock"): Promise<void> {
    const record = { ...thisProcess(), ...holder, token, since: "2026-01-02T03:04:05.000Z" };
    await writeFile(join(folder, name), `${JSON.stringify(record)}\n000000000000\n`);
  }

  it("is refused to others until it is given up, with who holds it; nothing is left", async () => {
    const { pid, user, host } = thisProcess();
    const first = await hold();
    expect(first.isTakenOver).to.equal(false);
    expect(await rejection(hold()))
      .to.include({ code: "NG_FOLDER_IN_USE" })
      .and.have.property("message")
      .that.contains(folder)
      .and.contains(`process ${pid} of ${user} on ${host}, since 20`);
    await first.assertHeld();
    await first.release();
    expect(await readdir(folder)).to.deep.equal([]);
    expect((await hold()).isTakenOver).to.equal(false);
  });

  it("goes to one of several processes that take it at once, be it new or left by one that was killed @long", async () => {
    await foreign({ pid: noProcess });
    const fresh = join(folder, "new");
    await mkdir(fresh);
    const one = ["NG_FOLDER_IN_USE", "NG_FOLDER_IN_USE", "held"];
    expect(await holdAtOnce([fresh, folder], 3)).to.deep.equal([one, one]);
    expect(await readdir(fresh)).to.deep.equal([".lock"]);
    expect((await readdir(folder)).toSorted()).to.deep.equal([".lock", ".lock.0123456789ab", "new"]);
    // Those were killed, too.
    const last = await hold();
    expect(last.isTakenOver).to.equal(true);
    await last.release();
    expect(await readdir(folder)).to.deep.equal(["new"]);
  }).timeout(60_000);

  const dead: Readonly<Record<string, Partial<ProcessRecord>>> = {
    "no process has its id": { pid: noProcess },
    "its id has gone to a later process": { started: "1" },
  };
  for (const [what, holder] of Object.entries(dead))
    it(`is taken over at once where the holder has died: ${what}`, async () => {
      await foreign(holder);
      // It would wait for an hour.
      expect((await hold({ lease: 3_600_000 })).isTakenOver).to.equal(true);
    });

  const strange: Readonly<Record<string, Partial<ProcessRecord>>> = {
    "on another machine": { host: "elsewhere", pid: noProcess },
    "in another container": { boot: "x pid:[1]", pid: noProcess },
  };
  for (const [what, holder] of Object.entries(strange))
    it(`is taken over from a silent holder ${what} after a lease, and refused while that shows that it is alive`, async () => {
      await foreign(holder);
      const times = [0, 0, 10, 20, 29.9, 30];
      // Hours by the wall, that go back and forth, are not asked.
      const clock = { now: () => times.shift() ?? 31 };
      expect((await hold({ clock, lease: 30, beat: 2 })).isTakenOver).to.equal(true);
      expect(times, "it was watched for the whole lease").to.deep.equal([]);
      await held.pop()?.release();
      await foreign(holder);
      const text = await readFile(join(folder, ".lock"), "utf8");
      let beats = 0;
      const alive = setInterval(
        () =>
          writeFileSync(join(folder, ".lock"), text.replace(/\d{12}\n/, `${String((beats += 1)).padStart(12, "0")}\n`)),
        10,
      );
      try {
        expect(await rejection(hold({ lease: 60_000, beat: 10 }))).to.include({ code: "NG_FOLDER_IN_USE" });
      } finally {
        clearInterval(alive);
      }
    });

  it("is lost to a holder that was held up for longer than the lease, and says so before anything is written", async () => {
    const late = await hold({ beat: 3_600_000 });
    const record = JSON.parse((await readFile(join(folder, ".lock"), "utf8")).split("\n")[0] ?? "") as {
      token: string;
    };
    await foreign({ host: "elsewhere" }, "ffffffffffff", `.lock.${record.token}`);
    expect(await rejection(late.assertHeld()))
      .to.include({ code: "NG_FOLDER_LOST" })
      .and.have.property("message")
      .that.contains("on elsewhere");
    expect(late.isLost).to.equal(true);
    await late.release();
    expect(await readdir(folder), "the chain is the new holder's").to.have.lengthOf(2);
  });

  it("is known to be lost soon, without that anything is written", async () => {
    const gone = await hold({ beat: 5 });
    await rm(join(folder, ".lock"));
    for (let tries = 0; !gone.isLost && tries < 400; tries += 1) await setTimeout(5);
    expect(gone.isLost).to.equal(true);
  });

  it("shows signs of life, by which it is not taken over from elsewhere", async () => {
    await hold({ beat: 5 });
    const beat = async (): Promise<string> => (await readFile(join(folder, ".lock"), "utf8")).split("\n")[1] ?? "";
    const before = await beat();
    for (let tries = 0; (await beat()) === before && tries < 400; tries += 1) await setTimeout(5);
    expect(Number(await beat())).to.be.greaterThan(Number(before));
    expect(JSON.parse((await readFile(join(folder, ".lock"), "utf8")).split("\n")[0] ?? "")).to.include({
      pid: process.pid,
    });
  });

  it("is succeeded after a writer that died while it wrote who it is", async () => {
    await writeFile(join(folder, ".lock"), `{"user":`);
    expect((await hold({ lease: 10, beat: 2 })).isTakenOver).to.equal(true);
    expect((await readdir(folder)).toSorted()).to.deep.equal([".lock", ".lock.unreadable"]);
  });

  it("loses no chain to a slow process that has looked at one that is gone", async () => {
    // What such a process has made belongs to no chain.
    await foreign({ pid: noProcess }, "aaaaaaaaaaaa", ".lock.bbbbbbbbbbbb");
    const own = await hold();
    await own.assertHeld();
    expect(await readdir(folder)).to.deep.equal([".lock"]);
  });

  it("cannot be taken where it is not there, and its waiting ends by a signal", async () => {
    expect(await rejection(holdFolder(join(folder, "none")))).to.include({ code: "NG_WRITE_FAILED" });
    await foreign({ host: "elsewhere" });
    const stop = new AbortController();
    const waiting = rejection(hold({ signal: stop.signal }));
    const reason = new Error("enough");
    stop.abort(reason);
    expect(await waiting).to.equal(reason);
  });
});
