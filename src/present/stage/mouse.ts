/** A mouse that moves is shown the ways on, until the first key: the keys, and a clicker, need none. */
export function mouse(): void {
  const { dataset } = document.documentElement;
  const show = (): void => {
    dataset["mouse"] = "";
  };
  const hide = (): void => {
    removeEventListener("mousemove", show);
    delete dataset["mouse"];
  };
  addEventListener("mousemove", show, { once: true });
  addEventListener("keydown", hide, { once: true });
}
