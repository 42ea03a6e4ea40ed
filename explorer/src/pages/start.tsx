/** What one comes for: the work of those who broker, the picture of the chains for everybody else. */
import { useAsked } from "../asking/asked";
import { MeDocument } from "../asking/typed/graphql";
import { Answer, Empty, Title } from "../parts/answer";
import { link, type Place } from "../state/place";
import { t } from "../texts/texts";
import { ChainsPage } from "./chains";
import { WorkPage } from "./work/work";

export function StartPage({ at }: { at: Place }) {
  const asked = useAsked(MeDocument, {});
  return (
    <Answer of={asked}>{({ me }) => (me.may.includes("EDIT") ? <WorkPage at={at} /> : <ChainsPage at={at} />)}</Answer>
  );
}

export function Missing() {
  return (
    <>
      <Title>{t("missing.title")}</Title>
      <Empty>
        {t("missing.text")} <a href={link({})}>{t("missing.start")}</a>
      </Empty>
    </>
  );
}
