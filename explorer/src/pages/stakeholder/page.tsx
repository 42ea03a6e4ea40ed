/** All that is known of a stakeholder that the reader may see, in parts: one is shown, and asked for, at a time. */
import type { ComponentType } from "preact";
import { useAsked } from "../../asking/asked";
import { StakeholderDocument, type StakeholderQuery } from "../../asking/typed/graphql";
import { amongst, BROKERS } from "../../lines/roles";
import { Answer, Title } from "../../parts/answer";
import { later } from "../../parts/later";
import { Suggestions } from "../../parts/suggestions";
import { link, type Place } from "../../state/place";
import { language } from "../../state/preferences";
import { may } from "../../state/session";
import { t } from "../../texts/texts";
import { Missing } from "../start";
import { Abilities } from "./abilities";
import { Chains, Projects } from "./activity";
import type { Known } from "./known";
import { Profile } from "./profile";

type Part = ComponentType<{ at: Place }>;

const PARTS = {
  partnerships: later(() => import("./partnerships").then(({ Partnerships }) => Partnerships)),
  barriers: later(() => import("./barriers").then(({ Barriers }) => Barriers)),
  support: later(() => import("./support").then(({ Support }) => Support)),
  timeline: later(() => import("./timeline").then(({ Timeline }) => Timeline)),
  group: later(() => import("./group").then(({ Group }) => Group)),
} as const satisfies Record<string, Part>;

type Name = keyof typeof PARTS;

/** What is for brokers alone; the rest of a part tells by itself what it is not for. */
const FOR_BROKERS: readonly Name[] = ["partnerships", "timeline"];
const NAMES = Object.keys(PARTS) as Name[];

export function StakeholderPage({ at }: { at: Place }) {
  const id = at.id ?? "";
  const asked = useAsked(StakeholderDocument, { id, key: id, language: language.value === "nl" ? "NL" : "EN" });
  return (
    <Answer of={asked}>
      {(data) =>
        data.node?.__typename === "Stakeholder" ? <Page at={at} known={data.node} data={data} /> : <Missing />
      }
    </Answer>
  );
}

function Page({ at, known, data }: { at: Place; known: Known; data: StakeholderQuery }) {
  const part = NAMES.find((name) => name === at.part);
  const Shown = part && PARTS[part];
  return (
    <>
      <Title part={part && t(`stake.${part}`)}>{known.name ?? known.id}</Title>
      <Parts id={known.id} part={part} />
      {Shown ? <Shown at={at} /> : <Overview known={known} data={data} />}
    </>
  );
}

function Parts({ id, part }: { id: string; part: Name | undefined }) {
  const names = NAMES.filter((name) => amongst(BROKERS) || !FOR_BROKERS.includes(name));
  return (
    <nav class="parts" aria-label={t("stake.parts")}>
      <a href={link({ page: "stakeholder", id })} {...(part ? {} : { "aria-current": "page" })}>
        {t("stake.overview")}
      </a>
      {names.map((name) => (
        <a
          key={name}
          href={link({ page: "stakeholder", id, part: name })}
          {...(part === name ? { "aria-current": "page" } : {})}
        >
          {t(`stake.${name}`)}
        </a>
      ))}
      <a href={link({ page: "network", id })}>{t("stake.network")}</a>
      <a href={link({ page: "map", around: id })}>{t("stake.map")}</a>
      {may("EDIT") && <a href={link({ page: "visit", id })}>{t("visit.title")}</a>}
    </nav>
  );
}

function Overview({ known, data }: { known: Known; data: StakeholderQuery }) {
  const verdicts = new Map(data.feedback.edges.map(({ node }) => [node.partner ?? "", node.verdict ?? ""]));
  return (
    <>
      <Profile known={known} />
      <h2>{t("stakeholder.suggestions")}</h2>
      <Suggestions
        name="suggestions"
        caption={t("stakeholder.suggestions")}
        rows={data.suggestions.edges.map(({ node }) => node)}
        total={data.suggestions.totalCount}
        verdicts={verdicts}
        of="one"
      />
      <h2>{t("stakeholder.does")}</h2>
      <Chains known={known} />
      <Abilities known={known} sort="offers" />
      <Abilities known={known} sort="needs" />
      <Projects known={known} />
    </>
  );
}
