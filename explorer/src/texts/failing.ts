/** Why something failed, in one sentence: the page's own where nobody answered, else the service's, which is English. */
import { Problem } from "../asking/problem";
import { t } from "./texts";

/** `lang` where it is not the reader's own. */
export type Sentence = { text: string; lang?: "en" };

/** What the service said. */
export function told(message: string): Sentence {
  return { text: message, lang: "en" };
}

export function sentenceOf(error: unknown): Sentence {
  if (!(error instanceof Problem)) return { text: t("state.broken") };
  return error.trouble === "refused" && error.message ? told(error.message) : { text: t(`state.${error.trouble}`) };
}
