// What the browser keeps: the draft that is open, the one before it, and how the page looks. A browser that keeps nothing loses nothing else.

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(`verse.${key}`));
  } catch {
    return null;
  }
};

const write = (key, value) => {
  try {
    localStorage.setItem(`verse.${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

/** The draft kept: `{ text, form, accent, finished, name }`, the text as it is in the file. */
export const draft = () => read("draft");

/** Keeps the draft; false where the browser keeps nothing. */
export const keepDraft = (draft) => write("draft", draft);

/** The draft that another took the place of. */
export const earlier = () => read("earlier");

export const keepEarlier = (draft) => write("earlier", draft);

export const theme = () => read("theme") ?? "system";

export const keepTheme = (theme) => write("theme", theme);
