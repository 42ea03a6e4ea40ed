/** Which page the address asks for. */
import type { ComponentType } from "preact";
import { ChainsPage } from "./pages/chains";
import { LINES } from "./pages/lines";
import { NodePage } from "./pages/node";
import { PairPage } from "./pages/pair";
import { SignInPage } from "./pages/sign-in";
import { Missing, StartPage } from "./pages/start";
import { WorkPage } from "./pages/work/work";
import { later } from "./parts/later";
import { Shell } from "./shell/shell";
import { type Place, place } from "./state/place";
import { departures } from "./state/session";

export type PageProps = { at: Place };

const PAGES: Readonly<Record<string, ComponentType<PageProps>>> = {
  start: StartPage,
  "sign-in": SignInPage,
  work: WorkPage,
  chains: ChainsPage,
  pair: PairPage,
  stakeholder: later(() => import("./pages/stakeholder/page").then(({ StakeholderPage }) => StakeholderPage)),
  suggestion: later(() => import("./pages/suggestion/page").then(({ SuggestionPage }) => SuggestionPage)),
  masked: later(() => import("./pages/masked").then(({ MaskedPage }) => MaskedPage)),
  network: later(() => import("./network/view").then(({ NetworkView }) => NetworkView)),
  evidence: later(() => import("./network/ways/evidence").then(({ EvidencePage }) => EvidencePage)),
  map: later(() => import("./network/map/page").then(({ MapPage }) => MapPage)),
  node: NodePage,
  partnerships: later(() => import("./pages/brokering/board").then(({ PartnershipsPage }) => PartnershipsPage)),
  partnership: later(() => import("./pages/brokering/partnership").then(({ PartnershipPage }) => PartnershipPage)),
  visit: later(() => import("./pages/visit/visit").then(({ VisitPage }) => VisitPage)),
  ...LINES,
};

export function App() {
  const at = place.value;
  const name = location.pathname.endsWith("/sign-in") ? "sign-in" : (at.page ?? "start");
  const Page = (Object.hasOwn(PAGES, name) && PAGES[name]) || Missing;
  return (
    <Shell pages={Object.keys(PAGES)}>
      <Page key={`${name} ${at.id ?? ""} ${departures.value}`} at={at} />
    </Shell>
  );
}
