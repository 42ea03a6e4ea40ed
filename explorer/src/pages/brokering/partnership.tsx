/** One partnership: who is in it, where it stands, what may be done now, what was done, and what came of it. */
import type { ComponentChildren } from "preact";
import { useAsked } from "../../asking/asked";
import { PartnershipDocument, type PartnershipQuery } from "../../asking/typed/graphql";
import { Answer, Title } from "../../parts/answer";
import { link, type Place } from "../../state/place";
import { day, t, word } from "../../texts/texts";
import { Missing } from "../start";
import { Around } from "./around";
import { History } from "./history";
import { Interactions } from "./interactions";
import { Outcomes } from "./outcomes";
import { Parties } from "./parties";
import { endsSoon, titleOf, waitsText } from "./standing";
import { Steps } from "./steps";
import "../../looks/brokering.css";

export type Found = PartnershipQuery["partnerships"]["edges"][number]["node"];

export function PartnershipPage({ at }: { at: Place }) {
  const id = at.id ?? "";
  const asked = useAsked(PartnershipDocument, { id, own: id });
  return (
    <Answer of={asked}>
      {(data) => {
        const found = data.partnerships.edges[0]?.node;
        return found ? <Page found={found} data={data} at={at} /> : <Missing />;
      }}
    </Answer>
  );
}

function Page({ found, data, at }: { found: Found; data: PartnershipQuery; at: Place }) {
  const told = waitsText(found);
  return (
    <>
      <Title>{titleOf(found)}</Title>
      <p>
        <a href={link({ page: "partnerships" })}>{t("brokering.back")}</a>
      </p>
      <p class="standing">
        <strong>{word("stands", found.state)}</strong> {told && `– ${told}`}
      </p>
      <Facts found={found} />
      <h2>{t("brokering.now")}</h2>
      <Steps found={found} next={data.nextSteps} services={data.services.edges.map(({ node }) => node)} at={at} />
      <h2>{t("brokering.parties")}</h2>
      <Parties found={found} />
      <h2>{t("brokering.history")}</h2>
      <History found={found} takeBack={data.nextSteps?.takeBack} />
      <h2>{t("brokering.contacts")}</h2>
      <Interactions found={found} />
      <h2>{t("brokering.outcomes")}</h2>
      <Outcomes found={found} />
      <Around found={found} />
    </>
  );
}

function Facts({ found }: { found: Found }) {
  const names = (edges: Found["services"]["edges"]) => edges.map(({ node }) => node.name ?? node.id).join(", ");
  return (
    <dl>
      <Fact name={t("brokering.since")}>{day(found.since)}</Fact>
      <Fact name={t("brokering.expires")}>
        {found.expires && <span class={endsSoon(found.expires) ? "soon" : ""}>{day(found.expires)}</span>}
      </Fact>
      <Fact name={t("brokering.owner")}>{found.owner}</Fact>
      <Fact name={t("brokering.team")}>{found.team}</Fact>
      <Fact name={t("brokering.declined")}>{word("reason", found.reason)}</Fact>
      <Fact name={t("brokering.introduced")}>{day(found.introduced)}</Fact>
      <Fact name={t("brokering.jointStep")}>{found.jointStep}</Fact>
      <Fact name={t("brokering.pays")}>{names(found.services.edges)}</Fact>
      <Fact name={t("brokering.form")}>{word("form", found.form)}</Fact>
      <Fact name={t("brokering.start")}>{day(found.start)}</Fact>
      <Fact name={t("brokering.end")}>{day(found.end)}</Fact>
      <Fact name={t("brokering.actions")}>
        {found.actions.edges.map(({ node }) => node.title ?? node.id).join(", ")}
      </Fact>
      <Fact name={t("brokering.suggestedBy")}>{found.run}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
