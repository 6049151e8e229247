// The dialogs of the desk: what is asked before something is done, and what came of it.
//
// In: what the server answers.
// Out: ask, which shows a dialog and waits; rows, the lines of a difference.
import { element } from "./form.js";

const dialog = document.getElementById("dialog");

// Show a dialog; return the name of the button that was pressed, or "" where it was closed.
export const ask = (title, body, buttons) =>
  new Promise((answer) => {
    document.getElementById("dialog-name").textContent = title;
    dialog.onkeydown = (event) => {
      // Enter in a line is the button that goes on, as in every form.
      if (event.key !== "Enter" || event.isComposing || !event.target.matches("input:not([type=checkbox])")) return;
      event.preventDefault();
      dialog.querySelector("#dialog-acts .main")?.click();
    };
    document.getElementById("dialog-body").replaceChildren(...body);
    // What must be written and is not, the browser says at its place; the dialog stays.
    const isDone = () => [...dialog.querySelectorAll(":is(input, select, textarea)")].every((one) => one.reportValidity());
    const close = (name, main) => () => (!main || isDone()) && dialog.close(name);
    const acts = buttons.map(({ name, label, main }) =>
      element("button", { type: "button", class: main ? "main" : false, onclick: close(name, main) }, label),
    );
    document.getElementById("dialog-acts").replaceChildren(...acts);
    dialog.returnValue = "";
    dialog.addEventListener("close", () => answer(dialog.returnValue), { once: true });
    dialog.showModal();
    (dialog.querySelector("#dialog-body :is(input, select, textarea)") ?? acts.at(-1)).focus();
  });

// Mark in a line what the other one has not: what stands between what both begin and end with.
const marked = (line, other) => {
  const [one, two] = [[...line.slice(1)], [...(other ?? "").slice(1)]];
  let head = 0;
  while (head < Math.min(one.length, two.length) && one[head] === two[head]) head += 1;
  let tail = 0;
  const most = Math.min(one.length, two.length) - head;
  while (tail < most && one[one.length - 1 - tail] === two[two.length - 1 - tail]) tail += 1;
  if (head + tail === 0) return [line.slice(1)];
  const end = one.length - tail;
  const parts = [one.slice(0, head), one.slice(head, end), one.slice(end)].map((part) => part.join(""));
  return [parts[0], parts[1] ? element("mark", {}, parts[1]) : "", parts[2]];
};

// For each line the one that stands for it in the other version: so many - are followed by as many +.
const pairs = (lines) => {
  const found = new Map();
  let gone = [];
  let at = 0;
  lines.forEach((line, index) => {
    if (line[0] === "-") {
      if (at) [gone, at] = [[], 0];
      gone.push(index);
    } else if (line[0] === "+" && at < gone.length) {
      found.set(index, gone[at]);
      found.set(gone[at], index);
      at += 1;
    } else if (line[0] !== "+") [gone, at] = [[], 0];
  });
  return found;
};

// The lines in which two versions differ.
export const rows = (lines, label) => {
  const kinds = { "+": "plus", "-": "minus", "@": "hunk" };
  const beside = pairs(lines);
  const shown = lines.map((line, at) => {
    const kind = kinds[line[0]] ?? "";
    if (kind === "hunk") return element("div", { class: kind }, "⋯");
    const tag = { plus: "ins", minus: "del" }[kind];
    const text = tag ? [element(tag, {}, ...marked(line, lines[beside.get(at)]))] : [line.slice(1)];
    return element("div", { class: kind }, ...text);
  });
  return element("div", { class: "rows", tabindex: "0", role: "region", "aria-label": label }, ...shown);
};

export const labelled = (label, input) => {
  const id = `d-${Math.random().toString(36).slice(2)}`;
  input.id = id;
  return element("div", { class: "values" }, element("label", { for: id }, label), input);
};
