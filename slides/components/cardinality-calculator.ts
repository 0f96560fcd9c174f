/** Seconds between two samples of a series, and bytes that one takes on disk: Prometheus's own orders of magnitude. */
const SCRAPE_INTERVAL = 15;
const BYTES_PER_SAMPLE = 1.5;
const SECONDS_PER_DAY = 86_400;
/** Memory of a Prometheus, measured: without series, and for each. */
const OWN_MEMORY = 100e6;
const MEMORY_PER_SERIES = 2600;

/** What a field takes; the slider beside it stops earlier, where fingers can still aim. */
const MOST_VALUES = 1_000_000;

interface Label {
  readonly name: string;
  readonly values: number;
  readonly most: number;
}

/** What a careful team has, and what somebody adds on a Friday. */
const LABELS: readonly Label[] = [
  { name: "method", values: 4, most: 10 },
  { name: "code", values: 3, most: 10 },
  { name: "instance", values: 20, most: 100 },
];
const USER_ID: Label = { name: "user_id", values: 10_000, most: 20_000 };

/**
 * Multiplies label values into series while the audience watches. Only on stage: everywhere else
 * the numbers that the slide holds inside this element are shown as they are.
 */
class CardinalityCalculator extends HTMLElement {
  readonly #rows = document.createElement("div");
  readonly #result = document.createElement("output");
  readonly #toggle = this.#createToggle();

  connectedCallback(): void {
    // The speaker's small pictures of the stage are a stage, too.
    if (this.closest("[data-view]")?.getAttribute("data-view") !== "stage") return;
    this.#rows.className = "labels";
    this.#rows.replaceChildren(...LABELS.map((label) => this.#createRow(label)));
    const inputs = document.createElement("div");
    inputs.className = "inputs";
    inputs.append(this.#rows, this.#toggle);
    const dots = document.createElement("div");
    dots.className = "dots";
    this.replaceChildren(inputs, this.#result, dots);
    this.#update();
    for (const event of ["fragmentshown", "fragmenthidden", "slidechanged"]) {
      document.addEventListener(event, this.#followStep);
    }
    this.#followStep();
  }

  disconnectedCallback(): void {
    for (const event of ["fragmentshown", "fragmenthidden", "slidechanged"]) {
      document.removeEventListener(event, this.#followStep);
    }
  }

  /** The slide's own step adds the user_id, and the number takes all the room that there is. */
  readonly #followStep = (): void => {
    const step = this.closest("section")?.querySelector(".fragment");
    const isExploded = step?.classList.contains("visible") === true;
    if (isExploded === this.classList.contains("exploded")) return;
    this.classList.toggle("exploded", isExploded);
    const isThere = this.#rows.children.length > LABELS.length;
    if (isThere !== isExploded) this.#toggle.click();
  };

  #createRow({ name, values, most }: Label): HTMLElement {
    const row = document.createElement("div");
    row.className = "label";
    const title = document.createElement("code");
    title.textContent = name;
    const slider = createInput("range", `Valeurs de ${name}, curseur`, values, most);
    const field = createInput("number", `Valeurs de ${name}`, values, MOST_VALUES);
    slider.addEventListener("input", () => this.#set(field, slider.value));
    field.addEventListener("input", () => this.#set(slider, field.value));
    // A slider that keeps the focus would take the clicker's keys.
    slider.addEventListener("pointerup", () => slider.blur());
    row.append(title, slider, field);
    return row;
  }

  #createToggle(): HTMLButtonElement {
    const toggle = document.createElement("button");
    const show = (isThere: boolean): void => {
      toggle.textContent = isThere ? "Retirer user_id" : "Ajouter user_id : 10 000 valeurs";
      toggle.setAttribute("aria-pressed", String(isThere));
    };
    show(false);
    toggle.addEventListener("click", () => {
      const row = this.#rows.children[LABELS.length];
      if (row === undefined) this.#rows.append(this.#createRow(USER_ID));
      else row.remove();
      show(row === undefined);
      toggle.blur();
      this.#update();
    });
    return toggle;
  }

  #set(input: HTMLInputElement, value: string): void {
    input.value = value;
    this.#update();
  }

  #update(): void {
    const fields = this.#rows.querySelectorAll<HTMLInputElement>("input[type=number]");
    const series = [...fields].reduce((product, field) => product * readCount(field), 1);
    const samples = series / SCRAPE_INTERVAL;
    const bytes = samples * BYTES_PER_SAMPLE * SECONDS_PER_DAY;
    const [big, ...rows] = [
      ["strong", formatNumber(series)],
      ["span", series === 1 ? "série" : "séries au plus"],
      ["span", `${formatBytes(OWN_MEMORY + series * MEMORY_PER_SERIES, 2)} de mémoire`],
      ["span", `${formatBytes(bytes)} par jour`],
    ].map(([tag = "", text = ""]) =>
      Object.assign(document.createElement(tag), { textContent: text }),
    );
    this.#result.replaceChildren(...(big === undefined ? [] : [big]), ...rows);
    // The number keeps its line, however long it gets.
    this.#result.style.setProperty("--digits", String(formatNumber(series).length));
    this.classList.toggle("alarming", series > 100_000);
  }
}

function createInput(type: string, label: string, value: number, most: number): HTMLInputElement {
  const input = document.createElement("input");
  Object.assign(input, { type, min: "1", max: String(most), step: "1", value: String(value) });
  input.setAttribute("aria-label", label);
  return input;
}

/** A field that is being typed in may be empty or hold nonsense for a moment. */
function readCount({ valueAsNumber, max }: HTMLInputElement): number {
  if (!Number.isFinite(valueAsNumber)) return 1;
  return Math.min(Math.max(1, Math.round(valueAsNumber)), Number(max));
}

function formatNumber(value: number): string {
  return new Intl.NumberFormat("fr", { maximumSignificantDigits: value < 100 ? 2 : 21 }).format(
    value < 100 ? value : Math.round(value),
  );
}

function formatBytes(bytes: number, digits = 3): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = ["o", "Ko", "Mo", "Go", "To"][power] ?? "o";
  const value = new Intl.NumberFormat("fr", { maximumSignificantDigits: digits }).format(
    bytes / 1000 ** power,
  );
  return `${value}\u00A0${unit}`;
}

customElements.define("cardinality-calculator", CardinalityCalculator);
