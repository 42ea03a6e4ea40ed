/** Whether the page is being laid out for paper, where nothing is left out for the sake of speed. */
import { signal } from "@preact/signals";

const paper = matchMedia("print");

export const printing = signal(paper.matches);
paper.addEventListener("change", () => {
  printing.value = paper.matches;
});
