/** What this browser draws at ease. Without a graphics card everything is drawn by the processor: less of it then. */

/** Drawn by SVG at ease, in every shape and theme, and printed; beyond, WebGL does. */
export const BY_SVG = 200;

/** Where there is no WebGL the most central are drawn, and all are in the table. */
export const MOST_BY_SVG = 1500;

export type Budget = {
  /** Relations that are drawn, the strongest. */
  lines: number;
  labels: number;
  /** Whether relations are drawn while the picture moves. */
  moving: boolean;
};

const BY_CARD: Budget = { lines: 40_000, labels: 80, moving: true };
const BY_PROCESSOR: Budget = { lines: 12_000, labels: 50, moving: false };

/** From here on relations are no longer drawn while the picture moves, whoever draws. */
export const MANY_LINES = 15_000;

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

let drawer: string | undefined | null = null;

/** What draws by WebGL, as it calls itself; nothing where there is no WebGL. */
function renderer(): string | undefined {
  if (drawer !== null) return drawer;
  const gl = document.createElement("canvas").getContext("webgl2");
  const named = gl?.getExtension("WEBGL_debug_renderer_info");
  drawer = gl ? String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER)) : undefined;
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return drawer;
}

/** Whether the browser draws by WebGL. */
export function hasWebGl(): boolean {
  return renderer() !== undefined;
}

/** Whether WebGL is drawn by the processor. */
export function isSoftware(): boolean {
  return SOFTWARE.test(renderer() ?? "");
}

export function budget(): Budget {
  return isSoftware() ? BY_PROCESSOR : BY_CARD;
}
