/** What the script in the page's head takes for the name of a view. */
const VIEWS = ["print", "read", "speaker", "stage"] as const;

/** The address of this page in another view, at the slide of an id; what else it asks for stays. */
export function formatViewAddress(view: (typeof VIEWS)[number], id: string): string {
  const kept = new URLSearchParams(location.search);
  for (const name of VIEWS) kept.delete(name);
  const others = kept.size === 0 ? "" : `&${kept}`;
  return `?${view}${others}#${encodeURIComponent(id)}`;
}
