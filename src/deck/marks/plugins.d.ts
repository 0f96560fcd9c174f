// The plugins bring no types that fit markdown-it's own.
declare module "markdown-it-emoji/lib/data/full.mjs" {
  const characters: Readonly<Record<string, string>>;
  export default characters;
}
declare module "markdown-it-*" {
  const plugin: (markdown: import("markdown-it").MarkdownIt) => void;
  export default plugin;
}
