// The form picker: every form by family, those that the draft resembles first, and a scheme of one's own.

/** The value of the choice that asks for a scheme. */
const SCHEME = "*";

export class Forms {
  #select;
  #scheme;
  #names = new Map();
  #chosen = "";

  /** `onChoice` hears of every choice. */
  constructor(select, scheme, onChoice) {
    this.#select = select;
    this.#scheme = scheme;
    select.addEventListener("change", () => {
      const isScheme = select.value === SCHEME;
      scheme.hidden = !isScheme;
      if (isScheme) scheme.focus();
      this.#chosen = isScheme ? scheme.value.trim() : select.value;
      onChoice();
    });
    scheme.addEventListener("input", () => {
      this.#chosen = scheme.value.trim();
      onChoice();
    });
  }

  /** Offers these forms. */
  fill(forms) {
    this.#names = new Map(forms.map(({ id, name }) => [id, name]));
    const families = Map.groupBy ? Map.groupBy(forms, ({ family }) => family) : grouped(forms);
    const groups = [...families].map(([family, members]) => group(family, members.map(({ id, name, shape }) => option(id, name, shape))));
    this.#select.append(option(SCHEME, "A rhyme scheme…"), ...groups);
    this.choose(this.#chosen);
  }

  /** Says what the draft itself asks for, which holds while nothing is chosen here. */
  ofDraft(form) {
    const none = this.#select.options[0];
    none.textContent = form && !this.#chosen ? `${form.name} (the draft's own)` : "No form";
  }

  /** The form that is asked for: a name or a scheme; "" for none. */
  get chosen() {
    return this.#chosen;
  }

  /** The name of a form in words. */
  name(id) {
    return this.#names.get(id) ?? id;
  }

  choose(form) {
    this.#chosen = form;
    if (this.#names.size === 0) return;
    const isScheme = form !== "" && !this.#names.has(form);
    this.#scheme.hidden = !isScheme;
    if (isScheme) this.#scheme.value = form;
    this.#select.value = isScheme ? SCHEME : form;
  }
}

function grouped(forms) {
  const families = new Map();
  for (const form of forms) families.set(form.family, [...(families.get(form.family) ?? []), form]);
  return families;
}

function group(label, options) {
  const element = document.createElement("optgroup");
  element.label = label;
  element.append(...options);
  return element;
}

function option(value, text, title = "") {
  const element = document.createElement("option");
  element.value = value;
  element.textContent = text;
  element.title = title;
  return element;
}
