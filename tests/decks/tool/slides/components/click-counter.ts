/** A button that counts, and a field that takes keys. */
class ClickCounter extends HTMLElement {
  connectedCallback(): void {
    if (this.closest("[data-view]")?.getAttribute("data-view") !== "stage") return;
    const button = document.createElement("button");
    const field = document.createElement("input");
    field.ariaLabel = "Nombre";
    field.type = "number";
    button.textContent = "Un de plus";
    button.addEventListener("click", () => {
      field.value = String(Number(field.value) + 1);
    });
    this.replaceChildren(button, field);
  }
}

customElements.define("click-counter", ClickCounter);
