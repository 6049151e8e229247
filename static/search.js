// The search page: asks Pagefind for the notices that may hold a query, looks at their text itself,
// and lists the hits. The index is made by gazette/search.py; what is folded here is folded there.
// numbers.js, which comes first, folds, and knows document numbers.
"use strict";

const form = document.getElementById("search-form");
const list = document.getElementById("search-results");
const status_ = document.getElementById("search-status");
const none = document.getElementById("search-none");
const more = document.getElementById("search-more");
const root = new URL(form.dataset.root, document.baseURI);
const heading = document.title;
const WORDS = JSON.parse(form.dataset.words); // what is said here, in the language of the gazette

const AT_ONCE = 20; // hits that are listed, and files that are fetched, at a time
const PATIENCE = 100; // files that are fetched for one such list, before the reader is asked again
const PHRASE = 6; // words of a phrase that Pagefind is asked for: more move more and find no less
const BEFORE = 24; // characters of an excerpt before the hit …
const AFTER = 72; // … and after its beginning
const QUOTES = [["“", "”"], ["‘", "’"], ["「", "」"], ["『", "』"], ["《", "》"], ["〈", "〉"], ["〝", "〞"],
  ["„", "“"], ['"', '"'], ["＂", "＂"], ["｢", "｣"]];
const ROUND = new RegExp(`^[${QUOTES.flat().join("")}]+|[${QUOTES.flat().join("")}]+$`, "gu");
const QUOTING = /["'「」『』《》〈〉]/gu; // of a key, in which all that is round or straight is straight

/* ---- keys: fold() of numbers.js ---- */

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

/* ---- the query: its words, each without the quoting marks round it ---- */

// What stands in “…”, 「…」 or 《…》, if that is the whole of a word, and else the word as it is.
function unquoted(text) {
  for (const [open, close] of QUOTES) {
    const inner = text.slice(open.length, -close.length);
    if (text.length < 3 || !text.startsWith(open) || !text.endsWith(close)) continue;
    if (!inner.includes(open) && !inner.includes(close)) return unquoted(inner.trim());
  }
  return text;
}

// The words of a query. Quoted words, and a single character with what it stands beside, are one.
function split(q) {
  const pairs = QUOTES.map(([open, close]) => `${open}[^${open}${close}]*${close}(?=\\s|$)`);
  const parts = q.trim().match(new RegExp(`${pairs.join("|")}|\\S+`, "gu")) || [];
  const found = [];
  for (const part of parts) {
    const last = found[found.length - 1];
    if (last && numberOf(`${last} ${part}`)) found[found.length - 1] = `${last} ${part}`;
    else found.push(part);
  }
  const named = found.map(unquoted).filter(fold);
  return named.some((word) => Array.from(fold(word)).length === 1) ? [unquoted(q.trim())] : named;
}

/* ---- a term: what is asked of Pagefind, and what counts as a hit in a text ---- */

function term(text) {
  const key = fold(text);
  const number = numberOf(text);
  const named = number ? [`y${number.year}n${number.sequence}`] : [];
  const slashed = number?.prefix && `${number.prefix}${number.year}/${number.sequence}`;
  const phrases = number?.sure ? named : [phrase(key), ...named, ...(slashed ? [phrase(slashed)] : [])];
  if (!number) return { key, number, phrases, spans: (held) => literally(held, key) };
  const [open, close] = number.prefix ? [`${OPEN}?`, `${CLOSE}?`] : [OPEN, CLOSE];
  const stroke = slashed && `|${number.prefix}${number.year}[/-]0*${number.sequence}(?!\\p{Nd})`;
  const pattern = new RegExp(
    `${number.prefix}${open}${number.year}年?${close}第?0*${number.sequence}[号號]${stroke}`, "gu");
  const spans = (held) => [...matched(held, pattern), ...(number.sure ? [] : literally(held, key))];
  return { key, number, phrases, spans };
}

// A term that is found whatever quoting marks it, or the text, has between its characters.
function loosely(text) {
  const key = fold(text).replace(QUOTING, "");
  const escaped = Array.from(key, (character) => character.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&"));
  const pattern = new RegExp(escaped.join(`${QUOTING.source}*`), "gu");
  return { key, number: null, phrases: [phrase(key)], spans: (held) => matched(held, pattern) };
}

function matched(held, pattern) {
  return Array.from(held.matchAll(pattern), (match) => [match.index, match.index + match[0].length]);
}

// What Pagefind is asked for: of a long query its middle, for titles begin and end alike.
function phrase(key, most = PHRASE) {
  const all = words(key);
  const from = Math.max(0, Math.floor((all.length - most) / 2));
  return all.slice(from, from + most).join(" ") || "all";
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
  if (asked.issuer && !meta.issuers.includes(asked.issuer)) return null;
  const lines = [];
  const add = (passage, reading) => {
    let at = 0;
    for (const text of passage.text.split("\n")) {
      lines.push({ passage, reading, at, text, key: fold(text) });
      at += text.length + 1;
    }
  };
  const corrected = new Map((meta.corrected || []).map((passage) => [passage.anchor, passage]));
  for (const passage of meta.passages) {
    const now = passage.anchor && corrected.get(passage.anchor);
    add(passage, now ? "as_printed" : "");
    if (now) add(now, "as_corrected");
  }
  const title = fold(meta.title);
  const held = (one) => one.spans(title).length || lines.some((line) => one.spans(line.key).length);
  if (!asked.terms.every(held)) return null;
  const { joined } = asked;
  const whole = Boolean(joined)
    && (joined.spans(title).length > 0 || lines.some((line) => joined.spans(line.key).length));
  const sought = whole ? [joined, ...asked.terms] : asked.terms;
  const hits = [];
  for (const line of lines) {
    const found = line.passage.anchor && marked(line.text, sought, line.key);
    if (found) hits.push({ ...line, ...found });
  }
  oneReading(hits);
  const order = rank(meta, title, asked.terms);
  const first = (whole && hits.find((hit) => joined.spans(hit.key).length)) || hits[0];
  const place = order < 3 || !first ? null : first;
  return {
    url: place ? `${url}#${place.passage.anchor}` : url,
    meta, order, whole, terms: sought,
    count: hits.reduce((sum, hit) => sum + hit.count, 0),
    page: place ? pageOf(place) : meta.page,
    excerpt: first || opening(lines),
  };
}

// Of a block that was corrected, what both readings hold is one hit; what one alone holds says which.
function oneReading(hits) {
  const found = (anchor, reading) => hits.some((hit) => hit.passage.anchor === anchor && hit.reading === reading);
  for (const { anchor } of new Set(hits.filter(({ reading }) => reading).map(({ passage }) => passage))) {
    if (!found(anchor, "as_printed") || !found(anchor, "as_corrected")) continue;
    for (let at = hits.length - 1; at >= 0; at--) {
      if (hits[at].passage.anchor !== anchor) continue;
      if (hits[at].reading === "as_corrected") hits.splice(at, 1);
      else hits[at].reading = "";
    }
  }
}

// 0: the document itself, for its number or whole title; 1: in the title; 2: in its number; 3: in the text.
function rank(meta, title, terms) {
  const numbers = meta.numbers.map(({ text, prefix, year, sequence }) => (
    { key: fold(text), same: `${fold(prefix)} ${year} ${sequence}` }));
  const [one] = terms;
  const own = numbers.some(({ key, same }) => (one.number ? same === one.number.same
    : [one.key, `${one.key}号`, `${one.key}號`].includes(key)));
  if (terms.length === 1 && (own || title === one.key)) return 0;
  if (terms.every((each) => each.spans(title).length)) return 1;
  const named = ({ key }) => terms.every((each) => each.spans(key).length);
  return numbers.some(named) ? 2 : 3;
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
  return other.whole - one.whole || one.order - other.order || other.count - one.count
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
  const cited_as = meta.loose.includes(hit.page) ? "page_open" : "page";
  const cited = hit.page ? worded(cited_as, { issue: meta.issue, page: hit.page }) : meta.issue;
  const numbers = meta.numbers.flatMap(({ text }) => [element("span", "", ...shown(text, terms)), " "]);
  const facts = element("p", "number", ...numbers,
    element("span", "cited", cited), " ", element("span", "", meta.section));
  validity(hit.url.split("#")[0]).then((said) => {
    const now = said.find(([, from, until]) => window.statusHolds(from, until));
    if (now) facts.append(" ", element("span", "status", now[0]));
  });
  const { reading } = hit.excerpt;
  const which = reading ? [" ", element("span", "status", worded(reading))] : [];
  return element("li", "", link, facts, element("p", "excerpt", ...excerpt(hit.excerpt), ...which));
}

// What other documents or its last day say of a notice; kept apart from the index, which stays as it is.
let statuses = null;
async function validity(address) {
  statuses ||= plainFetch(new URL("data/status.json", root)).then((answer) => answer.json()).catch(() => ({ status: {} }));
  return (await statuses).status[address] || [];
}

// What is said in the gazette's language, its {names} filled in.
function worded(name, values = {}) {
  return WORDS[name].replace(/\{(\w+)\}/gu, (_, hole) => values[hole]);
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

// The results of Pagefind for one phrase, or for any of some; none of them is read yet.
async function results(asked, phrases) {
  const loaded = await pagefind(asked.years);
  const filters = asked.year ? { year: asked.year } : {};
  const found = new Map();
  for (const quoted of phrases) {
    for (const one of (await loaded.search(`"${quoted}"`, { filters })).results) found.set(one.id, one);
  }
  return found;
}

// What may hold all the terms, the likeliest first where there are more than are listed at once.
async function candidates(asked) {
  const labels = [["s", asked.section], ["i", asked.issuer]].filter(([, name]) => name);
  const wanted = [...asked.terms.map((one) => one.phrases), ...labels.map(([kind, name]) => [label(kind, name)])];
  let found = await narrowed(asked, wanted);
  const long = asked.terms.filter(({ key, number }) => !number && words(key).length > PHRASE);
  if (found.length > AT_ONCE && long.length) {
    found = await narrowed(asked, long.map(({ key }) => [phrase(key, Infinity)]), found);
  }
  return found.length > AT_ONCE ? likeliest(asked, found) : found;
}

async function narrowed(asked, wanted, from = null) {
  const sets = await Promise.all(wanted.map((phrases) => results(asked, phrases)));
  return (from || [...sets[0].values()]).filter(({ id }) => sets.every((set) => set.has(id)));
}

// In order: words that are joined somewhere; the document's own number, its title; then the rest.
async function likeliest(asked, found) {
  const { terms, joined } = asked;
  const own = terms.flatMap(({ number }) => (number ? [`o${number.year}n${number.sequence}`] : []));
  const titles = terms.filter(({ number }) => !number).map(({ key }) => titled(key)).filter(Boolean);
  const sets = await Promise.all([
    joined ? results(asked, joined.phrases) : new Map(),
    own.length ? results(asked, own) : new Map(),
    titles.length ? narrowed(asked, titles.map((one) => [one])) : [],
  ]);
  sets[2] = new Set(sets[2].map(({ id }) => id));
  const weight = ({ id }) => sets.reduce((sum, set) => 2 * sum + (set.has(id) ? 1 : 0), 0);
  return found.map((one, at) => [weight(one), at, one])
    .sort((one, other) => other[0] - one[0] || one[1] - other[1]).map(([, , one]) => one);
}

// What Pagefind is asked for to find a phrase in titles alone.
function titled(key) {
  const asked = phrase(key);
  const coded = (word) => (word.length > 1 ? `t${word}` : `t${word.codePointAt(0).toString(16)}`);
  return asked === "all" ? "" : asked.split(" ").map(coded).join(" ");
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
  none.hidden = more.hidden = true;
  if (location.protocol === "file:") { // browsers let no page fetch what lies beside it on the disk
    say(worded("from_disk"));
    none.hidden = false;
    return;
  }
  say(fold(q) ? worded("searching") : "");
  answerNumber(q).catch(() => {}); // the search itself goes on without it
  if (!fold(q)) return;
  const years = Array.from(form.elements.year.options, ({ value }) => value).filter(Boolean);
  const asked = { section, issuer, year, years: year ? [year] : years };
  await guarded(fresh, async () => {
    for (const way of ways(q)) {
      const waiting = await candidates({ ...asked, ...way });
      const found = { ...asked, ...way, waiting, q, fresh, hits: [], read: 0 };
      if (!fresh()) return;
      if (found.waiting.length && (await next(found))) return;
      if (!fresh()) return;
    }
    await intact();
    nothing(q);
  });
}

function nothing(q) {
  say(worded("none", { query: q.trim() }));
  none.hidden = false;
  list.dataset.complete = "0";
}

// Raises where a part of the index did not come: Pagefind itself then only finds less.
async function intact() {
  await Promise.race([failed, Promise.resolve()]);
}

// Does what needs the index, and says so where the index does not come.
async function guarded(fresh, deed) {
  try {
    await Promise.race([failed, deed()]);
  } catch (error) {
    fail(error);
    if (!fresh()) return;
    list.replaceChildren();
    more.hidden = true;
    say(worded("broken"));
    none.hidden = false;
  }
}

// The ways to look for a query, each only where those before it find nothing: its words apart, the
// places where they are joined first; each piece between spaces; without regard to quoting marks.
function ways(q) {
  const parted = split(q);
  const pieces = q.trim().split(/\s+/u).filter((part) => fold(part).replace(QUOTING, ""))
    .map((part) => unquoted(part).replace(ROUND, ""));
  const whole = numberOf(q) ? [q.trim()] : parted;
  const found = [{ terms: (whole.length ? whole : [q.trim()]).map(term), how: "" }];
  if (whole.length > 1) {
    found[0].joined = term(whole.join(""));
    found[0].query = whole.join("");
  }
  if (pieces.length > 1 && pieces.length !== whole.length) {
    found.push({ terms: pieces.map(term), how: "apart", query: unquoted(q.trim()) });
  }
  const loose = (whole.length ? whole : [q.trim()]).map(loosely);
  if (loose.every(({ key }) => words(key).length > 1)) {
    found.push({ terms: loose, how: "loose", query: q.trim() });
  }
  return found;
}

// Reads further candidates until as many hits as are listed at a time are found, and draws them;
// returns whether anything is or may be found.
async function next(found) {
  const { waiting, hits, fresh } = found;
  const [from, had] = [found.read, hits.length];
  while (found.read < waiting.length && hits.length < had + AT_ONCE && found.read < from + PATIENCE) {
    const part = waiting.slice(found.read, found.read + AT_ONCE);
    const read = await Promise.all(part.map((result) => result.data()));
    if (!fresh()) return true;
    found.read += part.length;
    const added = read.map((candidate) => judge(candidate, found)).filter(Boolean).sort(before);
    list.append(...added.map(item));
    hits.push(...added);
  }
  const over = found.read === waiting.length;
  more.hidden = over;
  if (!over) more.onclick = () => guarded(fresh, () => further(found));
  if (over && !hits.length) return false;
  await intact();
  say(told(found, over));
  if (over) list.dataset.complete = String(hits.length);
  return true;
}

// Lists further hits; the reader who asked for them by the keyboard goes on at the first of them.
async function further(found) {
  const first = found.hits.length;
  say(worded("searching"));
  if (!(await next(found))) nothing(found.q);
  list.children[first]?.querySelector("a").focus();
}

function told({ hits, waiting, read, joined, how, query }, over) {
  const all = waiting.length;
  if (!hits.length) return worded("read", { read, all });
  const so_far = { hits: hits.length, about: all - read + hits.length };
  const count = worded(over ? "hits" : "hits_so_far", so_far);
  if (!joined) return how ? worded(how, { query, count }) : count;
  const whole = hits.filter((hit) => hit.whole).length;
  return worded(whole ? "joined_too" : "joined_none", { query, count, joined: whole });
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
