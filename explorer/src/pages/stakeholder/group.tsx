/** Who owns whom around a stakeholder, as a tree; where it is owned abroad, what holds it here and could. */
import { useAsked } from "../../asking/asked";
import {
  type CompanyFragment,
  type StakeAnchorFragment,
  StakeAnchoringDocument,
  StakeGroupDocument,
  type StakeGroupQuery,
} from "../../asking/typed/graphql";
import { amongst, BROKERS } from "../../lines/roles";
import { Answer, Empty } from "../../parts/answer";
import { Said } from "../../parts/said";
import { Table } from "../../parts/table";
import { link, type Place } from "../../state/place";
import { country, share, t, word } from "../../texts/texts";

type Member = StakeGroupQuery["groupOf"]["members"][number];

export function Group({ at: { id = "" } }: { at: Place }) {
  const asked = useAsked(StakeGroupDocument, { id });
  return (
    <>
      <h2>{t("stake.group")}</h2>
      <Answer of={asked}>
        {({ groupOf }) => (
          <>
            <p>
              <Said text={groupOf.told} />.
            </p>
            {groupOf.members.length > 1 ? (
              <Tree id={id} members={groupOf.members} />
            ) : (
              <Empty>{t("stake.alone")}</Empty>
            )}
            {groupOf.capped && <p>{t("stake.groupCapped")}</p>}
            {groupOf.abroad && amongst(BROKERS) && <Anchoring id={id} />}
          </>
        )}
      </Answer>
    </>
  );
}

function Tree({ id, members }: { id: string; members: readonly Member[] }) {
  const top = members.find(({ owner }) => owner === null);
  return <ul class="tree">{top && <Branch id={id} member={top} members={members} />}</ul>;
}

function Branch({ id, member, members }: { id: string; member: Member; members: readonly Member[] }) {
  const below = members.filter(({ owner }) => owner === member.company.id);
  return (
    <li>
      <Company of={member.company} here={member.company.id === id} />{" "}
      {member.share != null && <small>{t("stake.holds", { share: share(member.share) })}</small>}{" "}
      {member.controls === false && <small>{t("stake.minority")}</small>}{" "}
      {member.source && <small>{t("stake.saidBy", { source: member.source })}</small>}
      {below.length > 0 && (
        <ul>
          {below.map((one) => (
            <Branch key={one.company.id} id={id} member={one} members={members} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Company({ of, here = false }: { of: CompanyFragment; here?: boolean }) {
  const name = of.name ?? of.id;
  return (
    <>
      {here ? (
        <strong aria-current="true">{name}</strong>
      ) : (
        <a href={link({ page: "stakeholder", id: of.id })}>{name}</a>
      )}
      {of.country && ` (${country(of.country)})`}
    </>
  );
}

function Anchoring({ id }: { id: string }) {
  const asked = useAsked(StakeAnchoringDocument, { id });
  return (
    <>
      <h2>{t("stake.anchoring")}</h2>
      <p>{t("stake.anchoringText")}</p>
      <Answer of={asked}>
        {({ anchoring: { holding, proposed, lacking } }) => (
          <>
            {lacking.length > 0 && (
              <p>{t("stake.lacking", { sorts: lacking.map((one) => word("stake-tie", one)).join(", ") })}</p>
            )}
            <Anchors name="holding" caption={t("stake.holding")} rows={holding} />
            <Anchors name="proposed" caption={t("stake.proposed")} rows={proposed} />
          </>
        )}
      </Answer>
    </>
  );
}

function Anchors({ name, caption, rows }: { name: string; caption: string; rows: readonly StakeAnchorFragment[] }) {
  return (
    <Table
      name={name}
      caption={caption}
      rows={rows}
      empty={t("stakeholder.nothing", { what: caption })}
      columns={[
        {
          name: "partner",
          title: t("suggestion.partner"),
          value: ({ partner }) => partner.name ?? partner.id,
          show: ({ partner }) => <Company of={partner} />,
        },
        { name: "near", title: t("stake.near"), value: ({ near }) => (near ? t("stake.yes") : "") },
        {
          name: "ties",
          title: t("stake.ties"),
          value: ({ ties }) => ties.map(({ kind, why }) => `${word("stake-tie", kind)}: ${why}`).join("; "),
          show: ({ ties }) =>
            ties.map(({ kind, why, source }) => (
              <div key={`${kind} ${why}`}>
                {word("stake-tie", kind)}: <Said text={why} /> <small>{t("stake.saidBy", { source })}</small>
              </div>
            )),
        },
      ]}
    />
  );
}
