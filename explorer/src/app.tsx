/** Which page the address asks for. */
import type { ComponentType } from "preact";
import { ChainsPage } from "./pages/chains";
import { NodePage } from "./pages/node";
import { PairPage } from "./pages/pair";
import { SignInPage } from "./pages/sign-in";
import { StakeholderPage } from "./pages/stakeholder";
import { Missing, StartPage } from "./pages/start";
import { SuggestionPage } from "./pages/suggestion";
import { WorkPage } from "./pages/work";
import { later } from "./parts/later";
import { Shell } from "./shell/shell";
import { type Place, place } from "./state/place";

export type PageProps = { at: Place };

const PAGES: Readonly<Record<string, ComponentType<PageProps>>> = {
  start: StartPage,
  "sign-in": SignInPage,
  work: WorkPage,
  chains: ChainsPage,
  pair: PairPage,
  stakeholder: StakeholderPage,
  suggestion: SuggestionPage,
  network: later(() => import("./network/view").then(({ NetworkView }) => NetworkView)),
  node: NodePage,
  barriers: later(() => import("./pages/barriers/register").then(({ RegisterPage }) => RegisterPage)),
  barrier: later(() => import("./pages/barriers/barrier").then(({ BarrierPage }) => BarrierPage)),
  "barrier-ranking": later(() => import("./pages/barriers/ranking").then(({ RankingPage }) => RankingPage)),
  "barrier-coverage": later(() => import("./pages/barriers/coverage").then(({ CoveragePage }) => CoveragePage)),
  "barrier-list": later(() => import("./pages/barriers/list").then(({ ListPage }) => ListPage)),
  plan: later(() => import("./pages/plan/plan").then(({ PlanPage }) => PlanPage)),
  action: later(() => import("./pages/plan/action").then(({ ActionPage }) => ActionPage)),
  priorities: later(() => import("./pages/plan/priorities").then(({ PrioritiesPage }) => PrioritiesPage)),
  "plan-figures": later(() => import("./pages/plan/figures").then(({ FiguresPage }) => FiguresPage)),
  "plan-versions": later(() => import("./pages/plan/versions").then(({ VersionsPage }) => VersionsPage)),
  support: later(() => import("./pages/support/map").then(({ SupportPage }) => SupportPage)),
  "barrier-report": later(() => import("./pages/barriers/report").then(({ ReportPage }) => ReportPage)),
};

export function App() {
  const at = place.value;
  const name = location.pathname.endsWith("/sign-in") ? "sign-in" : (at.page ?? "start");
  const Page = PAGES[name] ?? Missing;
  return (
    <Shell>
      <Page key={`${name} ${at.id ?? ""}`} at={at} />
    </Shell>
  );
}
