/** What can be done about something on the work list: a control for each deed, where it can be done from here. */
import type { ComponentChildren } from "preact";
import { ask } from "../../asking/ask";
import { FinishFollowUpDocument, ReachMilestoneDocument, TakeStepDocument } from "../../asking/typed/graphql";
import { Deciding } from "../../parts/deciding";
import { Faults, type Said, useDoing } from "../../parts/doing";
import { Held } from "../../parts/held";
import { Snoozing } from "../../parts/snoozing";
import { Speaking } from "../../parts/speaking";
import { TakingUp } from "../../parts/taking-up";
import { link, type Place } from "../../state/place";
import { may } from "../../state/session";
import { t, word } from "../../texts/texts";
import { Appraising } from "./appraising";
import type { Item } from "./items";
import { Answering } from "./referral";

type Props = { item: Item; run: string | undefined };

/** Deed -> what does it; nothing where the item lacks what it takes. */
const DEEDS: Readonly<Record<string, (props: Props) => ComponentChildren>> = {
  BROKER: Broker,
  DECIDE: Decide,
  SNOOZE: ({ item: { stakeholder: one } }) => one && <Snoozing stakeholder={one.id} name={one.name ?? one.id} />,
  REMIND: ({ item }) => <Way deed="REMIND" item={item} />,
  ASK: ({ item }) => <Way deed="ASK" item={item} />,
  VALUE: ({ item }) => <Way deed="VALUE" item={item} />,
  LOOK: ({ item }) => <Way deed="LOOK" item={item} />,
  RENEW: Renew,
  SPEAK: Speak,
  TELL: Tell,
  REACH: Reach,
  ANSWER: ({ item }) => item.about && <Answering id={item.about} stakeholder={item.stakeholder?.id} />,
  APPRAISE: ({ item }) => item.stakeholder && <Appraising stakeholder={item.stakeholder.id} why={item.why} />,
};

export function Deeds({ item, run }: Props) {
  if (!may("EDIT")) return <p>{`${t("work.can")} ${item.can.map((deed) => word("deed", deed)).join(" · ")}`}</p>;
  return (
    <div class="deeds" role="group" aria-label={t("work.can")}>
      {item.can.map((deed) => {
        const Deed = DEEDS[deed];
        return Deed ? <Deed key={deed} item={item} run={run} /> : <span key={deed}>{word("deed", deed)}</span>;
      })}
    </div>
  );
}

/** Where it is done: on the page of what it is about. */
function Way({ deed, item: { partnership, stakeholder } }: { deed: string; item: Item }) {
  const place: Place | undefined =
    (partnership && { page: "partnership", id: partnership.id }) ||
    (stakeholder && { page: "stakeholder", id: stakeholder.id }) ||
    undefined;
  return place ? <a href={link(place)}>{word("deed", deed)}</a> : null;
}

function Broker({ item, run }: Props) {
  const { stakeholder, partner } = item;
  if (!stakeholder || !partner) return <Way deed="BROKER" item={item} />;
  return <TakingUp of={stakeholder.id} with={partner.id} run={run} name={partner.name ?? partner.id} />;
}

function Decide({ item: { stakeholder, partner }, run }: Props) {
  if (!stakeholder || !partner || !run) return null;
  return <Deciding on={{ run: { id: run }, stakeholder, partner }} />;
}

type OnceProps = { label: string; done: string; deed: () => Promise<Said> };

/** A button that does one thing. */
function Once({ label, done, deed }: OnceProps) {
  const doing = useDoing();
  return (
    <>
      <button type="button" aria-disabled={doing.busy} onClick={() => doing.run(deed, done)}>
        {label}
      </button>
      <Faults doing={doing} />
    </>
  );
}

function Renew({ item: { partnership } }: Props) {
  if (!partnership) return null;
  const renew = async () =>
    (await ask(TakeStepDocument, { input: { partnership: partnership.id, verb: "RENEW" } })).takeStep;
  const done = t("brokering.taken", { name: partnership.name ?? partnership.id, step: word("verb", "RENEW") });
  return <Once label={word("verb", "RENEW")} done={done} deed={renew} />;
}

/** With whom: those the item names; a partnership's page knows its parties. */
function Speak({ item }: Props) {
  const { stakeholder, partner } = item;
  if (!stakeholder) return <Way deed="SPEAK" item={item} />;
  return (
    <details class="deed">
      <summary>{word("deed", "SPEAK")}…</summary>
      <Speaking stakeholders={[stakeholder.id, ...(partner ? [partner.id] : [])]} />
    </details>
  );
}

function Tell({ item: { sort, about } }: Props) {
  if (!about) return null;
  if (sort === "MEETING") return <Held id={about} />;
  const finish = async () => (await ask(FinishFollowUpDocument, { input: { id: about } })).finishFollowUp;
  return <Once label={t("brokering.finish")} done={t("brokering.asked")} deed={finish} />;
}

function Reach({ item: { about } }: Props) {
  if (!about) return null;
  const reach = async () => (await ask(ReachMilestoneDocument, { input: { milestone: about } })).reachMilestone;
  return <Once label={word("deed", "REACH")} done={t("work.reached")} deed={reach} />;
}
