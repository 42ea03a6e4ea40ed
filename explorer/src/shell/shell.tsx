/** What is around every page: where one is, search, language, theme, who is signed in. */
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useAsked } from "../asking/asked";
import { MeDocument } from "../asking/typed/graphql";
import { told } from "../background/kept";
import { amongst, BROKERS } from "../lines/roles";
import { Share } from "../sharing/share";
import { link, moves, place, signInLink } from "../state/place";
import { choose, LANGUAGES, language, THEMES, theme } from "../state/preferences";
import { asker, departures, endsAt, expired, key, know, may, signOut } from "../state/session";
import { t, time, word } from "../texts/texts";
import { Announcements } from "./announce";
import { Edits } from "./edits";
import { Menu } from "./menu";
import { Search } from "./search";

export function Shell({ pages, children }: { pages: readonly string[]; children: ComponentChildren }) {
  const main = useRef<HTMLElement>(null);
  const { data } = useAsked(MeDocument, {});
  useEffect(() => {
    know(data?.me);
  }, [data]);
  useEffect(() => {
    if (moves.value) main.current?.focus();
  }, [moves.value]);
  return (
    <>
      <a class="skip" href="#main">
        {t("shell.skip")}
      </a>
      {told.value && (
        <button type="button" class="skip" onClick={() => document.getElementById("background")?.focus()}>
          {t("background.skip")}
        </button>
      )}
      <header>
        <a class="home" href={link({})}>
          Hommel
        </a>
        <nav aria-label={t("shell.pages")}>
          <Menu pages={pages} />
          {amongst(BROKERS) && <Tab to="work">{t("work.title")}</Tab>}
          <Tab to="chains">{t("chains.title")}</Tab>
        </nav>
        <Search key={departures.value} />
        <Preferences />
        <Who />
      </header>
      <Session />
      <Edits />
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      <footer>
        <Share />
      </footer>
      <Announcements />
      <Background />
    </>
  );
}

/** What goes on in the background is told to those who may ask for it; its scripts come then. */
function Background() {
  const [Toasts, setToasts] = useState<ComponentType>();
  const wanted = may("RUN") || may("SAVE");
  useEffect(() => {
    if (wanted) import("../background/toasts").then((loaded) => setToasts(() => loaded.Toasts), Boolean);
  }, [wanted]);
  return Toasts && wanted ? <Toasts /> : null;
}

/** What there is to say of the session: that it ends soon, or that it is over. */
function Session() {
  if (expired.value) {
    return (
      <p class="warning" role="alert">
        {t("shell.expired")} <a href={signInLink()}>{t("shell.signIn")}</a>
      </p>
    );
  }
  if (!endsAt.value) return null;
  return (
    <p class="warning" role="alert">
      {t("shell.ending", { time: time(endsAt.value) })}{" "}
      <a href={signInLink()} target="_blank" rel="noopener">
        {t("shell.signInBeside")}
      </a>
    </p>
  );
}

function Tab({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <a href={link({ page: to })} {...(place.value.page === to ? { "aria-current": "page" } : {})}>
      {children}
    </a>
  );
}

/** Language and theme. */
export function Preferences() {
  return (
    <>
      <select
        aria-label={t("shell.language")}
        value={language.value}
        onChange={(event) => choose("lang", event.currentTarget.value)}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {one === "nl" ? "Nederlands" : "English"}
          </option>
        ))}
      </select>
      <select
        aria-label={t("shell.theme")}
        value={theme.value}
        onChange={(event) => choose("theme", event.currentTarget.value)}
      >
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {word("theme", one)}
          </option>
        ))}
      </select>
    </>
  );
}

function Who() {
  if (!key.value) return <a href={signInLink()}>{t("shell.signIn")}</a>;
  return (
    <span>
      <span>{word("role", asker.value?.role)}</span>{" "}
      <button type="button" onClick={signOut}>
        {t("shell.signOut")}
      </button>
    </span>
  );
}
