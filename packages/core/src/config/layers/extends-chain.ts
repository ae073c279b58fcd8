import { ConfigCycleError } from "../../errors/index.js";
import { describeOrigin, type Origin } from "../tree/origin.js";

/** The configs passed on the way along `extends`. */
export class ExtendsChain {
  readonly #names = new Map<string, string>();

  /**
   * @param id what tells the config from all others. @param name what it is called in the error.
   * @param origin where the `extends` that leads to it is written.
   * @throws NG_CONFIG_CYCLE with the chain where the config was passed before.
   */
  enter(id: string, name: string, origin: Origin | undefined): void {
    if (this.#names.has(id)) {
      const chain = [...this.#names.values()].slice([...this.#names.keys()].indexOf(id));
      throw new ConfigCycleError({
        at: "extends",
        message: `a config extends itself: ${[...chain, name].join(" → ")}`,
        ...(origin && { source: describeOrigin(origin) }),
      });
    }
    this.#names.set(id, name);
  }
}
