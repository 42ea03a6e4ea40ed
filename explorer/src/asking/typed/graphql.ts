/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type StakeholderQueryVariables = Exact<{
  id: string;
  key: string;
  language: Language;
}>;


export type StakeholderQuery = { node:
    | { __typename: 'Capability' }
    | { __typename: 'Market' }
    | { __typename: 'Project' }
    | { __typename: 'Stakeholder', id: string, name: string | null, kind: string | null, country: string | null, city: string | null, sizeClass: string | null, founded: number | null, website: string | null, description: string | null, exportStage: string | null, status: string | null, statusSince: string | null, seeks: string | null, capacity: number | null, source: string, asOf: string | null, chains: { edges: Array<{ share: number | null, stage: string | null, source: string, asOf: string | null, rule: string | null, node: { id: string, notation: string | null, label: string | null } }> }, offers: { totalCount: number, edges: Array<{ level: number | null, words: string | null, readBy: string | null, source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> }, needs: { totalCount: number, edges: Array<{ urgency: number | null, words: string | null, readBy: string | null, source: string, asOf: string | null, rule: string | null, node: { id: string, label: string | null } }> }, projects: { totalCount: number, edges: Array<{ role: string | null, source: string, asOf: string | null, node: { id: string, acronym: string | null, title: string | null, start: string | null, end: string | null } }> }, targets: { edges: Array<{ source: string, asOf: string | null, node: { id: string, label: string | null } }> }, markets: { edges: Array<{ source: string, asOf: string | null, node: { id: string, label: string | null } }> } }
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


export type WayInQuery = { explain: { wayIn: { top: number, rank: number | null, reached: number | null, changes: Array<string>, text: string } } | null };

export type DecideMutationVariables = Exact<{
  run: string;
  of: string;
  with: string;
  verdict: DecisionVerdict;
  once?: string | null | undefined;
}>;


export type DecideMutation = { decide: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string }> } };

export type DeclineMutationVariables = Exact<{
  run: string;
  of: string;
  with: string;
  reason: string;
  once?: string | null | undefined;
}>;


export type DeclineMutation = { giveFeedback: { revision: number | null, errors: Array<{ code: EditErrorCode, message: string }> } };

export type SnoozeMutationVariables = Exact<{
  stakeholder: string;
  until: string;
  once?: string | null | undefined;
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
export const StakeholderDocument = new TypedDocumentString(`
    query Stakeholder($id: ID!, $key: String!, $language: Language!) {
  node(id: $id) {
    __typename
    ... on Stakeholder {
      id
      name
      kind
      country
      city
      sizeClass
      founded
      website
      description
      exportStage
      status
      statusSince
      seeks
      capacity
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
          readBy
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
          readBy
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