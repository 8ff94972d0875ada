// The WebAssembly module of verse, asked in JSON. The page's worker and the npm package share this file.

/** What verse cannot do, in words: a form that nobody knows, a text that is none. */
export class VerseError extends Error {
  name = "VerseError";
}

/** A fault of verse itself. The next question is answered all the same, by a module started anew. */
export class VerseFault extends VerseError {
  name = "VerseFault";
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Half of a character beyond the 16-bit plane is no text; it is replaced, and every place in the text stays. */
const wellFormed = (_key, value) => (typeof value === "string" && value.toWellFormed ? value.toWellFormed() : value);

export class Verse {
  #module;
  #exports = null;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#module = module;
  }

  /** The answer to a question: `{ ask: "check", text, form }`. */
  ask(question) {
    const bytes = encoder.encode(JSON.stringify(question, wellFormed));
    const answer = JSON.parse(this.#answer(bytes));
    if (answer.error !== undefined) throw new VerseError(answer.error);
    return answer.answer;
  }

  #answer(question) {
    this.#exports ??= new WebAssembly.Instance(this.#module, {}).exports;
    const { memory, room, ask, answer, answer_length: length } = this.#exports;
    // An address is a number without sign, and JavaScript is handed one with a sign. Whenever the module works its memory may grow, and
    // `memory.buffer` is another one then.
    const at = (address) => address >>> 0;
    const read = (address) => decoder.decode(new Uint8Array(memory.buffer, at(address), at(length())));
    try {
      const place = at(room(question.length));
      new Uint8Array(memory.buffer, place, question.length).set(question);
      return read(ask());
    } catch (trap) {
      this.#exports = null;
      throw new VerseFault(`verse failed on this, which is a fault of verse: ${messageAfter(trap, () => read(answer()))}`);
    }
  }
}

/** What a panic said before its trap; the trap's own words where memory or stack ran out before it could say anything. */
function messageAfter(trap, read) {
  if (!(trap instanceof WebAssembly.RuntimeError)) return String(trap.message ?? trap);
  try {
    const said = read();
    return said.startsWith("panicked") ? said : trap.message;
  } catch {
    return trap.message;
  }
}

/** The module of these bytes, which may be packed by gzip. */
export async function compile(bytes) {
  return WebAssembly.compile(isPacked(bytes) ? await unpack(bytes) : bytes);
}

/** A server may unpack on the way what is named `.gz`: the bytes tell. */
function isPacked(bytes) {
  const start = new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, 2);
  return start[0] === 0x1f && start[1] === 0x8b;
}

async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
