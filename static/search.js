// The search page: asks Pagefind for the notices that may hold a query, looks at their text itself,
// and lists the hits. The index is made by gazette/search.py; what is folded here is folded there.
"use strict";

const form = document.getElementById("search-form");
const list = document.getElementById("search-results");
const status_ = document.getElementById("search-status");
const none = document.getElementById("search-none");
const stop = document.getElementById("search-stop");
const root = new URL(form.dataset.root, document.baseURI);
const heading = document.title;

const AT_ONCE = 24; // files that are fetched at the same time
const MANY = 300; // candidates above which the search says how far it is and can be stopped
const PHRASE = 6; // words of a phrase that Pagefind is asked for: more move more and find no less
const BEFORE = 24; // characters of an excerpt before the hit …
const AFTER = 72; // … and after its beginning
const OPEN = "[〔\\[({【〖〘〚<〈《「『]";
const CLOSE = "[〕\\])}】〗〙〛>〉》」』]";
const NUMBER = new RegExp(
  `^(\\p{L}*)(${OPEN}?)((?:19|20)\\d\\d)(年?)(${CLOSE}?)第?0*([1-9]\\d*)号$`, "u");

/* ---- keys: width, case, form and white space do not count; what is shown is never folded ---- */

const ALIKE = [[/[•‧∙⋅・]/gu, "·"], [/[“”„〝〞]/gu, '"'], [/[‘’]/gu, "'"], [/[‐-―]/gu, "-"], [/〜/gu, "~"],
  [/ς/gu, "σ"], [/[\s\p{M}\p{Cf}]/gu, ""]];

// Folds each character for itself, so that a text's key is the keys of its characters in a row.
function fold(text) {
  const key = text.normalize("NFKD").toUpperCase().toLowerCase();
  return ALIKE.reduce((folded, [others, one]) => folded.replace(others, one), key);
}

// The words that Pagefind knows of a key: its letters and digits, one by one.
function words(key) {
  const found = [];
  for (const character of key) {
    const code = character.codePointAt(0);
    const ideograph = code >= 0x20000 && code < 0x40000;
    if (!ideograph && !/[\p{L}\p{N}]/u.test(character)) continue;
    found.push(code > 0xffff ? `u${code.toString(16)}` : character);
  }
  return found;
}

function label(kind, name) {
  return kind + Array.from(name, (character) => `x${character.codePointAt(0).toString(16)}`).join("");
}

/* ---- a term: what is asked of Pagefind, and what counts as a hit in a text ---- */

// A document number in whatever brackets: {prefix, year, sequence}, or null.
function numberOf(key) {
  const match = NUMBER.exec(key);
  if (!match) return null;
  const [, prefix, open, year, , close, sequence] = match;
  if (Boolean(open) !== Boolean(close) || (!prefix && !open)) return null;
  return { prefix, year, sequence, same: `${prefix} ${year} ${sequence}` };
}

function term(text) {
  const key = fold(text);
  const number = numberOf(key);
  if (!number) return { key, number, phrase: phrase(key), spans: (held) => literally(held, key) };
  const [open, close] = number.prefix ? [`${OPEN}?`, `${CLOSE}?`] : [OPEN, CLOSE];
  const pattern = new RegExp(
    `${number.prefix}${open}${number.year}年?${close}第?0*${number.sequence}号`, "gu");
  const spans = (held) => Array.from(held.matchAll(pattern), (m) => [m.index, m.index + m[0].length]);
  return { key, number, phrase: `y${number.year}n${number.sequence}`, spans };
}

// What Pagefind is asked for: of a long query its middle, for titles begin and end alike.
function phrase(key) {
  const all = words(key);
  const from = Math.max(0, Math.floor((all.length - PHRASE) / 2));
  return all.slice(from, from + PHRASE).join(" ") || "all";
}

function literally(held, key) {
  const found = [];
  for (let at = held.indexOf(key); at >= 0; at = held.indexOf(key, at + key.length)) {
    found.push([at, at + key.length]);
  }
  return found;
}

// Where the terms stand in a text: spans of it, joined where they touch; null if none does.
function marked(text, terms, key = fold(text)) {
  const found = terms.flatMap((one) => one.spans(key));
  if (!found.length) return null;
  const places = [];
  let at = 0;
  for (const character of text) {
    for (let n = fold(character).length; n > 0; n--) places.push([at, at + character.length]);
    at += character.length;
  }
  const spans = [];
  for (const [from, to] of found.sort((a, b) => a[0] - b[0])) {
    const [start, end] = [places[from][0], places[to - 1][1]];
    const last = spans[spans.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
  }
  return { spans, count: found.length };
}

/* ---- a candidate becomes a hit, or does not ---- */

function judge({ url, meta }, asked) {
  if (asked.section && meta.section !== asked.section) return null;
  if (asked.issuer && meta.issuer !== asked.issuer) return null;
  const lines = [];
  for (const passage of meta.passages) {
    let at = 0;
    for (const text of passage.text.split("\n")) {
      lines.push({ passage, at, text, key: fold(text) });
      at += text.length + 1;
    }
  }
  const title = fold(meta.title);
  const held = (one) => one.spans(title).length || lines.some((line) => one.spans(line.key).length);
  if (!asked.terms.every(held)) return null;
  const hits = [];
  for (const line of lines) {
    const found = line.passage.anchor && marked(line.text, asked.terms, line.key);
    if (found) hits.push({ ...line, ...found });
  }
  const order = rank(meta, title, asked.terms);
  const first = hits[0];
  const place = order < 3 || !first ? null : first;
  return {
    url: place ? `${url}#${place.passage.anchor}` : url,
    meta, order, terms: asked.terms,
    count: hits.reduce((sum, hit) => sum + hit.count, 0),
    page: place ? pageOf(place) : meta.page,
    excerpt: first || opening(lines),
  };
}

// 0: the document itself, for its number or whole title; 1: in the title; 2: in its number; 3: in the text.
function rank(meta, title, terms) {
  const number = fold(meta.number);
  const [one] = terms;
  const own = one.number ? numberOf(number)?.same === one.number.same
    : number === one.key || number === `${one.key}号`;
  if (terms.length === 1 && (own || title === one.key)) return 0;
  if (terms.every((each) => each.spans(title).length)) return 1;
  return terms.every((each) => each.spans(number).length) ? 2 : 3;
}

function pageOf({ passage, at, spans }) {
  const before = passage.text.slice(0, at + spans[0][0]).replace(/\s/gu, "");
  const count = Array.from(before).length;
  return passage.breaks.reduce((page, [offset, next]) => (count >= offset ? next : page), passage.page);
}

function opening(lines) {
  const body = lines.filter((line) => line.passage.anchor);
  const text = (body.find((line) => line.text.length > 30) || body[0] || { text: "" }).text;
  return { text, spans: [[0, 0]] };
}

function before(one, other) {
  return one.order - other.order || other.count - one.count
    || other.meta.dated.localeCompare(one.meta.dated) || one.url.localeCompare(other.url);
}

/* ---- drawing ---- */

function element(name, kind, ...content) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...content);
  return made;
}

// The part of a text from `from` to `to`, its spans in <mark>.
function withMarks(text, spans, from = 0, to = text.length) {
  const parts = [];
  let at = from;
  for (const [start, end] of spans) {
    if (end <= at || start >= to) continue;
    parts.push(text.slice(at, Math.max(at, start)), element("mark", "", text.slice(Math.max(at, start), Math.min(end, to))));
    at = Math.min(end, to);
  }
  return [...parts, text.slice(at, to)];
}

function shown(text, terms) {
  return withMarks(text, marked(text, terms)?.spans || []);
}

function excerpt({ text, spans: [[start, end], ...more] }) {
  const from = whole(text, Math.max(0, start - BEFORE));
  const to = whole(text, Math.min(text.length, Math.max(start + AFTER, end + BEFORE)));
  const parts = withMarks(text, [[start, end], ...more], from, to);
  return [from > 0 ? "…" : "", ...parts, to < text.length ? "…" : ""];
}

// A place in a text that parts no character of two units.
function whole(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function item(hit) {
  const { meta, terms } = hit;
  const link = element("a", "", ...shown(meta.title, terms));
  link.href = new URL(hit.url.slice(1), root).href;
  const since = meta.loose.includes(hit.page) ? "起" : "";
  const cited = [meta.issue, hit.page ? `第${hit.page}页${since}` : ""];
  const number = meta.number ? [element("span", "", ...shown(meta.number, terms)), " "] : [];
  const facts = element("p", "number", ...number,
    element("span", "cited", cited.join("")), " ", element("span", "", meta.section));
  return element("li", "", link, facts, element("p", "excerpt", ...excerpt(hit.excerpt)));
}

function say(text) {
  status_.textContent = text;
}

/* ---- Pagefind: the client once, a bundle for each year ---- */

let engine = null;
let broken = false;
let fail = null;
const failed = new Promise((_, reject) => { fail = reject; });
failed.catch(() => { broken = true; });
const merged = new Map();
const plainFetch = window.fetch.bind(window);

// Pagefind only logs that a part of its index did not come, and then finds less or waits for ever.
window.fetch = async (...request) => {
  try {
    const answer = await plainFetch(...request);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    return answer;
  } catch (error) {
    fail(error);
    throw error;
  }
};

async function pagefind(years) {
  const folder = new URL("pagefind/", root).href;
  engine ||= import(`${folder}pagefind.js`).then(async (loaded) => {
    await loaded.options({ basePath: folder, baseUrl: "/", noWorker: true });
    return loaded;
  });
  const loaded = await engine;
  for (const year of years) {
    if (merged.has(year)) continue;
    merged.set(year, loaded.mergeIndex(`${folder}${year}/`,
      { language: "zxx", baseUrl: "/", mergeFilter: { year } }));
  }
  await Promise.all(years.map((year) => merged.get(year)));
  return loaded;
}

// What may hold all the terms: the results of Pagefind, none of them read yet.
async function candidates(asked) {
  const loaded = await pagefind(asked.years);
  const filters = asked.year ? { year: asked.year } : {};
  const results = async (quoted) => (await loaded.search(`"${quoted}"`, { filters })).results;
  const labels = [["s", asked.section], ["i", asked.issuer]].filter(([, name]) => name);
  const [first, ...others] = await Promise.all(
    [...asked.terms.map((one) => one.phrase), ...labels.map(([kind, name]) => label(kind, name))].map(results));
  const sets = others.map((found) => new Set(found.map(({ id }) => id)));
  return first.filter(({ id }) => sets.every((set) => set.has(id)));
}

/* ---- a run: only the newest one may draw ---- */

let newest = 0;

async function run() {
  const mine = ++newest;
  const fresh = () => mine === newest;
  const { q, section, issuer, year } = fields();
  document.title = q ? `${q} - ${heading}` : heading;
  list.removeAttribute("data-complete");
  list.replaceChildren();
  none.hidden = stop.hidden = true;
  say(fold(q) ? "正在检索……" : "");
  if (!fold(q)) return;
  const years = Array.from(form.elements.year.options, ({ value }) => value).filter(Boolean);
  const asked = { section, issuer, year, years: year ? [year] : years };
  try {
    const found = await Promise.race([failed, tried(q, asked, fresh)]);
    if (!fresh() || found === null) return;
    say(found ? `${found.lead}找到 ${found.count} 条` : `没有找到“${q.trim()}”`);
    none.hidden = Boolean(found);
    list.dataset.complete = String(found ? found.count : 0);
  } catch (error) {
    fail(error);
    if (!fresh()) return;
    list.replaceChildren();
    stop.hidden = true;
    say("检索用的索引没有完整载入，无法检索。请检查网络后重新载入本页，或从下面的索引查找。");
    none.hidden = false;
  }
}

// The query as it stands and, where that is found nowhere, its words apart; null where it is over.
async function tried(q, asked, fresh) {
  const terms = [term(q)];
  const count = await find({ ...asked, terms }, fresh);
  if (count === null) return null;
  if (count) return { count, lead: "" };
  const parts = q.trim().split(/\s+/u).map((part) => part.replace(/^["“”]+|["“”]+$/gu, ""));
  const apart = parts.filter(fold).map(term);
  if (terms[0].number || !apart.length || apart.some(({ key }) => key === terms[0].key)) return false;
  const other = await find({ ...asked, terms: apart }, fresh);
  return other && { count: other, lead: `没有原样的“${q.trim()}”；分开查找，` };
}

// Reads the candidates, draws the hits as they come, each in its place; gives how many there are,
// or null where the reader stopped it or asked for something else.
async function find(asked, fresh) {
  const waiting = await candidates(asked);
  const total = waiting.length;
  const hits = [];
  let stopped = false;
  stop.onclick = () => { stopped = true; };
  for (let done = 0; done < total; done += AT_ONCE) {
    const read = await Promise.all(waiting.slice(done, done + AT_ONCE).map((result) => result.data()));
    if (!fresh()) return null;
    for (const candidate of read) {
      const hit = judge(candidate, asked);
      if (hit) draw(hit, hits);
    }
    if (total <= MANY) continue;
    const said = `找到 ${hits.length} 条，已查 ${Math.min(done + AT_ONCE, total)} / ${total} 件`;
    stop.hidden = stopped;
    say(stopped ? `已停止：${said}` : `${said}……`);
    if (stopped) return null;
    await new Promise((later) => { setTimeout(later); });
  }
  stop.hidden = true;
  return fresh() ? hits.length : null;
}

function draw(hit, hits) {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(hit, hits[middle]) < 0) high = middle;
    else low = middle + 1;
  }
  hits.splice(low, 0, hit);
  list.insertBefore(item(hit), list.children[low] || null);
}

/* ---- the form and the address say the same ---- */

function fields() {
  const { q, section, issuer, year } = form.elements;
  return { q: q.value, section: section.value, issuer: issuer.value, year: year.value };
}

function fromAddress() {
  const given = new URLSearchParams(location.search);
  for (const name of ["q", "section", "issuer", "year"]) {
    form.elements[name].value = given.get(name) || "";
    if (form.elements[name].selectedIndex === -1) form.elements[name].value = "";
  }
  run();
}

function ask() {
  const given = String(new URLSearchParams(Object.entries(fields()).filter(([, value]) => value)));
  const address = location.pathname + (given && `?${given}`);
  if (broken) {
    location.assign(address);
  } else {
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    run();
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
for (const name of ["section", "issuer", "year"]) form.elements[name].addEventListener("change", ask);
window.addEventListener("popstate", fromAddress);
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted && broken) location.reload();
});
fromAddress();
