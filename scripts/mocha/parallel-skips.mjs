import Mocha from "mocha";
import { skipReason } from "./skip-reason.mjs";

/**
 * The method that @types/mocha leaves out.
 * @typedef {{ serialize(): object }} Serialized
 */

// In parallel mode a test reaches the reporter as its serialized form, in which mocha writes only what it knows.
const prototype = /** @type {Mocha.Test & Serialized} */ (Mocha.Test.prototype);
const serialize = prototype.serialize;
prototype.serialize = function () {
  return { ...serialize.call(this), ...(this.isPending() && { skipReason: skipReason(this) }) };
};
