/** Who is in a partnership and what each says; and a link for a contact to say it, where the reader may make one. */
import { useState } from "preact/hooks";
import { ask } from "../../asking/ask";
import { useAsked } from "../../asking/asked";
import { ContactsOfDocument, type ContactsOfQuery, InvitePartyDocument } from "../../asking/typed/graphql";
import { Answer, Empty } from "../../parts/answer";
import { Faults, useDoing } from "../../parts/doing";
import { Table } from "../../parts/table";
import { link } from "../../state/place";
import { may } from "../../state/session";
import { country, day, t, word } from "../../texts/texts";
import type { Found } from "./partnership";
import { nameOf } from "./standing";

type Contact = ContactsOfQuery["stakeholders"]["edges"][number]["node"]["contacts"]["edges"][number]["node"];

export function Parties({ found }: { found: Found }) {
  const ids = found.parties.edges.map(({ node }) => node.id);
  return (
    <>
      <Table
        name="parties"
        caption={t("brokering.parties")}
        rows={found.detailed.edges}
        empty={t("brokering.noParties")}
        columns={[
          {
            name: "name",
            title: t("stakeholder.name"),
            value: ({ node }) => nameOf(node),
            show: ({ node }) => <a href={link({ page: "stakeholder", id: node.id })}>{nameOf(node)}</a>,
          },
          { name: "country", title: t("stakeholder.country"), value: ({ node }) => country(node.country) },
          { name: "role", title: t("stakeholder.role"), value: ({ role }) => role },
          { name: "answer", title: t("brokering.answer"), value: ({ answer }) => word("answer", answer ?? "pending") },
          {
            name: "answered",
            title: t("brokering.answered"),
            value: ({ answer, answered }) => (answer === "pending" ? null : answered),
            show: ({ answer, answered }) => (answer === "pending" ? "" : day(answered)),
          },
        ]}
      />
      {ids.length === 2 && (
        <p>
          <a href={link({ page: "suggestion", of: ids[0] ?? "", with: ids[1] ?? "" })}>{t("brokering.why")}</a>
        </p>
      )}
      {may("INVITE") && <Inviting found={found} ids={ids} />}
    </>
  );
}

/** Asked when it is opened: whose names are shown is kept to those who need them. */
function Inviting({ found, ids }: { found: Found; ids: readonly string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("brokering.invite")}</summary>
      {open && <Contacts found={found} ids={ids} />}
    </details>
  );
}

function Contacts({ found, ids }: { found: Found; ids: readonly string[] }) {
  const asked = useAsked(ContactsOfDocument, { parties: [...ids] });
  return (
    <>
      <p>{t("brokering.inviteText")}</p>
      <Answer of={asked}>
        {({ stakeholders }) => {
          const people = stakeholders.edges.flatMap(({ node }) =>
            node.contacts.edges
              .filter(({ node: { left, erased } }) => !left && !erased)
              .map(({ node: contact }) => ({ contact, of: nameOf(node) })),
          );
          if (!people.length) return <Empty>{t("brokering.noContacts")}</Empty>;
          return (
            <ul class="items">
              {people.map(({ contact, of }) => (
                <li key={contact.id}>
                  <Person found={found} contact={contact} of={of} />
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </>
  );
}

function Person({ found, contact, of }: { found: Found; contact: Contact; of: string }) {
  const doing = useDoing();
  const [path, setPath] = useState("");
  const purpose = found.outcomes.totalCount ? ("CONFIRM" as const) : ("ANSWER" as const);

  async function invite(): Promise<void> {
    const made = async () => {
      const input = { contact: contact.id, partnership: found.id, purpose, days: 14 };
      const { createPartyLink } = await ask(InvitePartyDocument, { input });
      setPath(createPartyLink.path ?? "");
      return createPartyLink;
    };
    await doing.run(made, t("brokering.invited", { name: nameOf(contact) }));
  }
  const address = new URL(path.replace(/^\//, "./"), location.href).href;
  return (
    <>
      <p dir="auto">
        {nameOf(contact)} {contact.role && <small>{contact.role}</small>} · {of}
      </p>
      <Faults doing={doing} />
      {path ? (
        <label class="field">
          {t(purpose === "ANSWER" ? "brokering.sendAnswer" : "brokering.sendConfirm")}
          <input type="text" readonly value={address} onFocus={(event) => event.currentTarget.select()} />
        </label>
      ) : (
        <button type="button" aria-disabled={doing.busy} onClick={invite}>
          {t(purpose === "ANSWER" ? "brokering.linkAnswer" : "brokering.linkConfirm")}
        </button>
      )}
    </>
  );
}
