/** All that the bearer of a link may know, and what they may say: by what the link was made for. */
import { useAsked } from "../../asking/asked";
import { type MatterFragment, MyMatterDocument } from "../../asking/typed/graphql";
import { Answer, Empty } from "../../parts/answer";
import { Table } from "../../parts/table";
import { day, t, word } from "../../texts/texts";
import { Answering } from "./answering";
import { Consenting } from "./consenting";
import { Correcting, Objecting } from "./correcting";
import { Others } from "./others";
import { Outcomes } from "./outcomes";

export function MatterPage({ leave }: { leave: () => void }) {
  const asked = useAsked(MyMatterDocument, {});
  return (
    <Answer of={asked}>
      {({ myMatter }) => (myMatter ? <Matter matter={myMatter} leave={leave} /> : <Empty>{t("party.nothing")}</Empty>)}
    </Answer>
  );
}

function Matter({ matter, leave }: { matter: MatterFragment; leave: () => void }) {
  const can = (act: MatterFragment["may"][number]) => matter.may.includes(act);
  const { partnership } = matter;
  return (
    <>
      {matter.organisations.length > 0 && <p>{t("party.for", { names: matter.organisations.join(", ") })}</p>}
      {partnership && (
        <>
          <h2>{t("party.partnership")}</h2>
          <p>
            {t("party.stands", {
              state: word("stands", partnership.state),
              answer: word("answer", partnership.answer ?? "pending"),
            })}
          </p>
          <Others partnership={partnership} />
          {(can("AGREE") || can("DECLINE")) && <Answering partnership={partnership} />}
          {can("CONFIRM") && <Outcomes outcomes={partnership.outcomes} />}
        </>
      )}
      {can("CONSENT") && <Consenting matter={matter} />}
      <h2>{t("party.held")}</h2>
      <Held matter={matter} />
      {can("CORRECT") && <Correcting matter={matter} />}
      <h2>{t("party.disclosures")}</h2>
      <Disclosures matter={matter} />
      {can("OBJECT") && <Objecting leave={leave} />}
    </>
  );
}

function Held({ matter: { held } }: { matter: MatterFragment }) {
  return (
    <Table
      name="held"
      caption={t("party.held")}
      rows={held}
      empty={t("party.nothingHeld")}
      columns={[
        { name: "field", title: t("party.field"), value: ({ field }) => word("party-field", field) },
        { name: "value", title: t("party.value"), value: ({ value }) => value },
        { name: "source", title: t("fact.source"), value: ({ source }) => word("party-source", source) },
      ]}
    />
  );
}

function Disclosures({ matter: { disclosures } }: { matter: MatterFragment }) {
  return (
    <Table
      name="disclosures"
      caption={t("party.disclosures")}
      rows={disclosures}
      empty={t("party.noDisclosures")}
      columns={[
        { name: "day", title: t("fact.day"), value: (row) => row.day, show: (row) => day(row.day) },
        { name: "fields", title: t("party.field"), value: ({ fields }) => fieldsOf(fields) },
        {
          name: "to",
          title: t("party.shownTo"),
          value: ({ byName, shownTo }) => (byName.length ? byName.join(", ") : shownTo),
        },
        { name: "purpose", title: t("party.purpose"), value: ({ purpose }) => word("use", purpose) },
      ]}
    />
  );
}

export function fieldsOf(fields: readonly string[]): string {
  return fields.map((field) => word("party-field", field)).join(", ");
}
