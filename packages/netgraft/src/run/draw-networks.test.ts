import { readdir, readFile } from "node:fs/promises";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { drawNetworks, writeDrawing } from "./draw-networks.js";
import { tiny } from "./tiny.test.support.js";

describe("drawNetworks", () => {
  const place = folderWith();
  const plain = tiny({ name: "plain", attachments: [] }).network;
  const { network } = tiny();

  it("draws a network, or two with what differs, as an SVG or as a page", async () => {
    const one = await drawNetworks([network], "svg");
    expect(one)
      .to.match(/^<svg /)
      .and.include(">se at residual<");
    const both = await drawNetworks([plain, network], "svg");
    expect(both).to.include("plain").and.include("tiny").and.include(">se at residual<");
    expect(await drawNetworks([network], "html")).to.match(/^<!doctype html>/);
    expect(await drawNetworks([plain, plain], "svg")).to.not.include(">se at residual<");
  });

  it("writes what the ending says, and nothing where it says nothing", async () => {
    await writeDrawing(place("a.svg"), [network]);
    expect(await readFile(place("a.svg"), "utf8")).to.equal(await drawNetworks([network], "svg"));
    await writeDrawing(place("b.html"), [plain, network]);
    expect(await readFile(place("b.html"), "utf8")).to.equal(await drawNetworks([plain, network], "html"));
    const error = await rejection(writeDrawing(place("c.pmg"), [network]));
    expect(error).to.include({ code: "NG_DRAWING_ARGUMENTS" });
    expect(String(error)).to.match(/path: .*ends in \.svg or \.html; found .*c\.pmg\./);
    expect(await readdir(place())).to.have.members(["a.svg", "b.html"]);
  });
});
