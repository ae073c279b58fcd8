/** Attributes of an element; those that are undefined are left out. */
export type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG or HTML as text. */
export function element(name: string, attributes: SvgAttributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(typeof value === "number" ? rounded(value) : value)}"`],
  );
  const start = `<${name}${written.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("")}</${name}>`;
}

/** Text that stands for itself inside an element. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A number to a hundredth of a pixel. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
