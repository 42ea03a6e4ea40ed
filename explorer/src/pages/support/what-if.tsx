/** What if an offer stopped? Ticked services are in the address; nothing of it is ever written. */
import { useAsked } from "../../asking/asked";
import {
  SupportServicesDocument,
  type SupportServicesQuery,
  SupportWhatIfDocument,
  type SupportWhatIfQuery,
} from "../../asking/typed/graphql";
import { Answer, Empty } from "../../parts/answer";
import { Table } from "../../parts/table";
import { amend, link } from "../../state/place";
import { decimal, share, t } from "../../texts/texts";

type Service = SupportServicesQuery["services"]["edges"][number]["node"];
type Imagined = SupportWhatIfQuery["supportWhatIf"];

export function WhatIf({ stops }: { stops: readonly string[] }) {
  const asked = useAsked(SupportServicesDocument, {});
  return (
    <>
      <h2>{t("support.whatIf")}</h2>
      <p>{t("support.whatIfText")}</p>
      <Answer of={asked}>
        {({ services }) => <Offers of={services.edges.map(({ node }) => node)} stops={stops} />}
      </Answer>
      {stops.length > 0 && <Then stops={stops} />}
    </>
  );
}

function Offers({ of, stops }: { of: readonly Service[]; stops: readonly string[] }) {
  if (!of.length) return <Empty>{t("support.none")}</Empty>;
  return (
    <fieldset class="choices">
      <legend>{t("support.stopping")}</legend>
      {of.map((service) => (
        <label key={service.id} class="choice">
          <input type="checkbox" checked={stops.includes(service.id)} onChange={() => toggle(service.id, stops)} />
          <span>
            {service.name ?? service.id}{" "}
            <small>{service.providers.edges.map(({ node }) => node.name ?? node.id).join(", ")}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function toggle(id: string, stops: readonly string[]): void {
  const left = stops.includes(id) ? stops.filter((one) => one !== id) : [...stops, id];
  amend({ stop: left.join(",") });
}

function Then({ stops }: { stops: readonly string[] }) {
  const asked = useAsked(SupportWhatIfDocument, { stops: [...stops] });
  return <Answer of={asked}>{({ supportWhatIf }) => <Compared of={supportWhatIf} />}</Answer>;
}

function Compared({ of }: { of: Imagined }) {
  const part = (value: number | null) => (value === null ? "–" : share(value));
  return (
    <>
      <p role="status" class="odds">
        {t("support.then", {
          before: of.before.met,
          after: of.after.met,
          asked: of.after.asked,
          shareBefore: part(of.before.share),
          shareAfter: part(of.after.share),
        })}
      </p>
      <Table
        name="then"
        caption={t("support.touched")}
        rows={of.needs}
        empty={t("support.untouched")}
        columns={[
          {
            name: "need",
            title: t("support.need"),
            value: ({ need }) => need.name,
            show: ({ need }) => <a href={link({ page: "node", id: need.id })}>{need.name}</a>,
          },
          { name: "before", title: t("support.unmetBefore"), value: ({ unmetBefore }) => unmetBefore },
          { name: "after", title: t("support.unmetAfter"), value: ({ unmetAfter }) => unmetAfter },
          {
            name: "fragmentedBefore",
            title: t("support.fragmentedBefore"),
            value: ({ before }) => before.fragmentation,
            show: ({ before }) => told(before),
          },
          {
            name: "fragmentedAfter",
            title: t("support.fragmentedAfter"),
            value: ({ after }) => after.fragmentation,
            show: ({ after }) => told(after),
          },
        ]}
      />
    </>
  );
}

function told({ fragmentation, refused }: { fragmentation: number | null; refused: string | null }) {
  if (fragmentation !== null) return decimal(fragmentation);
  return <small lang="en">{refused ?? ""}</small>;
}
