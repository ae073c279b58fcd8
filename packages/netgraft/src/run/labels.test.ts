import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { platform } from "node:process";
import { folderWith, rejection, skipBecause } from "@netgraft/test-support";
import type { WrittenNetworkConfig } from "@netgraft/core";
import { expect } from "chai";
import { parse } from "yaml";
import { exportedNetwork } from "./network-metadata.js";
import { readClassNames, readLabels } from "./labels.js";
import { resolvedConfig } from "./resolved-config.js";
import { tiny } from "./tiny.test.support.js";

describe("the names of a network's classes", () => {
  const folder = folderWith({
    "mark.txt": "\ufeffant\r\nbee\r\ncat\r\ndog\r\neel\r\n",
    "tabs.txt": "n5\tant\nn4\tbee, big\nn3\nn2\tdog\tfox\n\teel\n",
    "short.txt": "ant\n",
    "unseen.txt": "ant\nbee\u001b[2K\nc\u202eat\ndog\u200b\neel\u0007\n",
  });
  const same = (...names: readonly string[]): readonly object[] => names.map((name) => ({ name, label: name }));
  const forms: readonly (readonly [what: string, labels: WrittenNetworkConfig["labels"], names: unknown])[] = [
    ["no labels", undefined, undefined],
    ["a list", ["e", "d", "c", "b", "a"], same("e", "d", "c", "b", "a")],
    [
      "a file with a mark of the byte order and the ends of lines of Windows",
      "mark.txt",
      same("ant", "bee", "cat", "dog", "eel"),
    ],
    [
      "a file with folders and labels, in the order of its lines",
      "tabs.txt",
      [
        { name: "n5", label: "ant" },
        { name: "n4", label: "bee, big" },
        { name: "n3", label: "n3" },
        { name: "n2", label: "dog\tfox" },
        { name: "\teel", label: "\teel" },
      ],
    ],
    [
      "a map, in the order of the folders' names as text",
      { 10: "ant", 2: "bee", 1: "cat", Ａ: "dog", "😀": "cat" },
      [
        { name: "1", label: "cat" },
        { name: "10", label: "ant" },
        { name: "2", label: "bee" },
        { name: "Ａ", label: "dog" },
        { name: "😀", label: "cat" },
      ],
    ],
    [
      "a list of folders and labels",
      [{ folder: "n2", label: "ant" }, "n1", { folder: "n3", label: "ant" }, "n4", "n5"],
      [{ name: "n2", label: "ant" }, ...same("n1"), { name: "n3", label: "ant" }, ...same("n4", "n5")],
    ],
  ];
  for (const [what, labels, names] of forms)
    it(`are read from ${what}`, async () => {
      const { network } = tiny(labels === undefined ? {} : { labels });
      expect(await readClassNames(network, folder())).to.deep.equal(names);
      const exported = (await exportedNetwork(network, folder())).config["labels"];
      const again =
        exported === undefined ? network : tiny({ labels: exported as WrittenNetworkConfig["labels"] }).network;
      expect(await readClassNames(again, folder()), "of what is exported").to.deep.equal(names);
      expect(await readLabels(again, folder())).to.deep.equal(await readLabels(network, folder()));
    });

  it("are as many as the classes", async () => {
    expect(await rejection(readClassNames(tiny({ labels: "short.txt" }).network, folder()))).to.include({
      code: "NG_CONFIG_INVALID",
    });
    for (const labels of [["a"], { a: "b" }]) {
      const found = expect(() => tiny({ labels }));
      found.to.throw("labels: wrong number of values; expected 5, one for each class; found 1");
    }
  });

  it("are refused from a pipe without waiting, and from a file beyond the limit", async function () {
    if (platform === "win32") skipBecause(this, "Windows has no such files");
    execFileSync("mkfifo", [folder("pipe.txt")]);
    writeFileSync(folder("large.txt"), "a\n".repeat(2 ** 21 + 1));
    for (const [labels, reason] of [
      ["pipe.txt", "the file of labels cannot be read; expected a regular file; found a pipe"],
      ["large.txt", "found 4194306 bytes"],
    ] as const)
      expect(await rejection(readClassNames(tiny({ labels }).network, folder())))
        .to.include({ code: "NG_READ_FAILED" })
        .and.to.have.property("message")
        .that.contains(reason);
  });

  it("can be seen, in a file as in a config", async () => {
    const error = await rejection(readClassNames(tiny({ labels: "unseen.txt" }).network, folder()));
    expect(error).to.include({ code: "NG_CONFIG_INVALID" });
    expect(String(error).match(/line \d of the file/g)).to.deep.equal([2, 3, 4, 5].map((n) => `line ${n} of the file`));
    for (const label of ["bee\u001b[2K", "c\u202eat", "a\nb"])
      for (const labels of [
        ["a", label, "c", "d", "e"],
        ["a", { folder: "b", label }, "c", "d", "e"],
        ["a", { folder: label, label: "b" }, "c", "d", "e"],
      ])
        expect(() => tiny({ labels }), JSON.stringify(labels)).to.throw(/labels/);
  });

  it("are kept by a run with their order, whatever becomes of the file that had them", () => {
    const { network } = tiny({ classes: 2, labels: "tabs.txt" });
    const names = [
      { name: "10", label: "white" },
      { name: "bright", label: "bright" },
    ];
    const config = resolvedConfig(network, names, { folder: folder(), cwd: folder() });
    expect(parse(config)).to.deep.include({ name: "tiny", labels: [{ folder: "10", label: "white" }, "bright"] });
  });
});
