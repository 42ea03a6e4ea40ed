/** Files made in the page: nothing is asked of the service for them, so that they hold what is on the screen and no more. */
import { say } from "../shell/announce";
import { t } from "../texts/texts";

export type Ending = "png" | "svg" | "csv" | "gexf" | "html" | "md";

const MEDIA: Readonly<Record<Ending, string>> = {
  png: "image/png",
  svg: "image/svg+xml",
  csv: "text/csv;charset=utf-8",
  gexf: "application/xml",
  html: "text/html;charset=utf-8",
  md: "text/markdown;charset=utf-8",
};
/** So that a name of 10,000 characters is none that a disk refuses. */
const LONGEST = 60;

/** A name that every system takes: letters and digits of any writing, the day, the ending. */
export function fileName(title: string, ending: Ending): string {
  const words =
    title
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = [...["hommel", ...words].join("-")].slice(0, LONGEST).join("").replace(/-$/, "");
  return `${name}-${new Date().toLocaleDateString("sv")}.${ending}`;
}

/** Give it to the browser to keep, and say so. */
export function save(title: string, ending: Ending, content: BlobPart): void {
  const name = fileName(title, ending);
  const address = URL.createObjectURL(new Blob([content], { type: MEDIA[ending] }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), FETCHED_MS);
  say(t("taking.saved", { file: name }));
}

/** How long a browser may take to fetch what it was given. */
const FETCHED_MS = 60_000;
