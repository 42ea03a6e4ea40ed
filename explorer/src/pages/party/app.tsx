/** What a contact's link opens: their own matter, and no way into the rest. */
import { useState } from "preact/hooks";
import { Title } from "../../parts/answer";
import { Announcements } from "../../shell/announce";
import { Preferences } from "../../shell/shell";
import { exchange, expired, key } from "../../state/session";
import { t } from "../../texts/texts";
import { MatterPage } from "./matter";

/** The code of the link; it is taken out of the address at once, so that nobody reads it over a shoulder or in a history. */
function codeOfLink(): string {
  const code = new URLSearchParams(location.hash.slice(1)).get("code") ?? "";
  if (code) history.replaceState(null, "", location.pathname + location.search);
  return code;
}

export function PartyApp() {
  const [code, setCode] = useState(codeOfLink);
  const [left, setLeft] = useState(false);
  return (
    <>
      <header>
        <strong>Hommel</strong>
        <Preferences />
      </header>
      <main id="main" tabIndex={-1} class="party">
        <Title>{t("party.title")}</Title>
        {left && <p role="status">{t("party.objected")}</p>}
        {!left && code && <Door code={code} open={() => setCode("")} />}
        {!left && !code && <Inside leave={() => setLeft(true)} />}
      </main>
      <Announcements />
    </>
  );
}

/** The code is used up only when somebody says so: whoever looks ahead at links uses none up. */
function Door({ code, open }: { code: string; open: () => void }) {
  const [wrong, setWrong] = useState("");
  async function enter(): Promise<void> {
    const problem = await exchange(code, "party").catch(() => t("state.offline"));
    if (problem) setWrong(problem === t("state.offline") ? problem : t("party.wrong"));
    else open();
  }
  return (
    <>
      <p>{t("party.once")}</p>
      {wrong && (
        <p class="warning" role="alert">
          {wrong}
        </p>
      )}
      <button type="button" class="main" onClick={enter}>
        {t("party.open")}
      </button>
    </>
  );
}

function Inside({ leave }: { leave: () => void }) {
  if (key.value) return <MatterPage leave={leave} />;
  return <p class="warning">{t(expired.value ? "party.over" : "party.noCode")}</p>;
}
