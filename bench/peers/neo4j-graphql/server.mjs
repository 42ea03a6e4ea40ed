// Answers GraphQL on the loopback from the graph at BOLT_URI; prints its port once it does. One process.
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const typeDefs = `
  type Stakeholder @node {
    id: ID!
    name: String
    country: String
    city: String
    kind: String
    projects: [Project!]! @relationship(type: "PARTICIPATED_IN", direction: OUT, properties: "Participation")
    offers: [Capability!]! @relationship(type: "OFFERS", direction: OUT, properties: "Offer")
  }
  type Project @node {
    id: ID!
    acronym: String
    start: String
    end: String
    totalCost: BigInt
    participants: [Stakeholder!]! @relationship(type: "PARTICIPATED_IN", direction: IN, properties: "Participation")
    programmes: [Programme!]! @relationship(type: "FUNDED_UNDER", direction: OUT)
  }
  type Programme @node {
    id: ID!
    notation: String
  }
  type Capability @node {
    id: ID!
    notation: String
  }
  type Participation @relationshipProperties {
    role: String
    amount: BigInt
  }
  type Offer @relationshipProperties {
    level: Float
  }
`;

const driver = neo4j.driver(process.env.BOLT_URI, undefined, { telemetryDisabled: true });
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({ schema, introspection: false });
const context = async () => ({ sessionConfig: { database: "neo4j" } });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" }, context });
console.log(JSON.stringify({ graphql: url }));
