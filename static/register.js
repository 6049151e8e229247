// Sorts a register by its columns and filters its rows: by what they say, by the value of a column that has few, by
// days that are near. Without this script the table reads as it stands, and nothing is offered.
"use strict";

(() => {
  const table = document.querySelector("table.register");
  if (!table) return;
  const said = JSON.parse(table.dataset.words);
  const statuses = JSON.parse(table.dataset.statuses);
  const { zone } = document.querySelector("script[data-zone]").dataset;
  const heads = [...table.tHead.rows[0].cells];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const most = 25; // values among which a choice is quicker than a word
  const soonDays = 60;

  const rows = [...table.tBodies].flatMap((body) => [...body.rows]
    .filter((row) => row.className !== "group")
    .map((row, at) => ({ row, body, at, text: folded(row.innerText) })));

  function folded(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  function day(ahead) {
    return new Intl.DateTimeFormat("sv", { timeZone: zone }).format(new Date(Date.now() + ahead * 864e5));
  }

  function shownSpan(cell) {
    return cell.querySelector(".status:not([hidden])");
  }

  // What a choice is made among: of a status its word, which holds on more days than its text.
  function value(cell) {
    const span = shownSpan(cell);
    if (!span) return cell.textContent.trim();
    const word = [...span.classList].find((name) => name !== "status");
    return statuses[word.replaceAll("-", "_")];
  }

  function order(cell) {
    return cell.dataset.order ?? (shownSpan(cell) ?? cell).textContent.trim();
  }

  // A cell without a value comes last, whichever way a column is sorted.
  function compare(column, way) {
    return (a, b) => {
      const [one, other] = [order(a.row.cells[column]), order(b.row.cells[column])];
      if (!one || !other) return !one - !other || a.at - b.at;
      return way * collator.compare(one, other) || a.at - b.at;
    };
  }

  function sort(column, way) {
    const sorted = column < 0 ? [...rows] : [...rows].sort(compare(column, way));
    for (const { row, body } of sorted) body.append(row);
    heads.forEach((head, at) => {
      if (at === column) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    select.value = column;
  }

  function made(name, parent, properties = {}) {
    const element = Object.assign(document.createElement(name), properties);
    parent.append(element);
    return element;
  }

  function labelled(name, text, parent, properties) {
    const line = made("p", parent, { className: name });
    const id = `tool-${parent.children.length}`;
    made("label", line, { htmlFor: id, textContent: text });
    return made(name, line, { ...properties, id });
  }

  const tools = document.createElement("form");
  tools.className = "tools";
  tools.setAttribute("role", "search");
  tools.setAttribute("aria-label", said.filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  const query = labelled("input", said.filter, tools, { type: "search", placeholder: said.hint, autocomplete: "off" });
  const choices = heads.flatMap((head, column) => choice(head, column) ?? []);
  const select = labelled("select", said.sort, tools);
  select.parentElement.classList.add("narrow");
  made("option", select, { value: -1, textContent: said.printed_order });
  const shown = made("p", tools, { className: "shown" });
  shown.setAttribute("role", "status");

  heads.forEach((head, column) => {
    const name = head.textContent;
    made("option", select, { value: column, textContent: name });
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") === "ascending" ? -1 : 1));
    head.replaceChildren(button);
    for (const { row } of rows) row.cells[column].dataset.label = name;
  });
  select.addEventListener("change", () => sort(Number(select.value), 1));

  // A column of few values, or of days of which some are near.
  function choice(head, column) {
    if ("soon" in head.dataset) {
      const near = (cell) => day(0) <= cell.dataset.order && cell.dataset.order <= day(soonDays);
      if (!rows.some(({ row }) => near(row.cells[column]))) return null;
      return options(head, [said.soon], (cell) => near(cell), column);
    }
    if (!("choice" in head.dataset)) return null;
    const values = [...new Set(rows.map(({ row }) => value(row.cells[column])))].filter(Boolean);
    if (values.length < 2 || values.length > most) return null;
    return options(head, values.sort(collator.compare), (cell, chosen) => value(cell) === chosen, column);
  }

  function options(head, values, holds, column) {
    const box = labelled("select", head.textContent, tools);
    made("option", box, { value: "", textContent: said.all });
    for (const one of values) made("option", box, { value: one, textContent: one });
    box.addEventListener("change", filter);
    return { box, holds: (row) => !box.value || holds(row.cells[column], box.value) };
  }

  function filter() {
    const words = query.value.split(/\s+/).map(folded).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !(words.every((word) => text.includes(word)) && choices.every(({ holds }) => holds(row)));
      count += !row.hidden;
    }
    for (const body of table.tBodies) body.hidden = rows.every((one) => one.body !== body || one.row.hidden);
    const all = said.shown.replace("{shown}", count).replace("{all}", rows.length);
    shown.textContent = (count ? all : said.none) + ("part" in table.dataset ? said.part : "");
  }

  query.addEventListener("input", filter);
  query.value = new URLSearchParams(location.search).get("q") ?? "";
  table.classList.add("cards");
  if (rows.length > 1) {
    table.parentElement.before(tools);
    filter();
  }
})();
