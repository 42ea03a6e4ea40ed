/** One connection that tells results as they happen: server-sent events of the protocol graphql-sse. */
import { language } from "../state/preferences";
import { key } from "../state/session";
import { Problem } from "./ask";
import type { TypedDocumentString } from "./typed/graphql";

export type Told<Result> = { data?: Result; errors?: { message: string }[] };

/** Each result; ends where the server says that it is complete, throws a `Problem` where it breaks off. */
export async function* events<Result, Variables>(
  wanted: TypedDocumentString<Result, Variables>,
  variables: Variables,
  stop: AbortSignal,
  connected: () => void,
): AsyncGenerator<Told<Result>> {
  const body = await opened(JSON.stringify({ query: wanted.toString(), variables }), stop);
  connected();
  for await (const { name, text } of messages(body)) {
    if (name === "complete") return;
    yield JSON.parse(text);
  }
  throw new Problem("broken", "");
}

async function opened(body: string, stop: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    Accept: "text/event-stream",
    "Accept-Language": language.value,
  };
  if (key.value) headers.Authorization = `Bearer ${key.value}`;
  const response = await fetch("graphql", { method: "POST", headers, body, signal: stop, credentials: "omit" });
  if (response.status === 401) throw new Problem("expired", "");
  if (!response.ok || !response.body) throw new Problem("broken", `HTTP ${response.status}`);
  return response.body;
}

/** The messages of a stream, as far as the protocol uses them: a name and one line of data. */
async function* messages(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<{ name: string; text: string }> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let left = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (left + part.value).split("\n\n");
      left = blocks.pop() ?? "";
      for (const block of blocks) {
        const name = lineOf(block, "event");
        if (name) yield { name, text: lineOf(block, "data") };
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function lineOf(block: string, name: string): string {
  const line = block.split("\n").find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? "";
}
