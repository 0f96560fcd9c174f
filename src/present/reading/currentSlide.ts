import { listSections } from "../talk/slides.ts";
import { formatViewAddress } from "../ui/window.ts";

/** A line near the top of the window: the slide that it crosses is the one that is read. */
const LINE = "-15% 0px -85% 0px";

/** Marks in the contents where the reader is, and lets the stage open there. */
export function followReader(slides: Element): void {
  const links = new Map(
    [...document.querySelectorAll(".contents a")].map((link) => [link.getAttribute("href"), link]),
  );
  const toStage = document.querySelector<HTMLAnchorElement>(".stage-link");
  let current: Element | undefined;
  const show = (id: string): void => {
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
  const sections = listSections(slides);
  if (sections[0] !== undefined) show(sections[0].id);
  for (const section of sections) observer.observe(section);
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
