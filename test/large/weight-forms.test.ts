import { folderWith, needsPython } from "@netgraft/test-support";
import { expect } from "chai";
import { distances, publishedNetworks, saveForms, weightForms } from "../support/weight-forms.js";

describe("weights of other libraries, with every tensor drawn", function () {
  this.timeout(240_000);
  const path = folderWith();
  const networks = publishedNetworks().filter(({ tested }) => tested === true);
  before(async function () {
    needsPython(this, "torch", "safetensors", "numpy");
    await saveForms(path(), networks);
  });

  for (const network of networks)
    it(`give ${network.library}'s logits of ${network.name} in each form`, async () => {
      const found = await distances(path(), network);
      expect(Object.keys(found)).to.deep.equal(weightForms);
      for (const [form, each] of Object.entries(found)) expect(each, form).to.be.at.most(1e-4);
    });
});
