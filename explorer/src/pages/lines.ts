/** Pages of the strategy's lines, each fetched when it is asked for. */
import type { ComponentType } from "preact";
import { later } from "../parts/later";
import type { Place } from "../state/place";

export const LINES: Readonly<Record<string, ComponentType<{ at: Place }>>> = {
  barriers: later(() => import("./barriers/register").then(({ RegisterPage }) => RegisterPage)),
  barrier: later(() => import("./barriers/barrier").then(({ BarrierPage }) => BarrierPage)),
  "barrier-ranking": later(() => import("./barriers/ranking").then(({ RankingPage }) => RankingPage)),
  "barrier-coverage": later(() => import("./barriers/coverage").then(({ CoveragePage }) => CoveragePage)),
  "barrier-list": later(() => import("./barriers/list").then(({ ListPage }) => ListPage)),
  "barrier-report": later(() => import("./barriers/report").then(({ ReportPage }) => ReportPage)),
  support: later(() => import("./support/map").then(({ SupportPage }) => SupportPage)),
  plan: later(() => import("./plan/plan").then(({ PlanPage }) => PlanPage)),
  action: later(() => import("./plan/action").then(({ ActionPage }) => ActionPage)),
  priorities: later(() => import("./plan/priorities").then(({ PrioritiesPage }) => PrioritiesPage)),
  "plan-figures": later(() => import("./plan/figures").then(({ FiguresPage }) => FiguresPage)),
  "plan-versions": later(() => import("./plan/versions").then(({ VersionsPage }) => VersionsPage)),
  strengths: later(() => import("./strengths/strengths").then(({ StrengthsPage }) => StrengthsPage)),
  triage: later(() => import("./triage/list").then(({ TriagePage }) => TriagePage)),
  score: later(() => import("./triage/score").then(({ ScorePage }) => ScorePage)),
  anchoring: later(() => import("./triage/anchoring").then(({ AnchoringPage }) => AnchoringPage)),
  quality: later(() => import("./quality/quality").then(({ QualityPage }) => QualityPage)),
  portfolio: later(() => import("./quality/portfolio").then(({ PortfolioPage }) => PortfolioPage)),
  brokering: later(() => import("./quality/brokering").then(({ BrokeringPage }) => BrokeringPage)),
  runs: later(() => import("./quality/runs").then(({ RunsPage }) => RunsPage)),
};
