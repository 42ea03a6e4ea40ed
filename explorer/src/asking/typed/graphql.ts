/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** What `correctReading` is asked. */
export type CorrectReadingInput = {
  /** Id of the capability that they mean; nothing where it is left out. */
  capability?: string | null | undefined;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** The words as a stakeholder wrote them, one text. */
  words: string;
};

/** What is made of a suggestion. */
export type DecisionVerdict =
  /** It is worth brokering. */
  | 'ACCEPTED'
  /** No fit: evidence against it, which expires in two years. */
  | 'DECLINED'
  /** No time now: it comes back in 90 days. */
  | 'SNOOZED';

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

/** A language of labels. */
export type Language =
  /** English. */
  | 'EN'
  /** French. */
  | 'FR'
  /** Dutch. */
  | 'NL';

/** What `removeNeed` is asked. */
export type RemoveNeedInput = {
  /** Id of the capability. */
  capability: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Its `etag` as it was read: refused with `STALE` if it was changed since. */
  ifMatch?: string | null | undefined;
  /** Id of the stakeholder. */
  stakeholder: string;
};

/** What `removeOffer` is asked. */
export type RemoveOfferInput = {
  /** Id of the capability. */
  capability: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Its `etag` as it was read: refused with `STALE` if it was changed since. */
  ifMatch?: string | null | undefined;
  /** Id of the stakeholder. */
  stakeholder: string;
};

/** What `setNeed` is asked. */
export type SetNeedInput = {
  /** Id of the capability. */
  capability: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Its `etag` as it was read: refused with `STALE` if it was changed since. */
  ifMatch?: string | null | undefined;
  /** Id of the stakeholder. */
  stakeholder: string;
  /** Strength of the need, 0 to 1. Null takes back what was said of it by hand. */
  urgency?: number | null | undefined;
  /** The need in the stakeholder's own words. Null takes back what was said of it by hand. */
  words?: string | null | undefined;
};

/** What `setOffer` is asked. */
export type SetOfferInput = {
  /** Id of the capability. */
  capability: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Its `etag` as it was read: refused with `STALE` if it was changed since. */
  ifMatch?: string | null | undefined;
  /** Strength of the offer, 0 to 1. Null takes back what was said of it by hand. */
  level?: number | null | undefined;
  /** Id of the stakeholder. */
  stakeholder: string;
  /** The offer in the stakeholder's own words. Null takes back what was said of it by hand. */
  words?: string | null | undefined;
};

/** What `updateStakeholder` is asked. */
export type UpdateStakeholderInput = {
  /** How many partnerships it can carry at once. Null takes back what was said of it by hand. */
  capacity?: number | null | undefined;
  /** City of its seat. Null takes back what was said of it by hand. */
  city?: string | null | undefined;
  /** Country of its seat: ISO 3166-1 alpha-2, with EL and UK as the European Union writes them. Null takes back what was said of it by hand. */
  country?: string | null | undefined;
  /** What it does, in a few sentences. Null takes back what was said of it by hand. */
  description?: string | null | undefined;
  /** How far it sells abroad: none, starting, experienced or global. Null takes back what was said of it by hand. */
  exportStage?: string | null | undefined;
  /** Year of founding. Null takes back what was said of it by hand. */
  founded?: number | null | undefined;
  /** Id of the stakeholder. */
  id: string;
  /** A name of your own for this edit, such as a UUID: said again, it is answered as before and not repeated. Kept for a day at least. */
  idempotencyKey?: string | null | undefined;
  /** Its `etag` as it was read: refused with `STALE` if it was changed since. */
  ifMatch?: string | null | undefined;
  /** Sort of organisation: company, research-organisation, higher-education, sector-federation, employers-organisation, cluster-organisation, support-provider, government-agency, investor, civil-society, other. Null takes back what was said of it by hand. */
  kind?: string | null | undefined;
  /** Whether it is a legal person; a natural person who trades is not, and is never scored. Null takes back what was said of it by hand. */
  legalPerson?: boolean | null | undefined;
  /** Name in full, as its source writes it. Null takes back what was said of it by hand. */
  name?: string | null | undefined;
  /** NUTS region code of its seat, as deep as known. Null takes back what was said of it by hand. */
  nuts?: string | null | undefined;
  /** The partner it looks for, in its own words. Null takes back what was said of it by hand. */
  seeks?: string | null | undefined;
  /** Size by staff: micro, small, medium or large. Null takes back what was said of it by hand. */
  sizeClass?: string | null | undefined;
  /** Active, ceased or merged: active, ceased, merged. Null takes back what was said of it by hand. */
  status?: string | null | undefined;
  /** Day from which the status holds. Null takes back what was said of it by hand. */
  statusSince?: string | null | undefined;
  /** Who may see it: public, network, broker-only. Null takes back what was said of it by hand. */
  visibility?: string | null | undefined;
  /** Address of its web site. Null takes back what was said of it by hand. */
  website?: string | null | undefined;
};

export type AroundQueryVariables = Exact<{
  id: string;
  along?: Array<string> | string | null | undefined;
  degrees: number;
  cap: number;
  key: string;
}>;


export type AroundQuery = { neighbourhood: { capped: boolean, nodes: Array<{ degree: number, kind: string, id: string, title: string | null }>, steps: Array<{ relation: string, fromId: string, toId: string }> } | null, suggestions: { edges: Array<{ node: { rank: number, score: number, partner: { id: string, name: string | null } } }> } };

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
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', id: string, etag: string, name: string | null, kind: string | null, country: string | null, nuts: string | null, city: string | null, sizeClass: string | null, founded: number | null, website: string | null, description: string | null, exportStage: string | null, visibility: string | null, capacity: number | null, seeks: string | null }
    | { __typename: 'ValueChain' }
   | null };

export type OriginQueryVariables = Exact<{
  source: string;
  key: string;
}>;


export type OriginQuery = { sources: { edges: Array<{ node: { title: string | null, licence: string | null, url: string | null } }> }, corrections: { edges: Array<{ node: { id: string, about: string | null, property: string | null, right: string | null, state: string | null, opened: string | null, by: string | null, closed: string | null, closedBy: string | null } }> } };

export type PartnershipsQueryVariables = Exact<{
  key: string;
}>;


export type PartnershipsQuery = { partnerships: { totalCount: number, edges: Array<{ node: { id: string, title: string | null, state: string | null, since: string | null, expires: string | null, owner: string | null, parties: { edges: Array<{ role: string | null, answer: string | null, node: { id: string, name: string | null } }> } } }> } };

export type HinderedQueryVariables = Exact<{
  id: string;
  language: Language;
}>;


export type HinderedQuery = { node:
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
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

export type GroupQueryVariables = Exact<{
  id: string;
}>;


export type GroupQuery = { groupOf: { told: string, abroad: boolean, circular: boolean, capped: boolean, members: Array<{ depth: number, owner: string | null, share: number | null, controls: boolean | null, source: string | null, company: { id: string, name: string | null, country: string | null } }> } };

export type AnchoringQueryVariables = Exact<{
  id: string;
}>;


export type AnchoringQuery = { anchoring: { lacking: Array<AnchorTieKind>, holding: Array<{ near: boolean, partner: { id: string, name: string | null, country: string | null }, ties: Array<{ kind: AnchorTieKind, why: string, source: string }> }>, proposed: Array<{ near: boolean, partner: { id: string, name: string | null, country: string | null }, ties: Array<{ kind: AnchorTieKind, why: string, source: string }> }> } };

export type AnchorFragment = { near: boolean, partner: { id: string, name: string | null, country: string | null }, ties: Array<{ kind: AnchorTieKind, why: string, source: string }> };

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
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
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
  input: UpdateStakeholderInput;
}>;


export type UpdateProfileMutation = { updateStakeholder: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type SetOfferMutationVariables = Exact<{
  input: SetOfferInput;
}>;


export type SetOfferMutation = { setOffer: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type RemoveOfferMutationVariables = Exact<{
  input: RemoveOfferInput;
}>;


export type RemoveOfferMutation = { removeOffer: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type SetNeedMutationVariables = Exact<{
  input: SetNeedInput;
}>;


export type SetNeedMutation = { setNeed: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type RemoveNeedMutationVariables = Exact<{
  input: RemoveNeedInput;
}>;


export type RemoveNeedMutation = { removeNeed: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

export type CorrectReadingMutationVariables = Exact<{
  input: CorrectReadingInput;
}>;


export type CorrectReadingMutation = { correctReading: { revision: number | null, changed: number, errors: Array<{ code: EditErrorCode, message: string, field: Array<string> }> } };

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
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', status: string | null, statusSince: string | null, source: string, asOf: string | null, id: string, etag: string, name: string | null, kind: string | null, country: string | null, nuts: string | null, city: string | null, sizeClass: string | null, founded: number | null, website: string | null, description: string | null, exportStage: string | null, visibility: string | null, capacity: number | null, seeks: string | null, chains: { edges: Array<{ share: number | null, stage: string | null, source: string, asOf: string | null, rule: string | null, node: { id: string, notation: string | null, label: string | null } }> }, offers: { totalCount: number, edges: Array<{ level: number | null, words: string | null, sure: number | null, readBy: string | null, etag: string, source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> }, needs: { totalCount: number, edges: Array<{ urgency: number | null, words: string | null, sure: number | null, readBy: string | null, etag: string, source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> }, projects: { totalCount: number, edges: Array<{ role: string | null, source: string, asOf: string | null, node: { id: string, acronym: string | null, title: string | null, start: string | null, end: string | null } }> }, targets: { edges: Array<{ source: string, asOf: string | null, node: { id: string, label: string | null } }> }, markets: { edges: Array<{ source: string, asOf: string | null, node: { id: string, label: string | null } }> } }
    | { __typename: 'ValueChain' }
   | null, suggestions: { totalCount: number, edges: Array<{ node: { id: string, rank: number, score: number, chainFrom: string | null, chainTo: string | null, explanation: string, run: { id: string }, stakeholder: { id: string, name: string | null, country: string | null }, partner: { id: string, name: string | null, country: string | null } } }> }, feedback: { edges: Array<{ node: { id: string, verdict: string | null, reason: string | null, until: string | null, partner: string | null } }> } };

export type NodeQueryVariables = Exact<{
  id: string;
  language: Language;
}>;


export type NodeQuery = { node:
    | { __typename: 'Capability', label: string | null, scheme: string | null, id: string, offeredBy: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> }, neededBy: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> } }
    | { __typename: 'Market', label: string | null, id: string, stakeholders: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> }, targetedBy: { totalCount: number, edges: Array<{ node: { id: string, name: string | null, kind: string | null, country: string | null } }> } }
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

export type ExplainQueryVariables = Exact<{
  of: string;
  with: string;
  one: string;
  other: string;
}>;


export type ExplainQuery = { nodes: Array<
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
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
}>;


export type DecideMutation = { decide: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string }> } };

export type DeclineMutationVariables = Exact<{
  run: string;
  of: string;
  with: string;
  reason: string;
}>;


export type DeclineMutation = { giveFeedback: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string }> } };

export type SnoozeMutationVariables = Exact<{
  stakeholder: string;
  until: string;
}>;


export type SnoozeMutation = { snooze: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string }> } };

export type UndoMutationVariables = Exact<{
  revision: number;
}>;


export type UndoMutation = { undo: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string }> } };

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
export const AnchorFragmentDoc = new TypedDocumentString(`
    fragment Anchor on AnchorPartner {
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
}`, {"fragmentName":"Anchor"}) as unknown as TypedDocumentString<AnchorFragment, unknown>;
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
export const NamedFragmentDoc = new TypedDocumentString(`
    fragment Named on Stakeholder {
  id
  name
  kind
  country
}
    `, {"fragmentName":"Named"}) as unknown as TypedDocumentString<NamedFragment, unknown>;
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
export const AroundDocument = new TypedDocumentString(`
    query Around($id: ID!, $along: [Relation!], $degrees: Int!, $cap: Int!, $key: String!) {
  neighbourhood(id: $id, along: $along, degrees: $degrees, cap: $cap) {
    capped
    nodes {
      degree
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
export const PartnershipsDocument = new TypedDocumentString(`
    query Partnerships($key: String!) {
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
    `) as unknown as TypedDocumentString<PartnershipsQuery, PartnershipsQueryVariables>;
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
export const GroupDocument = new TypedDocumentString(`
    query Group($id: ID!) {
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
}`) as unknown as TypedDocumentString<GroupQuery, GroupQueryVariables>;
export const AnchoringDocument = new TypedDocumentString(`
    query Anchoring($id: ID!) {
  anchoring(stakeholder: $id) {
    lacking
    holding {
      ...Anchor
    }
    proposed {
      ...Anchor
    }
  }
}
    fragment Anchor on AnchorPartner {
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
}`) as unknown as TypedDocumentString<AnchoringQuery, AnchoringQueryVariables>;
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
    mutation UpdateProfile($input: UpdateStakeholderInput!) {
  updateStakeholder(input: $input) {
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
    mutation SetOffer($input: SetOfferInput!) {
  setOffer(input: $input) {
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
}`) as unknown as TypedDocumentString<SetOfferMutation, SetOfferMutationVariables>;
export const RemoveOfferDocument = new TypedDocumentString(`
    mutation RemoveOffer($input: RemoveOfferInput!) {
  removeOffer(input: $input) {
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
    mutation SetNeed($input: SetNeedInput!) {
  setNeed(input: $input) {
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
}`) as unknown as TypedDocumentString<SetNeedMutation, SetNeedMutationVariables>;
export const RemoveNeedDocument = new TypedDocumentString(`
    mutation RemoveNeed($input: RemoveNeedInput!) {
  removeNeed(input: $input) {
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
    mutation CorrectReading($input: CorrectReadingInput!) {
  correctReading(input: $input) {
    revision
    changed
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
    mutation Decide($run: ID!, $of: ID!, $with: ID!, $verdict: DecisionVerdict!) {
  decide(
    input: {
      run: $run
      decisions: [{ stakeholder: $of, partner: $with, verdict: $verdict }]
    }
  ) {
    revision
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DecideMutation, DecideMutationVariables>;
export const DeclineDocument = new TypedDocumentString(`
    mutation Decline($run: ID!, $of: ID!, $with: ID!, $reason: String!) {
  giveFeedback(
    input: {
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
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineMutation, DeclineMutationVariables>;
export const SnoozeDocument = new TypedDocumentString(`
    mutation Snooze($stakeholder: ID!, $until: Day!) {
  snooze(input: { stakeholder: $stakeholder, until: $until }) {
    revision
    errors {
      code
      message
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
    }
  }
}
    `) as unknown as TypedDocumentString<UndoMutation, UndoMutationVariables>;