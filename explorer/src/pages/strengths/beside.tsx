/** How strong each chain is abroad, beside the picture of the chains; nothing but a way there where nothing is known. */
import { link } from "../../state/place";
import { t } from "../../texts/texts";
import { namesOf, Rows, useStrengths } from "./strengths";

export function StrengthsBeside() {
  const { data } = useStrengths(null);
  return (
    <>
      <h2>{t("strengths.title")}</h2>
      <p>
        {t(data ? "strengths.text" : "strengths.unknownYet")}{" "}
        <a href={link({ page: "strengths" })}>{t("strengths.markets")}</a>
      </p>
      {data && (
        <Rows
          name="all"
          caption={t("strengths.everywhere")}
          of={data.chainStrengths.filter(({ market }) => market === null)}
          names={namesOf(data)}
        />
      )}
    </>
  );
}
