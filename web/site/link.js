// A link that holds the text, after its "#": a browser sends nothing of that to anybody.
//
//   #d1.<base64url of raw deflate of JSON>    #p1.<base64url of JSON>, where the browser cannot pack

/** The part of a link after "#" for a draft: `{ text, form, accent }`, the text as it is in the file. */
export async function linkOf(draft) {
  const bytes = new TextEncoder().encode(JSON.stringify(draft));
  if (typeof CompressionStream === "undefined") return `p1.${toBase64(bytes)}`;
  return `d1.${toBase64(await through(bytes, new CompressionStream("deflate-raw")))}`;
}

/** The draft of a link; `null` where it holds none, or one that is cut. */
export async function draftOf(hash) {
  const [, kind, data] = /^#?([dp])1\.([\w-]+)$/.exec(hash) ?? [];
  if (!kind) return null;
  try {
    const bytes = fromBase64(data);
    const json = kind === "p" ? bytes : await through(bytes, new DecompressionStream("deflate-raw"));
    const draft = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(json));
    return typeof draft.text === "string" ? draft : null;
  } catch {
    return null;
  }
}

async function through(bytes, stream) {
  const buffer = await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();
  return new Uint8Array(buffer);
}

function toBase64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
