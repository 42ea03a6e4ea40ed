/** Where a fact comes from: who says so, since when, by which rule it was inferred, and what was said to be wrong of it. */
import { useState } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { OriginDocument, type OriginQuery } from "../../asking/typed/graphql";
import { Answer } from "../../parts/answer";
import { Table } from "../../parts/table";
import { day, t, word } from "../../texts/texts";
import { Popup } from "./popup";

export type Source = { source: string; asOf: string | null; rule?: string | null };
type Correction = OriginQuery["corrections"]["edges"][number]["node"];

const BY_HAND = "hand";

/** Who says so, and since when, in a word. */
export function said({ source, asOf, rule }: Source): string {
  const who = source === BY_HAND ? t("origin.byHand") : source;
  return [rule ? t("fact.inferred", { rule }) : who, day(asOf)].filter(Boolean).join(", ");
}

type Props = {
  of: Source;
  /** What the fact is, for the heading. */
  fact: string;
  /** Of whom it is. */
  id: string;
  /** How corrections name it: kind and id, or relation and both ids. */
  about: string;
};

export function Origin({ of, fact, id, about }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {said(of)}
      </button>
      {open && (
        <Popup title={t("origin.title", { fact })} close={() => setOpen(false)}>
          <Whence of={of} id={id} about={about} />
        </Popup>
      )}
    </>
  );
}

function Whence({ of, id, about }: Omit<Props, "fact">) {
  const asked = useAsked(OriginDocument, { source: of.source, key: id });
  return (
    <Answer of={asked}>
      {({ sources, corrections }) => (
        <>
          <Told of={of} source={sources.edges[0]?.node} />
          <Corrections rows={corrections.edges.map(({ node }) => node).filter((one) => one.about === about)} />
        </>
      )}
    </Answer>
  );
}

function Told({ of, source }: { of: Source; source: OriginQuery["sources"]["edges"][number]["node"] | undefined }) {
  const url = source?.url?.startsWith("https://") ? source.url : undefined;
  return (
    <dl>
      <Line name={t("fact.source")}>{of.source === BY_HAND ? t("origin.handText") : (source?.title ?? of.source)}</Line>
      <Line name={t("fact.day")}>{day(of.asOf) || t("fact.undated")}</Line>
      {of.rule && <Line name={t("origin.rule")}>{word("rule", of.rule)}</Line>}
      {source?.licence && <Line name={t("origin.licence")}>{source.licence}</Line>}
      {url && <Line name={t("origin.published")}>{url}</Line>}
    </dl>
  );
}

function Line({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Corrections({ rows }: { rows: readonly Correction[] }) {
  return (
    <Table
      name="corrections"
      caption={t("origin.corrections")}
      rows={rows}
      empty={t("origin.noCorrections")}
      columns={[
        { name: "property", title: t("origin.property"), value: ({ property }) => word("profile", property) },
        { name: "right", title: t("origin.right"), value: ({ right }) => right },
        { name: "state", title: t("origin.state"), value: ({ state }) => word("origin-state", state) },
        {
          name: "opened",
          title: t("origin.opened"),
          value: ({ opened }) => opened,
          show: ({ opened, by }) => [day(opened), by].filter(Boolean).join(", "),
        },
        {
          name: "closed",
          title: t("origin.closed"),
          value: ({ closed }) => closed,
          show: ({ closed, closedBy }) => [day(closed), closedBy].filter(Boolean).join(", "),
        },
      ]}
    />
  );
}
