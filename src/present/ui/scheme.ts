/** Where the choice is remembered; the script in the page's head reads it before anything is painted. */
const KEY = "scheme";

/** Changes the stage, dark as it opens, between dark and light, and remembers the choice on this machine. */
export function toggleScheme(): void {
  const { dataset } = document.documentElement;
  const scheme = dataset["scheme"] === "light" ? "dark" : "light";
  dataset["scheme"] = scheme;
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
}
