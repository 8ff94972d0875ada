import * as path from "node:path";

/** The folder of the extension, seen from `out/node/test`. */
export const root = path.resolve(__dirname, "../../..");
