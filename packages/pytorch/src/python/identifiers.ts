const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in " +
    "is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** What a model's file uses itself. */
const taken = new Set([
  "torch",
  "nn",
  "F",
  "Tensor",
  "build",
  "self",
  "super",
  "range",
  "int",
  "float",
  "bool",
  "tuple",
]);

/** Whether Python takes a name as it is. */
function isIdentifier(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !keywords.has(name);
}

/** What every `torch.nn.Module` has: a module inside of that name could not be reached. */
const ofModules = new Set(
  (
    "T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval extra_repr float " +
    "forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia named_buffers named_children " +
    "named_modules named_parameters parameters register_backward_hook register_buffer register_forward_hook " +
    "register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook register_load_state_dict_post_hook " +
    "register_load_state_dict_pre_hook register_module register_parameter register_state_dict_post_hook " +
    "register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory state_dict to to_empty train training type " +
    "xpu zero_grad"
  ).split(" "),
);

/** Whether a module of PyTorch can have something of this name. */
export function isAttribute(name: string): boolean {
  return isIdentifier(name) && !ofModules.has(name) && !name.startsWith("__");
}

/** A name as a variable or function: what Python does not take becomes an underscore. */
export function identifier(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_]+/g, "_").replace(/^(?=\d)/, "_") || "_";
  return keywords.has(plain) || taken.has(plain) ? `${plain}_` : plain;
}

/** What is written in capitals by whoever writes of it. */
const acronyms = /^(?:[a-z]{2,4}\d?|[^aeiou]+)$/;

/** Words that are no acronyms, short as they are. */
const words = new Set([
  "unit",
  "conv",
  "stem",
  "head",
  "pool",
  "norm",
  "fuse",
  "path",
  "mixed",
  "base",
  "down",
  "up",
  "stage",
  "basic",
  "act",
]);

/** A type of a config, or a module's name, as the name of a class: `mobilenet_v3` → `MobileNetV3`, `se` → `SE`. */
export function classNameOf(name: string): string {
  const parts = name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== "");
  const joined = parts
    .map((part) => {
      const lower = part.toLowerCase();
      if (/^v\d+$/.test(lower) || (acronyms.test(lower) && !words.has(lower) && parts.length <= 2))
        return part.toUpperCase();
      return `${part.charAt(0).toUpperCase()}${part.slice(1)}`.replace(/(?<=[a-z\d])net$/, "Net");
    })
    .join("");
  const named = joined.replace(/^(?=\d)/, "Module") || "Module";
  return keywords.has(named) || taken.has(named) ? `${named}Module` : named;
}

/** A name that none of those taken is: the name itself, or with the first number that makes it one. */
export function unusedName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let count = 2; ; count += 1) if (!isTaken(`${name}${count}`)) return `${name}${count}`;
}
