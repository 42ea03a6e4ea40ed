/** Who a stakeholder is: its profile, read and edited. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { may } from "../../state/session";
import { country, t, word } from "../../texts/texts";
import { EditProfile } from "./editing/edit-profile";
import type { Known } from "./known";
import { Origin } from "./origin";

export function Profile({ known }: { known: Known }) {
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const edited = useRef(false);
  useEffect(() => {
    if (edited.current) edit.current?.focus();
    edited.current = editing;
  }, [editing]);
  if (editing && may("EDIT")) return <EditProfile id={known.id} close={() => setEditing(false)} />;
  return (
    <>
      {known.description && <p dir="auto">{known.description}</p>}
      <Facts known={known} />
      {may("EDIT") && (
        <p>
          <button type="button" ref={edit} onClick={() => setEditing(true)}>
            {t("edit.profile")}
          </button>
        </p>
      )}
    </>
  );
}

function Facts({ known }: { known: Known }) {
  const markets = (edges: Known["markets"]["edges"]) => edges.map(({ node }) => node.label ?? node.id).join(", ");
  return (
    <dl>
      <Fact name={t("stakeholder.kind")}>{word("stakeholder-kind", known.kind)}</Fact>
      <Fact name={t("stakeholder.country")}>{[known.city, country(known.country)].filter(Boolean).join(", ")}</Fact>
      <Fact name={t("stakeholder.size")}>{word("size", known.sizeClass)}</Fact>
      <Fact name={t("stakeholder.founded")}>{known.founded}</Fact>
      <Fact name={t("profile.website")}>
        {known.website && /^https?:\/\//.test(known.website) ? (
          <a href={known.website} rel="noreferrer noopener">
            {known.website}
          </a>
        ) : (
          known.website
        )}
      </Fact>
      <Fact name={t("stakeholder.status")}>{word("status", known.status)}</Fact>
      <Fact name={t("profile.exportstage")}>{word("stake-export", known.exportStage)}</Fact>
      <Fact name={t("profile.capacity")}>{known.capacity}</Fact>
      {may("EDIT") && <Fact name={t("profile.visibility")}>{word("stake-visibility", known.visibility)}</Fact>}
      <Fact name={t("stakeholder.markets")}>{markets(known.markets.edges)}</Fact>
      <Fact name={t("stakeholder.targets")}>{markets(known.targets.edges)}</Fact>
      <Fact name={t("stakeholder.seeks")}>{known.seeks}</Fact>
      <Fact name={t("fact.source")}>
        <Origin of={known} fact={known.name ?? known.id} id={known.id} about={`Stakeholder/${known.id}`} />
      </Fact>
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
