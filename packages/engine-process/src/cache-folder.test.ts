import { homedir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { cacheFolder } from "./cache-folder.js";

describe("the cache folder", () => {
  it("is the one that is named, or the user's, and never one that the working directory happens to have", () => {
    expect(cacheFolder({ NETGRAFT_CACHE: "/kept", XDG_CACHE_HOME: "/cache" })).to.equal("/kept");
    if (process.platform !== "linux") return;
    expect(cacheFolder({ XDG_CACHE_HOME: "/cache" })).to.equal("/cache/netgraft");
    for (const relative of ["", "cache", "./cache", "../cache"])
      expect(cacheFolder({ XDG_CACHE_HOME: relative })).to.equal(join(homedir(), ".cache", "netgraft"));
  });
});
