/** A network's name, which is any text, as that of a folder: letters and digits of every script, and `_`, `.`, `-`. */
export function folderName(name: string): string {
  const kept = name.normalize("NFC").replaceAll(/[^\p{L}\p{N}\p{M}_.-]+/gu, "-");
  // A folder that begins with a dot is hidden, and `..` is another one.
  return kept.replace(/^\.+/, "") || "-";
}
