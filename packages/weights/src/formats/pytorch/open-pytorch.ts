import type { ReadableFile } from "@netgraft/files";
import type { OpenWeightsOptions, WeightsContents } from "../weights-file.js";
import type { ZipArchive } from "../zip/zip-archive.js";
import { chooseStateDict } from "./choose-state-dict.js";
import { openLegacyForm } from "./legacy-form.js";
import { isLegacyForm } from "./is-legacy-form.js";
import { openTarForm } from "./tar-form.js";
import { isKind, itemsOf, type PickleValue } from "./pickle/pickle-value.js";
import { tensorsOf } from "./tensors-of.js";
import { openZipForm } from "./zip-form.js";

/**
 * The state dict of what `torch.save` has written, in any of its three forms.
 *
 * @param archive of a file that is a zip archive
 * @throws NG_READ_FAILED, NG_WEIGHTS_CHOICE, NG_WEIGHTS_FORMAT, NG_WEIGHTS_UNKNOWN
 */
export async function openPytorch(
  file: ReadableFile,
  { stateDict }: OpenWeightsOptions,
  archive?: ZipArchive,
): Promise<WeightsContents> {
  const { path, size } = file;
  const contents = await (archive === undefined ? openStream(file) : openZipForm(file, archive));
  const { dict, notes } = chooseStateDict(path, contents.root, stateDict);
  const { tensors, others } = tensorsOf(path, size, dict, contents);
  const beside = `leaves out what is no tensor: ${others.slice(0, 5).join(", ")}${others.length > 5 ? ` and ${others.length - 5} more` : ""}`;
  const told = others.length === 0 ? notes : [...notes, beside];
  return { format: "pytorch", tensors, notes: told, metadata: metadataOf(contents.root) };
}

/** What scripts of training (PyTorch's, timm's) write of a network beside its state dict: its name. */
function metadataOf(root: PickleValue): ReadonlyMap<string, string> {
  const arch = isKind(root, "dict") ? itemsOf(root).get("arch") : undefined;
  return new Map(typeof arch === "string" ? [["arch", arch]] : []);
}

async function openStream(file: ReadableFile): ReturnType<typeof openLegacyForm> {
  const head = await file.read(0, Math.min(16, file.size));
  return isLegacyForm(head) ? openLegacyForm(file) : openTarForm(file);
}
