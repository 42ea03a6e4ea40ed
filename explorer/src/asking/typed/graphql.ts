/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `acceptReferral` is asked. */
export type AcceptReferralInput = {
  /** Id of the referral. */
  id: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
};

/** Which actions. Everything named has to hold. */
export type ActionFilter = {
  /** All of these hold. */
  and?: Array<ActionFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Barriers that it works off. */
  barriers?: BarrierListFilter | null | undefined;
  /** Budget in euro cents */
  budget?: CentsFilter | null | undefined;
  /** Value chains that it is for; all where none is named. */
  chains?: ValueChainListFilter | null | undefined;
  /** Day it was given up */
  dropped?: DayFilter | null | undefined;
  /** Why it was given up */
  droppedBecause?: TextFilter | null | undefined;
  /** Day by which */
  due?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Strategic lines that it serves. */
  lines?: StrategicLineListFilter | null | undefined;
  /** What is done of it on one day. */
  milestones?: MilestoneListFilter | null | undefined;
  /** This does not hold. */
  not?: ActionFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ActionFilter> | null | undefined;
  /** Who sees to it: a manager as the trail names them, or the id of the stakeholder that leads it */
  owner?: CodeFilter | null | undefined;
  /** Partnerships that carry it out. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** Proposals of stakeholders that it answers to. */
  proposals?: ProposalListFilter | null | undefined;
  /** How likely it is not to be done as planned */
  risk?: CodeFilter | null | undefined;
  /** What may come between, and what is done about it */
  riskNote?: TextFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Day from which */
  start?: DayFilter | null | undefined;
  /** How it stands as its source has it; figures and pages work that out from facts */
  state?: CodeFilter | null | undefined;
  /** What is to be done */
  title?: TextFilter | null | undefined;
  /** How many partnerships it is to bring to an agreement */
  wanted?: WholeFilter | null | undefined;
};

/** A test on the actions linked to something. */
export type ActionListFilter = {
  /** All pass; true where there are none. */
  every?: ActionFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ActionFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ActionFilter | null | undefined;
};

/** How an action stands, by dates and facts. */
export type ActionStanding =
  /** A milestone's day is over, partnerships lack, or it lags behind its time. */
  | 'AT_RISK'
  /** All its parts are done. */
  | 'DONE'
  /** It was given up. */
  | 'DROPPED'
  /** Its day is over, and it is not done. */
  | 'LATE'
  /** Nothing speaks against its being done in time. */
  | 'ON_TRACK'
  /** Nothing could show that it is done. */
  | 'UNMEASURED';

/** What sort of tie holds a site. */
export type AnchorTieKind =
  /** A local company of the same chain that works with its partners. */
  | 'CHAIN'
  /** A local customer. */
  | 'CUSTOMER'
  /** A project with a local partner. */
  | 'PROJECT'
  /** A local research organisation or university. */
  | 'RESEARCH'
  /** A local supplier. */
  | 'SUPPLIER';

/** Which annual accounts. Everything named has to hold. */
export type AnnualAccountsFilter = {
  /** All of these hold. */
  and?: Array<AnnualAccountsFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Last day of the financial year */
  closed?: DayFilter | null | undefined;
  /** Current assets in euro cents */
  currentAssets?: CentsFilter | null | undefined;
  /** Debts payable within a year, in euro cents */
  currentLiabilities?: CentsFilter | null | undefined;
  /** Average staff in full-time equivalents */
  employees?: RealFilter | null | undefined;
  /** Book equity in euro cents; below nought where debts are larger than assets */
  equity?: CentsFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** All debts in euro cents */
  liabilities?: CentsFilter | null | undefined;
  /** Length of the financial year in months; 12 where nobody says */
  months?: WholeFilter | null | undefined;
  /** Result of the year in euro cents */
  netResult?: CentsFilter | null | undefined;
  /** This does not hold. */
  not?: AnnualAccountsFilter | null | undefined;
  /** Operating result, before interest and taxes, in euro cents */
  operatingResult?: CentsFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<AnnualAccountsFilter> | null | undefined;
  /** Taxes and social security contributions that are overdue, in euro cents */
  overdueDebts?: CentsFilter | null | undefined;
  /** Financial year, such as 2025 */
  period?: CodeFilter | null | undefined;
  /** Day on which they were filed, so that everybody could know them */
  published?: DayFilter | null | undefined;
  /** Reserves and result carried forward, in euro cents */
  retainedEarnings?: CentsFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Whose they are. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** Total assets in euro cents */
  totalAssets?: CentsFilter | null | undefined;
  /** Turnover in euro cents */
  turnover?: CentsFilter | null | undefined;
};

/** A test on the annual accounts linked to something. */
export type AnnualAccountsListFilter = {
  /** All pass; true where there are none. */
  every?: AnnualAccountsFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: AnnualAccountsFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: AnnualAccountsFilter | null | undefined;
};

/** What `answerPartnership` is asked. */
export type AnswerPartnershipInput = {
  /** What you say. */
  answer: PartyAnswer;
  /** Why you decline. */
  reason?: DeclineReason | null | undefined;
  /** What is wrong, where the reason is `WRONG_FACT`. */
  wrong?: WrongFactInput | null | undefined;
};

/** Which appraisals. Everything named has to hold. */
export type AppraisalFilter = {
  /** All of these hold. */
  and?: Array<AppraisalFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Who says so, as the trail names them */
  by?: CodeFilter | null | undefined;
  /** The concern that it is about */
  concern?: CodeFilter | null | undefined;
  /** Day on which they said so */
  day?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: AppraisalFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<AppraisalFilter> | null | undefined;
  /** Why; never of a person */
  reason?: TextFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Whom it is about. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** What they did about it */
  treatment?: CodeFilter | null | undefined;
};

/** A test on the appraisals linked to something. */
export type AppraisalListFilter = {
  /** All pass; true where there are none. */
  every?: AppraisalFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: AppraisalFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: AppraisalFilter | null | undefined;
};

/** What `appraise` is asked. */
export type AppraiseInput = {
  /** The concern that it is about: distress, potential. Null takes back what was said of it by hand. */
  concern: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Why; never of a person. Null takes back what was said of it by hand. */
  reason?: string | null | undefined;
  /** Id of the stakeholder. */
  stakeholder: string;
  /** What they did about it: seen, approached, dismissed. Null takes back what was said of it by hand. */
  treatment: string;
};

/** What somebody may do. */
export type AskerDeed =
  /** Have a say as a party. */
  | 'ANSWER'
  /** Ask what takes long to compute. */
  | 'COMPUTE'
  /** Change what is known, broker, decide on suggestions. */
  | 'EDIT'
  /** Erase contacts. */
  | 'ERASE'
  /** Take everything along at once. */
  | 'EXPORT'
  /** Make links for contacts. */
  | 'INVITE'
  /** Make keys. */
  | 'KEYS'
  /** Be told by webhooks. */
  | 'NOTIFY'
  /** Read. */
  | 'READ'
  /** Start runs of the matching. */
  | 'RUN'
  /** Save searches. */
  | 'SAVE';

/** What somebody is to Hommel. */
export type AskerRole =
  /** May do all that there is. */
  | 'ADMIN'
  /** Sees what parties show to the network, too. */
  | 'ANALYST'
  /** A program: sees everything but people, and starts runs. */
  | 'BATCH'
  /** Brokers partnerships: sees and edits everything but keys. */
  | 'MANAGER'
  /** Somebody who came by a link of their own. */
  | 'PARTY'
  /** Sees what each party made public. */
  | 'READER';

/** Which assignments. Everything named has to hold. */
export type AssignmentFilter = {
  /** All of these hold. */
  and?: Array<AssignmentFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: AssignmentFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<AssignmentFilter> | null | undefined;
  /** Who looks after it, as the trail names them */
  owner?: CodeFilter | null | undefined;
  /** From when */
  since?: DayFilter | null | undefined;
  /** Day until which work lists leave it out */
  snoozedUntil?: DayFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Who is looked after. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** Their team */
  team?: CodeFilter | null | undefined;
};

/** A test on the assignments linked to something. */
export type AssignmentListFilter = {
  /** All pass; true where there are none. */
  every?: AssignmentFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: AssignmentFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: AssignmentFilter | null | undefined;
};

/** Which attributions. Everything named has to hold. */
export type AttributionFilter = {
  /** All of these hold. */
  and?: Array<AttributionFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Who brokered: as the trail names them, or the id of a support actor */
  broker?: CodeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: AttributionFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<AttributionFilter> | null | undefined;
  /** The outcome that it is a share in. */
  outcomes?: OutcomeListFilter | null | undefined;
  /** Share in the outcome, 0 to 1 */
  share?: RealFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
};

/** A test on the attributions linked to something. */
export type AttributionListFilter = {
  /** All pass; true where there are none. */
  every?: AttributionFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: AttributionFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: AttributionFilter | null | undefined;
};

/** Whom a run is for: it knows nothing of what they may not see. */
export type Audience =
  /** Brokers, who may see everything. */
  | 'BROKER_ONLY'
  /** Who is signed in. */
  | 'NETWORK'
  /** Everybody. */
  | 'PUBLIC';

/** What is known of a sector in a market. */
export type BarrierAsked =
  /** Barriers are known, or were found when it was asked last. */
  | 'FOUND'
  /** It was asked, and nothing stands in its way. */
  | 'NONE_FOUND'
  /** Nobody asked: that none are known tells nothing. */
  | 'NOT_ASKED';

/** Which barrier enquiries. Everything named has to hold. */
export type BarrierEnquiryFilter = {
  /** All of these hold. */
  and?: Array<BarrierEnquiryFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Who asked, as the trail names them */
  by?: CodeFilter | null | undefined;
  /** The value chain that was asked. */
  chains?: ValueChainListFilter | null | undefined;
  /** Day on which it was asked */
  day?: DayFilter | null | undefined;
  /** What came of it */
  found?: CodeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** The market that it was asked about. */
  markets?: MarketListFilter | null | undefined;
  /** This does not hold. */
  not?: BarrierEnquiryFilter | null | undefined;
  /** Who was asked and how, without names of persons */
  note?: TextFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<BarrierEnquiryFilter> | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
};

/** A test on the barrier enquiries linked to something. */
export type BarrierEnquiryListFilter = {
  /** All pass; true where there are none. */
  every?: BarrierEnquiryFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: BarrierEnquiryFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: BarrierEnquiryFilter | null | undefined;
};

/** Which barriers. Everything named has to hold. */
export type BarrierFilter = {
  /** Actions of the plan that work it off. */
  actions?: ActionListFilter | null | undefined;
  /** All of these hold. */
  and?: Array<BarrierFilter> | null | undefined;
  /** At home: what was answered to that */
  answer?: TextFilter | null | undefined;
  /** Day of that answer */
  answered?: DayFilter | null | undefined;
  /** At home: the article of that rule */
  article?: TextFilter | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** At home: what it costs those who keep to it */
  burden?: TextFilter | null | undefined;
  /** Value chains that it hinders. */
  chains?: ValueChainListFilter | null | undefined;
  /** Chance that it is gone by that day, 0 to 1, as whoever works on it sees it */
  chance?: RealFilter | null | undefined;
  /** Last day on that way, such as for a comment under the TBT agreement */
  deadline?: DayFilter | null | undefined;
  /** Day by which it is expected to be gone */
  expected?: DayFilter | null | undefined;
  /** Why by then */
  expectedReason?: TextFilter | null | undefined;
  /** Whether its markets are countries, blocs or parts of one */
  extent?: CodeFilter | null | undefined;
  /** Export or import */
  flow?: CodeFilter | null | undefined;
  /** What became of it, step by step. */
  history?: BarrierStepListFilter | null | undefined;
  /** Product: HS-6 code */
  hs6?: CodeFilter | null | undefined;
  /** Edition of the Harmonised System: its year */
  hsEdition?: CodeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** At home: the rule that stands in the way */
  law?: TextFilter | null | undefined;
  /** Markets that it stands before. */
  markets?: MarketListFilter | null | undefined;
  /** UNCTAD MAST chapter, A to P */
  mastChapter?: CodeFilter | null | undefined;
  /** Version of the MAST classification: 2012 or 2019 */
  mastVersion?: CodeFilter | null | undefined;
  /** A tariff, a non-tariff measure or a procedural obstacle */
  measure?: CodeFilter | null | undefined;
  /** Barriers that turned out to be this one. */
  mergedFrom?: BarrierListFilter | null | undefined;
  /** The barrier that it turned out to be. */
  mergedInto?: BarrierListFilter | null | undefined;
  /** What one must have, or have somebody for, to get past it. */
  needs?: CapabilityListFilter | null | undefined;
  /** This does not hold. */
  not?: BarrierFilter | null | undefined;
  /** What only brokers know of it. */
  notes?: BarrierNoteListFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<BarrierFilter> | null | undefined;
  /** Abroad or at home */
  place?: CodeFilter | null | undefined;
  /** At home: how it could be made simpler */
  proposal?: TextFilter | null | undefined;
  /** Day on which it was published; while unknown, brokers alone see it */
  published?: DayFilter | null | undefined;
  /** Why it is there, for publication: what was won, or why it was archived */
  reason?: TextFilter | null | undefined;
  /** Day on which the public reported it; unknown for one that a broker entered */
  reported?: DayFilter | null | undefined;
  /** The way by which its removal is sought */
  route?: CodeFilter | null | undefined;
  /** Day from which it is there */
  since?: DayFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Whom it hinders. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** Where it is on its way out */
  status?: CodeFilter | null | undefined;
  /** What it stands in the way of */
  subject?: CodeFilter | null | undefined;
  /** What it is, for publication */
  summary?: TextFilter | null | undefined;
  /** What stands in the way, in one line */
  title?: TextFilter | null | undefined;
  /** Yearly sales it keeps from happening, in euro cents, where a figure is published */
  valueAtStake?: CentsFilter | null | undefined;
  /** Yearly sales it keeps from happening, as a band */
  valueBand?: CodeFilter | null | undefined;
  /** What the band rests on */
  valueReason?: TextFilter | null | undefined;
  /** On whom it waits */
  waitingOn?: TextFilter | null | undefined;
};

/** A test on the barriers linked to something. */
export type BarrierListFilter = {
  /** All pass; true where there are none. */
  every?: BarrierFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: BarrierFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: BarrierFilter | null | undefined;
};

/** Which barrier notes. Everything named has to hold. */
export type BarrierNoteFilter = {
  /** All of these hold. */
  and?: Array<BarrierNoteFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** The barrier that it is about. */
  barriers?: BarrierListFilter | null | undefined;
  /** Who wrote this last */
  by?: CodeFilter | null | undefined;
  /** On which day */
  day?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: BarrierNoteFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<BarrierNoteFilter> | null | undefined;
  /** Who works on it, as the trail names them */
  owner?: CodeFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** What it is, in confidence */
  summary?: TextFilter | null | undefined;
};

/** A test on the barrier notes linked to something. */
export type BarrierNoteListFilter = {
  /** All pass; true where there are none. */
  every?: BarrierNoteFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: BarrierNoteFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: BarrierNoteFilter | null | undefined;
};

/** Where a barrier stands. */
export type BarrierPlace =
  /** Abroad. */
  | 'ABROAD'
  /** At home. */
  | 'HOME';

/** Which barrier steps. Everything named has to hold. */
export type BarrierStepFilter = {
  /** Where it is by it */
  after?: CodeFilter | null | undefined;
  /** All of these hold. */
  and?: Array<BarrierStepFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** The barrier whose history it belongs to. */
  barriers?: BarrierListFilter | null | undefined;
  /** Where the barrier was */
  before?: CodeFilter | null | undefined;
  /** Who did it, as the trail names them */
  by?: CodeFilter | null | undefined;
  /** Day on which it was done */
  day?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Moment at which it was done, UTC */
  moment?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: BarrierStepFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<BarrierStepFilter> | null | undefined;
  /** Place in the history, from 1 */
  place?: WholeFilter | null | undefined;
  /** Why */
  reason?: TextFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Id of the entry that it takes back */
  undoes?: CodeFilter | null | undefined;
  /** What was done */
  verb?: CodeFilter | null | undefined;
};

/** A test on the barrier steps linked to something. */
export type BarrierStepListFilter = {
  /** All pass; true where there are none. */
  every?: BarrierStepFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: BarrierStepFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: BarrierStepFilter | null | undefined;
};

/** What can be done with a barrier. */
export type BarrierVerb =
  /** It is not to be worked off; say why. */
  | 'ARCHIVE'
  /** It waits on nobody any more. */
  | 'GO_ON'
  /** It is the same as another; say which. */
  | 'MERGE'
  /** Show it to everybody, without its note. */
  | 'PUBLISH'
  /** It is there again; say why. */
  | 'REOPEN'
  /** It is gone; say by what. */
  | 'RESOLVE'
  /** A part of it is gone; say which. */
  | 'RESOLVE_IN_PART'
  /** Nobody works on it for now; say why. */
  | 'REST'
  /** A broker takes up what the public reported. */
  | 'TAKE_UP'
  /** It waits on somebody; say on whom. */
  | 'WAIT'
  /** Show it to brokers alone. */
  | 'WITHHOLD';

/** Which capabilities. Everything named has to hold. */
export type CapabilityFilter = {
  /** Other names, in any language */
  altLabels?: TextsFilter | null | undefined;
  /** All of these hold. */
  and?: Array<CapabilityFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Barriers that one gets past with it. */
  barriers?: BarrierListFilter | null | undefined;
  /** What it is a part of. */
  broader?: CapabilityListFilter | null | undefined;
  /** Scheme and version it was converted from, if it was */
  convertedFrom?: CodeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Preferred label in English */
  labelEn?: TextFilter | null | undefined;
  /** Preferred label in French */
  labelFr?: TextFilter | null | undefined;
  /** Preferred label in Dutch */
  labelNl?: TextFilter | null | undefined;
  /** Its parts. */
  narrower?: CapabilityListFilter | null | undefined;
  /** Who needs it, the most urgent first. */
  neededBy?: StakeholderListFilter | null | undefined;
  /** This does not hold. */
  not?: CapabilityFilter | null | undefined;
  /** Code within the scheme */
  notation?: CodeFilter | null | undefined;
  /** Who offers it, the strongest first. */
  offeredBy?: StakeholderListFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<CapabilityFilter> | null | undefined;
  /** Projects about it, the weightiest first. */
  projects?: ProjectListFilter | null | undefined;
  /** Referrals for whom needs it. */
  referrals?: ReferralListFilter | null | undefined;
  /** Concept scheme: euroscivoc, skill, topic, programme, term, nace, own */
  scheme?: CodeFilter | null | undefined;
  /** Support services that meet it as a need. */
  services?: ServiceListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Version of the scheme */
  version?: CodeFilter | null | undefined;
};

/** A test on the capabilities linked to something. */
export type CapabilityListFilter = {
  /** All pass; true where there are none. */
  every?: CapabilityFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: CapabilityFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: CapabilityFilter | null | undefined;
};

/** A test on an amount. Several tests all have to hold. */
export type CentsFilter = {
  /** Equal to this. */
  eq?: number | null | undefined;
  /** At least this. */
  ge?: number | null | undefined;
  /** Greater, or later, than this. */
  gt?: number | null | undefined;
  /** One of these. */
  in?: Array<number> | null | undefined;
  /** Whether it is known at all. */
  known?: boolean | null | undefined;
  /** At most this. */
  le?: number | null | undefined;
  /** Less, or earlier, than this. */
  lt?: number | null | undefined;
  /** Known, and other than this. */
  ne?: number | null | undefined;
};

/** What is new about a finding. */
export type Change =
  /** It was not found before. */
  | 'ADDED'
  /** It was found before, and is told otherwise now. */
  | 'CHANGED';

/** What `chooseDigest` is asked. */
export type ChooseDigestInput = {
  /** How often you want one; null, or left out, for never. */
  every?: DigestPeriod | null | undefined;
};

/** A test on an id or a code. Several tests all have to hold. */
export type CodeFilter = {
  /** Contains this. */
  contains?: string | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** At least this. */
  ge?: string | null | undefined;
  /** Greater, or later, than this. */
  gt?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** Whether it is known at all. */
  known?: boolean | null | undefined;
  /** At most this. */
  le?: string | null | undefined;
  /** Less, or earlier, than this. */
  lt?: string | null | undefined;
  /** Known, and other than this. */
  ne?: string | null | undefined;
  /** Begins with this. */
  startsWith?: string | null | undefined;
};

/** Why somebody should look at a company. */
export type ConcernKind =
  /** It may be in trouble, or may leave: several warning lights. */
  | 'DISTRESS'
  /** It may grow abroad: several signs that were found of companies which did. */
  | 'POTENTIAL';

/** What `confirmOutcome` is asked. */
export type ConfirmOutcomeInput = {
  /** Id of an outcome of the partnership that the link is about. */
  id: string;
};

/** Which consents. Everything named has to hold. */
export type ConsentFilter = {
  /** All of these hold. */
  and?: Array<ConsentFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Which fields may be used */
  fields?: TextsFilter | null | undefined;
  /** Day on which it was given */
  given?: DayFilter | null | undefined;
  /** How it was given: link, letter, mail or spoken */
  how?: CodeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: ConsentFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ConsentFilter> | null | undefined;
  /** The one partnership that it is for. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** What for */
  purpose?: TextFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Day on which it was withdrawn */
  withdrawn?: DayFilter | null | undefined;
};

/** A test on the consents linked to something. */
export type ConsentListFilter = {
  /** All pass; true where there are none. */
  every?: ConsentFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ConsentFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ConsentFilter | null | undefined;
};

/** Which contacts. Everything named has to hold. */
export type ContactFilter = {
  /** All of these hold. */
  and?: Array<ContactFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** What the person agreed to. */
  consents?: ConsentListFilter | null | undefined;
  /** Who was shown what of the person. */
  disclosures?: DisclosureListFilter | null | undefined;
  /** E-mail address */
  email?: TextFilter | null | undefined;
  /** Day on which what it held was erased; the entry stays, so that its id means nobody else */
  erased?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Preferred language: nl, en or fr */
  language?: CodeFilter | null | undefined;
  /** Day on which the person left */
  left?: DayFilter | null | undefined;
  /** Name of the person */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: ContactFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ContactFilter> | null | undefined;
  /** Whether this is the person to turn to first */
  primary?: FlagFilter | null | undefined;
  /** Function at the stakeholder */
  role?: TextFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Last day on which the entry may be relied on */
  validUntil?: DayFilter | null | undefined;
};

/** A test on the contacts linked to something. */
export type ContactListFilter = {
  /** All pass; true where there are none. */
  every?: ContactFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ContactFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ContactFilter | null | undefined;
};

/** How partners work together. */
export type CooperationForm =
  /** A commercial agreement. */
  | 'COMMERCIAL_AGREEMENT'
  /** A commercial agreement with technical assistance. */
  | 'COMMERCIAL_AGREEMENT_WITH_TECHNICAL_ASSISTANCE'
  /** A investment agreement. */
  | 'INVESTMENT_AGREEMENT'
  /** A joint venture. */
  | 'JOINT_VENTURE'
  /** A licence agreement. */
  | 'LICENCE_AGREEMENT'
  /** A outsourcing agreement. */
  | 'OUTSOURCING_AGREEMENT'
  /** A research cooperation agreement. */
  | 'RESEARCH_COOPERATION_AGREEMENT'
  /** A supplier agreement. */
  | 'SUPPLIER_AGREEMENT';

/** What `correctFact` is asked. */
export type CorrectFactInput = {
  /** Which property of your organisation is wrong, such as `city`. */
  property: string;
  /** What it should be; nothing about persons. */
  right: string;
};

/** What `correctMyself` is asked. What is left out stays. */
export type CorrectMyselfInput = {
  /** Your e-mail address. */
  email?: string | null | undefined;
  /** The language that you prefer: nl, en or fr. */
  language?: string | null | undefined;
  /** Your name. */
  name?: string | null | undefined;
  /** Your function. */
  role?: string | null | undefined;
};

/** Which corrections. Everything named has to hold. */
export type CorrectionFilter = {
  /** What is wrong: kind and id of a record, or relation and both ids, joined by a slash */
  about?: CodeFilter | null | undefined;
  /** All of these hold. */
  and?: Array<CorrectionFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Who opened it: a broker as the trail names them, or the id of a party's contact */
  by?: CodeFilter | null | undefined;
  /** Day it was closed */
  closed?: DayFilter | null | undefined;
  /** Who closed it, as the trail names them */
  closedBy?: CodeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: CorrectionFilter | null | undefined;
  /** Day it was opened */
  opened?: DayFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<CorrectionFilter> | null | undefined;
  /** The partnership in which it came up. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** Which property of it */
  property?: CodeFilter | null | undefined;
  /** What it should be */
  right?: TextFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Of whom something is wrong. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** Where it stands */
  state?: CodeFilter | null | undefined;
};

/** A test on the corrections linked to something. */
export type CorrectionListFilter = {
  /** All pass; true where there are none. */
  every?: CorrectionFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: CorrectionFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: CorrectionFilter | null | undefined;
};

/** What `createPartyLink` is asked. */
export type CreatePartyLinkInput = {
  /** Id of the contact that it is for. */
  contact: string;
  /** For how many days it can be opened, 60 at most. */
  days?: number;
  /** Id of the partnership that it is about, for all purposes but `ABOUT_ME`. */
  partnership?: string | null | undefined;
  /** What it is for. */
  purpose: PartyPurpose;
};

/** A test on a day. Several tests all have to hold. */
export type DayFilter = {
  /** Equal to this. */
  eq?: string | null | undefined;
  /** At least this. */
  ge?: string | null | undefined;
  /** Greater, or later, than this. */
  gt?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** Whether it is known at all. */
  known?: boolean | null | undefined;
  /** At most this. */
  le?: string | null | undefined;
  /** Less, or earlier, than this. */
  lt?: string | null | undefined;
  /** Known, and other than this. */
  ne?: string | null | undefined;
};

/** What is made of a suggestion. */
export type DecisionVerdict =
  /** It is worth brokering. */
  | 'ACCEPTED'
  /** No fit: evidence against it, which expires in two years. */
  | 'DECLINED'
  /** No time now: it comes back in 90 days. */
  | 'SNOOZED';

/** Why a party declines; each reason has one effect, which is undone when the step is taken back. */
export type DeclineReason =
  /** It becomes a partnership that runs, between all of them. */
  | 'ALREADY_TOGETHER'
  /** It makes the party's status ceased, from that day. */
  | 'CEASED'
  /** It excludes each pair for good. */
  | 'COMPETITOR'
  /** It excludes each pair for good. */
  | 'NEVER'
  /** It is evidence against each pair, which fades and expires after 730 days. */
  | 'NO_FIT'
  /** It snoozes each pair for 90 days. */
  | 'NO_TIME'
  /** It opens a correction of what is known of the party. */
  | 'WRONG_FACT';

/** What `deleteSearch` is asked. */
export type DeleteSearchInput = {
  /** Id of a search of yours. */
  id: string;
};

/** How often a digest is written. */
export type DigestPeriod =
  /** Each day, after midnight, UTC. */
  | 'DAILY'
  /** Each week, after midnight before Monday, UTC. */
  | 'WEEKLY';

/** Which disclosures. Everything named has to hold. */
export type DisclosureFilter = {
  /** All of these hold. */
  and?: Array<DisclosureFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Whose fields were shown. */
  contacts?: ContactListFilter | null | undefined;
  /** Day they were shown */
  day?: DayFilter | null | undefined;
  /** Which fields were shown */
  fields?: TextsFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: DisclosureFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<DisclosureFilter> | null | undefined;
  /** The partnership for which they were shown. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** What for */
  purpose?: TextFilter | null | undefined;
  /** Who saw them: a broker as the trail names them, or the id of a contact */
  shownTo?: CodeFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
};

/** A test on the disclosures linked to something. */
export type DisclosureListFilter = {
  /** All pass; true where there are none. */
  every?: DisclosureFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: DisclosureFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: DisclosureFilter | null | undefined;
};

/** Which distress signs. Everything named has to hold. */
export type DistressSignFilter = {
  /** All of these hold. */
  and?: Array<DistressSignFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Day of the observation */
  day?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: DistressSignFilter | null | undefined;
  /** What else is known; never of a person */
  note?: TextFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<DistressSignFilter> | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Whom it was seen at. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** What was observed */
  topic?: CodeFilter | null | undefined;
};

/** A test on the distress signs linked to something. */
export type DistressSignListFilter = {
  /** All pass; true where there are none. */
  every?: DistressSignFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: DistressSignFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: DistressSignFilter | null | undefined;
};

/** Why an edit was refused. */
export type EditErrorCode =
  /** What is there already stands in the way. */
  | 'CONFLICT'
  /** The role of whoever asks does not allow it. */
  | 'FORBIDDEN'
  /** Nothing leads there from where the partnership is; the message says what does. */
  | 'ILLEGAL_STEP'
  /** A value that may not be there; mend it. */
  | 'INVALID'
  /** The idempotency key stands for another edit; take a new one. */
  | 'KEY_REUSED'
  /** A party has to agree first, for itself. */
  | 'MISSING_CONSENT'
  /** What the edit is about is not there to be seen. */
  | 'NOT_FOUND'
  /** It is somebody else's: ask them, or have it handed over to you. */
  | 'NOT_YOURS'
  /** A party has no slot left, or too much to answer; the message says what holds them. */
  | 'NO_CAPACITY'
  /** It was changed since it was read; read it and try again. */
  | 'STALE';

/** Which export values. Everything named has to hold. */
export type ExportValueFilter = {
  /** All of these hold. */
  and?: Array<ExportValueFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** The value chain that sold. */
  chains?: ValueChainListFilter | null | undefined;
  /** What the market bought of it from the whole world in that year, in euro cents */
  demand?: CentsFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** The market it was sold to. */
  markets?: MarketListFilter | null | undefined;
  /** This does not hold. */
  not?: ExportValueFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ExportValueFilter> | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Statistics it is taken from, and their edition */
  statistics?: TextFilter | null | undefined;
  /** What was sold there, in euro cents */
  value?: CentsFilter | null | undefined;
  /** Calendar year */
  year?: WholeFilter | null | undefined;
};

/** A test on the export values linked to something. */
export type ExportValueListFilter = {
  /** All pass; true where there are none. */
  every?: ExportValueFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ExportValueFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ExportValueFilter | null | undefined;
};

/** What `finishFollowUp` is asked. */
export type FinishFollowUpInput = {
  /** Id of the follow up. */
  id: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
};

/** What `finishReferral` is asked. */
export type FinishReferralInput = {
  /** Id of the referral. */
  id: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Id of the interaction. */
  interaction: string;
};

/** A test on a yes or no. Several tests all have to hold. */
export type FlagFilter = {
  /** Equal to this. */
  eq?: boolean | null | undefined;
  /** Whether it is known at all. */
  known?: boolean | null | undefined;
};

/** Which follow ups. Everything named has to hold. */
export type FollowUpFilter = {
  /** What to ask */
  about?: TextFilter | null | undefined;
  /** All of these hold. */
  and?: Array<FollowUpFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Day it was done; open while unknown */
  done?: DayFilter | null | undefined;
  /** Day by which */
  due?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: FollowUpFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<FollowUpFilter> | null | undefined;
  /** The partnership that is to be asked after. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** How many weeks after the introduction */
  weeks?: WholeFilter | null | undefined;
};

/** A test on the follow ups linked to something. */
export type FollowUpListFilter = {
  /** All pass; true where there are none. */
  every?: FollowUpFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: FollowUpFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: FollowUpFilter | null | undefined;
};

/** What `giveConsent` is asked. */
export type GiveConsentInput = {
  /** Which of your fields may be used, of name, role, email, language. */
  fields: Array<string>;
  /** For news to you, instead of for other parties to know you by. */
  news?: boolean | null | undefined;
};

/** Which identifiers. Everything named has to hold. */
export type IdentifierFilter = {
  /** All of these hold. */
  and?: Array<IdentifierFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: IdentifierFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<IdentifierFilter> | null | undefined;
  /** Register: kbo, kbo-establishment, vat, lei, ror, pic */
  scheme?: CodeFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Number in that register, checked where the scheme has a check */
  value?: CodeFilter | null | undefined;
};

/** A test on the identifiers linked to something. */
export type IdentifierListFilter = {
  /** All pass; true where there are none. */
  every?: IdentifierFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: IdentifierFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: IdentifierFilter | null | undefined;
};

/** Which interactions. Everything named has to hold. */
export type InteractionFilter = {
  /** All of these hold. */
  and?: Array<InteractionFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Who of the brokers, as the trail names them */
  by?: CodeFilter | null | undefined;
  /** Day of it */
  day?: DayFilter | null | undefined;
  /** Whether it was held */
  held?: CodeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Sort of contact */
  kind?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: InteractionFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<InteractionFilter> | null | undefined;
  /** Partnerships that one spoke about. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** Referrals that were done by it. */
  referrals?: ReferralListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Whom one spoke with. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** What it was about, without names of persons */
  subject?: TextFilter | null | undefined;
};

/** A test on the interactions linked to something. */
export type InteractionListFilter = {
  /** All pass; true where there are none. */
  every?: InteractionFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: InteractionFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: InteractionFilter | null | undefined;
};

/** A language of labels. */
export type Language =
  /** English. */
  | 'EN'
  /** French. */
  | 'FR'
  /** Dutch. */
  | 'NL';

/** What became of a sign. */
export type MarkState =
  /** It was looked for, and is not there. */
  | 'DARK'
  /** It speaks for the concern. */
  | 'LIT'
  /** It only tells when it is seen, and nothing was seen. */
  | 'SILENT'
  /** Too little is known to judge it. */
  | 'UNKNOWN';

/** Which markets. Everything named has to hold. */
export type MarketFilter = {
  /** All of these hold. */
  and?: Array<MarketFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Barriers on the way there. */
  barriers?: BarrierListFilter | null | undefined;
  /** When sectors were asked what stands in their way there. */
  enquiries?: BarrierEnquiryListFilter | null | undefined;
  /** What was sold there, and when. */
  exports?: ExportValueListFilter | null | undefined;
  /** Its parts, or its members. */
  holds?: MarketListFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Name in English */
  labelEn?: TextFilter | null | undefined;
  /** Name in French */
  labelFr?: TextFilter | null | undefined;
  /** Name in Dutch */
  labelNl?: TextFilter | null | undefined;
  /** The country that it is a part of, or the bloc that it belongs to. */
  liesIn?: MarketListFilter | null | undefined;
  /** This does not hold. */
  not?: MarketFilter | null | undefined;
  /** Country or region code */
  notation?: CodeFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<MarketFilter> | null | undefined;
  /** Support services that help to sell there. */
  services?: ServiceListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Who is there. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** Who wants to go there. */
  targetedBy?: StakeholderListFilter | null | undefined;
};

/** A test on the markets linked to something. */
export type MarketListFilter = {
  /** All pass; true where there are none. */
  every?: MarketFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: MarketFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: MarketFilter | null | undefined;
};

/** Which milestones. Everything named has to hold. */
export type MilestoneFilter = {
  /** The action it belongs to. */
  actions?: ActionListFilter | null | undefined;
  /** All of these hold. */
  and?: Array<MilestoneFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Day it was done; open while unknown */
  done?: DayFilter | null | undefined;
  /** Day by which */
  due?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: MilestoneFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<MilestoneFilter> | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** What is there by then */
  title?: TextFilter | null | undefined;
};

/** A test on the milestones linked to something. */
export type MilestoneListFilter = {
  /** All pass; true where there are none. */
  every?: MilestoneFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: MilestoneFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: MilestoneFilter | null | undefined;
};

/** What became of a suggestion: it came, went, has another rank, or the same rank with another score. */
export type Moved =
  | 'CAME'
  | 'MOVED'
  | 'RESCORED'
  | 'STAYED'
  | 'WENT';

/** What `noteBarrierEnquiry` is asked. */
export type NoteBarrierEnquiryInput = {
  /** Id of the value chain. */
  chain: string;
  /** Day on which it was asked. Null takes back what was said of it by hand. */
  day: string;
  /** What came of it: some-found, none-found. Null takes back what was said of it by hand. */
  found: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Id of the market. */
  market: string;
  /** Who was asked and how, without names of persons. Null takes back what was said of it by hand. */
  note?: string | null | undefined;
};

/** What `noteInteraction` is asked. */
export type NoteInteractionInput = {
  /** Day of it. Null takes back what was said of it by hand. */
  day: string;
  /** Whether it was held: planned, yes, no. Null takes back what was said of it by hand. */
  held?: string | null | undefined;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Sort of contact: meeting, call, e-mail, event. Null takes back what was said of it by hand. */
  kind: string;
  /** Id of the partnership that it was about. */
  partnership?: string | null | undefined;
  /** With whom. */
  stakeholders: Array<string>;
  /** What it was about, without names of persons. Null takes back what was said of it by hand. */
  subject?: string | null | undefined;
};

/** Which outcomes. Everything named has to hold. */
export type OutcomeFilter = {
  /** All of these hold. */
  and?: Array<OutcomeFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Who of the brokers has a share in it. */
  attributions?: AttributionListFilter | null | undefined;
  /** Day a party confirmed it; nobody did while unknown */
  confirmed?: DayFilter | null | undefined;
  /** Id of the party's contact that confirmed it */
  confirmedBy?: CodeFilter | null | undefined;
  /** Day it came about */
  day?: DayFilter | null | undefined;
  /** Value expected in the fifth year, in euro cents */
  expectedFifth?: CentsFilter | null | undefined;
  /** Value expected in the first year, in euro cents */
  expectedFirst?: CentsFilter | null | undefined;
  /** Value expected in the fourth year, in euro cents */
  expectedFourth?: CentsFilter | null | undefined;
  /** Value expected in the second year, in euro cents */
  expectedSecond?: CentsFilter | null | undefined;
  /** Value expected in the third year, in euro cents */
  expectedThird?: CentsFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Jobs that it made or kept, in full-time equivalents */
  jobs?: WholeFilter | null | undefined;
  /** Whether it would have come about later, from 1, surely not, to 5, surely */
  laterAnyway?: WholeFilter | null | undefined;
  /** Id of the market it was in */
  market?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: OutcomeFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<OutcomeFilter> | null | undefined;
  /** The partnership that brought it forth. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** Value realised in the first 24 months, asked then, in euro cents */
  realisedTwoYears?: CentsFilter | null | undefined;
  /** Value realised in the first 12 months, asked then, in euro cents */
  realisedYear?: CentsFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Sort of outcome */
  type?: CodeFilter | null | undefined;
  /** Whether it would have come about without help, from 1, surely not, to 5, surely */
  withoutUs?: WholeFilter | null | undefined;
};

/** A test on the outcomes linked to something. */
export type OutcomeListFilter = {
  /** All pass; true where there are none. */
  every?: OutcomeFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: OutcomeFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: OutcomeFilter | null | undefined;
};

/** The language of the headings; facts stay in the words in which they were said. */
export type PaperLanguage =
  /** English. */
  | 'EN'
  /** Dutch. */
  | 'NL';

/** Which partner profiles. Everything named has to hold. */
export type PartnerProfileFilter = {
  /** All of these hold. */
  and?: Array<PartnerProfileFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Countries where the partner may be; anywhere if none are named */
  countriesIn?: TextsFilter | null | undefined;
  /** Countries where it may not be, and where the profile is not shown */
  countriesOut?: TextsFilter | null | undefined;
  /** Form of cooperation */
  form?: CodeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Stage of development of what it is about */
  maturity?: CodeFilter | null | undefined;
  /** Day it was approved */
  moderated?: DayFilter | null | undefined;
  /** Who approved it, as the trail names them; nobody did while unknown */
  moderatedBy?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: PartnerProfileFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PartnerProfileFilter> | null | undefined;
  /** Type of partner sought */
  partner?: TextFilter | null | undefined;
  /** How that is protected as intellectual property */
  rights?: CodeFilter | null | undefined;
  /** Role that the partner would have */
  role?: TextFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Who seeks such a partner. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** What is sought or offered, in one line that does not tell by whom */
  title?: TextFilter | null | undefined;
  /** Sort of profile */
  type?: CodeFilter | null | undefined;
  /** Last day on which it holds */
  validUntil?: DayFilter | null | undefined;
};

/** A test on the partner profiles linked to something. */
export type PartnerProfileListFilter = {
  /** All pass; true where there are none. */
  every?: PartnerProfileFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: PartnerProfileFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: PartnerProfileFilter | null | undefined;
};

/** Partners in another primary value chain, in no common one at all, or anyone. */
export type PartnerScope =
  | 'ALL'
  | 'BRIDGE'
  | 'CROSS_CHAIN';

/** Which partnerships. Everything named has to hold. */
export type PartnershipFilter = {
  /** Actions of the plan that it carries out. */
  actions?: ActionListFilter | null | undefined;
  /** All of these hold. */
  and?: Array<PartnershipFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Consents for it alone. */
  consents?: ConsentListFilter | null | undefined;
  /** Corrections that came up in it. */
  corrections?: CorrectionListFilter | null | undefined;
  /** Who was shown what of persons for it. */
  disclosures?: DisclosureListFilter | null | undefined;
  /** Last day */
  end?: DayFilter | null | undefined;
  /** Last day on which it may stay there without a step */
  expires?: DayFilter | null | undefined;
  /** When to ask how it goes. */
  followUps?: FollowUpListFilter | null | undefined;
  /** Form of cooperation */
  form?: CodeFilter | null | undefined;
  /** What became of it, step by step. */
  history?: PartnershipStepListFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Contacts about it. */
  interactions?: InteractionListFilter | null | undefined;
  /** Day the parties were introduced to each other */
  introduced?: DayFilter | null | undefined;
  /** First step that they take together */
  jointStep?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: PartnershipFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PartnershipFilter> | null | undefined;
  /** What it brought forth. */
  outcomes?: OutcomeListFilter | null | undefined;
  /** Who brokers it, as the trail names them */
  owner?: CodeFilter | null | undefined;
  /** Who works together. */
  parties?: StakeholderListFilter | null | undefined;
  /** Declared reason of its end */
  reason?: CodeFilter | null | undefined;
  /** Id of the run that suggested it */
  run?: CodeFilter | null | undefined;
  /** The support that pays for the first joint step. */
  services?: ServiceListFilter | null | undefined;
  /** Day from which it is there */
  since?: DayFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** First day */
  start?: DayFilter | null | undefined;
  /** Where it is in its life */
  state?: CodeFilter | null | undefined;
  /** Their team */
  team?: CodeFilter | null | undefined;
  /** What it is about */
  title?: TextFilter | null | undefined;
};

/** A test on the partnerships linked to something. */
export type PartnershipListFilter = {
  /** All pass; true where there are none. */
  every?: PartnershipFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: PartnershipFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: PartnershipFilter | null | undefined;
};

/** Which partnership steps. Everything named has to hold. */
export type PartnershipStepFilter = {
  /** State that it left */
  after?: CodeFilter | null | undefined;
  /** All of these hold. */
  and?: Array<PartnershipStepFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** State that it found; none at the beginning */
  before?: CodeFilter | null | undefined;
  /** Who did it: a broker as the trail names them, or the id of a party's contact */
  by?: CodeFilter | null | undefined;
  /** Day it was done */
  day?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Moment it was done, UTC */
  moment?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: PartnershipStepFilter | null | undefined;
  /** Whether a broker said so for the party */
  onBehalf?: FlagFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PartnershipStepFilter> | null | undefined;
  /** The partnership whose history it belongs to. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** Id of the stakeholder that it is the word of; none if it is the broker's own */
  party?: CodeFilter | null | undefined;
  /** Place in the partnership's history, from 1, without gaps */
  place?: WholeFilter | null | undefined;
  /** Declared reason */
  reason?: CodeFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Id of the step that it takes back */
  undoes?: CodeFilter | null | undefined;
  /** What was done */
  verb?: CodeFilter | null | undefined;
};

/** A test on the partnership steps linked to something. */
export type PartnershipStepListFilter = {
  /** All pass; true where there are none. */
  every?: PartnershipStepFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: PartnershipStepFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: PartnershipStepFilter | null | undefined;
};

/** What a contact does through a link. */
export type PartyAct =
  /** Say yes to a partnership. */
  | 'AGREE'
  /** Confirm what a partnership brought forth. */
  | 'CONFIRM'
  /** Say which fields may be used. */
  | 'CONSENT'
  /** Put right what is wrong. */
  | 'CORRECT'
  /** Say no to a partnership, or step out of it. */
  | 'DECLINE'
  /** Forbid every use. */
  | 'OBJECT'
  /** See what is held, and who was shown it. */
  | 'SEE';

/** What a party answers to a partnership. */
export type PartyAnswer =
  /** A party agrees that the others get to know who it is. */
  | 'CONSENT'
  /** A party does not want it, for a declared reason that has its effect. */
  | 'DECLINE'
  /** A party wants to know more. */
  | 'EXPRESS_INTEREST'
  /** A party that was willing steps out again. */
  | 'WITHDRAW';

/** A party of a partnership that is begun. */
export type PartyInput = {
  /** Part it would play: one word, such as `supplier`. */
  role?: string | null | undefined;
  /** Id of the stakeholder. */
  stakeholder: string;
};

/** What a party's link is for. */
export type PartyPurpose =
  /** See what is held and who was shown it; correct it, withdraw consent, object. */
  | 'ABOUT_ME'
  /** Say yes or no to a partnership, and which fields its other parties may see. */
  | 'ANSWER'
  /** Confirm what a partnership brought forth. */
  | 'CONFIRM';

/** How far something is that takes its time. */
export type Phase =
  /** It ended well. */
  | 'ENDED'
  /** It was given up. */
  | 'FAILED'
  /** It has come further. */
  | 'PROGRESS'
  /** It was begun; perhaps anew, after a failure. */
  | 'STARTED'
  /** It was asked for, and nobody has begun it. */
  | 'WAITING';

/** Which links a picture shows. */
export type PictureLinks =
  /** All of them. */
  | 'ALL'
  /** Those that say most about whom they link, and enough that nothing falls apart. */
  | 'BACKBONE'
  /** Those of the one in the middle; none where nobody is. */
  | 'CENTRE';

/** What became of an entry of the plan. */
export type PlanChange =
  /** It came. */
  | 'ADDED'
  /** It says something else. */
  | 'CHANGED'
  /** It went. */
  | 'REMOVED';

/** Which programmes. Everything named has to hold. */
export type ProgrammeFilter = {
  /** All of these hold. */
  and?: Array<ProgrammeFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: ProgrammeFilter | null | undefined;
  /** Code of the programme part */
  notation?: CodeFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProgrammeFilter> | null | undefined;
  /** Projects that it pays for. */
  projects?: ProjectListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Name of the programme part */
  title?: TextFilter | null | undefined;
};

/** A test on the programmes linked to something. */
export type ProgrammeListFilter = {
  /** All pass; true where there are none. */
  every?: ProgrammeFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ProgrammeFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ProgrammeFilter | null | undefined;
};

/** Which projects. Everything named has to hold. */
export type ProjectFilter = {
  /** Short name */
  acronym?: TextFilter | null | undefined;
  /** All of these hold. */
  and?: Array<ProjectFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** What it is about, the weightiest first. */
  capabilities?: CapabilityListFilter | null | undefined;
  /** Value chains that it advances, the weightiest first. */
  chains?: ValueChainListFilter | null | undefined;
  /** Last day */
  end?: DayFilter | null | undefined;
  /** Framework programme or scheme it belongs to */
  framework?: CodeFilter | null | undefined;
  /** Greatest public contribution in euro cents */
  grantAmount?: CentsFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: ProjectFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProjectFilter> | null | undefined;
  /** Who takes part; by name where no order is asked for. */
  participants?: StakeholderListFilter | null | undefined;
  /** The parts of programmes that pay for it, by code. */
  programmes?: ProgrammeListFilter | null | undefined;
  /** Funding scheme */
  scheme?: CodeFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** First day */
  start?: DayFilter | null | undefined;
  /** Title in full */
  title?: TextFilter | null | undefined;
  /** Call topics as the source codes them */
  topics?: TextsFilter | null | undefined;
  /** Cost in euro cents */
  totalCost?: CentsFilter | null | undefined;
};

/** A test on the projects linked to something. */
export type ProjectListFilter = {
  /** All pass; true where there are none. */
  every?: ProjectFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ProjectFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ProjectFilter | null | undefined;
};

/** Which proposals. Everything named has to hold. */
export type ProposalFilter = {
  /** Actions that answer to it. */
  actions?: ActionListFilter | null | undefined;
  /** All of these hold. */
  and?: Array<ProposalFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Day it was raised */
  day?: DayFilter | null | undefined;
  /** The theme or priority that it is gathered in. */
  gatheredIn?: ProposalListFilter | null | undefined;
  /** Ideas or themes that are gathered in it. */
  gathers?: ProposalListFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Workshop or other occasion at which it was raised */
  meeting?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: ProposalFilter | null | undefined;
  /** What was said about it, without names of persons */
  note?: TextFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProposalFilter> | null | undefined;
  /** Place among priorities, the first in rank 1 */
  position?: WholeFilter | null | undefined;
  /** How far it came */
  rung?: CodeFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Who endorses it, contributes or objects. */
  stands?: StakeholderListFilter | null | undefined;
  /** What is proposed, in one line */
  title?: TextFilter | null | undefined;
};

/** A test on the proposals linked to something. */
export type ProposalListFilter = {
  /** All pass; true where there are none. */
  every?: ProposalFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ProposalFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ProposalFilter | null | undefined;
};

/** What a stakeholder makes of a proposal. */
export type ProposalStance =
  /** It does something for it. */
  | 'CONTRIBUTES'
  /** It is for it. */
  | 'ENDORSES'
  /** It objects. */
  | 'OBJECTS';

/** What `reachMilestone` is asked. */
export type ReachMilestoneInput = {
  /** The day; today where none is given. */
  day?: string | null | undefined;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Id of the milestone. */
  milestone: string;
};

/** A test on a number. Several tests all have to hold. */
export type RealFilter = {
  /** Equal to this. */
  eq?: number | null | undefined;
  /** At least this. */
  ge?: number | null | undefined;
  /** Greater, or later, than this. */
  gt?: number | null | undefined;
  /** One of these. */
  in?: Array<number> | null | undefined;
  /** Whether it is known at all. */
  known?: boolean | null | undefined;
  /** At most this. */
  le?: number | null | undefined;
  /** Less, or earlier, than this. */
  lt?: number | null | undefined;
  /** Known, and other than this. */
  ne?: number | null | undefined;
};

/** What `recordOutcome` is asked. */
export type RecordOutcomeInput = {
  /** Day it came about. Null takes back what was said of it by hand. */
  day?: string | null | undefined;
  /** Value expected in the fifth year, in euro cents. Null takes back what was said of it by hand. */
  expectedFifth?: number | null | undefined;
  /** Value expected in the first year, in euro cents. Null takes back what was said of it by hand. */
  expectedFirst?: number | null | undefined;
  /** Value expected in the fourth year, in euro cents. Null takes back what was said of it by hand. */
  expectedFourth?: number | null | undefined;
  /** Value expected in the second year, in euro cents. Null takes back what was said of it by hand. */
  expectedSecond?: number | null | undefined;
  /** Value expected in the third year, in euro cents. Null takes back what was said of it by hand. */
  expectedThird?: number | null | undefined;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Jobs that it made or kept, in full-time equivalents. Null takes back what was said of it by hand. */
  jobs?: number | null | undefined;
  /** Whether it would have come about later, from 1, surely not, to 5, surely. Null takes back what was said of it by hand. */
  laterAnyway?: number | null | undefined;
  /** Id of the market it was in. Null takes back what was said of it by hand. */
  market?: string | null | undefined;
  /** Id of the outcome that is changed; a new one where none is given. */
  outcome?: string | null | undefined;
  /** Id of the partnership. */
  partnership: string;
  /** Value realised in the first 24 months, asked then, in euro cents. Null takes back what was said of it by hand. */
  realisedTwoYears?: number | null | undefined;
  /** Value realised in the first 12 months, asked then, in euro cents. Null takes back what was said of it by hand. */
  realisedYear?: number | null | undefined;
  /** Sort of outcome: sales, joint-research, new-product, investment, licence, savings, market-entry, other. Null takes back what was said of it by hand. */
  type?: string | null | undefined;
  /** Whether it would have come about without help, from 1, surely not, to 5, surely. Null takes back what was said of it by hand. */
  withoutUs?: number | null | undefined;
};

/** Which referrals. Everything named has to hold. */
export type ReferralFilter = {
  /** Whose need it is. */
  about?: StakeholderListFilter | null | undefined;
  /** All of these hold. */
  and?: Array<ReferralFilter> | null | undefined;
  /** Day of the last answer */
  answered?: DayFilter | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Who passed it on, as the trail names them */
  by?: CodeFilter | null | undefined;
  /** What is needed. */
  capabilities?: CapabilityListFilter | null | undefined;
  /** Day it was passed on */
  day?: DayFilter | null | undefined;
  /** The support actor that passed it on. */
  givenBy?: StakeholderListFilter | null | undefined;
  /** The support actor that it was passed on to. */
  givenTo?: StakeholderListFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** The contact by which it was done. */
  interactions?: InteractionListFilter | null | undefined;
  /** What is needed, in one line */
  need?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: ReferralFilter | null | undefined;
  /** What the other should know, without names of persons */
  note?: TextFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ReferralFilter> | null | undefined;
  /** Why it was returned */
  reason?: TextFilter | null | undefined;
  /** The service for which it was passed on. */
  services?: ServiceListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Where it stands */
  state?: CodeFilter | null | undefined;
};

/** A test on the referrals linked to something. */
export type ReferralListFilter = {
  /** All pass; true where there are none. */
  every?: ReferralFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ReferralFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ReferralFilter | null | undefined;
};

/** What `reportBarrier` is asked. Nothing of persons, please. */
export type ReportBarrierInput = {
  /** Id of the value chain that it hinders. */
  chain?: string | null | undefined;
  /** Id of the market, where it stands abroad. */
  market?: string | null | undefined;
  /** Abroad or at home. */
  place: BarrierPlace;
  /** What happens because of it: 1,500 characters at most. */
  story: string;
  /** What stands in the way, in one line: 150 characters at most. */
  title: string;
};

/** What `returnReferral` is asked. */
export type ReturnReferralInput = {
  /** Id of the referral. */
  id: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Why it was returned. Null takes back what was said of it by hand. */
  reason: string;
};

/** What `saveSearch` is asked. Give one of the filters. */
export type SaveSearchInput = {
  /** Id of a search of yours that is to be replaced; a new one where none is given. */
  id?: string | null | undefined;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** What you call it, 200 characters at most. */
  name: string;
  /** Which stakeholders. */
  stakeholders?: StakeholderFilter | null | undefined;
  /** Which suggestions, of the newest run that you may see. */
  suggestions?: SuggestionFilter | null | undefined;
};

/** Among whom partners are looked for. */
export type Scope =
  /** Anyone. */
  | 'ALL'
  /** Those that share no value chain at all. */
  | 'BRIDGE'
  /** Those in another primary value chain. */
  | 'CROSS_CHAIN';

/** Which services. Everything named has to hold. */
export type ServiceFilter = {
  /** All of these hold. */
  and?: Array<ServiceFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** How it is reached: desk, telephone, e-mail, website, visit, event */
  channels?: TextsFilter | null | undefined;
  /** What it costs a company, in euro cents; 0 where it is free */
  cost?: CentsFilter | null | undefined;
  /** What that cost depends on */
  costTerms?: TextFilter | null | undefined;
  /** What it does */
  description?: TextFilter | null | undefined;
  /** Whom to call: telephone or address of a desk, never of a person */
  desk?: TextFilter | null | undefined;
  /** Business events at which it helps: starting, growing, innovating, financing, hiring, first-export, entering-market, investing-abroad, meeting-rules, restructuring */
  events?: TextsFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Languages it is given in, such as nl or en: ISO 639-1; any where none is named */
  languages?: TextsFilter | null | undefined;
  /** Markets that it helps to sell in; any where none is named. */
  markets?: MarketListFilter | null | undefined;
  /** Name of the service */
  name?: TextFilter | null | undefined;
  /** Needs that it meets. */
  needs?: CapabilityListFilter | null | undefined;
  /** This does not hold. */
  not?: ServiceFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ServiceFilter> | null | undefined;
  /** Partnerships whose first joint step it pays for. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** Who provides it. */
  providers?: StakeholderListFilter | null | undefined;
  /** Needs that were passed on for it. */
  referrals?: ReferralListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Company stages it is meant for: none, starting, experienced, global; any where none is named */
  stages?: TextsFilter | null | undefined;
  /** Last day on which it is offered */
  until?: DayFilter | null | undefined;
  /** What it did, year by year. */
  volumes?: ServiceVolumeListFilter | null | undefined;
  /** Page that describes it */
  website?: TextFilter | null | undefined;
};

/** A test on the services linked to something. */
export type ServiceListFilter = {
  /** All pass; true where there are none. */
  every?: ServiceFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ServiceFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ServiceFilter | null | undefined;
};

/** Which service volumes. Everything named has to hold. */
export type ServiceVolumeFilter = {
  /** All of these hold. */
  and?: Array<ServiceVolumeFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** What it spent, in euro cents */
  budget?: CentsFilter | null | undefined;
  /** How many companies it helped */
  cases?: WholeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: ServiceVolumeFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ServiceVolumeFilter> | null | undefined;
  /** The service whose volume it is. */
  services?: ServiceListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Calendar year, such as 2025 */
  year?: CodeFilter | null | undefined;
};

/** A test on the service volumes linked to something. */
export type ServiceVolumeListFilter = {
  /** All pass; true where there are none. */
  every?: ServiceVolumeFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ServiceVolumeFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ServiceVolumeFilter | null | undefined;
};

/** Which signals. Everything named has to hold. */
export type SignalFilter = {
  /** All of these hold. */
  and?: Array<SignalFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Day of the observation */
  day?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** This does not hold. */
  not?: SignalFilter | null | undefined;
  /** What else is known */
  note?: TextFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<SignalFilter> | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Whom it was seen at. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** What was observed */
  topic?: CodeFilter | null | undefined;
  /** The figure, in the unit of its topic */
  value?: RealFilter | null | undefined;
};

/** A test on the signals linked to something. */
export type SignalListFilter = {
  /** All pass; true where there are none. */
  every?: SignalFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: SignalFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: SignalFilter | null | undefined;
};

/** Which stakeholders. Everything named has to hold. */
export type StakeholderFilter = {
  /** Its annual accounts; for managers and admins. */
  accounts?: AnnualAccountsListFilter | null | undefined;
  /** All of these hold. */
  and?: Array<StakeholderFilter> | null | undefined;
  /** What people made of concerns; for managers and admins. */
  appraisals?: AppraisalListFilter | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Who of the brokers looks after it. */
  assignments?: AssignmentListFilter | null | undefined;
  /** Barriers that hinder it. */
  barriers?: BarrierListFilter | null | undefined;
  /** How many partnerships it can carry at once */
  capacity?: WholeFilter | null | undefined;
  /** Value chains it is active in, the one with the largest weight first. */
  chains?: ValueChainListFilter | null | undefined;
  /** City of its seat */
  city?: TextFilter | null | undefined;
  /** People to speak to; for those who may see them. */
  contacts?: ContactListFilter | null | undefined;
  /** What somebody says is wrong about it. */
  corrections?: CorrectionListFilter | null | undefined;
  /** Country of its seat: ISO 3166-1 alpha-2, with EL and UK as the European Union writes them */
  country?: CodeFilter | null | undefined;
  /** What it does, in a few sentences */
  description?: TextFilter | null | undefined;
  /** Signs that it may be in trouble; for managers and admins. */
  distressSigns?: DistressSignListFilter | null | undefined;
  /** How far it sells abroad: none, starting, experienced or global */
  exportStage?: CodeFilter | null | undefined;
  /** Year of founding */
  founded?: WholeFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Its numbers in registers. */
  identifiers?: IdentifierListFilter | null | undefined;
  /** Contacts with it. */
  interactions?: InteractionListFilter | null | undefined;
  /** Sort of organisation */
  kind?: CodeFilter | null | undefined;
  /** Whether it is a legal person; a natural person who trades is not, and is never scored */
  legalPerson?: FlagFilter | null | undefined;
  /** Markets where it is. */
  markets?: MarketListFilter | null | undefined;
  /** Who became a part of it. */
  mergedFrom?: StakeholderListFilter | null | undefined;
  /** Whom it became a part of. */
  mergedInto?: StakeholderListFilter | null | undefined;
  /** Name in full, as its source writes it */
  name?: TextFilter | null | undefined;
  /** What it looks for, the most urgent first. */
  needs?: CapabilityListFilter | null | undefined;
  /** This does not hold. */
  not?: StakeholderFilter | null | undefined;
  /** NUTS region code of its seat, as deep as known */
  nuts?: CodeFilter | null | undefined;
  /** What it can do for others, the strongest first. */
  offers?: CapabilityListFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<StakeholderFilter> | null | undefined;
  /** Who owns it, the largest share first. */
  owners?: StakeholderListFilter | null | undefined;
  /** Whom it owns, the largest share first. */
  owns?: StakeholderListFilter | null | undefined;
  /** Partnerships it is a party to. */
  partnerships?: PartnershipListFilter | null | undefined;
  /** Profiles of the partner that it seeks. */
  profiles?: PartnerProfileListFilter | null | undefined;
  /** Projects it took part in; by short name where no order is asked for. */
  projects?: ProjectListFilter | null | undefined;
  /** Needs of its that were passed on. */
  referrals?: ReferralListFilter | null | undefined;
  /** Needs of others that it passed on. */
  referralsGiven?: ReferralListFilter | null | undefined;
  /** Needs of others that were passed on to it. */
  referralsGot?: ReferralListFilter | null | undefined;
  /** The partner it looks for, in its own words */
  seeks?: TextFilter | null | undefined;
  /** Services that it provides to others. */
  services?: ServiceListFilter | null | undefined;
  /** Signs of potential or trouble. */
  signals?: SignalListFilter | null | undefined;
  /** Size by staff: micro, small, medium or large */
  sizeClass?: CodeFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** What it makes of proposals for the plan. */
  stands?: ProposalListFilter | null | undefined;
  /** Active, ceased or merged */
  status?: CodeFilter | null | undefined;
  /** Day from which the status holds */
  statusSince?: DayFilter | null | undefined;
  /** Partners that a run suggests to it, the best first; it is the run that root `suggestions` would take. None that ceased, merged or has no name. */
  suggestions?: StakeholderListFilter | null | undefined;
  /** Markets where it wants to go. */
  targets?: MarketListFilter | null | undefined;
  /** Who may see it */
  visibility?: CodeFilter | null | undefined;
  /** Address of its web site */
  website?: TextFilter | null | undefined;
};

/** A test on the stakeholders linked to something. */
export type StakeholderListFilter = {
  /** All pass; true where there are none. */
  every?: StakeholderFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: StakeholderFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: StakeholderFilter | null | undefined;
};

/** What `startMatchRun` is asked. */
export type StartMatchRunInput = {
  /** Use only facts dated before this day; all where none is given. */
  asOf?: string | null | undefined;
  /** Whom the run is for. */
  audience?: Audience;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Among whom partners are looked for. */
  scope?: Scope;
  /** Only for these, 1,000 at most; for all where none are given. */
  stakeholders?: Array<string> | null | undefined;
  /** Suggestions for each stakeholder, 1,000 at most. */
  top?: number;
};

/** What `stepBarrier` is asked. */
export type StepBarrierInput = {
  /** Id of the barrier. */
  barrier: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Its `etag` as it was read: refused with `STALE` if it was changed since. */
  ifMatch?: string | null | undefined;
  /** Id of the barrier that it turned out to be, where it is merged. */
  into?: string | null | undefined;
  /** Why, for publication: what was won, or why it is archived. */
  reason?: string | null | undefined;
  /** What is done. */
  verb: BarrierVerb;
  /** On whom it waits: an organisation, no person. */
  waitingOn?: string | null | undefined;
};

/** What has to be said along with a step. */
export type StepNeed =
  /** The first step that they take together: `jointStep`. */
  | 'JOINT_STEP'
  /** Whose word it is: `party`. */
  | 'PARTY'
  /** Why: `reason`. */
  | 'REASON';

/** What can be done with a partnership. */
export type StepVerb =
  /** They work together. */
  | 'ACTIVATE'
  /** They agree to work together; this takes a slot of each. */
  | 'AGREE'
  /** The broker gives it up. */
  | 'CALL_OFF'
  /** They have done what they set out for. */
  | 'CONCLUDE'
  /** A party agrees that the others get to know who it is. */
  | 'CONSENT'
  /** A party does not want it, for a declared reason that has its effect. */
  | 'DECLINE'
  /** Nobody did anything with it for too long. */
  | 'EXPIRE'
  /** They talk about what they could do. */
  | 'EXPLORE'
  /** A party wants to know more. */
  | 'EXPRESS_INTEREST'
  /** Introduce all parties to each other, with a first step that they take together. */
  | 'INTRODUCE'
  /** Let it stay where it is for another term. */
  | 'RENEW'
  /** Begin again, with every party to be asked anew. */
  | 'REOPEN'
  /** A party that was willing steps out again. */
  | 'WITHDRAW';

/** Which strategic lines. Everything named has to hold. */
export type StrategicLineFilter = {
  /** Actions that serve it. */
  actions?: ActionListFilter | null | undefined;
  /** All of these hold. */
  and?: Array<StrategicLineFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Name in English */
  labelEn?: TextFilter | null | undefined;
  /** Name in French */
  labelFr?: TextFilter | null | undefined;
  /** Name in Dutch */
  labelNl?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: StrategicLineFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<StrategicLineFilter> | null | undefined;
  /** Place in the strategy */
  position?: WholeFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
};

/** A test on the strategic lines linked to something. */
export type StrategicLineListFilter = {
  /** All pass; true where there are none. */
  every?: StrategicLineFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: StrategicLineFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: StrategicLineFilter | null | undefined;
};

/** What `suggestPartnership` is asked. */
export type SuggestPartnershipInput = {
  /** Actions of the plan that it would carry out. */
  actions?: Array<string> | null | undefined;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Who would work together, two or more. */
  parties: Array<PartyInput>;
  /** Id of the run that suggested it. */
  run?: string | null | undefined;
  /** Team of whoever brokers it: one word. */
  team?: string | null | undefined;
  /** What it would be about. */
  title?: string | null | undefined;
};

/** Which suggestions. Everything named has to hold. */
export type SuggestionFilter = {
  /** The stakeholder's primary value chain, as files write it */
  chainFrom?: CodeFilter | null | undefined;
  /** The partner's primary value chain, as files write it */
  chainTo?: CodeFilter | null | undefined;
  /** Who was suggested. */
  partner?: StakeholderFilter | null | undefined;
  /** Place among the stakeholder's suggestions, from 1 */
  rank?: WholeFilter | null | undefined;
  /** How well the two fit; 0 is an average candidate */
  score?: RealFilter | null | undefined;
  /** Whom it was suggested to. */
  stakeholder?: StakeholderFilter | null | undefined;
};

/** Which part of the support map; a service that is for any stage is in each, and so on. */
export type SupportWhere = {
  /** Only services of these actors. */
  actors?: Array<string> | null | undefined;
  /** Only in these languages, such as nl. */
  languages?: Array<string> | null | undefined;
  /** Only for these markets, as their ids. */
  markets?: Array<string> | null | undefined;
  /** Only these needs, as ids of capabilities. */
  needs?: Array<string> | null | undefined;
  /** Only for companies at these stages: none, starting, experienced, global. */
  stages?: Array<string> | null | undefined;
};

/** What `takeBackStep` is asked. */
export type TakeBackStepInput = {
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Id of the step, as `history` of the partnership has it. */
  step: string;
};

/** What `takeStep` is asked. */
export type TakeStepInput = {
  /** Form of cooperation that they agree on. */
  form?: CooperationForm | null | undefined;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Its `etag` as it was read: refused with `STALE` if it was changed since. */
  ifMatch?: string | null | undefined;
  /** First step that the parties take together; an introduction needs one. */
  jointStep?: string | null | undefined;
  /** Id of the partnership. */
  partnership: string;
  /** Id of the party whose word it is, where it is one's. */
  party?: string | null | undefined;
  /** Why a party declines. */
  reason?: DeclineReason | null | undefined;
  /** Id of the support service that pays for that. */
  service?: string | null | undefined;
  /** What it is about, as they agree. */
  title?: string | null | undefined;
  /** What is done. */
  verb: StepVerb;
  /** What is wrong, where the reason is `WRONG_FACT`. */
  wrong?: WrongFactInput | null | undefined;
};

/** What `tellInteraction` is asked. */
export type TellInteractionInput = {
  /** Whether it was held: planned, yes, no. Null takes back what was said of it by hand. */
  held: string;
  /** Id of the interaction. */
  id: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
};

/** A test on free text. Several tests all have to hold. */
export type TextFilter = {
  /** Contains this; names are compared without case and accents. */
  contains?: string | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** Whether it is known at all. */
  known?: boolean | null | undefined;
  /** Known, and other than this. */
  ne?: string | null | undefined;
  /** Begins with this; names are compared without case and accents. */
  startsWith?: string | null | undefined;
};

/** A test on a list of texts. Several tests all have to hold. */
export type TextsFilter = {
  /** The list holds this text. */
  has?: string | null | undefined;
  /** Whether it is known at all. */
  known?: boolean | null | undefined;
};

/** What somebody did about a concern. */
export type TreatmentKind =
  /** They spoke with the company. */
  | 'APPROACHED'
  /** They found nothing in it, and said why. */
  | 'DISMISSED'
  /** They know of it. */
  | 'SEEN';

/** Which value chains. Everything named has to hold. */
export type ValueChainFilter = {
  /** Actions of the plan for it. */
  actions?: ActionListFilter | null | undefined;
  /** All of these hold. */
  and?: Array<ValueChainFilter> | null | undefined;
  /** Day as of which it was so. */
  asOf?: DayFilter | null | undefined;
  /** Barriers that hinder it. */
  barriers?: BarrierListFilter | null | undefined;
  /** When it was asked what stands in its way. */
  enquiries?: BarrierEnquiryListFilter | null | undefined;
  /** What it sold, where and when. */
  exports?: ExportValueListFilter | null | undefined;
  /** Its id. */
  id?: CodeFilter | null | undefined;
  /** Name in English */
  labelEn?: TextFilter | null | undefined;
  /** Name in French */
  labelFr?: TextFilter | null | undefined;
  /** Name in Dutch */
  labelNl?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: ValueChainFilter | null | undefined;
  /** Short code in files */
  notation?: CodeFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ValueChainFilter> | null | undefined;
  /** Place in the listed order, which breaks ties between chains */
  position?: WholeFilter | null | undefined;
  /** Projects that advance it, the weightiest first. */
  projects?: ProjectListFilter | null | undefined;
  /** Id of the source that says so. */
  source?: CodeFilter | null | undefined;
  /** Who is active in it, the largest weight first. */
  stakeholders?: StakeholderListFilter | null | undefined;
  /** Version of the scheme that defines it */
  version?: CodeFilter | null | undefined;
};

/** A test on the value chains linked to something. */
export type ValueChainListFilter = {
  /** All pass; true where there are none. */
  every?: ValueChainFilter | null | undefined;
  /** None passes; `{}` means there are none at all. */
  none?: ValueChainFilter | null | undefined;
  /** At least one passes; `{}` means there is one at all. */
  some?: ValueChainFilter | null | undefined;
};

/** A test on a whole number. Several tests all have to hold. */
export type WholeFilter = {
  /** Equal to this. */
  eq?: number | null | undefined;
  /** At least this. */
  ge?: number | null | undefined;
  /** Greater, or later, than this. */
  gt?: number | null | undefined;
  /** One of these. */
  in?: Array<number> | null | undefined;
  /** Whether it is known at all. */
  known?: boolean | null | undefined;
  /** At most this. */
  le?: number | null | undefined;
  /** Less, or earlier, than this. */
  lt?: number | null | undefined;
  /** Known, and other than this. */
  ne?: number | null | undefined;
};

/** What `withdrawConsent` is asked. */
export type WithdrawConsentInput = {
  /** Id of a consent of yours that stands. */
  id: string;
};

/** A fact about a party that is wrong. */
export type WrongFactInput = {
  /** Which property of the stakeholder, such as `city`; never of a person. */
  property: string;
  /** What it should be. */
  right: string;
};

export type StartMatchRunMutationVariables = Exact<{
  input: StartMatchRunInput;
}>;


export type StartMatchRunMutation = { startMatchRun: { job: string | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type RunProgressSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type RunProgressSubscription = { runProgress: { cursor: string, phase: Phase, job: string | null, run: string | null, step: string | null, done: number | null, total: number | null, suggestions: number | null, message: string | null } };

export type LoadsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LoadsSubscription = { loads: { cursor: string, phase: Phase, load: string, what: string, step: string | null, done: number | null, total: number | null, new: number | null, changed: number | null, rejected: number | null, message: string | null } };

export type NewSuggestionsSubscriptionVariables = Exact<{
  search: string;
  after?: string | null | undefined;
}>;


export type NewSuggestionsSubscription = { newSuggestions: { cursor: string, change: Change, stakeholder: string, partner: string | null, rank: number | null, score: number | null } };

export type BarriersQueryVariables = Exact<{
  where?: BarrierFilter | null | undefined;
  language: Language;
}>;


export type BarriersQuery = { barriers: { totalCount: number, edges: Array<{ node: { id: string, title: string | null, place: string | null, measure: string | null, status: string | null, since: string | null, waitingOn: string | null, valueBand: string | null, chains: { edges: Array<{ node: { id: string, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } } }> }, valueChains: { edges: Array<{ node: { id: string, notation: string | null, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type BarrierPlacesFragment = { valueChains: { edges: Array<{ node: { id: string, notation: string | null, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type BarrierRowFragment = { id: string, title: string | null, place: string | null, measure: string | null, status: string | null, since: string | null, waitingOn: string | null, valueBand: string | null, chains: { edges: Array<{ node: { id: string, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type BarrierQueryVariables = Exact<{
  id: string;
  language: Language;
}>;


export type BarrierQuery = { barriers: { edges: Array<{ node: { id: string, title: string | null, place: string | null, measure: string | null, status: string | null, since: string | null, waitingOn: string | null, valueBand: string | null, etag: string, source: string, asOf: string | null, summary: string | null, subject: string | null, flow: string | null, extent: string | null, mastChapter: string | null, mastVersion: string | null, hs6: string | null, hsEdition: string | null, reason: string | null, route: string | null, deadline: string | null, expected: string | null, expectedReason: string | null, chance: number | null, valueAtStake: number | null, valueReason: string | null, law: string | null, article: string | null, burden: string | null, proposal: string | null, answer: string | null, answered: string | null, reported: string | null, published: string | null, chains: { edges: Array<{ node: { id: string, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> }, stakeholders: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> }, needs: { edges: Array<{ form: string | null, node: { id: string, label: string | null } }> }, actions: { edges: Array<{ node: { id: string, title: string | null, due: string | null } }> }, notes: { edges: Array<{ node: { id: string, summary: string | null, owner: string | null, day: string | null } }> }, history: { edges: Array<{ node: { id: string, place: number | null, verb: string | null, before: string | null, after: string | null, day: string | null, by: string | null, reason: string | null, undoes: string | null } }> }, mergedInto: { edges: Array<{ node: { id: string, title: string | null } }> }, mergedFrom: { edges: Array<{ node: { id: string, title: string | null } }> } } }> }, barrierMoves: Array<{ status: string, verb: BarrierVerb, needs: Array<string> }> };

export type BarrierWholeFragment = { etag: string, source: string, asOf: string | null, summary: string | null, subject: string | null, flow: string | null, extent: string | null, mastChapter: string | null, mastVersion: string | null, hs6: string | null, hsEdition: string | null, reason: string | null, route: string | null, deadline: string | null, expected: string | null, expectedReason: string | null, chance: number | null, valueAtStake: number | null, valueReason: string | null, law: string | null, article: string | null, burden: string | null, proposal: string | null, answer: string | null, answered: string | null, reported: string | null, published: string | null, stakeholders: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> }, needs: { edges: Array<{ form: string | null, node: { id: string, label: string | null } }> }, actions: { edges: Array<{ node: { id: string, title: string | null, due: string | null } }> }, notes: { edges: Array<{ node: { id: string, summary: string | null, owner: string | null, day: string | null } }> }, history: { edges: Array<{ node: { id: string, place: number | null, verb: string | null, before: string | null, after: string | null, day: string | null, by: string | null, reason: string | null, undoes: string | null } }> }, mergedInto: { edges: Array<{ node: { id: string, title: string | null } }> }, mergedFrom: { edges: Array<{ node: { id: string, title: string | null } }> } };

export type BarrierHelpQueryVariables = Exact<{
  barrier: string;
}>;


export type BarrierHelpQuery = { bridgingPartners: Array<{ id: string, name: string | null, strength: number, why: string }> };

export type BarrierTwinsQueryVariables = Exact<{
  barrier: string;
}>;


export type BarrierTwinsQuery = { barriersAlike: Array<{ id: string, title: string | null, odds: number, why: string }> };

export type BarrierRankingQueryVariables = Exact<{
  until?: string | null | undefined;
}>;


export type BarrierRankingQuery = { barrierRanking: { value: number, until: string, barriers: Array<{ id: string, title: string | null, status: string, unlocked: number, lowered: number, chance: number | null, worth: number | null, expected: string | null, expectedReason: string | null }> } };

export type BarrierCoverageQueryVariables = Exact<{
  language: Language;
}>;


export type BarrierCoverageQuery = { barrierCoverage: Array<{ chain: string, market: string, asked: BarrierAsked, standing: number, last: string | null }>, valueChains: { edges: Array<{ node: { id: string, notation: string | null, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type BarrierListQueryVariables = Exact<{
  market?: string | null | undefined;
  paper: PaperLanguage;
  language: Language;
}>;


export type BarrierListQuery = { barrierList: { html: string, text: string, csv: string }, valueChains: { edges: Array<{ node: { id: string, notation: string | null, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type BarrierIntakeQueryVariables = Exact<{
  language: Language;
}>;


export type BarrierIntakeQuery = { valueChains: { edges: Array<{ node: { id: string, notation: string | null, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type StepBarrierMutationVariables = Exact<{
  input: StepBarrierInput;
}>;


export type StepBarrierMutation = { stepBarrier: { errors: Array<{ code: EditErrorCode, message: string }> } };

export type TakeBackBarrierStepMutationVariables = Exact<{
  step: string;
  once?: string | null | undefined;
}>;


export type TakeBackBarrierStepMutation = { takeBackBarrierStep: { errors: Array<{ code: EditErrorCode, message: string }> } };

export type ReportBarrierMutationVariables = Exact<{
  input: ReportBarrierInput;
}>;


export type ReportBarrierMutation = { reportBarrier: { reference: string | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type NoteBarrierEnquiryMutationVariables = Exact<{
  input: NoteBarrierEnquiryInput;
}>;


export type NoteBarrierEnquiryMutation = { noteBarrierEnquiry: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string }> } };

export type PartnershipsQueryVariables = Exact<{
  where?: PartnershipFilter | null | undefined;
  all?: PartnershipFilter | null | undefined;
  language: Language;
}>;


export type PartnershipsQuery = { partnerships: { totalCount: number, edges: Array<{ node: { id: string, title: string | null, state: string | null, since: string | null, expires: string | null, owner: string | null, parties: { edges: Array<{ answer: string | null, node: { id: string, name: string | null } }> } } }> }, partnershipGroups: { groups: Array<{ value: string | null, count: number }> }, valueChains: { edges: Array<{ node: { id: string, notation: string | null, label: string | null } }> } };

export type BrokeredFragment = { id: string, title: string | null, state: string | null, since: string | null, expires: string | null, owner: string | null, parties: { edges: Array<{ answer: string | null, node: { id: string, name: string | null } }> } };

export type NextStepsQueryVariables = Exact<{
  id: string;
}>;


export type NextStepsQuery = { nextSteps: { takeBack: string | null, steps: Array<{ verb: StepVerb, parties: Array<string>, needs: Array<StepNeed>, takes: Array<string> }> } | null };

export type OpenFragment = { takeBack: string | null, steps: Array<{ verb: StepVerb, parties: Array<string>, needs: Array<StepNeed>, takes: Array<string> }> };

export type PartnershipQueryVariables = Exact<{
  id: string;
  own: string;
}>;


export type PartnershipQuery = { nextSteps: { takeBack: string | null, steps: Array<{ verb: StepVerb, parties: Array<string>, needs: Array<StepNeed>, takes: Array<string> }> } | null, services: { edges: Array<{ node: { id: string, name: string | null } }> }, partnerships: { edges: Array<{ node: { etag: string, start: string | null, end: string | null, team: string | null, run: string | null, form: string | null, reason: string | null, introduced: string | null, jointStep: string | null, source: string, id: string, title: string | null, state: string | null, since: string | null, expires: string | null, owner: string | null, detailed: { edges: Array<{ role: string | null, answer: string | null, answered: string | null, node: { id: string, name: string | null, country: string | null } }> }, history: { edges: Array<{ node: { id: string, verb: string | null, place: number | null, before: string | null, after: string | null, day: string | null, by: string | null, party: string | null, onBehalf: boolean | null, reason: string | null, undoes: string | null } }> }, followUps: { edges: Array<{ node: { id: string, weeks: number | null, due: string | null, about: string | null, done: string | null } }> }, services: { edges: Array<{ node: { id: string, name: string | null } }> }, actions: { edges: Array<{ node: { id: string, title: string | null } }> }, interactions: { totalCount: number, edges: Array<{ node: { id: string, kind: string | null, day: string | null, subject: string | null, by: string | null, held: string | null } }> }, outcomes: { totalCount: number, edges: Array<{ node: { id: string, type: string | null, day: string | null, expectedFirst: number | null, expectedSecond: number | null, expectedThird: number | null, expectedFourth: number | null, expectedFifth: number | null, realisedYear: number | null, realisedTwoYears: number | null, withoutUs: number | null, laterAnyway: number | null, jobs: number | null, confirmed: string | null } }> }, corrections: { edges: Array<{ node: { id: string, about: string | null, property: string | null, right: string | null, state: string | null, opened: string | null } }> }, parties: { edges: Array<{ answer: string | null, node: { id: string, name: string | null } }> } } }> } };

export type AroundPartnershipQueryVariables = Exact<{
  parties: Array<string> | string;
}>;


export type AroundPartnershipQuery = { referrals: { totalCount: number, edges: Array<{ node: { id: string, need: string | null, state: string | null, day: string | null, answered: string | null, reason: string | null, about: { edges: Array<{ node: { id: string, name: string | null } }> }, givenTo: { edges: Array<{ node: { id: string, name: string | null } }> } } }> }, forecasts: { totalCount: number, edges: Array<{ node: { id: string, forecaster: string | null, by: string | null, stakeholder: string | null, partner: string | null, day: string | null, periodEnd: string | null, probability: number | null, opened: string | null, happened: boolean | null } }> } };

export type ContactsOfQueryVariables = Exact<{
  parties: Array<string> | string;
}>;


export type ContactsOfQuery = { stakeholders: { edges: Array<{ node: { id: string, name: string | null, contacts: { edges: Array<{ node: { id: string, name: string | null, role: string | null, left: string | null, erased: string | null } }> } } }> } };

export type TakeStepMutationVariables = Exact<{
  input: TakeStepInput;
}>;


export type TakeStepMutation = { takeStep: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }>, partnership: { id: string, state: string | null } | null } };

export type TakeBackStepMutationVariables = Exact<{
  input: TakeBackStepInput;
}>;


export type TakeBackStepMutation = { takeBackStep: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type SuggestPartnershipMutationVariables = Exact<{
  input: SuggestPartnershipInput;
}>;


export type SuggestPartnershipMutation = { suggestPartnership: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }>, partnership: { id: string } | null } };

export type RecordOutcomeMutationVariables = Exact<{
  input: RecordOutcomeInput;
}>;


export type RecordOutcomeMutation = { recordOutcome: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type NoteInteractionMutationVariables = Exact<{
  input: NoteInteractionInput;
}>;


export type NoteInteractionMutation = { noteInteraction: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }>, interaction: { id: string } | null } };

export type TellInteractionMutationVariables = Exact<{
  input: TellInteractionInput;
}>;


export type TellInteractionMutation = { tellInteraction: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type FinishFollowUpMutationVariables = Exact<{
  input: FinishFollowUpInput;
}>;


export type FinishFollowUpMutation = { finishFollowUp: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type InvitePartyMutationVariables = Exact<{
  input: CreatePartyLinkInput;
}>;


export type InvitePartyMutation = { createPartyLink: { path: string | null, expires: string | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type AroundQueryVariables = Exact<{
  id: string;
  along?: Array<string> | string | null | undefined;
  degrees: number;
  cap: number;
  key: string;
}>;


export type AroundQuery = { neighbourhood: { capped: boolean, nodes: Array<{ kind: string, id: string, title: string | null }>, steps: Array<{ relation: string, fromId: string, toId: string }> } | null, suggestions: { edges: Array<{ node: { rank: number, score: number, partner: { id: string, name: string | null } } }> } };

export type OpenedQueryVariables = Exact<{
  id: string;
  cap: number;
}>;


export type OpenedQuery = { neighbourhood: { capped: boolean, nodes: Array<{ kind: string, id: string, title: string | null }>, steps: Array<{ relation: string, fromId: string, toId: string }> } | null };

export type SpansQueryVariables = Exact<{
  projects: Array<string> | string;
  partnerships: Array<string> | string;
  broker: boolean;
}>;


export type SpansQuery = { projects: { edges: Array<{ node: { id: string, start: string | null, end: string | null } }> }, partnerships?: { edges: Array<{ node: { id: string, start: string | null, end: string | null } }> } };

export type MapQueryVariables = Exact<{
  around?: string | null | undefined;
  degrees: number;
  where?: StakeholderFilter | null | undefined;
  first: number;
  links: PictureLinks;
  mostLinks: number;
  suggested: number;
}>;


export type MapQuery = { picture: { made: string | null, capped: boolean, linksCapped: boolean, nodes: Array<{ id: string, name: string | null, kind: string | null, country: string | null, sizeClass: string | null, chain: string | null, degree: number | null, partners: number | null, community: number | null, centrality: number | null, x: number | null, y: number | null }>, links: Array<{ one: string, other: string, weight: number, shared: number }>, suggested: Array<{ stakeholderId: string, partnerId: string, rank: number, score: number }> } | null };

export type PartnersQueryVariables = Exact<{
  around: string;
  first: number;
}>;


export type PartnersQuery = { picture: { links: Array<{ one: string, other: string, weight: number, shared: number }> } | null };

export type MapChoicesQueryVariables = Exact<{
  language: Language;
}>;


export type MapChoicesQuery = { earliest: { edges: Array<{ node: { start: string | null } }> }, latest: { edges: Array<{ node: { end: string | null } }> }, valueChains: { edges: Array<{ node: { notation: string | null, label: string | null } }> }, countries: { groups: Array<{ value: string | null, count: number }> }, kinds: { groups: Array<{ value: string | null, count: number }> } };

export type StoodQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type StoodQuery = { picture: { nodes: Array<{ id: string, name: string | null, x: number | null, y: number | null }> } | null };

export type FindQueryVariables = Exact<{
  text: string;
  kinds: Array<string> | string;
}>;


export type FindQuery = { search: Array<{ kind: string, id: string, title: string | null }> };

export type WayQueryVariables = Exact<{
  from: string;
  to: string;
  along?: Array<string> | string | null | undefined;
}>;


export type WayQuery = { shortestPath: { capped: boolean, nodes: Array<{ kind: string, id: string, title: string | null }>, steps: Array<{ relation: string, fromId: string, toId: string }> } | null };

export type LinkingQueryVariables = Exact<{
  one: string;
  other: string;
  key: string;
  with: string;
  language: Language;
}>;


export type LinkingQuery = { nodes: Array<
    | { __typename: 'Action' }
    | { __typename: 'Barrier' }
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Milestone' }
    | { __typename: 'Outcome' }
    | { __typename: 'Partnership' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', id: string, name: string | null, offers: { edges: Array<{ source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> }, needs: { edges: Array<{ source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> } }
    | { __typename: 'ValueChain' }
   | null>, partnersOfOne: { nodes: Array<{ id: string, name: string | null, partners: number | null }>, links: Array<{ one: string, other: string, weight: number, shared: number }> } | null, partnersOfOther: { nodes: Array<{ id: string, name: string | null, partners: number | null }>, links: Array<{ one: string, other: string, weight: number, shared: number }> } | null, suggestions: { edges: Array<{ node: { rank: number, score: number } }> } };

export type AbleFragment = { id: string, name: string | null, offers: { edges: Array<{ source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> }, needs: { edges: Array<{ source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> } };

export type CircleFragment = { nodes: Array<{ id: string, name: string | null, partners: number | null }>, links: Array<{ one: string, other: string, weight: number, shared: number }> };

export type PairQueryVariables = Exact<{
  ends: Array<string> | string;
  one: string;
  other: string;
  language: Language;
}>;


export type PairQuery = { valueChains: { edges: Array<{ node: { notation: string | null, label: string | null } }> }, suggestions: { totalCount: number, edges: Array<{ node: { id: string, rank: number, score: number, chainFrom: string | null, chainTo: string | null, explanation: string, run: { id: string }, stakeholder: { id: string, name: string | null, country: string | null }, partner: { id: string, name: string | null, country: string | null } } }> }, bridges: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null, chains: { edges: Array<{ share: number | null, node: { notation: string | null } }> }, projects: { totalCount: number } } }> } };

export type GapsQueryVariables = Exact<{
  one: string;
  other: string;
  language: Language;
}>;


export type GapsQuery = { wantedByOne: { totalCount: number, edges: Array<{ node: { id: string, label: string | null, neededBy: { totalCount: number }, offeredBy: { totalCount: number } } }> }, wantedByOther: { totalCount: number, edges: Array<{ node: { id: string, label: string | null, neededBy: { totalCount: number }, offeredBy: { totalCount: number } } }> } };

export type BridgeFragment = { id: string, name: string | null, kind: string | null, country: string | null, chains: { edges: Array<{ share: number | null, node: { notation: string | null } }> }, projects: { totalCount: number } };

export type WantedFragment = { id: string, label: string | null, neededBy: { totalCount: number }, offeredBy: { totalCount: number } };

export type MyMatterQueryVariables = Exact<{ [key: string]: never; }>;


export type MyMatterQuery = { myMatter: { purpose: PartyPurpose, may: Array<PartyAct>, contact: string, organisations: Array<string>, held: Array<{ field: string, value: string, source: string }>, consents: Array<{ id: string, fields: Array<string>, purpose: string, given: string | null, withdrawn: string | null }>, disclosures: Array<{ fields: Array<string>, shownTo: string, byName: Array<string>, purpose: string, day: string }>, partnership: { state: string | null, answer: string | null, masked: Array<{ kind: string | null, country: string | null, sizeClass: string | null, chains: Array<string>, offers: Array<string>, needs: Array<string> }>, known: Array<{ id: string, name: string | null, people: Array<{ name: string | null, role: string | null, email: string | null, language: string | null }> }>, outcomes: Array<{ id: string, type: string | null, day: string | null, confirmed: string | null }> } | null } | null };

export type MatterFragment = { purpose: PartyPurpose, may: Array<PartyAct>, contact: string, organisations: Array<string>, held: Array<{ field: string, value: string, source: string }>, consents: Array<{ id: string, fields: Array<string>, purpose: string, given: string | null, withdrawn: string | null }>, disclosures: Array<{ fields: Array<string>, shownTo: string, byName: Array<string>, purpose: string, day: string }>, partnership: { state: string | null, answer: string | null, masked: Array<{ kind: string | null, country: string | null, sizeClass: string | null, chains: Array<string>, offers: Array<string>, needs: Array<string> }>, known: Array<{ id: string, name: string | null, people: Array<{ name: string | null, role: string | null, email: string | null, language: string | null }> }>, outcomes: Array<{ id: string, type: string | null, day: string | null, confirmed: string | null }> } | null };

export type HeardFragment = { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> };

export type AnswerPartnershipMutationVariables = Exact<{
  input: AnswerPartnershipInput;
}>;


export type AnswerPartnershipMutation = { done: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type GiveConsentMutationVariables = Exact<{
  input: GiveConsentInput;
}>;


export type GiveConsentMutation = { done: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type WithdrawConsentMutationVariables = Exact<{
  input: WithdrawConsentInput;
}>;


export type WithdrawConsentMutation = { done: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type CorrectMyselfMutationVariables = Exact<{
  input: CorrectMyselfInput;
}>;


export type CorrectMyselfMutation = { done: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type CorrectFactMutationVariables = Exact<{
  input: CorrectFactInput;
}>;


export type CorrectFactMutation = { done: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type ConfirmOutcomeMutationVariables = Exact<{
  input: ConfirmOutcomeInput;
}>;


export type ConfirmOutcomeMutation = { done: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type ObjectToUseMutationVariables = Exact<{ [key: string]: never; }>;


export type ObjectToUseMutation = { done: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type PlanQueryVariables = Exact<{
  line?: string | null | undefined;
  chain?: string | null | undefined;
  spoken: PaperLanguage;
  language: Language;
}>;


export type PlanQuery = { strategicLines: { edges: Array<{ node: { id: string, label: string | null, actions: { edges: Array<{ node: { id: string } }> } } }> }, valueChains: { edges: Array<{ node: { id: string, label: string | null } }> }, actionStandings: Array<{ action: string, title: string | null, standing: ActionStanding, done: number, of: number, doneOn: string | null, reasons: Array<string> }>, actions: { edges: Array<{ node: { id: string, title: string | null, start: string | null, due: string | null, budget: number | null, owner: string | null, wanted: number | null, risk: string | null, riskNote: string | null, dropped: string | null, droppedBecause: string | null, chains: { edges: Array<{ node: { id: string, label: string | null } }> } } }> }, planDraft: { edition: number, changed: boolean } };

export type PlannedActionFragment = { id: string, title: string | null, start: string | null, due: string | null, budget: number | null, owner: string | null, wanted: number | null, risk: string | null, riskNote: string | null, dropped: string | null, droppedBecause: string | null, chains: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type OwnersQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type OwnersQuery = { nodes: Array<
    | { __typename: 'Action' }
    | { __typename: 'Barrier' }
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Milestone' }
    | { __typename: 'Outcome' }
    | { __typename: 'Partnership' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', id: string, name: string | null }
    | { __typename: 'ValueChain' }
   | null> };

export type ActionQueryVariables = Exact<{
  id: string;
  spoken: PaperLanguage;
  language: Language;
}>;


export type ActionQuery = { actions: { edges: Array<{ node: { source: string, asOf: string | null, id: string, title: string | null, start: string | null, due: string | null, budget: number | null, owner: string | null, wanted: number | null, risk: string | null, riskNote: string | null, dropped: string | null, droppedBecause: string | null, lines: { edges: Array<{ node: { id: string, label: string | null } }> }, milestones: { edges: Array<{ node: { id: string, title: string | null, due: string | null, done: string | null } }> }, partnerships: { edges: Array<{ node: { id: string, title: string | null, state: string | null } }> }, barriers: { edges: Array<{ node: { id: string, title: string | null, status: string | null } }> }, proposals: { edges: Array<{ node: { id: string, title: string | null, rung: string | null } }> }, chains: { edges: Array<{ node: { id: string, label: string | null } }> } } }> }, actionStandings: Array<{ action: string, standing: ActionStanding, done: number, of: number, doneOn: string | null, reasons: Array<string> }> };

export type PrioritiesQueryVariables = Exact<{
  language: Language;
}>;


export type PrioritiesQuery = { supportBase: Array<{ proposal: string, rung: string | null, title: string | null, gathers: Array<{ proposal: string, rung: string | null, title: string | null, gathers: Array<{ proposal: string, rung: string | null, title: string | null, stands: Array<{ stakeholder: string, name: string | null, stance: ProposalStance }>, kinds: Array<{ what: string, count: number }>, chains: Array<{ what: string, count: number }> }>, stands: Array<{ stakeholder: string, name: string | null, stance: ProposalStance }>, kinds: Array<{ what: string, count: number }>, chains: Array<{ what: string, count: number }> }>, stands: Array<{ stakeholder: string, name: string | null, stance: ProposalStance }>, kinds: Array<{ what: string, count: number }>, chains: Array<{ what: string, count: number }> }>, valueChains: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type BackedFragment = { proposal: string, rung: string | null, title: string | null, stands: Array<{ stakeholder: string, name: string | null, stance: ProposalStance }>, kinds: Array<{ what: string, count: number }>, chains: Array<{ what: string, count: number }> };

export type PlanFiguresQueryVariables = Exact<{
  line?: string | null | undefined;
  chain?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  language: Language;
}>;


export type PlanFiguresQuery = { planIndicators: Array<{ name: string, kind: string, unit: string, meaning: string, value: number, count: number }>, strategicLines: { edges: Array<{ node: { id: string, label: string | null } }> }, valueChains: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type PlanRecordsQueryVariables = Exact<{
  line?: string | null | undefined;
  chain?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  name: string;
}>;


export type PlanRecordsQuery = { planIndicators: Array<{ name: string, unit: string, meaning: string, value: number, count: number, counted: Array<{ id: string, day: string | null, value: number }>, nodes: Array<
      | { __typename: 'Action', id: string, what: string | null }
      | { __typename: 'Barrier', id: string, what: string | null }
      | { __typename: 'Capability', id: string }
      | { __typename: 'Market', id: string }
      | { __typename: 'Milestone', id: string, what: string | null }
      | { __typename: 'Outcome', id: string, what: string | null }
      | { __typename: 'Partnership', id: string, what: string | null }
      | { __typename: 'Project', id: string }
      | { __typename: 'Stakeholder', id: string }
      | { __typename: 'ValueChain', id: string }
    > }> };

export type PlanVersionsQueryVariables = Exact<{ [key: string]: never; }>;


export type PlanVersionsQuery = { planVersions: { edges: Array<{ node: { id: string, edition: number | null, title: string | null, agreed: string | null, by: string | null, note: string | null, digest: string | null } }> }, planDraft: { edition: number, changed: boolean } };

export type PlanPaperQueryVariables = Exact<{
  edition?: number | null | undefined;
  spoken: PaperLanguage;
}>;


export type PlanPaperQuery = { actionPlan: { html: string, markdown: string, text: string } };

export type PlanDiffQueryVariables = Exact<{
  before: number;
  after?: number | null | undefined;
}>;


export type PlanDiffQuery = { planDiff: Array<{ sort: string, about: string, title: string | null, change: PlanChange, words: Array<{ property: string, before: string, after: string }> }> };

export type AgreePlanMutationVariables = Exact<{
  title: string;
  note?: string | null | undefined;
  once?: string | null | undefined;
}>;


export type AgreePlanMutation = { agreePlan: { errors: Array<{ code: EditErrorCode, message: string }>, planVersion: { edition: number | null } | null } };

export type QualityQueryVariables = Exact<{
  split: string;
  scope: PartnerScope;
}>;


export type QualityQuery = { evaluation: { split: string, scope: string, weights: string, measurements: Array<{ slice: string, stakeholders: number, model: string, measure: string, mean: number, low: number, high: number }>, reliability: { years: number, skill: number, bins: Array<{ suggestions: number, expected: number, observed: number }> } | null } };

export type PortfolioQueryVariables = Exact<{
  capacity: number;
  quota: number;
  most?: number | null | undefined;
}>;


export type PortfolioQuery = { portfolio: { run: string, value: number, bound: number, gap: number, parts: Array<{ chains: string, picks: number }>, picks: Array<{ stakeholderId: string, partnerId: string, stakeholder: string, partner: string, score: number, price: number, partnerPrice: number, chainFrom: string, chainTo: string }> } };

export type RunsQueryVariables = Exact<{ [key: string]: never; }>;


export type RunsQuery = { runs: { totalCount: number, edges: Array<{ node: { id: string, started: string | null, suggestions: number | null, audience: string | null, whole: boolean | null, manifest: string | null } }> } };

export type RunDiffQueryVariables = Exact<{
  a: string;
  b: string;
}>;


export type RunDiffQuery = { runDiff: { before: string, after: string, factsKnown: boolean, came: number, went: number, moved: number, rescored: number, stayed: number, stakeholders: number, changed: number, otherwise: Array<{ name: string, before: string, after: string, text: string }>, facts: Array<{ topic: string, how: string, count: number }>, moves: Array<{ stakeholderId: string, partnerId: string, moved: Moved, rankBefore: number | null, rankAfter: number | null, scoreBefore: number | null, scoreAfter: number | null, because: Array<string> }> } };

export type BrokeringQueryVariables = Exact<{ [key: string]: never; }>;


export type BrokeringQuery = { brokering: { begun: number, outcomes: number, confirmed: number, jobs: number, states: Array<{ state: string, now: number, reached: number, conversion: number | null }>, reasons: Array<{ reason: string, count: number }>, expected: Array<{ name: string, cents: number, told: number }>, realised: Array<{ name: string, cents: number, told: number }> }, forecastScores: Array<{ forecaster: string, forecasts: number, brier: number, happened: number }> };

export type BrokeringEffectQueryVariables = Exact<{
  run: string;
  until: string;
}>;


export type BrokeringEffectQuery = { brokeringEffect: { since: string, until: string, effect: number, low: number, high: number, smallest: number, shown: { pairs: number, together: number, share: number }, held: { pairs: number, together: number, share: number } } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { name: string, role: AskerRole, may: Array<AskerDeed> } };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { search: Array<{ kind: string, id: string, title: string | null }> };

export type ProfileFragment = { id: string, etag: string, name: string | null, kind: string | null, country: string | null, nuts: string | null, city: string | null, sizeClass: string | null, founded: number | null, website: string | null, description: string | null, exportStage: string | null, visibility: string | null, capacity: number | null, seeks: string | null };

export type ProfileNowQueryVariables = Exact<{
  id: string;
}>;


export type ProfileNowQuery = { node:
    | { __typename: 'Action' }
    | { __typename: 'Barrier' }
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Milestone' }
    | { __typename: 'Outcome' }
    | { __typename: 'Partnership' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', id: string, etag: string, name: string | null, kind: string | null, country: string | null, nuts: string | null, city: string | null, sizeClass: string | null, founded: number | null, website: string | null, description: string | null, exportStage: string | null, visibility: string | null, capacity: number | null, seeks: string | null }
    | { __typename: 'ValueChain' }
   | null };

export type OriginQueryVariables = Exact<{
  source: string;
  key: string;
}>;


export type OriginQuery = { sources: { edges: Array<{ node: { title: string | null, licence: string | null, url: string | null } }> }, corrections: { edges: Array<{ node: { id: string, about: string | null, property: string | null, right: string | null, state: string | null, opened: string | null, by: string | null, closed: string | null, closedBy: string | null } }> } };

export type PartnershipsOfQueryVariables = Exact<{
  key: string;
}>;


export type PartnershipsOfQuery = { partnerships: { totalCount: number, edges: Array<{ node: { id: string, title: string | null, state: string | null, since: string | null, expires: string | null, owner: string | null, parties: { edges: Array<{ role: string | null, answer: string | null, node: { id: string, name: string | null } }> } } }> } };

export type HinderedQueryVariables = Exact<{
  id: string;
  language: Language;
}>;


export type HinderedQuery = { node:
    | { __typename: 'Action' }
    | { __typename: 'Barrier' }
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Milestone' }
    | { __typename: 'Outcome' }
    | { __typename: 'Partnership' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', id: string, barriers: { totalCount: number, edges: Array<{ source: string, asOf: string | null, rule: string | null, node: { id: string, title: string | null, summary: string | null, status: string | null, waitingOn: string | null, deadline: string | null, markets: { edges: Array<{ node: { id: string, label: string | null } }> } } }> } }
    | { __typename: 'ValueChain' }
   | null };

export type HelpersQueryVariables = Exact<{
  id: string;
}>;


export type HelpersQuery = { helpers: Array<{ id: string, name: string | null, how: string, day: string | null }> };

export type DoorQueryVariables = Exact<{
  id: string;
  need?: string | null | undefined;
  capability?: string | null | undefined;
}>;


export type DoorQuery = { noWrongDoor: { nobody: string | null, readAs: Array<{ sure: number, need: { id: string, name: string } }>, doors: Array<{ desk: string | null, channels: Array<string>, website: string | null, cost: number | null, costTerms: string | null, points: number, service: { id: string, name: string }, actor: { id: string, name: string } | null, authority: { id: string, name: string } | null, needs: Array<{ id: string, name: string }>, reasons: Array<{ points: number, text: string }> }> } };

export type TimelineQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type TimelineQuery = { timeline: { endCursor: string | null, entries: Array<{ day: string, kind: string, id: string, by: string | null, text: string }> } | null };

export type StakeGroupQueryVariables = Exact<{
  id: string;
}>;


export type StakeGroupQuery = { groupOf: { told: string, abroad: boolean, circular: boolean, capped: boolean, members: Array<{ depth: number, owner: string | null, share: number | null, controls: boolean | null, source: string | null, company: { id: string, name: string | null, country: string | null } }> } };

export type StakeAnchoringQueryVariables = Exact<{
  id: string;
}>;


export type StakeAnchoringQuery = { anchoring: { lacking: Array<AnchorTieKind>, holding: Array<{ near: boolean, partner: { id: string, name: string | null, country: string | null }, ties: Array<{ kind: AnchorTieKind, why: string, source: string }> }>, proposed: Array<{ near: boolean, partner: { id: string, name: string | null, country: string | null }, ties: Array<{ kind: AnchorTieKind, why: string, source: string }> }> } };

export type StakeAnchorFragment = { near: boolean, partner: { id: string, name: string | null, country: string | null }, ties: Array<{ kind: AnchorTieKind, why: string, source: string }> };

export type CompanyFragment = { id: string, name: string | null, country: string | null };

export type CapabilitiesQueryVariables = Exact<{
  text: string;
}>;


export type CapabilitiesQuery = { search: Array<{ id: string, title: string | null }> };

export type WhyNotQueryVariables = Exact<{
  of: string;
  with: string;
}>;


export type WhyNotQuery = { portfolio: { whyNot: { barred: Array<string>, picked: boolean, score: number, prices: Array<number>, margin: number, change: number | null, displaced: Array<{ stakeholderId: string, partnerId: string, score: number }>, instead: Array<{ stakeholderId: string, partnerId: string, score: number }> } | null } };

export type MoveFragment = { stakeholderId: string, partnerId: string, score: number };

export type NamesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NamesQuery = { nodes: Array<
    | { __typename: 'Action' }
    | { __typename: 'Barrier' }
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Milestone' }
    | { __typename: 'Outcome' }
    | { __typename: 'Partnership' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', id: string, name: string | null }
    | { __typename: 'ValueChain' }
   | null> };

export type MaskedQueryVariables = Exact<{
  kind?: string | null | undefined;
  country?: string | null | undefined;
  chain?: string | null | undefined;
  offering?: string | null | undefined;
  needing?: string | null | undefined;
  after?: string | null | undefined;
  language: Language;
}>;


export type MaskedQuery = { maskedProfiles: { endCursor: string | null, capped: boolean, profiles: Array<{ id: string, kind: string | null, country: string | null, sizeClass: string | null, chains: Array<string>, offers: Array<{ id: string, labelEn: string | null }>, needs: Array<{ id: string, labelEn: string | null }> }> }, valueChains: { edges: Array<{ node: { notation: string | null, label: string | null } }> } };

export type RefusedFragment = { code: EditErrorCode, message: string, field: Array<string> };

export type UpdateProfileMutationVariables = Exact<{
  id: string;
  ifMatch: string;
  name?: string | null | undefined;
  kind?: string | null | undefined;
  country?: string | null | undefined;
  nuts?: string | null | undefined;
  city?: string | null | undefined;
  sizeClass?: string | null | undefined;
  founded?: number | null | undefined;
  website?: string | null | undefined;
  description?: string | null | undefined;
  exportStage?: string | null | undefined;
  visibility?: string | null | undefined;
  capacity?: number | null | undefined;
  seeks?: string | null | undefined;
  once?: string | null | undefined;
}>;


export type UpdateProfileMutation = { updateStakeholder: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type SetOfferMutationVariables = Exact<{
  stakeholder: string;
  capability: string;
  key: string;
  level?: number | null | undefined;
  words?: string | null | undefined;
  ifMatch?: string | null | undefined;
  once?: string | null | undefined;
}>;


export type SetOfferMutation = { setOffer: { revision: number | null, stakeholder: { offers: { edges: Array<{ etag: string }> } } | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type RemoveOfferMutationVariables = Exact<{
  stakeholder: string;
  capability: string;
  ifMatch?: string | null | undefined;
  once?: string | null | undefined;
}>;


export type RemoveOfferMutation = { removeOffer: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type SetNeedMutationVariables = Exact<{
  stakeholder: string;
  capability: string;
  key: string;
  urgency?: number | null | undefined;
  words?: string | null | undefined;
  ifMatch?: string | null | undefined;
  once?: string | null | undefined;
}>;


export type SetNeedMutation = { setNeed: { revision: number | null, stakeholder: { needs: { edges: Array<{ etag: string }> } } | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type RemoveNeedMutationVariables = Exact<{
  stakeholder: string;
  capability: string;
  ifMatch?: string | null | undefined;
  once?: string | null | undefined;
}>;


export type RemoveNeedMutation = { removeNeed: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type CorrectReadingMutationVariables = Exact<{
  words: string;
  capability?: string | null | undefined;
  once?: string | null | undefined;
}>;


export type CorrectReadingMutation = { correctReading: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type LabelsQueryVariables = Exact<{
  names: Array<string> | string;
}>;


export type LabelsQuery = { capabilities: { edges: Array<{ node: { labelEn: string | null, label: string | null } }> } };

export type StakeholderQueryVariables = Exact<{
  id: string;
  key: string;
  language: Language;
}>;


export type StakeholderQuery = { node:
    | { __typename: 'Action' }
    | { __typename: 'Barrier' }
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Milestone' }
    | { __typename: 'Outcome' }
    | { __typename: 'Partnership' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', status: string | null, statusSince: string | null, source: string, asOf: string | null, id: string, etag: string, name: string | null, kind: string | null, country: string | null, nuts: string | null, city: string | null, sizeClass: string | null, founded: number | null, website: string | null, description: string | null, exportStage: string | null, visibility: string | null, capacity: number | null, seeks: string | null, chains: { edges: Array<{ share: number | null, stage: string | null, source: string, asOf: string | null, rule: string | null, node: { id: string, notation: string | null, label: string | null } }> }, offers: { totalCount: number, edges: Array<{ level: number | null, words: string | null, sure: number | null, readBy: string | null, etag: string, source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> }, needs: { totalCount: number, edges: Array<{ urgency: number | null, words: string | null, sure: number | null, readBy: string | null, etag: string, source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> }, projects: { totalCount: number, edges: Array<{ role: string | null, source: string, asOf: string | null, node: { id: string, acronym: string | null, title: string | null, start: string | null, end: string | null } }> }, targets: { edges: Array<{ source: string, asOf: string | null, node: { id: string, label: string | null } }> }, markets: { edges: Array<{ source: string, asOf: string | null, node: { id: string, label: string | null } }> } }
    | { __typename: 'ValueChain' }
   | null, suggestions: { totalCount: number, edges: Array<{ node: { id: string, rank: number, score: number, chainFrom: string | null, chainTo: string | null, explanation: string, run: { id: string }, stakeholder: { id: string, name: string | null, country: string | null }, partner: { id: string, name: string | null, country: string | null } } }> }, feedback: { edges: Array<{ node: { id: string, verdict: string | null, reason: string | null, until: string | null, partner: string | null } }> } };

export type NodeQueryVariables = Exact<{
  id: string;
  language: Language;
}>;


export type NodeQuery = { node:
    | { __typename: 'Action', id: string }
    | { __typename: 'Barrier', id: string }
    | { __typename: 'Capability', label: string | null, scheme: string | null, id: string, offeredBy: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> }, neededBy: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> } }
    | { __typename: 'Market', label: string | null, id: string, stakeholders: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> }, targetedBy: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> } }
    | { __typename: 'Milestone', id: string }
    | { __typename: 'Outcome', id: string }
    | { __typename: 'Partnership', id: string }
    | { __typename: 'Project', acronym: string | null, title: string | null, start: string | null, end: string | null, id: string, participants: { totalCount: number, edges: Array<{ role: string | null, node: { id: string, name: string | null, kind: string | null, country: string | null } }> } }
    | { __typename: 'Stakeholder', id: string }
    | { __typename: 'ValueChain', label: string | null, notation: string | null, id: string, stakeholders: { totalCount: number, edges: Array<{ share: number | null, node: { id: string, name: string | null, kind: string | null, country: string | null } }> } }
   | null };

export type NamedFragment = { id: string, name: string | null, kind: string | null, country: string | null };

export type WorkQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkQuery = { workList: { capped: Array<string>, items: Array<{ sort: string, why: string, can: Array<string>, due: string | null, about: string | null, stakeholder: { id: string, name: string | null } | null, partner: { id: string, name: string | null } | null, partnership: { id: string, name: string | null } | null, waiting: Array<{ id: string, name: string | null }> }> } };

export type BestQueryVariables = Exact<{
  first: number;
}>;


export type BestQuery = { suggestions: { totalCount: number, edges: Array<{ node: { id: string, rank: number, score: number, chainFrom: string | null, chainTo: string | null, explanation: string, run: { id: string }, stakeholder: { id: string, name: string | null, country: string | null }, partner: { id: string, name: string | null, country: string | null } } }> } };

export type SuggestedFragment = { id: string, rank: number, score: number, chainFrom: string | null, chainTo: string | null, explanation: string, run: { id: string }, stakeholder: { id: string, name: string | null, country: string | null }, partner: { id: string, name: string | null, country: string | null } };

export type ChainsQueryVariables = Exact<{
  language: Language;
}>;


export type ChainsQuery = { valueChains: { edges: Array<{ node: { id: string, notation: string | null, label: string | null } }> }, crossPollination: Array<{ one: string, other: string, existing: number, expected: number, low: number, high: number, ratio: number | null, z: number | null, suggested: number }> };

export type StrengthsQueryVariables = Exact<{
  year?: number | null | undefined;
  language: Language;
}>;


export type StrengthsQuery = { chainStrengths: Array<{ chain: string, market: string | null, value: number, demand: number | null, share: number | null, marketShare: number | null, advantage: number | null, potential: number | null, present: number | null, aiming: number | null, barriers: number | null }>, valueChains: { edges: Array<{ node: { id: string, notation: string | null, label: string | null } }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type ExplainQueryVariables = Exact<{
  of: string;
  with: string;
  one: string;
  other: string;
}>;


export type ExplainQuery = { nodes: Array<
    | { __typename: 'Action' }
    | { __typename: 'Barrier' }
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Milestone' }
    | { __typename: 'Outcome' }
    | { __typename: 'Partnership' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', id: string, name: string | null, kind: string | null, country: string | null }
    | { __typename: 'ValueChain' }
   | null>, explain: { stakeholderId: string, partnerId: string, asOf: string, weights: string, learnt: boolean, score: number, chance: number | null, barred: Array<string>, doubts: Array<string>, contributions: Array<{ feature: string, value: number, contribution: number, sentence: string }>, evidence: Array<{ text: string, source: string, day: string }>, opportunities: Array<{ kind: string, market: string, text: string, source: string, day: string }>, thirdChairs: Array<{ stakeholderId: string, name: string, text: string }>, changes: Array<{ text: string, score: number }>, relatedness: { text: string } } | null, suggestions: { edges: Array<{ node: { id: string, rank: number, score: number, chainFrom: string | null, chainTo: string | null, explanation: string, run: { id: string }, stakeholder: { id: string, name: string | null, country: string | null }, partner: { id: string, name: string | null, country: string | null } } }> }, feedback: { edges: Array<{ node: { id: string, verdict: string | null, reason: string | null, until: string | null } }> } };

export type WayInQueryVariables = Exact<{
  of: string;
  with: string;
}>;


export type WayInQuery = { explain: { wayIn: { top: number, rank: number | null, reached: number | null, score: number | null, changes: Array<string>, text: string } } | null };

export type DecideMutationVariables = Exact<{
  run: string;
  of: string;
  with: string;
  verdict: DecisionVerdict;
  once?: string | null | undefined;
}>;


export type DecideMutation = { decide: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type DeclineMutationVariables = Exact<{
  run: string;
  of: string;
  with: string;
  reason: string;
  once?: string | null | undefined;
}>;


export type DeclineMutation = { giveFeedback: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type SnoozeMutationVariables = Exact<{
  stakeholder: string;
  until: string;
  once?: string | null | undefined;
}>;


export type SnoozeMutation = { snooze: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type UndoMutationVariables = Exact<{
  revision: number;
}>;


export type UndoMutation = { undo: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type SupportQueryVariables = Exact<{
  where?: SupportWhere | null | undefined;
  language: Language;
}>;


export type SupportQuery = { supportMap: { services: number, actors: number, coverage: { asked: number, met: number, share: number | null }, cells: Array<{ actor: { id: string, name: string } | null, need: { id: string, name: string } | null, services: Array<{ id: string, name: string }> }>, gaps: Array<{ stakeholders: number, unmet: number, services: number, elsewhere: number, need: { id: string, name: string }, chains: Array<{ stakeholders: number, chain: { name: string } | null }> }>, overlaps: Array<{ stages: Array<string>, languages: Array<string>, one: { id: string, name: string }, other: { id: string, name: string }, needs: Array<{ id: string, name: string }> }>, spreads: Array<{ year: string | null, total: number | null, actors: number, fragmentation: number | null, effective: number | null, refused: string | null, need: { id: string, name: string }, silent: Array<{ id: string, name: string }>, shares: Array<{ share: number, actor: { id: string, name: string } }> }> }, markets: { edges: Array<{ node: { id: string, label: string | null } }> } };

export type SupportServicesQueryVariables = Exact<{ [key: string]: never; }>;


export type SupportServicesQuery = { services: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, languages: Array<string> | null, stages: Array<string> | null, until: string | null, providers: { edges: Array<{ node: { id: string, name: string | null } }> }, needs: { totalCount: number } } }> } };

export type SupportWhatIfQueryVariables = Exact<{
  stops: Array<string> | string;
}>;


export type SupportWhatIfQuery = { supportWhatIf: { before: { asked: number, met: number, share: number | null }, after: { asked: number, met: number, share: number | null }, needs: Array<{ unmetBefore: number, unmetAfter: number, need: { id: string, name: string }, before: { fragmentation: number | null, refused: string | null }, after: { fragmentation: number | null, refused: string | null } }> } };

export type VisitSheetQueryVariables = Exact<{
  stakeholder: string;
  language: PaperLanguage;
}>;


export type VisitSheetQuery = { visitSheet: { html: string } | null };

export type TriageQueryVariables = Exact<{
  concern: ConcernKind;
  asOf?: string | null | undefined;
  settled: boolean;
}>;


export type TriageQuery = { triage: { looked: number, abstained: number, settled: number, more: number, entries: Array<{ stakeholder: string, name: string | null, asOf: string, raised: boolean, score: number | null, abstains: string | null, coverage: number, news: string | null, missing: Array<string>, settled: boolean, marks: Array<{ name: string, family: string, state: MarkState, why: string, day: string | null, points: number, parts: Array<{ name: string, ratio: number, weight: number, product: number }> }>, appraised: { treatment: TreatmentKind, reason: string | null, by: string | null, day: string } | null }> } };

export type ScoredFragment = { stakeholder: string, name: string | null, asOf: string, raised: boolean, score: number | null, abstains: string | null, coverage: number, news: string | null, missing: Array<string>, settled: boolean, marks: Array<{ name: string, family: string, state: MarkState, why: string, day: string | null, points: number, parts: Array<{ name: string, ratio: number, weight: number, product: number }> }>, appraised: { treatment: TreatmentKind, reason: string | null, by: string | null, day: string } | null };

export type ScoreQueryVariables = Exact<{
  stakeholder: string;
  concern: ConcernKind;
}>;


export type ScoreQuery = { scorecard: { stakeholder: string, name: string | null, asOf: string, raised: boolean, score: number | null, abstains: string | null, coverage: number, news: string | null, missing: Array<string>, settled: boolean, marks: Array<{ name: string, family: string, state: MarkState, why: string, day: string | null, points: number, parts: Array<{ name: string, ratio: number, weight: number, product: number }> }>, appraised: { treatment: TreatmentKind, reason: string | null, by: string | null, day: string } | null } | null };

export type SinceQueryVariables = Exact<{
  since: string;
}>;


export type SinceQuery = { workList: { capped: Array<string>, items: Array<{ why: string, stakeholder: { id: string, name: string | null } | null, partnership: { id: string, name: string | null } | null }> }, digests: { every: DigestPeriod | null, digests: Array<{ id: string, since: string, until: string, searches: Array<{ search: string, name: string, added: number, changed: number, gone: number }> }> }, savedSearches: Array<{ id: string, name: string, over: string, found: number | null, capped: boolean }> };

export type ContactsHeldQueryVariables = Exact<{
  stakeholder: string;
}>;


export type ContactsHeldQuery = { interactions: { edges: Array<{ node: { id: string, kind: string | null, day: string | null, subject: string | null } }> } };

export type AcceptReferralMutationVariables = Exact<{
  input: AcceptReferralInput;
}>;


export type AcceptReferralMutation = { acceptReferral: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type ReturnReferralMutationVariables = Exact<{
  input: ReturnReferralInput;
}>;


export type ReturnReferralMutation = { returnReferral: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type FinishReferralMutationVariables = Exact<{
  input: FinishReferralInput;
}>;


export type FinishReferralMutation = { finishReferral: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type ReachMilestoneMutationVariables = Exact<{
  input: ReachMilestoneInput;
}>;


export type ReachMilestoneMutation = { reachMilestone: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type AppraiseMutationVariables = Exact<{
  input: AppraiseInput;
}>;


export type AppraiseMutation = { appraise: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type ChooseDigestMutationVariables = Exact<{
  input: ChooseDigestInput;
}>;


export type ChooseDigestMutation = { chooseDigest: { every: DigestPeriod | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type SaveSearchMutationVariables = Exact<{
  input: SaveSearchInput;
}>;


export type SaveSearchMutation = { saveSearch: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }>, search: { id: string } | null } };

export type DeleteSearchMutationVariables = Exact<{
  input: DeleteSearchInput;
}>;


export type DeleteSearchMutation = { deleteSearch: { errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BarrierPlacesFragmentDoc = new TypedDocumentString(`
    fragment BarrierPlaces on Query {
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        notation
        label(language: $language)
      }
    }
  }
  markets(first: 500) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
    `, {"fragmentName":"BarrierPlaces"}) as unknown as TypedDocumentString<BarrierPlacesFragment, unknown>;
export const BarrierRowFragmentDoc = new TypedDocumentString(`
    fragment BarrierRow on Barrier {
  id
  title
  place
  measure
  status
  since
  waitingOn
  valueBand
  chains(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
  markets(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
    `, {"fragmentName":"BarrierRow"}) as unknown as TypedDocumentString<BarrierRowFragment, unknown>;
export const NamedFragmentDoc = new TypedDocumentString(`
    fragment Named on Stakeholder {
  id
  name
  kind
  country
}
    `, {"fragmentName":"Named"}) as unknown as TypedDocumentString<NamedFragment, unknown>;
export const BarrierWholeFragmentDoc = new TypedDocumentString(`
    fragment BarrierWhole on Barrier {
  etag
  source
  asOf
  summary
  subject
  flow
  extent
  mastChapter
  mastVersion
  hs6
  hsEdition
  reason
  route
  deadline
  expected
  expectedReason
  chance
  valueAtStake
  valueReason
  law
  article
  burden
  proposal
  answer
  answered
  reported
  published
  stakeholders(first: 100) {
    totalCount
    edges {
      node {
        ...Named
      }
    }
  }
  needs(first: 50) {
    edges {
      form
      node {
        id
        label(language: $language)
      }
    }
  }
  actions(first: 50) {
    edges {
      node {
        id
        title
        due
      }
    }
  }
  notes(first: 50) {
    edges {
      node {
        id
        summary
        owner
        day
      }
    }
  }
  history(first: 200) {
    edges {
      node {
        id
        place
        verb
        before
        after
        day
        by
        reason
        undoes
      }
    }
  }
  mergedInto(first: 5) {
    edges {
      node {
        id
        title
      }
    }
  }
  mergedFrom(first: 50) {
    edges {
      node {
        id
        title
      }
    }
  }
}
    fragment Named on Stakeholder {
  id
  name
  kind
  country
}`, {"fragmentName":"BarrierWhole"}) as unknown as TypedDocumentString<BarrierWholeFragment, unknown>;
export const BrokeredFragmentDoc = new TypedDocumentString(`
    fragment Brokered on Partnership {
  id
  title
  state
  since
  expires
  owner
  parties(first: 10) {
    edges {
      answer
      node {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"Brokered"}) as unknown as TypedDocumentString<BrokeredFragment, unknown>;
export const OpenFragmentDoc = new TypedDocumentString(`
    fragment Open on NextSteps {
  steps {
    verb
    parties
    needs
    takes
  }
  takeBack
}
    `, {"fragmentName":"Open"}) as unknown as TypedDocumentString<OpenFragment, unknown>;
export const AbleFragmentDoc = new TypedDocumentString(`
    fragment Able on Stakeholder {
  id
  name
  offers(first: 200) {
    edges {
      source
      asOf
      rule
      node {
        id
        label(language: $language)
      }
    }
  }
  needs(first: 200) {
    edges {
      source
      asOf
      rule
      node {
        id
        label(language: $language)
      }
    }
  }
}
    `, {"fragmentName":"Able"}) as unknown as TypedDocumentString<AbleFragment, unknown>;
export const CircleFragmentDoc = new TypedDocumentString(`
    fragment Circle on Picture {
  nodes {
    id
    name
    partners
  }
  links {
    one
    other
    weight
    shared
  }
}
    `, {"fragmentName":"Circle"}) as unknown as TypedDocumentString<CircleFragment, unknown>;
export const BridgeFragmentDoc = new TypedDocumentString(`
    fragment Bridge on Stakeholder {
  id
  name
  kind
  country
  chains(first: 5) {
    edges {
      share
      node {
        notation
      }
    }
  }
  projects(first: 1) {
    totalCount
  }
}
    `, {"fragmentName":"Bridge"}) as unknown as TypedDocumentString<BridgeFragment, unknown>;
export const WantedFragmentDoc = new TypedDocumentString(`
    fragment Wanted on Capability {
  id
  label(language: $language)
  neededBy(first: 1) {
    totalCount
  }
  offeredBy(first: 1) {
    totalCount
  }
}
    `, {"fragmentName":"Wanted"}) as unknown as TypedDocumentString<WantedFragment, unknown>;
export const MatterFragmentDoc = new TypedDocumentString(`
    fragment Matter on MyMatter {
  purpose
  may
  contact
  organisations
  held {
    field
    value
    source
  }
  consents {
    id
    fields
    purpose
    given
    withdrawn
  }
  disclosures {
    fields
    shownTo
    byName
    purpose
    day
  }
  partnership {
    state
    answer
    masked {
      kind
      country
      sizeClass
      chains
      offers
      needs
    }
    known {
      id
      name
      people {
        name
        role
        email
        language
      }
    }
    outcomes {
      id
      type
      day
      confirmed
    }
  }
}
    `, {"fragmentName":"Matter"}) as unknown as TypedDocumentString<MatterFragment, unknown>;
export const HeardFragmentDoc = new TypedDocumentString(`
    fragment Heard on PartyPayload {
  errors {
    code
    message
    field
  }
}
    `, {"fragmentName":"Heard"}) as unknown as TypedDocumentString<HeardFragment, unknown>;
export const PlannedActionFragmentDoc = new TypedDocumentString(`
    fragment PlannedAction on Action {
  id
  title
  start
  due
  budget
  owner
  wanted
  risk
  riskNote
  dropped
  droppedBecause
  chains(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
    `, {"fragmentName":"PlannedAction"}) as unknown as TypedDocumentString<PlannedActionFragment, unknown>;
export const BackedFragmentDoc = new TypedDocumentString(`
    fragment Backed on Backing {
  proposal
  rung
  title
  stands {
    stakeholder
    name
    stance
  }
  kinds {
    what
    count
  }
  chains {
    what
    count
  }
}
    `, {"fragmentName":"Backed"}) as unknown as TypedDocumentString<BackedFragment, unknown>;
export const ProfileFragmentDoc = new TypedDocumentString(`
    fragment Profile on Stakeholder {
  id
  etag
  name
  kind
  country
  nuts
  city
  sizeClass
  founded
  website
  description
  exportStage
  visibility
  capacity
  seeks
}
    `, {"fragmentName":"Profile"}) as unknown as TypedDocumentString<ProfileFragment, unknown>;
export const CompanyFragmentDoc = new TypedDocumentString(`
    fragment Company on GroupCompany {
  id
  name
  country
}
    `, {"fragmentName":"Company"}) as unknown as TypedDocumentString<CompanyFragment, unknown>;
export const StakeAnchorFragmentDoc = new TypedDocumentString(`
    fragment StakeAnchor on AnchorPartner {
  near
  partner {
    ...Company
  }
  ties {
    kind
    why
    source
  }
}
    fragment Company on GroupCompany {
  id
  name
  country
}`, {"fragmentName":"StakeAnchor"}) as unknown as TypedDocumentString<StakeAnchorFragment, unknown>;
export const MoveFragmentDoc = new TypedDocumentString(`
    fragment Move on PortfolioMove {
  stakeholderId
  partnerId
  score
}
    `, {"fragmentName":"Move"}) as unknown as TypedDocumentString<MoveFragment, unknown>;
export const RefusedFragmentDoc = new TypedDocumentString(`
    fragment Refused on EditError {
  code
  message
  field
}
    `, {"fragmentName":"Refused"}) as unknown as TypedDocumentString<RefusedFragment, unknown>;
export const SuggestedFragmentDoc = new TypedDocumentString(`
    fragment Suggested on Suggestion {
  id
  rank
  score
  chainFrom
  chainTo
  explanation
  run {
    id
  }
  stakeholder {
    id
    name
    country
  }
  partner {
    id
    name
    country
  }
}
    `, {"fragmentName":"Suggested"}) as unknown as TypedDocumentString<SuggestedFragment, unknown>;
export const ScoredFragmentDoc = new TypedDocumentString(`
    fragment Scored on CompanyScorecard {
  stakeholder
  name
  asOf
  raised
  score
  abstains
  coverage
  news
  marks {
    name
    family
    state
    why
    day
    points
    parts {
      name
      ratio
      weight
      product
    }
  }
  missing
  appraised {
    treatment
    reason
    by
    day
  }
  settled
}
    `, {"fragmentName":"Scored"}) as unknown as TypedDocumentString<ScoredFragment, unknown>;
export const StartMatchRunDocument = new TypedDocumentString(`
    mutation StartMatchRun($input: StartMatchRunInput!) {
  startMatchRun(input: $input) {
    errors {
      code
      message
      field
    }
    job
  }
}
    `) as unknown as TypedDocumentString<StartMatchRunMutation, StartMatchRunMutationVariables>;
export const RunProgressDocument = new TypedDocumentString(`
    subscription RunProgress($id: ID!, $after: String) {
  runProgress(id: $id, after: $after) {
    cursor
    phase
    job
    run
    step
    done
    total
    suggestions
    message
  }
}
    `) as unknown as TypedDocumentString<RunProgressSubscription, RunProgressSubscriptionVariables>;
export const LoadsDocument = new TypedDocumentString(`
    subscription Loads($after: String) {
  loads(after: $after) {
    cursor
    phase
    load
    what
    step
    done
    total
    new
    changed
    rejected
    message
  }
}
    `) as unknown as TypedDocumentString<LoadsSubscription, LoadsSubscriptionVariables>;
export const NewSuggestionsDocument = new TypedDocumentString(`
    subscription NewSuggestions($search: ID!, $after: String) {
  newSuggestions(search: $search, after: $after) {
    cursor
    change
    stakeholder
    partner
    rank
    score
  }
}
    `) as unknown as TypedDocumentString<NewSuggestionsSubscription, NewSuggestionsSubscriptionVariables>;
export const BarriersDocument = new TypedDocumentString(`
    query Barriers($where: BarrierFilter, $language: Language!) {
  barriers(first: 500, where: $where) {
    totalCount
    edges {
      node {
        ...BarrierRow
      }
    }
  }
  ...BarrierPlaces
}
    fragment BarrierPlaces on Query {
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        notation
        label(language: $language)
      }
    }
  }
  markets(first: 500) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
fragment BarrierRow on Barrier {
  id
  title
  place
  measure
  status
  since
  waitingOn
  valueBand
  chains(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
  markets(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}`) as unknown as TypedDocumentString<BarriersQuery, BarriersQueryVariables>;
export const BarrierDocument = new TypedDocumentString(`
    query Barrier($id: String!, $language: Language!) {
  barriers(first: 1, where: { id: { eq: $id } }) {
    edges {
      node {
        ...BarrierRow
        ...BarrierWhole
      }
    }
  }
  barrierMoves {
    status
    verb
    needs
  }
}
    fragment BarrierRow on Barrier {
  id
  title
  place
  measure
  status
  since
  waitingOn
  valueBand
  chains(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
  markets(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
fragment BarrierWhole on Barrier {
  etag
  source
  asOf
  summary
  subject
  flow
  extent
  mastChapter
  mastVersion
  hs6
  hsEdition
  reason
  route
  deadline
  expected
  expectedReason
  chance
  valueAtStake
  valueReason
  law
  article
  burden
  proposal
  answer
  answered
  reported
  published
  stakeholders(first: 100) {
    totalCount
    edges {
      node {
        ...Named
      }
    }
  }
  needs(first: 50) {
    edges {
      form
      node {
        id
        label(language: $language)
      }
    }
  }
  actions(first: 50) {
    edges {
      node {
        id
        title
        due
      }
    }
  }
  notes(first: 50) {
    edges {
      node {
        id
        summary
        owner
        day
      }
    }
  }
  history(first: 200) {
    edges {
      node {
        id
        place
        verb
        before
        after
        day
        by
        reason
        undoes
      }
    }
  }
  mergedInto(first: 5) {
    edges {
      node {
        id
        title
      }
    }
  }
  mergedFrom(first: 50) {
    edges {
      node {
        id
        title
      }
    }
  }
}
fragment Named on Stakeholder {
  id
  name
  kind
  country
}`) as unknown as TypedDocumentString<BarrierQuery, BarrierQueryVariables>;
export const BarrierHelpDocument = new TypedDocumentString(`
    query BarrierHelp($barrier: ID!) {
  bridgingPartners(barrier: $barrier) {
    id
    name
    strength
    why
  }
}
    `) as unknown as TypedDocumentString<BarrierHelpQuery, BarrierHelpQueryVariables>;
export const BarrierTwinsDocument = new TypedDocumentString(`
    query BarrierTwins($barrier: ID!) {
  barriersAlike(barrier: $barrier) {
    id
    title
    odds
    why
  }
}
    `) as unknown as TypedDocumentString<BarrierTwinsQuery, BarrierTwinsQueryVariables>;
export const BarrierRankingDocument = new TypedDocumentString(`
    query BarrierRanking($until: Day) {
  barrierRanking(until: $until) {
    value
    until
    barriers {
      id
      title
      status
      unlocked
      lowered
      chance
      worth
      expected
      expectedReason
    }
  }
}
    `) as unknown as TypedDocumentString<BarrierRankingQuery, BarrierRankingQueryVariables>;
export const BarrierCoverageDocument = new TypedDocumentString(`
    query BarrierCoverage($language: Language!) {
  barrierCoverage {
    chain
    market
    asked
    standing
    last
  }
  ...BarrierPlaces
}
    fragment BarrierPlaces on Query {
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        notation
        label(language: $language)
      }
    }
  }
  markets(first: 500) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}`) as unknown as TypedDocumentString<BarrierCoverageQuery, BarrierCoverageQueryVariables>;
export const BarrierListDocument = new TypedDocumentString(`
    query BarrierList($market: ID, $paper: PaperLanguage!, $language: Language!) {
  barrierList(market: $market, language: $paper) {
    html
    text
    csv
  }
  ...BarrierPlaces
}
    fragment BarrierPlaces on Query {
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        notation
        label(language: $language)
      }
    }
  }
  markets(first: 500) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}`) as unknown as TypedDocumentString<BarrierListQuery, BarrierListQueryVariables>;
export const BarrierIntakeDocument = new TypedDocumentString(`
    query BarrierIntake($language: Language!) {
  ...BarrierPlaces
}
    fragment BarrierPlaces on Query {
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        notation
        label(language: $language)
      }
    }
  }
  markets(first: 500) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}`) as unknown as TypedDocumentString<BarrierIntakeQuery, BarrierIntakeQueryVariables>;
export const StepBarrierDocument = new TypedDocumentString(`
    mutation StepBarrier($input: StepBarrierInput!) {
  stepBarrier(input: $input) {
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StepBarrierMutation, StepBarrierMutationVariables>;
export const TakeBackBarrierStepDocument = new TypedDocumentString(`
    mutation TakeBackBarrierStep($step: ID!, $once: String) {
  takeBackBarrierStep(input: { idempotencyKey: $once, step: $step }) {
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TakeBackBarrierStepMutation, TakeBackBarrierStepMutationVariables>;
export const ReportBarrierDocument = new TypedDocumentString(`
    mutation ReportBarrier($input: ReportBarrierInput!) {
  reportBarrier(input: $input) {
    errors {
      code
      message
      field
    }
    reference
  }
}
    `) as unknown as TypedDocumentString<ReportBarrierMutation, ReportBarrierMutationVariables>;
export const NoteBarrierEnquiryDocument = new TypedDocumentString(`
    mutation NoteBarrierEnquiry($input: NoteBarrierEnquiryInput!) {
  noteBarrierEnquiry(input: $input) {
    errors {
      code
      message
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<NoteBarrierEnquiryMutation, NoteBarrierEnquiryMutationVariables>;
export const PartnershipsDocument = new TypedDocumentString(`
    query Partnerships($where: PartnershipFilter, $all: PartnershipFilter, $language: Language!) {
  partnerships(first: 400, where: $where, orderBy: [{ since: DESC }]) {
    totalCount
    edges {
      node {
        ...Brokered
      }
    }
  }
  partnershipGroups(by: OWNER, where: $all, first: 100) {
    groups {
      value
      count
    }
  }
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        notation
        label(language: $language)
      }
    }
  }
}
    fragment Brokered on Partnership {
  id
  title
  state
  since
  expires
  owner
  parties(first: 10) {
    edges {
      answer
      node {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<PartnershipsQuery, PartnershipsQueryVariables>;
export const NextStepsDocument = new TypedDocumentString(`
    query NextSteps($id: ID!) {
  nextSteps(partnership: $id) {
    ...Open
  }
}
    fragment Open on NextSteps {
  steps {
    verb
    parties
    needs
    takes
  }
  takeBack
}`) as unknown as TypedDocumentString<NextStepsQuery, NextStepsQueryVariables>;
export const PartnershipDocument = new TypedDocumentString(`
    query Partnership($id: String!, $own: ID!) {
  nextSteps(partnership: $own) {
    ...Open
  }
  services(first: 200) {
    edges {
      node {
        id
        name
      }
    }
  }
  partnerships(first: 1, where: { id: { eq: $id } }) {
    edges {
      node {
        ...Brokered
        etag
        start
        end
        team
        run
        form
        reason
        introduced
        jointStep
        source
        detailed: parties(first: 10) {
          edges {
            role
            answer
            answered
            node {
              id
              name
              country
            }
          }
        }
        history(first: 500, orderBy: [{ place: DESC }]) {
          edges {
            node {
              id
              verb
              place
              before
              after
              day
              by
              party
              onBehalf
              reason
              undoes
            }
          }
        }
        followUps(first: 50, orderBy: [{ due: ASC }]) {
          edges {
            node {
              id
              weeks
              due
              about
              done
            }
          }
        }
        services(first: 10) {
          edges {
            node {
              id
              name
            }
          }
        }
        actions(first: 20) {
          edges {
            node {
              id
              title
            }
          }
        }
        interactions(first: 100, orderBy: [{ day: DESC }]) {
          totalCount
          edges {
            node {
              id
              kind
              day
              subject
              by
              held
            }
          }
        }
        outcomes(first: 50, orderBy: [{ day: DESC }]) {
          totalCount
          edges {
            node {
              id
              type
              day
              expectedFirst
              expectedSecond
              expectedThird
              expectedFourth
              expectedFifth
              realisedYear
              realisedTwoYears
              withoutUs
              laterAnyway
              jobs
              confirmed
            }
          }
        }
        corrections(first: 20) {
          edges {
            node {
              id
              about
              property
              right
              state
              opened
            }
          }
        }
      }
    }
  }
}
    fragment Brokered on Partnership {
  id
  title
  state
  since
  expires
  owner
  parties(first: 10) {
    edges {
      answer
      node {
        id
        name
      }
    }
  }
}
fragment Open on NextSteps {
  steps {
    verb
    parties
    needs
    takes
  }
  takeBack
}`) as unknown as TypedDocumentString<PartnershipQuery, PartnershipQueryVariables>;
export const AroundPartnershipDocument = new TypedDocumentString(`
    query AroundPartnership($parties: [String!]!) {
  referrals(
    first: 100
    where: { about: { some: { id: { in: $parties } } } }
    orderBy: [{ day: DESC }]
  ) {
    totalCount
    edges {
      node {
        id
        need
        state
        day
        answered
        reason
        about(first: 1) {
          edges {
            node {
              id
              name
            }
          }
        }
        givenTo(first: 1) {
          edges {
            node {
              id
              name
            }
          }
        }
      }
    }
  }
  forecasts(
    first: 100
    where: { stakeholder: { in: $parties }, partner: { in: $parties } }
  ) {
    totalCount
    edges {
      node {
        id
        forecaster
        by
        stakeholder
        partner
        day
        periodEnd
        probability
        opened
        happened
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AroundPartnershipQuery, AroundPartnershipQueryVariables>;
export const ContactsOfDocument = new TypedDocumentString(`
    query ContactsOf($parties: [String!]!) {
  stakeholders(first: 10, where: { id: { in: $parties } }) {
    edges {
      node {
        id
        name
        contacts(first: 20) {
          edges {
            node {
              id
              name
              role
              left
              erased
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ContactsOfQuery, ContactsOfQueryVariables>;
export const TakeStepDocument = new TypedDocumentString(`
    mutation TakeStep($input: TakeStepInput!) {
  takeStep(input: $input) {
    revision
    errors {
      code
      message
      field
    }
    partnership {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<TakeStepMutation, TakeStepMutationVariables>;
export const TakeBackStepDocument = new TypedDocumentString(`
    mutation TakeBackStep($input: TakeBackStepInput!) {
  takeBackStep(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<TakeBackStepMutation, TakeBackStepMutationVariables>;
export const SuggestPartnershipDocument = new TypedDocumentString(`
    mutation SuggestPartnership($input: SuggestPartnershipInput!) {
  suggestPartnership(input: $input) {
    revision
    errors {
      code
      message
      field
    }
    partnership {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestPartnershipMutation, SuggestPartnershipMutationVariables>;
export const RecordOutcomeDocument = new TypedDocumentString(`
    mutation RecordOutcome($input: RecordOutcomeInput!) {
  recordOutcome(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const NoteInteractionDocument = new TypedDocumentString(`
    mutation NoteInteraction($input: NoteInteractionInput!) {
  noteInteraction(input: $input) {
    revision
    errors {
      code
      message
      field
    }
    interaction {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<NoteInteractionMutation, NoteInteractionMutationVariables>;
export const TellInteractionDocument = new TypedDocumentString(`
    mutation TellInteraction($input: TellInteractionInput!) {
  tellInteraction(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<TellInteractionMutation, TellInteractionMutationVariables>;
export const FinishFollowUpDocument = new TypedDocumentString(`
    mutation FinishFollowUp($input: FinishFollowUpInput!) {
  finishFollowUp(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<FinishFollowUpMutation, FinishFollowUpMutationVariables>;
export const InvitePartyDocument = new TypedDocumentString(`
    mutation InviteParty($input: CreatePartyLinkInput!) {
  createPartyLink(input: $input) {
    errors {
      code
      message
      field
    }
    path
    expires
  }
}
    `) as unknown as TypedDocumentString<InvitePartyMutation, InvitePartyMutationVariables>;
export const AroundDocument = new TypedDocumentString(`
    query Around($id: ID!, $along: [Relation!], $degrees: Int!, $cap: Int!, $key: String!) {
  neighbourhood(id: $id, along: $along, degrees: $degrees, cap: $cap) {
    capped
    nodes {
      kind
      id
      title
    }
    steps {
      relation
      fromId
      toId
    }
  }
  suggestions(first: 10, where: { stakeholder: { id: { eq: $key } } }) {
    edges {
      node {
        rank
        score
        partner {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AroundQuery, AroundQueryVariables>;
export const OpenedDocument = new TypedDocumentString(`
    query Opened($id: ID!, $cap: Int!) {
  neighbourhood(id: $id, degrees: 1, cap: $cap) {
    capped
    nodes {
      kind
      id
      title
    }
    steps {
      relation
      fromId
      toId
    }
  }
}
    `) as unknown as TypedDocumentString<OpenedQuery, OpenedQueryVariables>;
export const SpansDocument = new TypedDocumentString(`
    query Spans($projects: [String!]!, $partnerships: [String!]!, $broker: Boolean!) {
  projects(first: 1000, where: { id: { in: $projects } }) {
    edges {
      node {
        id
        start
        end
      }
    }
  }
  partnerships(first: 1000, where: { id: { in: $partnerships } }) @include(if: $broker) {
    edges {
      node {
        id
        start
        end
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpansQuery, SpansQueryVariables>;
export const MapDocument = new TypedDocumentString(`
    query Map($around: ID, $degrees: Int!, $where: StakeholderFilter, $first: Int!, $links: PictureLinks!, $mostLinks: Int!, $suggested: Int!) {
  picture(
    around: $around
    degrees: $degrees
    where: $where
    first: $first
    links: $links
    mostLinks: $mostLinks
  ) {
    made
    capped
    linksCapped
    nodes {
      id
      name
      kind
      country
      sizeClass
      chain
      degree
      partners
      community
      centrality
      x
      y
    }
    links {
      one
      other
      weight
      shared
    }
    suggested(first: $suggested) {
      stakeholderId
      partnerId
      rank
      score
    }
  }
}
    `) as unknown as TypedDocumentString<MapQuery, MapQueryVariables>;
export const PartnersDocument = new TypedDocumentString(`
    query Partners($around: ID!, $first: Int!) {
  picture(around: $around, degrees: 1, first: $first, links: CENTRE) {
    links {
      one
      other
      weight
      shared
    }
  }
}
    `) as unknown as TypedDocumentString<PartnersQuery, PartnersQueryVariables>;
export const MapChoicesDocument = new TypedDocumentString(`
    query MapChoices($language: Language!) {
  earliest: projects(
    first: 1
    where: { start: { known: true } }
    orderBy: [{ start: ASC }]
  ) {
    edges {
      node {
        start
      }
    }
  }
  latest: projects(
    first: 1
    where: { end: { known: true } }
    orderBy: [{ end: DESC }]
  ) {
    edges {
      node {
        end
      }
    }
  }
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        notation
        label(language: $language)
      }
    }
  }
  countries: stakeholderGroups(by: COUNTRY) {
    groups {
      value
      count
    }
  }
  kinds: stakeholderGroups(by: KIND) {
    groups {
      value
      count
    }
  }
}
    `) as unknown as TypedDocumentString<MapChoicesQuery, MapChoicesQueryVariables>;
export const StoodDocument = new TypedDocumentString(`
    query Stood($ids: [String!]!) {
  picture(where: { id: { in: $ids } }, first: 20) {
    nodes {
      id
      name
      x
      y
    }
  }
}
    `) as unknown as TypedDocumentString<StoodQuery, StoodQueryVariables>;
export const FindDocument = new TypedDocumentString(`
    query Find($text: String!, $kinds: [Kind!]!) {
  search(text: $text, kinds: $kinds, first: 8) {
    kind
    id
    title
  }
}
    `) as unknown as TypedDocumentString<FindQuery, FindQueryVariables>;
export const WayDocument = new TypedDocumentString(`
    query Way($from: ID!, $to: ID!, $along: [Relation!]) {
  shortestPath(from: $from, to: $to, along: $along) {
    capped
    nodes {
      kind
      id
      title
    }
    steps {
      relation
      fromId
      toId
    }
  }
}
    `) as unknown as TypedDocumentString<WayQuery, WayQueryVariables>;
export const LinkingDocument = new TypedDocumentString(`
    query Linking($one: ID!, $other: ID!, $key: String!, $with: String!, $language: Language!) {
  nodes(ids: [$one, $other]) {
    __typename
    ... on Stakeholder {
      ...Able
    }
  }
  partnersOfOne: picture(
    around: $one
    first: 5000
    links: CENTRE
    mostLinks: 5000
  ) {
    ...Circle
  }
  partnersOfOther: picture(
    around: $other
    first: 5000
    links: CENTRE
    mostLinks: 5000
  ) {
    ...Circle
  }
  suggestions(
    first: 1
    where: { stakeholder: { id: { eq: $key } }, partner: { id: { eq: $with } } }
  ) {
    edges {
      node {
        rank
        score
      }
    }
  }
}
    fragment Able on Stakeholder {
  id
  name
  offers(first: 200) {
    edges {
      source
      asOf
      rule
      node {
        id
        label(language: $language)
      }
    }
  }
  needs(first: 200) {
    edges {
      source
      asOf
      rule
      node {
        id
        label(language: $language)
      }
    }
  }
}
fragment Circle on Picture {
  nodes {
    id
    name
    partners
  }
  links {
    one
    other
    weight
    shared
  }
}`) as unknown as TypedDocumentString<LinkingQuery, LinkingQueryVariables>;
export const PairDocument = new TypedDocumentString(`
    query Pair($ends: [String!]!, $one: String!, $other: String!, $language: Language!) {
  valueChains(first: 50) {
    edges {
      node {
        notation
        label(language: $language)
      }
    }
  }
  suggestions(
    first: 50
    orderBy: SCORE
    where: { chainFrom: { in: $ends }, chainTo: { in: $ends } }
  ) {
    totalCount
    edges {
      node {
        ...Suggested
      }
    }
  }
  bridges: stakeholders(
    first: 50
    where: {
      and: [
        { chains: { some: { notation: { eq: $one } } } }
        { chains: { some: { notation: { eq: $other } } } }
      ]
    }
  ) {
    totalCount
    edges {
      node {
        ...Bridge
      }
    }
  }
}
    fragment Bridge on Stakeholder {
  id
  name
  kind
  country
  chains(first: 5) {
    edges {
      share
      node {
        notation
      }
    }
  }
  projects(first: 1) {
    totalCount
  }
}
fragment Suggested on Suggestion {
  id
  rank
  score
  chainFrom
  chainTo
  explanation
  run {
    id
  }
  stakeholder {
    id
    name
    country
  }
  partner {
    id
    name
    country
  }
}`) as unknown as TypedDocumentString<PairQuery, PairQueryVariables>;
export const GapsDocument = new TypedDocumentString(`
    query Gaps($one: String!, $other: String!, $language: Language!) {
  wantedByOne: capabilities(
    first: 30
    where: {
      and: [
        { neededBy: { some: { chains: { some: { notation: { eq: $one } } } } } }
        { offeredBy: { some: { chains: { some: { notation: { eq: $other } } } } } }
        { offeredBy: { none: { chains: { some: { notation: { eq: $one } } } } } }
      ]
    }
  ) {
    totalCount
    edges {
      node {
        ...Wanted
      }
    }
  }
  wantedByOther: capabilities(
    first: 30
    where: {
      and: [
        { neededBy: { some: { chains: { some: { notation: { eq: $other } } } } } }
        { offeredBy: { some: { chains: { some: { notation: { eq: $one } } } } } }
        { offeredBy: { none: { chains: { some: { notation: { eq: $other } } } } } }
      ]
    }
  ) {
    totalCount
    edges {
      node {
        ...Wanted
      }
    }
  }
}
    fragment Wanted on Capability {
  id
  label(language: $language)
  neededBy(first: 1) {
    totalCount
  }
  offeredBy(first: 1) {
    totalCount
  }
}`) as unknown as TypedDocumentString<GapsQuery, GapsQueryVariables>;
export const MyMatterDocument = new TypedDocumentString(`
    query MyMatter {
  myMatter {
    ...Matter
  }
}
    fragment Matter on MyMatter {
  purpose
  may
  contact
  organisations
  held {
    field
    value
    source
  }
  consents {
    id
    fields
    purpose
    given
    withdrawn
  }
  disclosures {
    fields
    shownTo
    byName
    purpose
    day
  }
  partnership {
    state
    answer
    masked {
      kind
      country
      sizeClass
      chains
      offers
      needs
    }
    known {
      id
      name
      people {
        name
        role
        email
        language
      }
    }
    outcomes {
      id
      type
      day
      confirmed
    }
  }
}`) as unknown as TypedDocumentString<MyMatterQuery, MyMatterQueryVariables>;
export const AnswerPartnershipDocument = new TypedDocumentString(`
    mutation AnswerPartnership($input: AnswerPartnershipInput!) {
  done: answerPartnership(input: $input) {
    ...Heard
  }
}
    fragment Heard on PartyPayload {
  errors {
    code
    message
    field
  }
}`) as unknown as TypedDocumentString<AnswerPartnershipMutation, AnswerPartnershipMutationVariables>;
export const GiveConsentDocument = new TypedDocumentString(`
    mutation GiveConsent($input: GiveConsentInput!) {
  done: giveConsent(input: $input) {
    ...Heard
  }
}
    fragment Heard on PartyPayload {
  errors {
    code
    message
    field
  }
}`) as unknown as TypedDocumentString<GiveConsentMutation, GiveConsentMutationVariables>;
export const WithdrawConsentDocument = new TypedDocumentString(`
    mutation WithdrawConsent($input: WithdrawConsentInput!) {
  done: withdrawConsent(input: $input) {
    ...Heard
  }
}
    fragment Heard on PartyPayload {
  errors {
    code
    message
    field
  }
}`) as unknown as TypedDocumentString<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
export const CorrectMyselfDocument = new TypedDocumentString(`
    mutation CorrectMyself($input: CorrectMyselfInput!) {
  done: correctMyself(input: $input) {
    ...Heard
  }
}
    fragment Heard on PartyPayload {
  errors {
    code
    message
    field
  }
}`) as unknown as TypedDocumentString<CorrectMyselfMutation, CorrectMyselfMutationVariables>;
export const CorrectFactDocument = new TypedDocumentString(`
    mutation CorrectFact($input: CorrectFactInput!) {
  done: correctFact(input: $input) {
    ...Heard
  }
}
    fragment Heard on PartyPayload {
  errors {
    code
    message
    field
  }
}`) as unknown as TypedDocumentString<CorrectFactMutation, CorrectFactMutationVariables>;
export const ConfirmOutcomeDocument = new TypedDocumentString(`
    mutation ConfirmOutcome($input: ConfirmOutcomeInput!) {
  done: confirmOutcome(input: $input) {
    ...Heard
  }
}
    fragment Heard on PartyPayload {
  errors {
    code
    message
    field
  }
}`) as unknown as TypedDocumentString<ConfirmOutcomeMutation, ConfirmOutcomeMutationVariables>;
export const ObjectToUseDocument = new TypedDocumentString(`
    mutation ObjectToUse {
  done: objectToUse {
    ...Heard
  }
}
    fragment Heard on PartyPayload {
  errors {
    code
    message
    field
  }
}`) as unknown as TypedDocumentString<ObjectToUseMutation, ObjectToUseMutationVariables>;
export const PlanDocument = new TypedDocumentString(`
    query Plan($line: ID, $chain: ID, $spoken: PaperLanguage!, $language: Language!) {
  strategicLines(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        label(language: $language)
        actions(first: 500) {
          edges {
            node {
              id
            }
          }
        }
      }
    }
  }
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
  actionStandings(line: $line, chain: $chain, language: $spoken) {
    action
    title
    standing
    done
    of
    doneOn
    reasons
  }
  actions(first: 500) {
    edges {
      node {
        ...PlannedAction
      }
    }
  }
  planDraft {
    edition
    changed
  }
}
    fragment PlannedAction on Action {
  id
  title
  start
  due
  budget
  owner
  wanted
  risk
  riskNote
  dropped
  droppedBecause
  chains(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}`) as unknown as TypedDocumentString<PlanQuery, PlanQueryVariables>;
export const OwnersDocument = new TypedDocumentString(`
    query Owners($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Stakeholder {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<OwnersQuery, OwnersQueryVariables>;
export const ActionDocument = new TypedDocumentString(`
    query Action($id: String!, $spoken: PaperLanguage!, $language: Language!) {
  actions(first: 1, where: { id: { eq: $id } }) {
    edges {
      node {
        ...PlannedAction
        source
        asOf
        lines(first: 10) {
          edges {
            node {
              id
              label(language: $language)
            }
          }
        }
        milestones(first: 100) {
          edges {
            node {
              id
              title
              due
              done
            }
          }
        }
        partnerships(first: 100) {
          edges {
            node {
              id
              title
              state
            }
          }
        }
        barriers(first: 100) {
          edges {
            node {
              id
              title
              status
            }
          }
        }
        proposals(first: 50) {
          edges {
            node {
              id
              title
              rung
            }
          }
        }
      }
    }
  }
  actionStandings(language: $spoken) {
    action
    standing
    done
    of
    doneOn
    reasons
  }
}
    fragment PlannedAction on Action {
  id
  title
  start
  due
  budget
  owner
  wanted
  risk
  riskNote
  dropped
  droppedBecause
  chains(first: 20) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}`) as unknown as TypedDocumentString<ActionQuery, ActionQueryVariables>;
export const PrioritiesDocument = new TypedDocumentString(`
    query Priorities($language: Language!) {
  supportBase {
    ...Backed
    gathers {
      ...Backed
      gathers {
        ...Backed
      }
    }
  }
  valueChains(first: 50) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
    fragment Backed on Backing {
  proposal
  rung
  title
  stands {
    stakeholder
    name
    stance
  }
  kinds {
    what
    count
  }
  chains {
    what
    count
  }
}`) as unknown as TypedDocumentString<PrioritiesQuery, PrioritiesQueryVariables>;
export const PlanFiguresDocument = new TypedDocumentString(`
    query PlanFigures($line: ID, $chain: ID, $since: Day, $until: Day, $language: Language!) {
  planIndicators(line: $line, chain: $chain, since: $since, until: $until) {
    name
    kind
    unit
    meaning
    value
    count
  }
  strategicLines(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlanFiguresQuery, PlanFiguresQueryVariables>;
export const PlanRecordsDocument = new TypedDocumentString(`
    query PlanRecords($line: ID, $chain: ID, $since: Day, $until: Day, $name: String!) {
  planIndicators(
    line: $line
    chain: $chain
    since: $since
    until: $until
    names: [$name]
  ) {
    name
    unit
    meaning
    value
    count
    counted(first: 1000) {
      id
      day
      value
    }
    nodes(first: 1000) {
      __typename
      id
      ... on Action {
        what: title
      }
      ... on Milestone {
        what: title
      }
      ... on Barrier {
        what: title
      }
      ... on Partnership {
        what: title
      }
      ... on Outcome {
        what: type
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlanRecordsQuery, PlanRecordsQueryVariables>;
export const PlanVersionsDocument = new TypedDocumentString(`
    query PlanVersions {
  planVersions(first: 200, orderBy: [{ edition: DESC }]) {
    edges {
      node {
        id
        edition
        title
        agreed
        by
        note
        digest
      }
    }
  }
  planDraft {
    edition
    changed
  }
}
    `) as unknown as TypedDocumentString<PlanVersionsQuery, PlanVersionsQueryVariables>;
export const PlanPaperDocument = new TypedDocumentString(`
    query PlanPaper($edition: Int, $spoken: PaperLanguage!) {
  actionPlan(edition: $edition, language: $spoken) {
    html
    markdown
    text
  }
}
    `) as unknown as TypedDocumentString<PlanPaperQuery, PlanPaperQueryVariables>;
export const PlanDiffDocument = new TypedDocumentString(`
    query PlanDiff($before: Int!, $after: Int) {
  planDiff(before: $before, after: $after) {
    sort
    about
    title
    change
    words {
      property
      before
      after
    }
  }
}
    `) as unknown as TypedDocumentString<PlanDiffQuery, PlanDiffQueryVariables>;
export const AgreePlanDocument = new TypedDocumentString(`
    mutation AgreePlan($title: String!, $note: String, $once: String) {
  agreePlan(input: { idempotencyKey: $once, title: $title, note: $note }) {
    errors {
      code
      message
    }
    planVersion {
      edition
    }
  }
}
    `) as unknown as TypedDocumentString<AgreePlanMutation, AgreePlanMutationVariables>;
export const QualityDocument = new TypedDocumentString(`
    query Quality($split: Day!, $scope: PartnerScope!) {
  evaluation(split: $split, scope: $scope) {
    split
    scope
    weights
    measurements {
      slice
      stakeholders
      model
      measure
      mean
      low
      high
    }
    reliability {
      years
      skill
      bins {
        suggestions
        expected
        observed
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QualityQuery, QualityQueryVariables>;
export const PortfolioDocument = new TypedDocumentString(`
    query Portfolio($capacity: Int!, $quota: Float!, $most: Int) {
  portfolio(capacity: $capacity, quota: $quota, most: $most) {
    run
    value
    bound
    gap
    parts {
      chains
      picks
    }
    picks(first: 500) {
      stakeholderId
      partnerId
      stakeholder
      partner
      score
      price
      partnerPrice
      chainFrom
      chainTo
    }
  }
}
    `) as unknown as TypedDocumentString<PortfolioQuery, PortfolioQueryVariables>;
export const RunsDocument = new TypedDocumentString(`
    query Runs {
  runs(first: 100, orderBy: [{ started: DESC }]) {
    totalCount
    edges {
      node {
        id
        started
        suggestions
        audience
        whole
        manifest
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RunsQuery, RunsQueryVariables>;
export const RunDiffDocument = new TypedDocumentString(`
    query RunDiff($a: ID!, $b: ID!) {
  runDiff(a: $a, b: $b, first: 100) {
    before
    after
    otherwise {
      name
      before
      after
      text
    }
    factsKnown
    facts {
      topic
      how
      count
    }
    came
    went
    moved
    rescored
    stayed
    stakeholders
    changed
    moves {
      stakeholderId
      partnerId
      moved
      rankBefore
      rankAfter
      scoreBefore
      scoreAfter
      because
    }
  }
}
    `) as unknown as TypedDocumentString<RunDiffQuery, RunDiffQueryVariables>;
export const BrokeringDocument = new TypedDocumentString(`
    query Brokering {
  brokering {
    begun
    outcomes
    confirmed
    jobs
    states {
      state
      now
      reached
      conversion
    }
    reasons {
      reason
      count
    }
    expected {
      name
      cents
      told
    }
    realised {
      name
      cents
      told
    }
  }
  forecastScores {
    forecaster
    forecasts
    brier
    happened
  }
}
    `) as unknown as TypedDocumentString<BrokeringQuery, BrokeringQueryVariables>;
export const BrokeringEffectDocument = new TypedDocumentString(`
    query BrokeringEffect($run: ID!, $until: Day!) {
  brokeringEffect(run: $run, until: $until) {
    since
    until
    effect
    low
    high
    smallest
    shown {
      pairs
      together
      share
    }
    held {
      pairs
      together
      share
    }
  }
}
    `) as unknown as TypedDocumentString<BrokeringEffectQuery, BrokeringEffectQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    name
    role
    may
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!) {
  search(
    text: $text
    kinds: [Stakeholder, Capability, ValueChain, Market, Project]
    first: 12
  ) {
    kind
    id
    title
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const ProfileNowDocument = new TypedDocumentString(`
    query ProfileNow($id: ID!) {
  node(id: $id) {
    __typename
    ... on Stakeholder {
      ...Profile
    }
  }
}
    fragment Profile on Stakeholder {
  id
  etag
  name
  kind
  country
  nuts
  city
  sizeClass
  founded
  website
  description
  exportStage
  visibility
  capacity
  seeks
}`) as unknown as TypedDocumentString<ProfileNowQuery, ProfileNowQueryVariables>;
export const OriginDocument = new TypedDocumentString(`
    query Origin($source: String!, $key: String!) {
  sources(first: 1, where: { id: { eq: $source } }) {
    edges {
      node {
        title
        licence
        url
      }
    }
  }
  corrections(
    first: 100
    where: { stakeholders: { some: { id: { eq: $key } } } }
    orderBy: [{ opened: DESC }]
  ) {
    edges {
      node {
        id
        about
        property
        right
        state
        opened
        by
        closed
        closedBy
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OriginQuery, OriginQueryVariables>;
export const PartnershipsOfDocument = new TypedDocumentString(`
    query PartnershipsOf($key: String!) {
  partnerships(
    first: 100
    where: { parties: { some: { id: { eq: $key } } } }
    orderBy: [{ since: DESC }]
  ) {
    totalCount
    edges {
      node {
        id
        title
        state
        since
        expires
        owner
        parties(first: 20) {
          edges {
            role
            answer
            node {
              id
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PartnershipsOfQuery, PartnershipsOfQueryVariables>;
export const HinderedDocument = new TypedDocumentString(`
    query Hindered($id: ID!, $language: Language!) {
  node(id: $id) {
    __typename
    ... on Stakeholder {
      id
      barriers(first: 100) {
        totalCount
        edges {
          source
          asOf
          rule
          node {
            id
            title
            summary
            status
            waitingOn
            deadline
            markets(first: 10) {
              edges {
                node {
                  id
                  label(language: $language)
                }
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HinderedQuery, HinderedQueryVariables>;
export const HelpersDocument = new TypedDocumentString(`
    query Helpers($id: ID!) {
  helpers(stakeholder: $id) {
    id
    name
    how
    day
  }
}
    `) as unknown as TypedDocumentString<HelpersQuery, HelpersQueryVariables>;
export const DoorDocument = new TypedDocumentString(`
    query Door($id: ID!, $need: String, $capability: ID) {
  noWrongDoor(stakeholder: $id, need: $need, capability: $capability) {
    nobody
    readAs {
      sure
      need {
        id
        name
      }
    }
    doors {
      desk
      channels
      website
      cost
      costTerms
      points
      service {
        id
        name
      }
      actor {
        id
        name
      }
      authority {
        id
        name
      }
      needs {
        id
        name
      }
      reasons {
        points
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DoorQuery, DoorQueryVariables>;
export const TimelineDocument = new TypedDocumentString(`
    query Timeline($id: ID!, $after: String) {
  timeline(stakeholder: $id, first: 50, after: $after) {
    endCursor
    entries {
      day
      kind
      id
      by
      text
    }
  }
}
    `) as unknown as TypedDocumentString<TimelineQuery, TimelineQueryVariables>;
export const StakeGroupDocument = new TypedDocumentString(`
    query StakeGroup($id: ID!) {
  groupOf(stakeholder: $id) {
    told
    abroad
    circular
    capped
    members {
      depth
      owner
      share
      controls
      source
      company {
        ...Company
      }
    }
  }
}
    fragment Company on GroupCompany {
  id
  name
  country
}`) as unknown as TypedDocumentString<StakeGroupQuery, StakeGroupQueryVariables>;
export const StakeAnchoringDocument = new TypedDocumentString(`
    query StakeAnchoring($id: ID!) {
  anchoring(stakeholder: $id) {
    lacking
    holding {
      ...StakeAnchor
    }
    proposed {
      ...StakeAnchor
    }
  }
}
    fragment StakeAnchor on AnchorPartner {
  near
  partner {
    ...Company
  }
  ties {
    kind
    why
    source
  }
}
fragment Company on GroupCompany {
  id
  name
  country
}`) as unknown as TypedDocumentString<StakeAnchoringQuery, StakeAnchoringQueryVariables>;
export const CapabilitiesDocument = new TypedDocumentString(`
    query Capabilities($text: String!) {
  search(text: $text, kinds: [Capability], first: 8) {
    id
    title
  }
}
    `) as unknown as TypedDocumentString<CapabilitiesQuery, CapabilitiesQueryVariables>;
export const WhyNotDocument = new TypedDocumentString(`
    query WhyNot($of: ID!, $with: ID!) {
  portfolio {
    whyNot(a: $of, b: $with) {
      barred
      picked
      score
      prices
      margin
      change
      displaced {
        ...Move
      }
      instead {
        ...Move
      }
    }
  }
}
    fragment Move on PortfolioMove {
  stakeholderId
  partnerId
  score
}`) as unknown as TypedDocumentString<WhyNotQuery, WhyNotQueryVariables>;
export const NamesDocument = new TypedDocumentString(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Stakeholder {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<NamesQuery, NamesQueryVariables>;
export const MaskedDocument = new TypedDocumentString(`
    query Masked($kind: String, $country: String, $chain: String, $offering: ID, $needing: ID, $after: ID, $language: Language!) {
  maskedProfiles(
    kind: $kind
    country: $country
    chain: $chain
    offering: $offering
    needing: $needing
    after: $after
    first: 100
  ) {
    endCursor
    capped
    profiles {
      id
      kind
      country
      sizeClass
      chains
      offers {
        id
        labelEn
      }
      needs {
        id
        labelEn
      }
    }
  }
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        notation
        label(language: $language)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MaskedQuery, MaskedQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($id: ID!, $ifMatch: String!, $name: String, $kind: String, $country: String, $nuts: String, $city: String, $sizeClass: String, $founded: Int, $website: String, $description: String, $exportStage: String, $visibility: String, $capacity: Int, $seeks: String, $once: String) {
  updateStakeholder(
    input: {
      idempotencyKey: $once
      id: $id
      ifMatch: $ifMatch
      name: $name
      kind: $kind
      country: $country
      nuts: $nuts
      city: $city
      sizeClass: $sizeClass
      founded: $founded
      website: $website
      description: $description
      exportStage: $exportStage
      visibility: $visibility
      capacity: $capacity
      seeks: $seeks
    }
  ) {
    revision
    errors {
      ...Refused
    }
  }
}
    fragment Refused on EditError {
  code
  message
  field
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const SetOfferDocument = new TypedDocumentString(`
    mutation SetOffer($stakeholder: ID!, $capability: ID!, $key: String!, $level: Float, $words: String, $ifMatch: String, $once: String) {
  setOffer(
    input: {
      idempotencyKey: $once
      stakeholder: $stakeholder
      capability: $capability
      level: $level
      words: $words
      ifMatch: $ifMatch
    }
  ) {
    revision
    stakeholder {
      offers(first: 1, where: { id: { eq: $key } }) {
        edges {
          etag
        }
      }
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on EditError {
  code
  message
  field
}`) as unknown as TypedDocumentString<SetOfferMutation, SetOfferMutationVariables>;
export const RemoveOfferDocument = new TypedDocumentString(`
    mutation RemoveOffer($stakeholder: ID!, $capability: ID!, $ifMatch: String, $once: String) {
  removeOffer(
    input: {
      idempotencyKey: $once
      stakeholder: $stakeholder
      capability: $capability
      ifMatch: $ifMatch
    }
  ) {
    revision
    errors {
      ...Refused
    }
  }
}
    fragment Refused on EditError {
  code
  message
  field
}`) as unknown as TypedDocumentString<RemoveOfferMutation, RemoveOfferMutationVariables>;
export const SetNeedDocument = new TypedDocumentString(`
    mutation SetNeed($stakeholder: ID!, $capability: ID!, $key: String!, $urgency: Float, $words: String, $ifMatch: String, $once: String) {
  setNeed(
    input: {
      idempotencyKey: $once
      stakeholder: $stakeholder
      capability: $capability
      urgency: $urgency
      words: $words
      ifMatch: $ifMatch
    }
  ) {
    revision
    stakeholder {
      needs(first: 1, where: { id: { eq: $key } }) {
        edges {
          etag
        }
      }
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on EditError {
  code
  message
  field
}`) as unknown as TypedDocumentString<SetNeedMutation, SetNeedMutationVariables>;
export const RemoveNeedDocument = new TypedDocumentString(`
    mutation RemoveNeed($stakeholder: ID!, $capability: ID!, $ifMatch: String, $once: String) {
  removeNeed(
    input: {
      idempotencyKey: $once
      stakeholder: $stakeholder
      capability: $capability
      ifMatch: $ifMatch
    }
  ) {
    revision
    errors {
      ...Refused
    }
  }
}
    fragment Refused on EditError {
  code
  message
  field
}`) as unknown as TypedDocumentString<RemoveNeedMutation, RemoveNeedMutationVariables>;
export const CorrectReadingDocument = new TypedDocumentString(`
    mutation CorrectReading($words: String!, $capability: ID, $once: String) {
  correctReading(
    input: { idempotencyKey: $once, words: $words, capability: $capability }
  ) {
    revision
    errors {
      ...Refused
    }
  }
}
    fragment Refused on EditError {
  code
  message
  field
}`) as unknown as TypedDocumentString<CorrectReadingMutation, CorrectReadingMutationVariables>;
export const LabelsDocument = new TypedDocumentString(`
    query Labels($names: [String!]!) {
  capabilities(first: 1000, where: { labelEn: { in: $names } }) {
    edges {
      node {
        labelEn
        label(language: NL)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LabelsQuery, LabelsQueryVariables>;
export const StakeholderDocument = new TypedDocumentString(`
    query Stakeholder($id: ID!, $key: String!, $language: Language!) {
  node(id: $id) {
    __typename
    ... on Stakeholder {
      ...Profile
      status
      statusSince
      source
      asOf
      chains(first: 20) {
        edges {
          share
          stage
          source
          asOf
          rule
          node {
            id
            notation
            label(language: $language)
          }
        }
      }
      offers(first: 100) {
        totalCount
        edges {
          level
          words
          sure
          readBy
          etag
          source
          asOf
          rule
          node {
            id
            label(language: $language)
          }
        }
      }
      needs(first: 100) {
        totalCount
        edges {
          urgency
          words
          sure
          readBy
          etag
          source
          asOf
          rule
          node {
            id
            label(language: $language)
          }
        }
      }
      projects(first: 50) {
        totalCount
        edges {
          role
          source
          asOf
          node {
            id
            acronym
            title
            start
            end
          }
        }
      }
      targets(first: 50) {
        edges {
          source
          asOf
          node {
            id
            label(language: $language)
          }
        }
      }
      markets(first: 50) {
        edges {
          source
          asOf
          node {
            id
            label(language: $language)
          }
        }
      }
    }
  }
  suggestions(first: 20, where: { stakeholder: { id: { eq: $key } } }) {
    totalCount
    edges {
      node {
        ...Suggested
      }
    }
  }
  feedback(first: 100, where: { stakeholder: { eq: $key } }) {
    edges {
      node {
        id
        verdict
        reason
        until
        partner
      }
    }
  }
}
    fragment Profile on Stakeholder {
  id
  etag
  name
  kind
  country
  nuts
  city
  sizeClass
  founded
  website
  description
  exportStage
  visibility
  capacity
  seeks
}
fragment Suggested on Suggestion {
  id
  rank
  score
  chainFrom
  chainTo
  explanation
  run {
    id
  }
  stakeholder {
    id
    name
    country
  }
  partner {
    id
    name
    country
  }
}`) as unknown as TypedDocumentString<StakeholderQuery, StakeholderQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!, $language: Language!) {
  node(id: $id) {
    __typename
    id
    ... on Capability {
      label(language: $language)
      scheme
      offeredBy(first: 50) {
        totalCount
        edges {
          node {
            ...Named
          }
        }
      }
      neededBy(first: 50) {
        totalCount
        edges {
          node {
            ...Named
          }
        }
      }
    }
    ... on Project {
      acronym
      title
      start
      end
      participants(first: 50) {
        totalCount
        edges {
          role
          node {
            ...Named
          }
        }
      }
    }
    ... on ValueChain {
      label(language: $language)
      notation
      stakeholders(first: 50) {
        totalCount
        edges {
          share
          node {
            ...Named
          }
        }
      }
    }
    ... on Market {
      label(language: $language)
      stakeholders(first: 50) {
        totalCount
        edges {
          node {
            ...Named
          }
        }
      }
      targetedBy(first: 50) {
        totalCount
        edges {
          node {
            ...Named
          }
        }
      }
    }
  }
}
    fragment Named on Stakeholder {
  id
  name
  kind
  country
}`) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const WorkDocument = new TypedDocumentString(`
    query Work {
  workList {
    items {
      sort
      why
      can
      due
      about
      stakeholder {
        id
        name
      }
      partner {
        id
        name
      }
      partnership {
        id
        name
      }
      waiting {
        id
        name
      }
    }
    capped
  }
}
    `) as unknown as TypedDocumentString<WorkQuery, WorkQueryVariables>;
export const BestDocument = new TypedDocumentString(`
    query Best($first: Int!) {
  suggestions(first: $first, orderBy: SCORE) {
    totalCount
    edges {
      node {
        ...Suggested
      }
    }
  }
}
    fragment Suggested on Suggestion {
  id
  rank
  score
  chainFrom
  chainTo
  explanation
  run {
    id
  }
  stakeholder {
    id
    name
    country
  }
  partner {
    id
    name
    country
  }
}`) as unknown as TypedDocumentString<BestQuery, BestQueryVariables>;
export const ChainsDocument = new TypedDocumentString(`
    query Chains($language: Language!) {
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        notation
        label(language: $language)
      }
    }
  }
  crossPollination {
    one
    other
    existing
    expected
    low
    high
    ratio
    z
    suggested
  }
}
    `) as unknown as TypedDocumentString<ChainsQuery, ChainsQueryVariables>;
export const StrengthsDocument = new TypedDocumentString(`
    query Strengths($year: Int, $language: Language!) {
  chainStrengths(year: $year, first: 100) {
    chain
    market
    value
    demand
    share
    marketShare
    advantage
    potential
    present
    aiming
    barriers
  }
  valueChains(first: 50, orderBy: [{ position: ASC }]) {
    edges {
      node {
        id
        notation
        label(language: $language)
      }
    }
  }
  markets(first: 500) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StrengthsQuery, StrengthsQueryVariables>;
export const ExplainDocument = new TypedDocumentString(`
    query Explain($of: ID!, $with: ID!, $one: String!, $other: String!) {
  nodes(ids: [$of, $with]) {
    __typename
    ... on Stakeholder {
      ...Named
    }
  }
  explain(stakeholder: $of, partner: $with) {
    stakeholderId
    partnerId
    asOf
    weights
    learnt
    score
    chance
    barred
    doubts
    contributions {
      feature
      value
      contribution
      sentence
    }
    evidence {
      text
      source
      day
    }
    opportunities {
      kind
      market
      text
      source
      day
    }
    thirdChairs {
      stakeholderId
      name
      text
    }
    changes {
      text
      score
    }
    relatedness {
      text
    }
  }
  suggestions(
    first: 1
    where: { stakeholder: { id: { eq: $one } }, partner: { id: { eq: $other } } }
  ) {
    edges {
      node {
        ...Suggested
      }
    }
  }
  feedback(
    first: 10
    where: { stakeholder: { eq: $one }, partner: { eq: $other } }
  ) {
    edges {
      node {
        id
        verdict
        reason
        until
      }
    }
  }
}
    fragment Named on Stakeholder {
  id
  name
  kind
  country
}
fragment Suggested on Suggestion {
  id
  rank
  score
  chainFrom
  chainTo
  explanation
  run {
    id
  }
  stakeholder {
    id
    name
    country
  }
  partner {
    id
    name
    country
  }
}`) as unknown as TypedDocumentString<ExplainQuery, ExplainQueryVariables>;
export const WayInDocument = new TypedDocumentString(`
    query WayIn($of: ID!, $with: ID!) {
  explain(stakeholder: $of, partner: $with) {
    wayIn(top: 10) {
      top
      rank
      reached
      score
      changes
      text
    }
  }
}
    `) as unknown as TypedDocumentString<WayInQuery, WayInQueryVariables>;
export const DecideDocument = new TypedDocumentString(`
    mutation Decide($run: ID!, $of: ID!, $with: ID!, $verdict: DecisionVerdict!, $once: String) {
  decide(
    input: {
      idempotencyKey: $once
      run: $run
      decisions: [{ stakeholder: $of, partner: $with, verdict: $verdict }]
    }
  ) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DecideMutation, DecideMutationVariables>;
export const DeclineDocument = new TypedDocumentString(`
    mutation Decline($run: ID!, $of: ID!, $with: ID!, $reason: String!, $once: String) {
  giveFeedback(
    input: {
      idempotencyKey: $once
      run: $run
      stakeholder: $of
      partner: $with
      verdict: "declined"
      reason: $reason
    }
  ) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineMutation, DeclineMutationVariables>;
export const SnoozeDocument = new TypedDocumentString(`
    mutation Snooze($stakeholder: ID!, $until: Day!, $once: String) {
  snooze(
    input: { idempotencyKey: $once, stakeholder: $stakeholder, until: $until }
  ) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SnoozeMutation, SnoozeMutationVariables>;
export const UndoDocument = new TypedDocumentString(`
    mutation Undo($revision: Int!) {
  undo(input: { revision: $revision }) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<UndoMutation, UndoMutationVariables>;
export const SupportDocument = new TypedDocumentString(`
    query Support($where: SupportWhere, $language: Language!) {
  supportMap(where: $where) {
    services
    actors
    coverage {
      asked
      met
      share
    }
    cells(first: 500, by: [ACTOR, NEED]) {
      actor {
        id
        name
      }
      need {
        id
        name
      }
      services {
        id
        name
      }
    }
    gaps(first: 100) {
      need {
        id
        name
      }
      stakeholders
      unmet
      services
      elsewhere
      chains {
        chain {
          name
        }
        stakeholders
      }
    }
    overlaps(first: 100) {
      one {
        id
        name
      }
      other {
        id
        name
      }
      needs {
        id
        name
      }
      stages
      languages
    }
    spreads(first: 100) {
      need {
        id
        name
      }
      year
      total
      actors
      fragmentation
      effective
      refused
      silent {
        id
        name
      }
      shares {
        actor {
          id
          name
        }
        share
      }
    }
  }
  markets(first: 500) {
    edges {
      node {
        id
        label(language: $language)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SupportQuery, SupportQueryVariables>;
export const SupportServicesDocument = new TypedDocumentString(`
    query SupportServices {
  services(first: 500) {
    totalCount
    edges {
      node {
        id
        name
        languages
        stages
        until
        providers(first: 5) {
          edges {
            node {
              id
              name
            }
          }
        }
        needs(first: 1) {
          totalCount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SupportServicesQuery, SupportServicesQueryVariables>;
export const SupportWhatIfDocument = new TypedDocumentString(`
    query SupportWhatIf($stops: [ID!]!) {
  supportWhatIf(stops: $stops) {
    before {
      asked
      met
      share
    }
    after {
      asked
      met
      share
    }
    needs {
      need {
        id
        name
      }
      unmetBefore
      unmetAfter
      before {
        fragmentation
        refused
      }
      after {
        fragmentation
        refused
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SupportWhatIfQuery, SupportWhatIfQueryVariables>;
export const VisitSheetDocument = new TypedDocumentString(`
    query VisitSheet($stakeholder: ID!, $language: PaperLanguage!) {
  visitSheet(stakeholder: $stakeholder, language: $language) {
    html
  }
}
    `) as unknown as TypedDocumentString<VisitSheetQuery, VisitSheetQueryVariables>;
export const TriageDocument = new TypedDocumentString(`
    query Triage($concern: ConcernKind!, $asOf: Day, $settled: Boolean!) {
  triage(concern: $concern, asOf: $asOf, first: 200, settled: $settled) {
    entries {
      ...Scored
    }
    looked
    abstained
    settled
    more
  }
}
    fragment Scored on CompanyScorecard {
  stakeholder
  name
  asOf
  raised
  score
  abstains
  coverage
  news
  marks {
    name
    family
    state
    why
    day
    points
    parts {
      name
      ratio
      weight
      product
    }
  }
  missing
  appraised {
    treatment
    reason
    by
    day
  }
  settled
}`) as unknown as TypedDocumentString<TriageQuery, TriageQueryVariables>;
export const ScoreDocument = new TypedDocumentString(`
    query Score($stakeholder: ID!, $concern: ConcernKind!) {
  scorecard(stakeholder: $stakeholder, concern: $concern) {
    ...Scored
  }
}
    fragment Scored on CompanyScorecard {
  stakeholder
  name
  asOf
  raised
  score
  abstains
  coverage
  news
  marks {
    name
    family
    state
    why
    day
    points
    parts {
      name
      ratio
      weight
      product
    }
  }
  missing
  appraised {
    treatment
    reason
    by
    day
  }
  settled
}`) as unknown as TypedDocumentString<ScoreQuery, ScoreQueryVariables>;
export const SinceDocument = new TypedDocumentString(`
    query Since($since: Day!) {
  workList(sorts: [CHANGED], since: $since) {
    items {
      why
      stakeholder {
        id
        name
      }
      partnership {
        id
        name
      }
    }
    capped
  }
  digests(first: 3) {
    every
    digests {
      id
      since
      until
      searches {
        search
        name
        added
        changed
        gone
      }
    }
  }
  savedSearches {
    id
    name
    over
    found
    capped
  }
}
    `) as unknown as TypedDocumentString<SinceQuery, SinceQueryVariables>;
export const ContactsHeldDocument = new TypedDocumentString(`
    query ContactsHeld($stakeholder: String!) {
  interactions(
    first: 50
    where: { stakeholders: { some: { id: { eq: $stakeholder } } }, held: { eq: "yes" } }
    orderBy: [{ day: DESC }]
  ) {
    edges {
      node {
        id
        kind
        day
        subject
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ContactsHeldQuery, ContactsHeldQueryVariables>;
export const AcceptReferralDocument = new TypedDocumentString(`
    mutation AcceptReferral($input: AcceptReferralInput!) {
  acceptReferral(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptReferralMutation, AcceptReferralMutationVariables>;
export const ReturnReferralDocument = new TypedDocumentString(`
    mutation ReturnReferral($input: ReturnReferralInput!) {
  returnReferral(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnReferralMutation, ReturnReferralMutationVariables>;
export const FinishReferralDocument = new TypedDocumentString(`
    mutation FinishReferral($input: FinishReferralInput!) {
  finishReferral(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<FinishReferralMutation, FinishReferralMutationVariables>;
export const ReachMilestoneDocument = new TypedDocumentString(`
    mutation ReachMilestone($input: ReachMilestoneInput!) {
  reachMilestone(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ReachMilestoneMutation, ReachMilestoneMutationVariables>;
export const AppraiseDocument = new TypedDocumentString(`
    mutation Appraise($input: AppraiseInput!) {
  appraise(input: $input) {
    revision
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AppraiseMutation, AppraiseMutationVariables>;
export const ChooseDigestDocument = new TypedDocumentString(`
    mutation ChooseDigest($input: ChooseDigestInput!) {
  chooseDigest(input: $input) {
    errors {
      code
      message
      field
    }
    every
  }
}
    `) as unknown as TypedDocumentString<ChooseDigestMutation, ChooseDigestMutationVariables>;
export const SaveSearchDocument = new TypedDocumentString(`
    mutation SaveSearch($input: SaveSearchInput!) {
  saveSearch(input: $input) {
    errors {
      code
      message
      field
    }
    search {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SaveSearchMutation, SaveSearchMutationVariables>;
export const DeleteSearchDocument = new TypedDocumentString(`
    mutation DeleteSearch($input: DeleteSearchInput!) {
  deleteSearch(input: $input) {
    errors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteSearchMutation, DeleteSearchMutationVariables>;