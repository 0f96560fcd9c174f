import { listSections } from "../talk/slides.ts";
import { formatViewAddress } from "../ui/window.ts";

/** A line near the top of the window: the slide that it crosses is the one that is read. */
const LINE = "-15% 0px -85% 0px";

/** Marks in the contents where the reader is, and lets the stage open there. */
export function followReader(slides: Element): void {
  const toStage = document.querySelector<HTMLAnchorElement>(".stage-link");
  let current: Element | undefined;
  let read = listSections(slides)[0]?.id;
  let links = new Map<string | null, Element>();
  const show = (id = ""): void => {
    read = id;
    current?.removeAttribute("aria-current");
    current = links.get(`#${id}`);
    current?.setAttribute("aria-current", "true");
    keepInSight(current);
    if (toStage !== null) toStage.href = formatViewAddress("stage", id);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      const crossed = entries.find(({ isIntersecting }) => isIntersecting);
      if (crossed !== undefined) show(crossed.target.id);
    },
    { rootMargin: LINE },
  );
  const observe = (): void => {
    const all = [...document.querySelectorAll(".contents a")];
    links = new Map(all.map((link) => [link.getAttribute("href"), link]));
    show(read);
    for (const section of listSections(slides)) observer.observe(section);
  };
  observe();
  slides.addEventListener("sectionsswapped", observe);
}

/** Scrolls the contents alone: the text stays where it is. */
function keepInSight(link: Element | undefined): void {
  const contents = link?.closest(".contents");
  if (!link || !contents) return;
  const { top, bottom } = link.getBoundingClientRect();
  const frame = contents.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) {
    contents.scrollTop += (top + bottom - frame.top - frame.bottom) / 2;
  }
}
