import { type NetgraftError, PluginsRefusedError } from "@netgraft/core/host";

/** Code that a config names: a plugin, or a config that is a program. */
export interface NamedCode {
  readonly kind: "plugin" | "program";
  /** As it is written, or the file as it is shown to the user. */
  readonly name: string;
  /** Where it is named, e.g. `se.yaml:3:11`; absent where it is what was asked for. */
  readonly source?: string;
}

/** Whether code that configs name may run, and who is told before it does. */
export interface CodePolicy {
  readonly allowCode: boolean;
  readonly onCode?: (code: NamedCode) => void;
}

/** @throws NG_PLUGINS_REFUSED where code must not be run */
export function assertAllowed(code: NamedCode, { allowCode }: CodePolicy): void {
  if (!allowCode) throw refused(code);
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
