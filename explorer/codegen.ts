import { readFileSync } from "node:fs";
import type { CodegenConfig } from "@graphql-codegen/cli";

/** Enums that grow with the service. The page shows words it has no text for as they are: a new kind is no change of it. */
const GROWING = ["Kind", "Relation", "WorkSort", "WorkDeed"];

const promised = readFileSync(new URL("../schema/schema.graphql", import.meta.url), "utf-8");
const opened = GROWING.reduce(
  (text, name) => text.replace(new RegExp(`^enum ${name} \\{[^}]*\\}`, "m"), `scalar ${name}`),
  promised,
);

/** Kinds that have a page; what else `node` may answer is no kind that the page tells apart, and shown by its id. */
const SHOWN = [
  "Stakeholder",
  "Capability",
  "ValueChain",
  "Project",
  "Market",
  "Action",
  "Milestone",
  "Barrier",
  "Partnership",
  "Outcome",
];
const schema = opened.replace(/^type (\w+) implements Node /gm, (whole, name) =>
  SHOWN.includes(name) ? whole : `type ${name} `,
);

/** Types of what the page asks, from the schema that the service promises. */
const config: CodegenConfig = {
  schema,
  documents: "src/**/*.graphql",
  generates: {
    "src/asking/typed/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: {
          Day: "string",
          Cents: "number",
          ID: "string",
          ...Object.fromEntries(GROWING.map((name) => [name, "string"])),
        },
      },
    },
  },
};
export default config;
