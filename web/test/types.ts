// The package's types, used as a reader of its page would; compiled and never run.

import { VerseError, check, compare, forms, rhymes, scan, suggest, version } from "../npm/index.js";

const document = check("old gate in the rain", { form: "haiku", finished: true, minLevel: "note", accent: "british" });
const lines: number[] = document.findings.map(({ line }) => line);
const beats: string | undefined = scan("The ink is dry", { meter: "iambic dimeter" }).lines[0]?.beats;
const form: string | undefined = suggest("old gate").suggestions[0]?.form;
const words: string[] = rhymes("moon", { limit: 5, kind: ["perfect"] }).rhymes.map(({ word }) => word);
const why: string = compare("love", "move", { accent: "any" }).why;
const names: string[] = forms().forms.map(({ name }) => name);

// @ts-expect-error no accent has this name
check("snow", { accent: "scots" });

export const used = [lines, beats, form, words, why, names, version, new VerseError("")];
