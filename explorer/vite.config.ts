import { defineConfig } from "vite";

/** Addresses are relative, so that the page also works below a path of a proxy. */
export default defineConfig({
  base: "./",
  build: {
    outDir: "../schema/serving/page",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
