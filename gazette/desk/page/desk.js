// The desk: an editor opens a file, changes it, sees its page, saves, commits, sends.
//
// In: the routes below /_press/desk, the page of one notice from /_press/view.
// Out: what the editor sees; unsaved work is kept in this browser until it is saved or thrown away.
import { ask, labelled, rows } from "./dialogs.js";
import { element, Form } from "./form.js";
import { PrintedPages } from "./printed_pages.js";
import { forget, renamed, store, stored } from "./unsaved.js";

const root = document.documentElement;
const words = JSON.parse(document.getElementById("words").textContent);
const by = (id) => document.getElementById(id);
const said = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const AGAIN = 1500; // ms after which a page is asked for again that is not there yet
const ABOVE = 24; // pixels of the page that stand above a notice's title
const WAIT = 350; // ms without a key after which the page is drawn and work is kept

// --- the server ------------------------------------------------------------------------------

class Refused extends Error {
  constructor({ what, mend }) {
    super(what);
    this.what = what;
    this.mend = mend ?? "";
  }
}

class Absent extends Error {} // what is asked for is not there yet

const answered = async (asked) => {
  let answer;
  try {
    answer = await asked;
  } catch {
    throw new Refused({ what: words.gone, mend: words.gone_mend });
  }
  if (answer.status === 403) throw new Refused({ what: words.renewed, mend: words.renewed_mend });
  if (answer.status === 404) throw new Absent();
  const data = await answer.json();
  if (!answer.ok) throw new Refused({ what: data.what ?? words.gone, mend: data.mend });
  return data;
};

const get = (name, query = {}) => answered(fetch(`/_press/desk/${name}?${new URLSearchParams(query)}`));

const post = (name, data, path = "/_press/desk/") =>
  answered(
    fetch(path + name, {
      method: "POST",
      headers: { "X-Press-Token": root.dataset.token, "Content-Type": "application/json" },
      body: JSON.stringify(data),
    }),
  );

// --- what is open ----------------------------------------------------------------------------

let open = null; // the file as it was opened or saved: file, digest, fields, body, text …
let whole = false; // whether its whole text is edited, and not its fields and its body
let changes = 0; // counts what was typed, so that an answer that comes late is known for it
let places = {}; // on which lines each field stands
let timer = 0;

const form = new Form(by("form"), words, () => typed());
const editor = window.Editor.create(by("editor"), {
  label: words.body,
  nonce: root.dataset.nonce,
  phrases: words.phrases,
  changed: () => typed(),
  moved: (line) => follow(line),
  pasted: (event) => paste(event),
  dropped: (event) => drop(event),
});

const same = (one, other) => JSON.stringify(one ?? "") === JSON.stringify(other ?? "");

// What differs from the file as it was opened, as the server takes it.
const edits = () => {
  if (whole) return editor.text === open.text ? {} : { text: editor.text };
  const fields = {};
  for (const key of Object.keys(form.values)) {
    if (!same(form.values[key], open.fields[key])) fields[key] = form.values[key];
  }
  const made = Object.keys(fields).length ? { fields } : {};
  if (open.body !== null && editor.text !== open.body) made.body = editor.text;
  return made;
};

const isChanged = () => open !== null && Object.keys(edits()).length > 0;

const tell = () => {
  const state = by("state");
  state.className = open === null ? "" : isChanged() ? "unsaved" : "saved";
  const text = open === null ? "" : isChanged() ? words.unsaved : words.saved;
  if (state.textContent !== text) state.textContent = text;
  by("save").disabled = !isChanged();
  by("check").disabled = by("history").disabled = open === null;
};

// --- notes above the text --------------------------------------------------------------------

const note = (kind, what, mend = "", buttons = []) => {
  const text = element("p", {}, element("b", {}, what), mend ? element("span", {}, mend) : "");
  const made = element("div", { class: `note ${kind}` }, text);
  const close = { label: words.close, act: () => {} };
  for (const { label, act } of [...buttons, close]) {
    const run = () => {
      made.remove();
      act();
    };
    made.append(element("button", { type: "button", onclick: run }, label));
  }
  by("notes").append(made);
  return made;
};

const wrong = (error) => {
  if (error instanceof Absent) return;
  if (!(error instanceof Refused)) throw error;
  note("wrong-note", error.what, error.mend);
};

const tried = (act) => async (...given) => {
  try {
    return await act(...given);
  } catch (error) {
    return wrong(error);
  }
};

// --- unsaved work ----------------------------------------------------------------------------

const kept = (file) => `press desk ${root.dataset.name} ${file}`;

const ours = new Set(); // the files whose work this tab has kept: what another tab keeps is its own

const keep = async () => {
  if (open === null) return;
  const { file } = open;
  if (isChanged()) {
    ours.add(file);
    const isKept = await store(kept(file), { digest: open.digest, whole, edits: edits() });
    if (!isKept) by("state").textContent = words.unkept;
  } else if (ours.delete(file)) await forget(kept(file));
};

const offer = async (file) => {
  const work = await stored(kept(file));
  if (work === null || open.file !== file || isChanged()) return;
  const at = new Date(work.at).toLocaleString(root.lang);
  const other = work.digest === open.digest ? "" : words.kept_older;
  note("", said(words.kept, { at }), other, [
    { label: words.restore, act: () => restore(work) },
    { label: words.discard, act: () => forget(kept(file)) },
  ]);
};

const restore = ({ whole: isWhole, edits: made }) => {
  if (isWhole && !whole) show(open, true);
  if (made.text !== undefined) editor.replace(made.text);
  if (made.fields) {
    form.show(open.form, { ...open.fields, ...made.fields }, shown());
  }
  if (made.body !== undefined) editor.replace(made.body);
  typed();
};

// --- opening and showing ---------------------------------------------------------------------

const shown = () => ({
  others: open.others ?? [],
  labelled: open.labelled,
  locked: open.locked.length > 0,
  own: open.own,
});

const show = (one, asText = false) => {
  const asked = one.form ?? open?.form;
  open = { ...one, form: asked };
  whole = asText || one.fields === null;
  by("welcome").hidden = true;
  by("editing").hidden = false;
  by("called").textContent = called(one);
  by("as-form").disabled = one.fields === null;
  by("as-form").setAttribute("aria-pressed", String(!whole));
  by("as-text").setAttribute("aria-pressed", String(whole));
  by("head").hidden = whole;
  by("text").hidden = !whole && one.body === null;
  by("text-name").textContent = whole ? words.as_text : words.body;
  if (!whole) form.show(asked, one.fields, shown());
  const text = whole ? one.text : (one.body ?? "");
  editor.open(text, whole ? 1 : one.first, !one.locked.length);
  document.title = `${called(one)} · ${words.desk}`;
  by("picture").hidden = !one.file.endsWith(".md");
  by("picture").disabled = one.locked.length > 0;
  tell();
  draw();
};

const MASTHEAD = "gazette.yaml";

const called = ({ file, fields }) => {
  if (file === MASTHEAD) return words.masthead;
  if (file.endsWith("/issue.yaml")) return `${file.split("/")[0]} ${words.issue_fields}`;
  const title = (fields?.title ?? "").replaceAll("\n", "");
  return title || (fields?.number?.[0] ?? "") || file;
};

const openFile = tried(async (file) => {
  if (isChanged() && open.file !== file) keep();
  const one = await get("open", { file });
  by("notes").replaceChildren();
  show(one);
  for (const current of document.querySelectorAll("[aria-current]")) current.removeAttribute("aria-current");
  document.querySelector(`[data-file="${CSS.escape(file)}"]`)?.setAttribute("aria-current", "true");
  if (document.body.classList.contains("drawer-open")) {
    drawer(false);
    by("called").focus(); // what had the focus is hidden now
  }
  history.replaceState(null, "", `#${encodeURIComponent(file)}`);
  if (one.told) note("wrong-note", one.told.what, one.told.mend);
  if (one.locked.length) note("", ...one.locked);
  await offer(file);
});

// --- typing: the page beside, and Problems ---------------------------------------------------

const typed = () => {
  changes += 1;
  tell();
  clearTimeout(timer);
  timer = setTimeout(() => {
    keep();
    draw();
  }, WAIT);
};

const paper = by("paper");
const parts = { web: by("on-web"), paper: by("on-paper"), pages: by("printed"), others: by("page") };
const printed = new PrintedPages(parts, words, post);
let problems = [];
let blocks = {}; // on which lines each block of the page stands

const draw = async () => {
  if (open === null) return;
  const asked = changes;
  const { file } = open;
  try {
    const made = await post("text", { file, base: open.text, ...edits() });
    if (asked !== changes) return;
    places = made.places;
    if (!whole && made.own) {
      open.own = made.own;
      form.arrange(made.own);
    }
    if (!file.endsWith(".md")) {
      const { problems: found } = await post("problems", { file, text: made.text });
      if (asked !== changes || open.file !== file) return;
      blocks = {};
      printed.put(null);
      put(null, file === MASTHEAD ? "/" : `/${file.split("/")[0]}/`);
      list(found);
      return;
    }
    const view = await post("view", { file, text: made.text }, "/_press/");
    if (asked !== changes || open.file !== file) return;
    blocks = view.lines;
    put(view.html, view.address);
    printed.put({ file, text: made.text });
    follow(editor.line);
    list(view.problems);
  } catch (error) {
    if (error instanceof Absent) {
      timer = setTimeout(draw, AGAIN); // an issue that is new is known as soon as it was built
      return;
    }
    if (!(error instanceof Refused)) throw error;
    list([{ line: 0, column: 0, width: 0, grade: "mend", rule: "", what: error.what, mend: error.mend }]);
  }
};

// Put a page beside the text, as it stands at its address; what was read of it stays in its place.
// Without HTML it is the page of the site, as the last build has it.
const put = (html, address) => {
  by("no-page").hidden = true;
  paper.hidden = false;
  if (html === null) {
    if (paper.dataset.site === address) return;
    paper.removeAttribute("srcdoc");
    paper.src = address;
    paper.dataset.site = address;
    listen();
    return;
  }
  delete paper.dataset.site;
  listen();
  const there = paper.contentDocument;
  const made = new DOMParser().parseFromString(html, "text/html");
  for (const script of made.querySelectorAll("script")) script.remove();
  if (there?.querySelector("base")?.getAttribute("href") === address) {
    const { scrollX, scrollY } = paper.contentWindow;
    there.body.replaceWith(there.adoptNode(made.body));
    paper.contentWindow.scrollTo(scrollX, scrollY);
    return;
  }
  made.head.prepend(element("base", { href: address }));
  paper.srcdoc = `<!DOCTYPE html>${made.documentElement.outerHTML}`;
};

// A page that is new begins where the notice does: what stands above it is the same on every page.
paper.addEventListener("load", () => {
  const there = paper.contentDocument;
  const title = there?.getElementById("title") ?? there?.getElementById(Object.keys(blocks)[0] ?? "");
  if (title) paper.contentWindow.scrollTo(0, Math.max(0, title.getBoundingClientRect().top - ABOVE));
  follow(editor.line);
});

// What the site shows of an issue or of the whole is there as soon as it is built. A browser holds few
// connections: one is open only while it is looked at.
let events = null;
const listen = () => {
  const isWanted = paper.dataset.site && !document.hidden;
  if (isWanted && !events) {
    events = new EventSource("/_press/events");
    events.onmessage = () => paper.dataset.site && paper.contentWindow.location.reload();
  } else if (!isWanted && events) {
    events.close();
    events = null;
  }
};
document.addEventListener("visibilitychange", listen);

// Show of the page what stands on a line of the file.
const follow = (line) => {
  const [id] = Object.entries(blocks).find(([, [first, last]]) => first <= line && line <= last) ?? [];
  printed.point(id);
  const block = id && paper.contentDocument?.getElementById(id);
  if (!block) return;
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > paper.clientHeight) block.scrollIntoView({ block: "center" });
};

const keyAt = (line) => Object.keys(places).find((key) => places[key][0] <= line && line <= places[key][1]);

const list = (found) => {
  problems = found;
  const place = by("problems");
  const items = found.map((one) => {
    const where = one.line ? said(words.line, { line: one.line }) : "";
    const button = element(
      "button",
      { type: "button", onclick: () => go(one) },
      element("b", {}, one.what),
      element("span", {}, one.mend),
      element("small", {}, [where, one.rule].filter(Boolean).join(" · ")),
    );
    return element("li", { class: one.grade }, button);
  });
  place.querySelector("ul").replaceChildren(...items);
  place.hidden = found.length === 0;
  by("problems-name").textContent = said(words.problems_counted, { count: found.length });
  editor.problems(found);
  if (!whole) form.problems(found.map((one) => ({ ...one, key: keyAt(one.line) })));
};

const go = ({ line, column }) => {
  const key = keyAt(line);
  if (!whole && key && form.focus(key)) return;
  editor.go(line, column);
};

// What only the whole gazette tells of a file: a number that is given twice, a day that another issue has.
const examine = async () => {
  const { file } = open;
  const { problems: found } = await post("examine", { files: [file] });
  const name = ({ line, rule, what }) => `${line} ${rule} ${what}`;
  const known = new Set(problems.map(name));
  const more = found.filter((one) => !known.has(name(one)));
  if (open.file === file && more.length) list([...problems, ...more]);
};

const check = async () => {
  clearTimeout(timer);
  await draw();
  if (!isChanged()) await examine();
  const state = await answered(fetch("/_press/state?address=/"));
  const others = new Set(state.others.map((one) => one.file).filter((file) => file !== open.file));
  const text = problems.length ? said(words.problems_counted, { count: problems.length }) : words.no_problems;
  note(problems.length ? "" : "done", text, others.size ? said(words.others, { count: others.size }) : "");
  by("problems").querySelector("button")?.focus();
};

// --- saving ----------------------------------------------------------------------------------

const saved = async (done, made) => {
  if (done.conflict) return conflict(done.conflict, made);
  ours.delete(done.file);
  const gone = forget(kept(done.file)); // what is typed from now on is kept behind it
  settle(done, made);
  await gone;
  await files();
  return true;
};

// Take over what was saved; what was typed since stays.
const settle = (done, made) => {
  const later = changes !== made.changes;
  const asText = whole;
  open = { ...done, form: open.form };
  if (!later && isChanged()) show(open, asText); // what others had changed is in it, too
  by("called").textContent = called(open);
  by("as-form").disabled = done.fields === null;
  tell();
};

const save = async () => {
  if (!isChanged()) return true;
  const made = { ...edits(), changes };
  const { file, digest } = open;
  return saved(await post("save", { file, digest, ...made }), made);
};

// The file is gone: what was written can stand in its place again.
const putBack = async (made) => {
  const { file, text: base } = open;
  const choice = await ask(words.gone_file, [element("p", {}, words.gone_told)], [
    { name: "", label: words.later },
    { name: "back", label: words.put_back, main: true },
  ]);
  if (choice !== "back") return false;
  const { changes: _, ...own } = made;
  const { text } = await post("text", { file, base, ...own });
  return saved(await post("save", { file, digest: "", text }), made);
};

// The file is another by now: both versions are shown, and the editor says which is right.
const conflict = async ({ theirs, rows: lines, gone }, made) => {
  keep();
  if (gone) return putBack(made);
  const body = [element("p", {}, words.conflict_told), rows(lines, words.conflict)];
  const choice = await ask(words.conflict, body, [
    { name: "", label: words.later },
    { name: "theirs", label: words.take_theirs },
    { name: "mine", label: words.take_mine, main: true },
  ]);
  if (choice === "theirs") {
    const mine = edits();
    show({ ...theirs, form: open.form });
    note("", words.mine_kept, "", [{ label: words.restore, act: () => restore({ whole: mine.text !== undefined, edits: mine }) }]);
    return true;
  }
  if (choice !== "mine") return false;
  const { changes: _, ...own } = made;
  return saved(await post("save", { file: theirs.file, digest: theirs.digest, ...own }), made);
};

// --- pasting ---------------------------------------------------------------------------------

const paste = (event) => {
  const html = event.clipboardData?.getData("text/html");
  if (open.locked.length) return false;
  if (!html) return placed(event, event.clipboardData);
  event.preventDefault();
  tried(async () => {
    const made = await post("paste", { html });
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    const text = made.text || plain;
    editor.insert(made.inline ? text : `\n\n${text}\n\n`.replace(/^\n\n(?=\n)/, ""));
    if (made.told.length) note("", words.pasted, made.told.join(" "));
  })();
  return true;
};

// --- pictures --------------------------------------------------------------------------------

const picture = async (file) => {
  const words_ = element("input", { value: "" });
  const body = [element("p", {}, said(words.picture_told, { name: file.name })), labelled(words.picture_alt, words_)];
  const choice = await ask(words.picture, body, [
    { name: "", label: words.cancel },
    { name: "on", label: words.on, main: true },
  ]);
  if (choice !== "on") return;
  const query = new URLSearchParams({ issue: open.file.split("/")[0], name: file.name });
  const headers = { "X-Press-Token": root.dataset.token, "Content-Type": "application/octet-stream" };
  const made = await answered(fetch(`/_press/desk/picture?${query}`, { method: "POST", headers, body: file }));
  const alt = words_.value.trim().replace(/[[\]\\]/g, "\\$&");
  editor.insert(`\n\n![${alt}](${made.name})\n\n`);
  if (made.told.length) note("done", words.picture_placed, made.told.join(" "));
};

// Take the pictures that were dropped or pasted, one after the other.
const placed = (event, data) => {
  const pictures = [...(data?.files ?? [])];
  if (!pictures.length || open.locked.length) return false;
  event.preventDefault();
  tried(async () => {
    for (const one of pictures) await picture(one);
  })();
  return true;
};

const drop = (event) => placed(event, event.dataTransfer);

// --- git -------------------------------------------------------------------------------------

const CHANGES = { new: words.change_new, changed: words.change_changed, deleted: words.change_deleted, unmerged: words.change_unmerged };
const WHO = "press desk author";

const unmended = ({ problems: all }, files) =>
  all.filter((one) => one.grade === "mend" && files.includes(one.file)).length;

// What was found in some files, as it is told in a dialog.
const foundIn = ({ problems: all, others }, files) => {
  const own = all.filter((one) => files.includes(one.file));
  const mend = unmended({ problems: all }, files);
  const count = mend || own.length;
  const template = mend ? words.commit_problems : own.length ? words.commit_looks : words.commit_clean;
  const more = others ? said(words.commit_others, { count: others }) : "";
  const line = element("p", { class: mend ? "wrong" : "help" }, said(template, { count }), " ", more);
  return own.length ? [line, toldList(own)] : [line];
};

const toldList = (all) =>
  element("div", { class: "told", tabindex: "0", role: "group", "aria-label": words.problems }, element("ul", {}, ...all.map((one) =>
    element("li", { class: one.grade }, element("b", {}, one.what), element("span", {}, one.mend), element("small", {}, `${one.file}:${one.line}`)),
  )));

const commit = async () => {
  if (isChanged() && !(await save())) return;
  const there = await get("status");
  if (!there.changes.length) {
    note("done", words.nothing_to_commit);
    return;
  }
  const who = JSON.parse(localStorage.getItem(WHO) ?? "{}");
  const author = element("input", { value: who.author ?? there.author, autocomplete: "name", required: true });
  const email = element("input", { type: "email", value: who.email ?? there.email, autocomplete: "email", required: true });
  const text = element("textarea", { rows: 3, required: true });
  const boxes = there.changes.map((one, at) => {
    const box = element("input", { type: "checkbox", id: `c${at}`, onchange: () => {
      propose();
      tellFound();
    } });
    box.checked = open === null || one.file === open.file || there.changes.length === 1;
    box.value = one.file;
    const label = element("label", { for: `c${at}` }, `${CHANGES[one.change]} ${one.file}`);
    const shownRows = one.rows.length ? element("details", {}, element("summary", {}, words.see_change), rows(one.rows, one.file)) : "";
    return [box, element("div", {}, element("div", { class: "choice" }, box, label), shownRows)];
  });
  const chosen = () => boxes.map(([box]) => box).filter((box) => box.checked).map((box) => box.value);
  let proposal = "";
  const propose = async () => {
    if (text.value !== proposal) return; // an editor's own words stay
    proposal = chosen().length ? (await post("propose", { files: chosen() })).message : "";
    text.value = proposal;
  };
  await propose();
  // What `check` says of the chosen files; who commits before it has, is told then.
  const examined = element("div", { role: "status" }, element("p", { class: "help" }, words.examining));
  let found = null;
  const tellFound = () => {
    if (found === null) return;
    examined.replaceChildren(...foundIn(found, chosen()));
    const button = document.querySelector("#dialog-acts .main");
    if (button) button.textContent = unmended(found, chosen()) ? words.commit_anyway : words.commit;
  };
  const looked = post("examine", { files: there.changes.map((one) => one.file) }).then((answer) => {
    found = answer;
    tellFound();
  }, (error) => {
    examined.replaceChildren();
    wrong(error);
  });
  const group = element("fieldset", {}, element("legend", {}, words.choose_files), ...boxes.map(([, line]) => line));
  const body = [group, examined, labelled(words.message, text), labelled(words.author, author), labelled(words.email, email)];
  const choice = await ask(words.commit, body, [
    { name: "", label: words.cancel },
    { name: "commit", label: words.commit, main: true },
  ]);
  if (choice !== "commit") return;
  if (found === null) {
    const waiting = note("", words.examining);
    await looked;
    waiting.remove();
    if (found !== null && unmended(found, chosen())) {
      const anyway = await ask(words.commit, foundIn(found, chosen()), [
        { name: "", label: words.mend_first, main: true },
        { name: "on", label: words.commit_anyway },
      ]);
      if (anyway !== "on") return;
    }
  }
  const given = { author: author.value.trim(), email: email.value.trim() };
  await post("commit", { files: chosen(), message: text.value, ...given });
  localStorage.setItem(WHO, JSON.stringify(given));
  note("done", words.committed, words.committed_mend);
};

const send = async () => {
  const there = await get("status");
  const branch = element("input", { value: "", spellcheck: "false" });
  const told = said(words.send_told, { count: there.ahead, branch: there.branch });
  const body = [element("p", {}, told), labelled(words.review, branch), element("p", { class: "help" }, words.review_help)];
  const choice = await ask(words.send, body, [
    { name: "", label: words.cancel },
    { name: "fetch", label: words.fetch },
    { name: "send", label: words.send, main: true },
  ]);
  if (choice === "fetch") {
    const { new: more } = await post("fetch", {});
    note("done", more ? words.fetched : words.nothing_new);
    await files();
    if (open !== null && !isChanged()) await openFile(open.file);
  } else if (choice === "send") {
    const { to } = await post("send", { branch: branch.value.trim() });
    note("done", said(words.sent, { to }));
  }
};

const publish = async () => {
  if (isChanged() && !(await save())) return;
  const drafts = (await get("issues")).filter((one) => !one.locked && (one.state === "draft" || one.state === "草稿"));
  if (!drafts.length) {
    note("", words.no_draft);
    return;
  }
  const own = open?.file.split("/")[0];
  const options = drafts.map(({ name, called }) => element("option", { value: name, selected: name === own }, called));
  const issue = element("select", {}, ...options);
  const approved = element("input", { autocomplete: "name" });
  const body = [element("p", {}, words.publish_told), labelled(words.which_issue, issue), labelled(words.approved_by, approved)];
  const choice = await ask(words.publish, body, [
    { name: "", label: words.cancel },
    { name: "publish", label: words.publish, main: true },
  ]);
  if (choice !== "publish") return;
  const waiting = note("", words.publishing);
  by("publish").disabled = true;
  const done = await post("publish", { issue: issue.value, approved_by: approved.value.trim() }).finally(() => {
    by("publish").disabled = false;
    waiting.remove();
  });
  if (done.published) {
    await files();
    if (open !== null) await openFile(open.file);
    note("done", words.issue_published, words.issue_published_mend);
    return;
  }
  await ask(words.unpublished, [toldList(done.problems)], [{ name: "", label: words.close }]);
};

const versions = async () => {
  const { file, digest } = open;
  const all = await get("history", { file });
  if (!all.length) {
    note("", words.no_history);
    return;
  }
  let chosen = null;
  const difference = element("div", {}, element("p", { class: "help" }, words.history_told));
  const buttons = all.map((one) => {
    const day = new Date(one.day).toLocaleString(root.lang, { dateStyle: "medium", timeStyle: "short" });
    const pick = tried(async () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      chosen = one;
      const { rows: lines } = await get("version", { file, commit: one.commit, path: one.file });
      difference.replaceChildren(lines.length ? rows(lines, words.history) : element("p", {}, words.same_version));
    });
    const button = element("button", { type: "button", "aria-pressed": "false", onclick: pick }, one.summary, element("small", {}, `${one.author} · ${day}`));
    return button;
  });
  const listed = element("ul", { class: "versions" }, ...buttons.map((one) => element("li", {}, one)));
  const choice = await ask(words.history, [listed, difference], [
    { name: "", label: words.close },
    { name: "restore", label: words.restore_version, main: true },
  ]);
  if (choice !== "restore" || chosen === null) return;
  const made = { changes };
  const done = await post("restore", { file, digest, commit: chosen.commit, path: chosen.file });
  if (done.conflict) return;
  await forget(kept(file));
  show({ ...done, form: open.form });
  await files();
  note("done", words.restored, words.restored_mend);
};

// --- files -----------------------------------------------------------------------------------

const files = async () => {
  const place = by("issues");
  const opened = new Set([...place.querySelectorAll("details[open]")].map((one) => one.dataset.issue));
  const issues = await get("issues");
  if (!opened.size && issues.length) opened.add((open?.file ?? issues[0].name).split("/")[0]);
  const made = issues.map((issue) => {
    const state = issue.locked ? words.locked : issue.state === "draft" || issue.state === "草稿" ? words.draft : words.published;
    const summary = element("summary", {}, issue.called, element("small", {}, state));
    const box = element("details", { "data-issue": issue.name, "data-locked": issue.locked }, summary, element("ul", {}));
    box.addEventListener("toggle", () => box.open && tried(fill)(box));
    if (opened.has(issue.name)) box.open = true;
    return box;
  });
  place.replaceChildren(...made);
  by("whole").replaceChildren(entry({ file: MASTHEAD, title: words.masthead, number: "" }));
};

const fill = async (box) => {
  const { issue, locked } = box.dataset;
  const notices = await get("notices", { issue });
  const own = entry({ file: `${issue}/issue.yaml`, title: words.issue_fields, number: "" });
  const made = notices.map((one, at) => entry(one, locked === undefined ? movers(one, at, notices.length) : ""));
  box.querySelector("ul").replaceChildren(own, ...made);
};

// What is printed where: the buttons stand below the notice that is open, or has the focus.
const movers = ({ file, title }, at, count) => {
  const mover = (up, end) => {
    const label = up ? words.move_up : words.move_down;
    const act = tried(() => move(file, up, at + (up ? 0 : 2)));
    return element("button", { type: "button", class: "plain", "data-up": String(up), disabled: at === end, onclick: act }, label);
  };
  const name = said(words.place, { title: title || file });
  return element("div", { class: "movers", role: "group", "aria-label": name }, mover(true, 0), mover(false, count - 1));
};

const move = async (file, up, place) => {
  await keep();
  const { file: now, moves } = await post("move", { file, up });
  for (const [old, other] of moves) {
    await renamed(kept(old), kept(other));
    if (ours.delete(old)) ours.add(other);
  }
  const name = new Map(moves).get(open?.file);
  if (name) {
    open.file = name;
    changes += 1; // what is on its way was asked of a file that has another name
    history.replaceState(null, "", `#${encodeURIComponent(name)}`);
    draw();
  }
  await fill(document.querySelector(`[data-issue="${CSS.escape(file.split("/")[0])}"]`));
  const item = document.querySelector(`[data-file="${CSS.escape(now)}"]`).parentElement;
  (item.querySelector(`[data-up=${up}]:enabled`) ?? item.querySelector(".movers :enabled")).focus();
  by("state").textContent = said(words.moved, { place });
};

const entry = ({ file, title, number }, behind = "") => {
  const label = title || file.split("/")[1];
  const current = open?.file === file ? "true" : false;
  const small = number ? element("small", {}, number) : "";
  const button = element("button", { type: "button", "data-file": file, "aria-current": current, onclick: () => openFile(file) }, label, small);
  return element("li", {}, button, behind);
};

const begin = async (asked) => {
  const done = await post("new-notice", asked);
  if (done.file) {
    await files();
    await openFile(done.file);
    if (done.left?.length) note("done", words.begun, done.left.join(words.between));
    return;
  }
  const label = words[`new_${done.asked}`] ?? done.asked;
  const closed = ["series", "section"].includes(done.asked);
  const input = closed
    ? element("select", {}, ...done.choices.map((one) => element("option", { value: one }, one)))
    : element("input", { list: "begin-choices", required: true });
  const known = element("datalist", { id: "begin-choices" }, ...done.choices.map((one) => element("option", { value: one })));
  const help = closed || !done.choices.length ? "" : element("p", { class: "help" }, done.choices.join(words.row));
  const choice = await ask(words.new_notice, [labelled(label, input), closed ? "" : known, help], [
    { name: "", label: words.cancel },
    { name: "on", label: words.on, main: true },
  ]);
  if (choice === "on") await begin({ ...asked, [done.asked]: input.value.trim() });
};

const beginIssue = async () => {
  const day = element("input", { type: "date", required: true });
  const choice = await ask(words.new_issue, [element("p", {}, words.new_issue_told), labelled(words.new_published, day)], [
    { name: "", label: words.cancel },
    { name: "on", label: words.on, main: true },
  ]);
  if (choice !== "on") return;
  const done = await post("new-issue", { published: day.value });
  await files();
  await openFile(done.file);
};

// --- buttons and keys ------------------------------------------------------------------------

const drawer = (isOpen) => {
  document.body.classList.toggle("drawer-open", isOpen);
  by("drawer").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) by("files").querySelector("button, summary")?.focus();
};

by("save").addEventListener("click", tried(save));
by("check").addEventListener("click", tried(check));
by("commit").addEventListener("click", tried(commit));
by("send").addEventListener("click", tried(send));
by("history").addEventListener("click", tried(versions));
by("publish").addEventListener("click", tried(publish));
by("new-notice").addEventListener("click", tried(() => begin({})));
by("new-issue").addEventListener("click", tried(beginIssue));
by("drawer").addEventListener("click", () => drawer(by("drawer").getAttribute("aria-expanded") !== "true"));
const beside = (isShown) => {
  by("beside").setAttribute("aria-pressed", String(isShown));
  document.body.classList.toggle("no-page", !isShown);
};
by("beside").addEventListener("click", () => beside(by("beside").getAttribute("aria-pressed") !== "true"));
const change = (asText) => async () => {
  if (open === null || whole === asText) return;
  if (isChanged() && !(await save())) return;
  show(open, asText);
};
by("as-form").addEventListener("click", tried(change(false)));
by("as-text").addEventListener("click", tried(change(true)));
by("picture").addEventListener("click", () => by("picture-file").click());
by("picture-file").addEventListener("change", tried(async () => {
  const pictures = [...by("picture-file").files];
  by("picture-file").value = "";
  for (const one of pictures) await picture(one);
}));
document.addEventListener("click", ({ target }) => {
  const isOpen = document.body.classList.contains("drawer-open");
  if (isOpen && target.isConnected && !target.closest("#files, #drawer, dialog")) drawer(false);
});
// Who writes the text may put the fields away; they stay so until they are asked for. On a small screen
// they are, until then.
const HEAD = "press desk head";
const isWide = matchMedia("(min-width: 1000px)").matches;
by("head").open = (localStorage.getItem(HEAD) ?? (isWide ? "open" : "closed")) === "open";
by("head").firstElementChild.addEventListener("click", () => localStorage.setItem(HEAD, by("head").open ? "closed" : "open"));
by("form").addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    tried(save)();
  }
  if (event.key === "Escape" && document.body.classList.contains("drawer-open")) {
    drawer(false);
    by("drawer").focus();
  }
});
addEventListener("pagehide", keep);
addEventListener("beforeunload", (event) => {
  keep();
  if (isChanged()) event.preventDefault();
});

paper.hidden = true;
beside(isWide); // on a small screen it takes the place of the text
tell();
tried(async () => {
  const file = decodeURIComponent(location.hash.slice(1));
  if (file) await openFile(file);
  await files();
})();
