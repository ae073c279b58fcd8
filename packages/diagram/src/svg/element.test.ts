import { expect } from "chai";
import { element, escaped } from "./element.js";

describe("an element", () => {
  it("has text and attributes that stand for themselves", () => {
    const name = '"><script>alert(1)</script>&';
    expect(element("text", { id: name }, escaped(name))).to.equal(
      '<text id="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</text>',
    );
  });

  it("has no character that XML 1.0 has not, of which a reader would refuse the whole drawing", () => {
    for (const code of [0, 8, 0xb, 0x1b, 0x1f, 0x7f, 0x9b, 0xd800, 0xdfff, 0xfffe, 0xffff])
      expect(escaped(`a${String.fromCharCode(code)}b`)).to.equal("a\uFFFDb");
    expect(escaped("网\t络\n🙂\u{10FFFD}")).to.equal("网\t络\n🙂\u{10FFFD}");
  });
});
