import type { CodegenConfig } from "@graphql-codegen/cli";

/** Types of what the page asks, from the schema that the service promises. */
const config: CodegenConfig = {
  schema: "../schema/schema.graphql",
  documents: "src/**/*.graphql",
  generates: {
    "src/asking/typed/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { Day: "string", Cents: "number", ID: "string" },
      },
    },
  },
};
export default config;
