// The form of the desk: the fields of a file as inputs, made from what the server says of the schema.
//
// In: how fields are asked for, their values.
// Out: Form: the values by now; a change is told to whoever asks.

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter((one) => one !== null && one !== undefined));
  return made;
};

const DAY = "^\\d{4}-\\d{2}-\\d{2}$";
const YES = new Set(["true", "是", "略"]);

export class Form {
  // `locked` are the fields that a publication has bound; `changed` is called with a field's key.
  constructor(place, words, changed) {
    this.place = place;
    this.words = words;
    this.changed = changed;
    this.values = {};
    this.count = 0;
  }

  show(asked, values, { others, labelled, locked, own }) {
    this.asked = asked;
    this.values = structuredClone(values);
    this.labelled = labelled;
    this.fields = new Map();
    this.said = new Set(others);
    this.verb = own.verb;
    for (const one of asked) {
      const there = this.#says(one.key);
      if (there) this.said.add(one.key);
      const field = this.#field(one, others.includes(one.key), locked && one.locked);
      // Help is for who has still to write; it stays while a field is written, so that nothing jumps.
      if (there && !others.includes(one.key)) field.querySelector(".help").classList.add("unseen");
      this.fields.set(one.key, field);
    }
    const inner = element("div", {});
    this.more = element("details", { class: "more" }, element("summary", {}, this.words.more), inner);
    this.place.replaceChildren(this.more);
    this.arrange(own);
  }

  // Put first what a file of this kind has, and what says something; the other fields behind it.
  arrange({ keys, verb }) {
    this.verb = verb;
    const first = new Set(keys);
    const inner = this.more.lastElementChild;
    let [next, nextMore] = [this.more, null];
    for (const [key, field] of [...this.fields].reverse()) {
      const isOwn = first.has(key) || this.said.has(key) || this.#says(key);
      const stays = field.contains(document.activeElement); // who writes in it goes on
      if (stays ? field.parentElement === this.place : isOwn) {
        if (field.nextElementSibling !== next) this.place.insertBefore(field, next);
        next = field;
      } else {
        if (field.parentElement !== inner || field.nextElementSibling !== nextMore) inner.insertBefore(field, nextMore);
        nextMore = field;
      }
    }
    this.more.hidden = !inner.children.length;
  }

  #says(key) {
    const value = this.values[key];
    return value !== undefined && value !== null && (typeof value === "object" ? Object.keys(value).length > 0 : value !== "");
  }

  // Show what is wrong beside its field: each with key, grade, what, mend.
  problems(found) {
    for (const [key, field] of this.fields ?? []) {
      for (const old of field.querySelectorAll(":scope > .wrong")) old.remove();
      const own = found.filter((one) => one.key === key);
      field.classList.toggle("has-wrong", own.some((one) => one.grade === "mend"));
      for (const one of own) {
        const text = `${one.what} ${one.mend}`;
        field.append(element("p", { class: one.grade === "mend" ? "wrong" : "wrong look" }, text));
      }
    }
  }

  focus(key) {
    const field = this.fields?.get(key);
    if (!field) return false;
    for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    field.querySelector("input, select, textarea, button")?.focus();
    return true;
  }

  #set(key, value) {
    this.values[key] = value;
    this.changed(key);
  }

  #id() {
    this.count += 1;
    return `f${this.count}`;
  }

  #field(one, elsewhere, locked) {
    const id = this.#id();
    const help = element("p", { class: "help", id: `${id}-help` }, elsewhere ? this.words.elsewhere : one.help);
    const name = [one.label, one.required ? element("span", { class: "needed", "aria-hidden": "true" }, " *") : ""];
    const grouped = ["rows", "row", "pairs", "names"].includes(one.type);
    const values = element("div", { class: "values" });
    const label = grouped
      ? element("div", { class: "name", id: `${id}-name` }, ...name)
      : element("label", { for: id }, ...name);
    const field = element("div", { class: "field" }, label, values, help);
    if (grouped) {
      field.setAttribute("role", "group");
      field.setAttribute("aria-labelledby", `${id}-name`);
    }
    field.dataset.key = one.key;
    if (elsewhere) return field;
    const input = this[`_${one.type}`] ?? this._text;
    input.call(this, one, values, { id, "aria-describedby": `${id}-help`, "aria-required": one.required ? "true" : false });
    if (locked) for (const part of values.querySelectorAll("input, select, textarea, button")) part.disabled = true;
    return field;
  }

  _text(one, place, attributes) {
    const value = this.values[one.key] ?? "";
    const long = one.type === "lines" || one.key === "summary" || one.key === "note" || value.includes("\n");
    if (long) {
      const rows = Math.min(8, Math.max(2, value.split("\n").length));
      const area = element("textarea", { ...attributes, rows, oninput: () => this.#set(one.key, area.value) });
      area.value = value;
      place.append(area);
    } else {
      this.#line(one, place, attributes, value, (text) => this.#set(one.key, text));
    }
  }

  _day(one, place, attributes) {
    const value = this.values[one.key] ?? "";
    const type = value === "" || new RegExp(DAY).test(value) ? "date" : "text";
    const input = element("input", { ...attributes, type, value, oninput: () => this.#set(one.key, input.value) });
    place.append(input);
  }

  _choice(one, place, attributes) {
    const value = this.values[one.key] ?? "";
    const known = one.choices.find((choice) => choice.value === value || choice.label === value);
    const select = element("select", { ...attributes, onchange: () => this.#set(one.key, select.value) });
    if (!one.required || !known) select.append(element("option", { value: "" }, this.words.none));
    if (!known && value) select.append(element("option", { value }, value));
    for (const choice of one.choices) {
      const own = choice === known ? value : choice.value;
      select.append(element("option", { value: own }, choice.label));
    }
    select.value = value;
    place.append(select);
  }

  _flag(one, place, attributes) {
    const checked = YES.has(this.values[one.key]);
    const input = element("input", { ...attributes, type: "checkbox", checked, onchange: () => this.#set(one.key, input.checked ? "true" : "") });
    place.append(input);
  }

  _names(one, place, attributes) {
    const values = this.values[one.key] ?? [];
    const list = values.length ? [...values] : [""];
    const told = () => this.#set(one.key, list.filter((text) => text !== ""));
    const draw = (focus) => {
      place.replaceChildren();
      list.forEach((value, at) => {
        const line = element("div", { class: "several" });
        const label = list.length > 1 ? `${one.label} ${at + 1}` : one.label;
        const own = { "aria-label": label, "aria-describedby": attributes["aria-describedby"] };
        this.#line(one, line, { ...own, id: at ? this.#id() : attributes.id }, value, (text) => {
          list[at] = text;
          told();
        });
        if (list.length > 1) {
          line.append(this.#small(this.words.remove, `${this.words.remove} ${label}`, () => {
            list.splice(at, 1);
            told();
            draw(Math.max(0, at - 1));
          }));
        }
        place.append(line);
      });
      const add = this.#small("＋", `${this.words.another} ${one.label}`, () => {
        list.push("");
        draw(list.length - 1);
      });
      add.title = this.words.another;
      place.lastElementChild.append(add);
      if (focus !== undefined) place.querySelectorAll("input")[focus]?.focus();
    };
    draw();
  }

  _rows(one, place) {
    const rows = structuredClone(this.values[one.key] ?? []);
    const told = () => this.#set(one.key, rows.filter((row) => Object.keys(row).length));
    const draw = (focus) => {
      place.replaceChildren();
      rows.forEach((row, at) => {
        const name = `${one.label} ${at + 1}`;
        const box = element("div", { class: "row", role: "group", "aria-label": name });
        this.#row(one, row, box, told);
        const gone = this.#small(this.words.remove, `${this.words.remove} ${name}`, () => {
          rows.splice(at, 1);
          told();
          draw(-1);
        });
        box.querySelector(".acts").append(gone);
        place.append(box);
      });
      const add = this.#small(this.words.add, `${this.words.add} ${one.label}`, () => {
        rows.push({});
        draw(rows.length - 1);
      });
      place.append(element("div", {}, add));
      if (focus >= 0) place.children[focus]?.querySelector("input, select")?.focus();
      else if (focus === -1) add.focus();
    };
    draw();
  }

  _row(one, place) {
    const row = structuredClone(this.values[one.key] ?? {});
    const box = element("div", { class: "row" });
    this.#row(one, row, box, () => this.#set(one.key, Object.keys(row).length ? row : null));
    place.append(box);
  }

  _pairs(one, place) {
    const pairs = Object.entries(this.values[one.key] ?? {});
    const told = () => {
      const said = pairs.filter(([name, value]) => name && value);
      this.#set(one.key, said.length ? Object.fromEntries(said) : null);
    };
    const draw = () => {
      place.replaceChildren();
      pairs.forEach((pair, at) => {
        const line = element("div", { class: "cell" });
        [0, 1].forEach((side) => {
          const label = `${one.label} ${at + 1} ${side ? this.words.value : this.words.name}`;
          const input = element("input", { "aria-label": label, value: pair[side], oninput: () => {
            pair[side] = input.value;
            told();
          } });
          line.append(input);
        });
        line.append(this.#small(this.words.remove, `${this.words.remove} ${one.label} ${at + 1}`, () => {
          pairs.splice(at, 1);
          told();
          draw();
        }));
        place.append(line);
      });
      place.append(element("div", {}, this.#small(this.words.add, `${this.words.add} ${one.label}`, () => {
        pairs.push(["", ""]);
        draw();
      })));
    };
    draw();
  }

  // One row of several fields: those that it has and needs, and a list of those that may be added.
  #row(one, row, box, told) {
    const named = (field) => [field.key, field.label].find((name) => name in row);
    const isNew = Object.keys(row).length === 0;
    const begins = (field) => isNew && one.key === "relations" && field.key === this.verb;
    const shown = new Set(one.fields.filter((field) => field.required || named(field) || begins(field)).map((field) => field.key));
    const cells = element("div", { class: "cells" });
    const draw = (focus) => {
      cells.replaceChildren();
      for (const field of one.fields.filter((other) => shown.has(other.key))) {
        cells.append(this.#cell(field, row, named(field), told));
      }
      choose.replaceChildren(element("option", { value: "" }, this.words.add_cell));
      for (const field of one.fields.filter((other) => !shown.has(other.key))) {
        choose.append(element("option", { value: field.key }, field.label));
      }
      choose.hidden = choose.options.length < 2;
      if (focus) cells.querySelector(`[data-key="${focus}"] :is(input, select)`)?.focus();
    };
    const choose = element("select", { "aria-label": this.words.add_cell, onchange: () => {
      const key = choose.value;
      if (!key) return;
      shown.add(key);
      draw(key);
    } });
    box.append(cells, element("div", { class: "acts" }, choose));
    draw();
  }

  #cell(field, row, name, told) {
    const id = this.#id();
    const own = name ?? (this.labelled ? field.label : field.key);
    const value = row[own] ?? "";
    const set = (text) => {
      if (text === "") delete row[own];
      else row[own] = text;
      told();
    };
    const cell = element("div", { class: "cell" }, element("label", { for: id }, field.label));
    cell.dataset.key = field.key;
    if (field.type === "flag") {
      const input = element("input", { id, type: "checkbox", checked: YES.has(value), onchange: () => set(input.checked ? "true" : "") });
      cell.append(input);
    } else if (field.choices.length) {
      const select = element("select", { id, onchange: () => set(select.value) }, element("option", { value: "" }, this.words.none));
      for (const choice of field.choices) select.append(element("option", { value: this.labelled ? choice.label : choice.value }, choice.label));
      if (value && ![...select.options].some((option) => option.value === value)) select.append(element("option", { value }, value));
      select.value = value;
      cell.append(select);
    } else {
      const isDay = field.type === "day" && (value === "" || new RegExp(DAY).test(value));
      const input = element("input", { id, type: isDay ? "date" : "text", value, title: field.help, oninput: () => set(input.value) });
      cell.append(input);
    }
    return cell;
  }

  #line(one, place, attributes, value, set) {
    const list = one.suggestions.length ? this.#id() : null;
    const input = element("input", { ...attributes, list, value, oninput: () => set(input.value) });
    place.append(input);
    if (list) {
      const options = one.suggestions.map((text) => element("option", { value: text }));
      place.append(element("datalist", { id: list }, ...options));
    }
  }

  #small(text, label, act) {
    return element("button", { type: "button", class: "plain", "aria-label": label, onclick: act }, text);
  }
}
