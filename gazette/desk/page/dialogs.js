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
    document.getElementById("dialog-body").replaceChildren(...body);
    const acts = buttons.map(({ name, label, main }) =>
      element("button", { type: "button", class: main ? "main" : false, onclick: () => dialog.close(name) }, label),
    );
    document.getElementById("dialog-acts").replaceChildren(...acts);
    dialog.returnValue = "";
    dialog.addEventListener("close", () => answer(dialog.returnValue), { once: true });
    dialog.showModal();
    (dialog.querySelector("#dialog-body :is(input, select, textarea)") ?? acts.at(-1)).focus();
  });

// The lines in which two versions differ.
export const rows = (lines, label) => {
  const kinds = { "+": "plus", "-": "minus", "@": "hunk" };
  const shown = lines.map((line) => {
    const kind = kinds[line[0]] ?? "";
    const text = line[0] === "@" ? "⋯" : line.slice(1);
    const tag = { plus: "ins", minus: "del" }[kind] ?? "div";
    return element("div", { class: kind }, kind && tag !== "div" ? element(tag, {}, text) : text);
  });
  return element("div", { class: "rows", tabindex: "0", role: "region", "aria-label": label }, ...shown);
};

export const labelled = (label, input) => {
  const id = `d-${Math.random().toString(36).slice(2)}`;
  input.id = id;
  return element("div", { class: "values" }, element("label", { for: id }, label), input);
};
