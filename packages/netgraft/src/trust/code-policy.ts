import { type NetgraftError, PluginsRefusedError } from "@netgraft/core/host";

/** Code that a config names: a plugin, or a config that is a program. */
export interface NamedCode {
  readonly kind: "plugin" | "program";
  /** As it is written, or the file as it is shown to the user. */
  readonly name: string;
  /** Where it is named, e.g. `se.yaml:3:11`; absent where it is what was asked for. */
  readonly source?: string;
}

/** Code that is neither named by an argument nor trusted, before it is run. */
export interface CodeRequest extends NamedCode {
  /** The file that would be run, by its real path. */
  readonly file: string;
  /** The folder of the config that names it, or where it is a program that an argument names, its own; by its real path. */
  readonly folder: string;
  /** Whether it was trusted by itself, and is no longer what it was. */
  readonly hasChanged: boolean;
}

/** Whether code that configs name may run, and who is told before it does. */
export interface CodePolicy {
  /** True: all of it; false: none; undefined: what is trusted, and what `askCode` allows. */
  readonly allowCode?: boolean | undefined;
  /** Whether code that is not trusted may run all the same; by default it may not. */
  readonly askCode?: ((request: CodeRequest) => Promise<boolean>) | undefined;
  /** Told of code before it is run. */
  readonly onCode?: ((code: NamedCode) => void) | undefined;
  /** The environment in which the trust list is looked for; by default that of the process. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** @throws NG_PLUGINS_REFUSED where no code must be run */
export function assertNotRefused(code: NamedCode, { allowCode }: CodePolicy): void {
  if (allowCode === false) throw refused(code);
}

function refused({ kind, name, source }: NamedCode): NetgraftError {
  return new PluginsRefusedError({
    at: kind === "plugin" ? "plugins" : name,
    message:
      kind === "plugin"
        ? `the config names the plugin "${name}", whose code must not be run`
        : "the config is a program, whose code must not be run",
    ...(source === undefined ? {} : { source }),
  });
}
