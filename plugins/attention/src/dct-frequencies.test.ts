import { expect } from "chai";
import { selectedFrequencies, selections } from "./dct-frequencies.js";

describe("the selections of frequencies", () => {
  it("have as many as their names say, all on 7×7", () => {
    for (const selection of selections) {
      const frequencies = selectedFrequencies(selection, 7, 7);
      expect(frequencies).to.have.length(Number(selection.slice(3)));
      expect(frequencies.flat().every((frequency) => frequency >= 0 && frequency < 7)).to.equal(true);
    }
  });

  it("begin with the mean where they go from the best or the lowest", () => {
    expect([selectedFrequencies("top1", 7, 7), selectedFrequencies("low1", 7, 7)]).to.deep.equal([[[0, 0]], [[0, 0]]]);
  });

  it("scale with the map, axis by axis, as (2, 2) on 14×14 stands for (1, 1) on 7×7", () => {
    expect(selectedFrequencies("top4", 14, 7)).to.deep.equal([
      [0, 0],
      [0, 1],
      [12, 0],
      [0, 5],
    ]);
  });
});
