/** Who already helps a stakeholder, and whom to call for a need of its: the two services that are best placed. */
import { useId } from "preact/hooks";
import { useAsked } from "../../asking/asked";
import { DoorDocument, type DoorQuery, HelpersDocument } from "../../asking/typed/graphql";
import { ANALYSTS, amongst, BROKERS } from "../../lines/roles";
import { Answer, Empty } from "../../parts/answer";
import { Said } from "../../parts/said";
import { Table } from "../../parts/table";
import { amend, link, type Place } from "../../state/place";
import { inOwnLanguage } from "../../texts/labels";
import { day, euros, points, share, t, word } from "../../texts/texts";

type Door = DoorQuery["noWrongDoor"]["doors"][number];

export function Support({ at }: { at: Place }) {
  const id = at.id ?? "";
  return (
    <>
      <h2>{t("stake.support")}</h2>
      {amongst(BROKERS) && <Helpers id={id} />}
      {amongst(ANALYSTS) ? (
        <Asking id={id} need={at.need ?? ""} capability={at.capability ?? ""} />
      ) : (
        <Empty>{t("stake.notForReaders")}</Empty>
      )}
    </>
  );
}

function Helpers({ id }: { id: string }) {
  const asked = useAsked(HelpersDocument, { id });
  return (
    <Answer of={asked}>
      {({ helpers }) => (
        <Table
          name="helpers"
          caption={t("stake.helpers")}
          rows={helpers}
          empty={t("stake.noHelpers")}
          columns={[
            {
              name: "name",
              title: t("stakeholder.name"),
              value: ({ id, name }) => name ?? id,
              show: ({ id, name }) => <a href={link({ page: "stakeholder", id })}>{name ?? id}</a>,
            },
            { name: "how", title: t("stake.how"), value: ({ how }) => how },
            { name: "day", title: t("stake.since"), value: (row) => row.day, show: (row) => day(row.day) },
          ]}
        />
      )}
    </Answer>
  );
}

/** What is needed, in free words or as a capability: it stands in the address, so that the answer can be shared. */
type Need = { id: string; need: string; capability: string };

function Asking({ id, need, capability }: Need) {
  const field = useId();
  return (
    <>
      <h3>{t("stake.whomToCall")}</h3>
      <form
        class="adding"
        onSubmit={(event) => {
          event.preventDefault();
          amend({ capability: "", need: String(new FormData(event.currentTarget).get("need") ?? "").trim() });
        }}
      >
        <label for={field}>{t("stake.need")}</label>
        <input id={field} name="need" type="text" defaultValue={need} placeholder={t("stake.needHint")} />
        <button type="submit">{t("stake.ask")}</button>
      </form>
      {(need || capability) && <Answered id={id} need={need} capability={capability} />}
    </>
  );
}

function Answered({ id, need, capability }: Need) {
  const about = need ? { need, capability: null } : { need: null, capability };
  const asked = useAsked(DoorDocument, { id, ...about });
  return (
    <Answer of={asked}>
      {({ noWrongDoor: { readAs, doors, nobody } }) => (
        <div role="status">
          <p>
            {t("stake.readAs", {
              what: readAs.map(({ need: one, sure }) => `${inOwnLanguage(one.name)} (${share(sure)})`).join(", "),
            })}
          </p>
          {nobody && (
            <Empty>
              <Said text={nobody} />
            </Empty>
          )}
          <ol class="items">
            {doors.map((door) => (
              <li key={door.service.id}>
                <DoorView door={door} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </Answer>
  );
}

function DoorView({ door }: { door: Door }) {
  const { service, actor, authority, desk, channels, website, cost, costTerms, reasons } = door;
  const price = cost == null ? "" : cost === 0 ? t("stake.free") : euros(cost);
  return (
    <>
      <strong>{service.name}</strong>
      {actor && (
        <>
          {" · "}
          {t("stake.call")} <a href={link({ page: "stakeholder", id: actor.id })}>{actor.name}</a>
        </>
      )}
      <p>{[desk, channels.map((one) => word("stake-channel", one)).join(", "), website].filter(Boolean).join(" · ")}</p>
      <p>
        {[price, costTerms, authority && t("stake.authority", { who: authority.name })].filter(Boolean).join(" · ")}
      </p>
      <ul>
        {reasons.map(({ points: many, text }) => (
          <li key={text}>
            {points(many)} <Said text={text} />
          </li>
        ))}
      </ul>
    </>
  );
}
