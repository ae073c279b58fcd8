import { ConfigInvalidError } from "./errors.js";
import { NetgraftError } from "./netgraft-error.js";
import type { Problem } from "./problem.js";

/** Errors that are gathered while a check goes on, so that one error tells all that is wrong. */
export class Faults {
  readonly #errors: NetgraftError[] = [];

  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  add(error: NetgraftError): void {
    this.#errors.push(error);
  }

  /** What `work` returns; undefined where it throws an error of ours, which is kept. */
  attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof NetgraftError)) throw error;
      this.#errors.push(error);
      return undefined;
    }
  }

  /** As {@link attempt}, of work that takes time. */
  async attemptAsync<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NetgraftError)) throw error;
      this.#errors.push(error);
      return undefined;
    }
  }

  /** @throws what {@link error} returns, where there is anything */
  throwIfAny(): void {
    if (!this.isEmpty) throw this.error();
  }

  /**
   * All faults as one error: of their own class where they share one, else NG_CONFIG_INVALID, whose problems carry the
   * codes that they would have alone. There must be a fault.
   */
  error(): NetgraftError {
    const [first, ...rest] = this.#errors;
    if (first === undefined) throw new TypeError("nothing is wrong");
    if (rest.length === 0) return first;
    const isOneKind = rest.every(({ code }) => code === first.code);
    const problems = this.#errors.flatMap((error) => (isOneKind ? error.problems : error.problems.map(coded(error))));
    // Every class of ours is made by defineError, whose constructor takes the problems and the options.
    const Shared = first.constructor as new (problems: readonly Problem[], options: ErrorOptions) => NetgraftError;
    return isOneKind
      ? new Shared(problems, { cause: first })
      : new ConfigInvalidError(problems, { cause: new AggregateError(this.#errors) });
  }
}

function coded({ code }: NetgraftError): (problem: Problem) => Problem {
  return (problem) => (code === ConfigInvalidError.code ? problem : { code, ...problem });
}
