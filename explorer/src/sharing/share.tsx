/** What can be passed on from every page: its address, what it asked, a print. */
import { asking } from "../asking/asked";
import { MeDocument, SearchDocument } from "../asking/typed/graphql";
import { place } from "../state/place";
import { day, t } from "../texts/texts";
import { ByHand, copy } from "./copying";
import { asGraphQl } from "./query";

/** What the frame asks on every page. */
const FRAME: readonly unknown[] = [MeDocument, SearchDocument];

function asked(): string {
  const of = [...asking].filter(({ document }) => !FRAME.includes(document));
  return asGraphQl(of.length ? of : asking);
}

export function Share() {
  return (
    <>
      <fieldset class="share">
        <legend>{t("taking.share")}</legend>
        <button type="button" onClick={() => copy(location.href, t("taking.linkCopied"))}>
          {t("taking.link")}
        </button>
        <button type="button" onClick={() => copy(asked(), t("taking.queryCopied"))}>
          {t("taking.query")}
        </button>
        <button type="button" onClick={() => print()}>
          {t("taking.print")}
        </button>
      </fieldset>
      <p class="printed">
        {t("taking.printed", { day: day(new Date().toLocaleDateString("sv")), address: place.value && location.href })}
      </p>
      <ByHand />
    </>
  );
}
