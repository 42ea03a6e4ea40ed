/** On what a suggestion rests, as a picture and as its relations with source and day. */
import { useMemo } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { type AbleFragment, LinkingDocument, type LinkingQuery } from "../../asking/typed/graphql";
import { Missing } from "../../pages/start";
import { Answer, Title } from "../../parts/answer";
import { Table } from "../../parts/table";
import { amend, link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { TakeNetwork } from "../../taking/network";
import { day, t, word } from "../../texts/texts";
import { Drawing } from "../drawing";
import { hiddenOf, kindsOf, Legend, type Meaning, Samples } from "../legend";
import { type Line, type Picture, SUGGESTED, without } from "../picture";
import { Walk } from "../walk";
import { linking } from "./linking";

export function EvidencePage({ at }: { at: Place }) {
  const [one = "", other = ""] = [at.of, at.with];
  const asked = useAsked(LinkingDocument, {
    ...{ one, other, key: one, with: other },
    language: language.value === "nl" ? "NL" : "EN",
  });
  return (
    <Answer of={asked}>
      {(data) => {
        const [first, second] = data.nodes.flatMap((node) => (node?.__typename === "Stakeholder" ? [node] : []));
        return first && second ? <Shown {...{ at, data, one: first, other: second }} /> : <Missing />;
      }}
    </Answer>
  );
}

type Props = { at: Place; data: LinkingQuery; one: AbleFragment; other: AbleFragment };

function Shown({ at, data, one, other }: Props) {
  const all = useMemo(() => linking(one, other, data), [one, other, data]);
  const hidden = hiddenOf(at);
  const groups = kindsOf(all);
  const strokes: Meaning[] = [
    { sort: "line", text: t("network.line") },
    { sort: "near", text: t("network.near") },
    { sort: "dashed", text: t("network.dashed") },
  ];
  const picture = useMemo(
    () => without(all, ({ degree, kind }) => degree > 0 && hidden.has(kind), at.rest === "dim"),
    [all, at.hide, at.rest],
  );
  const names = { one: one.name ?? one.id, other: other.name ?? other.id };
  const chosen = picture.dots.find(({ id }) => id === at.chosen) ?? picture.dots[0];
  const many = (kind: string) => picture.dots.filter((dot) => dot.degree > 0 && dot.kind === kind).length;
  const summary = t("evidence.summary", { met: many("Capability"), partners: many("Stakeholder") });
  const title = t("evidence.title", names);
  const choose = (id: string) => amend({ chosen: id });
  if (!chosen) return <Missing />;
  return (
    <>
      <Title>{title}</Title>
      <p>
        <a href={link({ page: "suggestion", of: one.id, with: other.id })}>{t("evidence.why")}</a>
      </p>
      <p>{summary}</p>
      <Walk
        legend={
          <Legend at={at} groups={groups} hidden={hidden}>
            <Samples of={strokes} />
          </Legend>
        }
        picture={picture}
        chosen={chosen}
        choose={choose}
      >
        <Drawing {...{ at, picture, choose }} chosen={chosen.id} label={title} />
      </Walk>
      <TakeNetwork
        {...{ picture, strokes, summary }}
        chosen={at.chosen ?? ""}
        title={title}
        groups={groups.filter(({ name }) => !hidden.has(name) || at.rest === "dim")}
      />
      <Relations picture={picture} />
    </>
  );
}

function Relations({ picture }: { picture: Picture }) {
  const titles = new Map(picture.dots.map(({ id, title }) => [id, title]));
  const of = (name: string) => (line: Line) => line.attributes?.[name];
  return (
    <Table
      name="relations"
      caption={t("evidence.relations")}
      rows={picture.lines.filter(({ relation }) => relation !== SUGGESTED)}
      empty={t("evidence.none")}
      columns={[
        { name: "from", title: t("evidence.from"), value: ({ from }) => titles.get(from) },
        { name: "relation", title: t("network.relations"), value: ({ relation }) => word("relation", relation) },
        { name: "to", title: t("evidence.to"), value: ({ to }) => titles.get(to) },
        { name: "shared", title: t("evidence.shared"), value: of("shared") },
        {
          name: "source",
          title: t("fact.source"),
          value: (line) =>
            of("rule")(line) ? t("fact.inferred", { rule: String(of("rule")(line)) }) : of("source")(line),
        },
        {
          name: "day",
          title: t("fact.day"),
          value: of("day"),
          show: (line) => day(of("day")(line)?.toString()),
        },
      ]}
    />
  );
}
