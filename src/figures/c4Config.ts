import type { MermaidConfig } from "mermaid";

/** C4 has a font and colours of its own for each kind of element; on Mermaid's, white is hard to read. */
export function listC4Settings(fontFamily: string): NonNullable<MermaidConfig["c4"]> {
  const own = { container: "#2f6db3", component: "#3f5f92" };
  const kinds = ["person", ...["system", "container", "component"].flatMap(listForms)];
  const settings = [
    ...[...kinds, ...kinds.map((kind) => `external_${kind}`), "boundary"].flatMap((kind) => [
      [`${kind}FontFamily`, fontFamily],
      // What is below a name is smaller.
      [`${kind}FontSize`, 26],
    ]),
    ...Object.entries(own).flatMap(([thing, color]) =>
      listForms(thing).map((kind) => [`${kind}_bg_color`, color]),
    ),
    ...kinds.map((kind) => [`external_${kind}_bg_color`, "#625e6b"]),
  ];
  return {
    ...Object.fromEntries(settings),
    messageFontFamily: fontFamily,
    messageFontSize: 20,
    width: 230,
    c4ShapeMargin: 40,
    c4ShapePadding: 12,
    diagramMarginX: 30,
  };
}

function listForms(thing: string): string[] {
  return [thing, `${thing}_db`, `${thing}_queue`];
}
