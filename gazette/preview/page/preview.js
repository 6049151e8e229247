// The bar of the preview, in every page that it serves: Problems at their place, the printed pages
// beside the text, and the page anew as soon as what it shows has changed.
"use strict";
(() => {
  if (window.top !== window) return;
  const script = document.currentScript;
  const address = decodeURI(location.pathname);
  const place = `press place ${address}`;
  const opened = "press open";
  let events = null;
  let asked = 0;
  let words = {};

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  };

  // --- where the reader is -------------------------------------------------------------------

  const remember = () => {
    const all = [...document.querySelectorAll("main [id]")];
    const first = all.find((one) => one.getBoundingClientRect().bottom > 0);
    const top = first ? first.getBoundingClientRect().top : 0;
    sessionStorage.setItem(place, JSON.stringify({ id: first?.id, top, y: scrollY }));
  };

  const restore = () => {
    const saved = JSON.parse(sessionStorage.getItem(place) || "null");
    sessionStorage.removeItem(place);
    if (!saved) return;
    const there = saved.id && document.getElementById(saved.id);
    if (there) scrollBy(0, there.getBoundingClientRect().top - saved.top);
    else scrollTo(0, saved.y);
  };

  const again = () => {
    remember();
    location.reload();
  };

  // --- Problems in the text ------------------------------------------------------------------

  const told = (problem) =>
    element(
      "div",
      { class: `press-told press-${problem.grade}` },
      element("b", {}, problem.what),
      element("span", {}, problem.mend),
      element("small", {}, `${problem.file}:${problem.line}:${problem.column} [${problem.rule}]`),
    );

  const annotate = (problems) => {
    for (const old of document.querySelectorAll(".press-note")) old.remove();
    for (const old of document.querySelectorAll(".press-at")) old.classList.remove("press-at");
    for (const problem of problems) {
      const at = problem.block && document.getElementById(problem.block);
      if (!at) continue;
      at.classList.add("press-at");
      let outer = at;
      while (outer.parentElement && !outer.parentElement.matches("article, main, section, body"))
        outer = outer.parentElement;
      while (outer.nextElementSibling?.matches(".press-note")) outer = outer.nextElementSibling;
      outer.after(element("div", { class: "press-note", role: "note" }, told(problem)));
    }
  };

  // --- the bar -------------------------------------------------------------------------------

  const host = element("div", { id: "press-bar" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = element("link", { rel: "stylesheet", href: "/_press/preview.css" });
  const parts = {
    count: element("button", { type: "button", class: "count", onclick: () => toggle("problems") }),
    busy: element("span", { class: "busy", role: "status" }),
    print: element("button", { type: "button", class: "print", onclick: () => toggle("print") }),
    edit: element("a", { class: "edit", hidden: true }),
  };
  const panel = element("section", { class: "press-panel", tabindex: "0", hidden: true });
  const pages = element("section", { class: "press-pages", tabindex: "0", hidden: true });
  const bar = element("section", { class: "press-bar" }, ...Object.values(parts));
  const paper = element("link", { rel: "stylesheet", href: "/_press/printed.css" });
  const printed = import("/_press/printed.js");
  root.append(sheet, paper, panel, pages, bar);
  host.hidden = true;
  sheet.addEventListener("load", () => (host.hidden = false));

  const toggle = (which, open) => {
    const now = new Set((sessionStorage.getItem(opened) || "").split(" ").filter(Boolean));
    if (open ?? !now.has(which)) now.add(which);
    else now.delete(which);
    sessionStorage.setItem(opened, [...now].join(" "));
    show();
  };

  const show = () => {
    const now = (sessionStorage.getItem(opened) || "").split(" ");
    panel.hidden = !now.includes("problems");
    pages.hidden = !now.includes("print");
    parts.count.setAttribute("aria-expanded", String(!panel.hidden));
    parts.print.setAttribute("aria-expanded", String(!pages.hidden));
    document.documentElement.classList.toggle("press-beside", !pages.hidden);
    if (!pages.hidden) follow();
  };

  const lead = (problem) => {
    const at = problem.block && document.getElementById(problem.block);
    const one = told(problem);
    if (!at) return element("li", {}, one);
    const go = () => at.scrollIntoView({ block: "center" });
    return element("li", {}, element("button", { type: "button", onclick: go }, one));
  };

  const list = (title, problems) =>
    problems.length
      ? [element("h2", {}, title), element("ul", {}, ...problems.map(lead))]
      : [];

  const draw = (state) => {
    const { labels } = state;
    words = labels;
    bar.setAttribute("aria-label", labels.bar);
    bar.classList.toggle("stops", state.stops);
    parts.count.textContent = state.refused || state.counted;
    parts.busy.textContent = state.busy ? `${state.busy}…` : "";
    parts.print.textContent = labels.printed;
    parts.edit.textContent = state.edit ? labels.edit : "";
    parts.edit.href = state.edit || "#";
    parts.edit.hidden = !state.edit;
    panel.setAttribute("aria-label", labels.problems);
    panel.replaceChildren(...list(labels.own, state.problems), ...list(labels.others, state.others));
    pages.setAttribute("aria-label", labels.printed);
    if (state.printed.length) printed.then(({ show: showPages }) => showPages(pages, state.printed, labels.page)).then(follow);
    else pages.replaceChildren(element("p", {}, state.busy ? `${state.busy}…` : labels.unprinted));
    annotate(state.problems);
    const empty = document.querySelector("[data-press-problems]");
    if (empty) {
      const all = [...state.problems, ...state.others];
      empty.replaceChildren(empty.firstElementChild, ...all.map(told));
    }
    show();
  };

  // The printed page that has the first line in sight is in sight, too.
  const follow = () => {
    const marks = [...document.querySelectorAll("main [id]")].filter((one) => /^[pr]\d+$/.test(one.id));
    const begun = marks.filter((one) => one.getBoundingClientRect().top < innerHeight / 3).pop();
    const page = begun ? begun.id.slice(1) : pages.firstElementChild?.dataset.page;
    const picture = page && pages.querySelector(`[data-page="${page}"]`);
    if (picture) pages.scrollTo({ top: picture.offsetTop - pages.offsetTop });
  };

  // --- what is new ---------------------------------------------------------------------------

  const look = async () => {
    const mine = ++asked;
    const answer = await fetch(`/_press/state?address=${encodeURIComponent(address)}`);
    const state = await answer.json();
    if (mine !== asked) return;
    if (state.address !== address) {
      remember();
      location.replace(encodeURI(state.address));
    } else if (state.digest && state.digest !== script.dataset.digest) again();
    else draw(state);
  };

  const listen = () => {
    if (document.hidden || events) return;
    events = new EventSource("/_press/events");
    events.onmessage = () => look().catch(() => {});
    events.onerror = () => {
      bar.classList.add("stopped");
      parts.busy.textContent = words.stopped || "";
    };
    events.onopen = () => bar.classList.remove("stopped");
  };

  const start = () => {
    document.body.append(host);
    listen();
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return listen();
    events?.close();
    events = null;
  });
  addEventListener("scroll", () => pages.hidden || follow(), { passive: true });
  if (sessionStorage.getItem(place)) history.scrollRestoration = "manual";
  addEventListener("load", () => {
    restore();
    history.scrollRestoration = "auto";
  });
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
