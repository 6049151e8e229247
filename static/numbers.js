// Document numbers, in whatever way they are written: read here for /numbers/?q= and for the search,
// and answered from data/numbers.json: held, or who would have issued it and what stands around it.
"use strict";

const plainFetch = window.fetch.bind(window);
const OPEN = "[〔\\[({【〖〘〚<〈《「『]";
const CLOSE = "[〕\\])}】〗〙〛>〉》」』]";
const DIGITS = "〇一二三四五六七八九";
const ZEROS = /[零○o]/gu;
const UNITS = { 十: 10, 百: 100, 千: 1000 };
const SPOKEN_YEAR = "[一二][九〇零○o][〇零○o一二三四五六七八九]{2}";
const SPOKEN = new RegExp(
  `(?<![${DIGITS}十百千零])(${SPOKEN_YEAR}|(?:19|20)\\d\\d)(年?${CLOSE}?[\\s/-]*第?)`
  + `([〇零○一二两三四五六七八九十百千]{1,7}|0*[1-9]\\d{0,4})(?=[号號]|$)`, "gu");
const NUMBER = new RegExp(
  `^(\\p{L}*)(${OPEN}?)((?:19|20)\\d\\d)([年\\s-]*)(${CLOSE}?)([\\s/-]*)(第?)0*([1-9]\\d{0,4})([号號]?)$`, "u");
const HEAD = new RegExp(
  `(?<![\\d-])(${OPEN}?)((?:19|20)\\d\\d)([年\\s-]*)(${CLOSE}?)([\\s/-]*)(第?)0*([1-9]\\d{0,4})`
  + "(?!\\d|[月期年届次%]|[-/.]\\d)([号號]?)", "gu");
const FURTHER = /(?:[、,;]|和|及|与|以及)第?0*([1-9]\d{0,4})[号號]/uy;
const LEADING = /^.*(?:根据|依据|按照|依照|参照|执行|落实|贯彻|印发|转发|[见由和与及的了])/u; // before a code in a sentence
const CODE = /[a-z0-9./-]{6,}/u; // what an identifier that is no document number may look like
const LEAST = 6; // characters of an identifier that is found within a longer text
const CODED = /[发發函字办辦规規审審复復告令]$/u; // what the codes of other offices mostly end with

/* ---- keys: width, case, form and white space do not count; what is shown is never folded ---- */

const ALIKE = [[/[•‧∙⋅・]/gu, "·"], [/[“”„〝〞]/gu, '"'], [/[‘’]/gu, "'"], [/[‐-―]/gu, "-"], [/〜/gu, "~"],
  [/ς/gu, "σ"], [/[\s\p{M}\p{Cf}]/gu, ""]];

// Folds each character for itself, so that a text's key is the keys of its characters in a row.
function fold(text) {
  const key = text.normalize("NFKD").toUpperCase().toLowerCase();
  return ALIKE.reduce((folded, [others, one]) => folded.replace(others, one), key);
}

// The key of a text in which the spaces between two digits have stayed.
function spaced(text) {
  return text.trim().split(/(?<=\p{Nd})\s+(?=\p{Nd})/u).map(fold).join(" ");
}

/* ---- figures ---- */

// A whole number of Chinese figures: 八十九, 八九, 一百零三; null where it is none.
function figure(text) {
  if (/^\d+$/u.test(text)) return Number(text);
  const named = text.replace(ZEROS, "〇").replace(/两/gu, "二");
  if (/^[〇一二三四五六七八九]+$/u.test(named)) return Number(Array.from(named, (one) => DIGITS.indexOf(one)).join(""));
  let [total, digit, unit, gap] = [0, 0, 10000, false];
  for (const one of named) {
    if (one in UNITS) {
      if (UNITS[one] >= unit || (!digit && one !== "十")) return null;
      total += (digit || 1) * UNITS[one];
      [unit, digit, gap] = [UNITS[one], 0, false];
    } else if (one === "〇") {
      gap = true;
    } else if (DIGITS.includes(one) && !digit) {
      digit = DIGITS.indexOf(one);
    } else {
      return null;
    }
  }
  return digit && unit > 10 && !gap ? null : total + digit; // 一百二 is no number that a document would write
}

// A key in which year and sequence of a number are in Arabic figures: 二〇二三年八十九号 is 2023年89号.
function figured(key) {
  return key.replace(SPOKEN, (all, year, between, sequence) => {
    const count = figure(sequence);
    return count ? `${figure(year)}${between}${count}` : all;
  });
}

/* ---- numbers ---- */

// A document number however it is written: 示政发〔2026〕3号, 示政发2026 3, 2026-3, GN 2026/3. `sure` where
// it can be nothing else; the others are sought as they stand, too. Null for any other text.
function numberOf(text) {
  const key = spaced(text);
  const match = NUMBER.exec(figured(key));
  if (!match) return null;
  const [, prefix, open, year, after, close, gap, ordinal, sequence, sign] = match;
  if (Boolean(open) !== Boolean(close)) return null;
  const parted = after || gap || ordinal || close;
  if (!(prefix ? parted || sign : parted)) return null;
  const plain = figured(key) === key;
  return {
    prefix, year, sequence, sure: Boolean(plain && sign && (prefix || open) && !/[\s-]/u.test(after + gap)),
    same: `${prefix} ${year} ${sequence}`,
  };
}

// Whether a text may hold a number, before anything is known of the series.
function mayHold(text) {
  return figured(spaced(text)).search(HEAD) >= 0;
}

// Every number in a text: { series: those that it may be of, prefix: what stood there, year, sequence }.
function numbersIn(text, series) {
  const key = figured(spaced(text));
  const found = new Map();
  const add = (one) => found.set(`${one.series.map(({ code }) => code)} ${one.prefix} ${one.year} ${one.sequence}`, one);
  let from = 0;
  for (const match of key.matchAll(HEAD)) {
    const [all, open, year, after, close, gap, ordinal, sequence, sign] = match;
    const end = match.index + all.length;
    const prefix = /\p{L}*$/u.exec(key.slice(from, match.index))[0];
    const bracketed = Boolean(open && close);
    const alone = match.index === prefix.length && end === key.length;
    const parted = Boolean(after || gap || ordinal || close || sign);
    const own = ofSeries(prefix, series, { alone, signed: bracketed && Boolean(sign) });
    const foreign = prefix && CODED.test(prefix) && (bracketed || sign);
    if (own.length ? !(prefix || parted) : !foreign) continue;
    const one = { series: own, prefix: own.length ? "" : prefix.replace(LEADING, "").slice(-8), year: Number(year) };
    add({ ...one, sequence: Number(sequence) });
    from = end;
    FURTHER.lastIndex = from;
    for (let more = sign && FURTHER.exec(key); more; more = FURTHER.exec(key)) {
      add({ ...one, sequence: Number(more[1]) });
      from = FURTHER.lastIndex;
    }
  }
  return [...found.values()];
}

// The series that a number may be of whose text begins so: the longest code that ends there; all,
// where nothing does; where nothing else is asked, those whose code ends so (政办发 for 示政办发).
function ofSeries(prefix, series, { alone, signed }) {
  if (!prefix) return alone || signed ? series : [];
  const ending = series.filter(({ prefix: own }) => {
    const code = fold(own);
    const before = prefix.slice(0, -code.length);
    return prefix.endsWith(code) && !(/^[a-z]/u.test(code) && /[a-z]$/u.test(before));
  });
  const longest = Math.max(...ending.map(({ prefix: own }) => own.length));
  if (ending.length) return ending.filter(({ prefix: own }) => own.length === longest);
  return alone && prefix.length > 1 ? series.filter(({ prefix: own }) => fold(own).endsWith(prefix)) : [];
}

// Whether a series' number is held: its years have the first and the last of each run of numbers.
function holds({ years }, year, sequence) {
  return (years[year] || []).some(([first, last]) => first <= sequence && sequence <= last);
}

function written({ prefix, form }, year, sequence) {
  return form.replace("{prefix}", prefix).replace("{year}", year).replace("{sequence}", sequence);
}

function addressed({ code }, year, sequence) {
  return `numbers/${code}/${year}/${sequence}/`;
}

/* ---- answers ---- */

const answers = document.getElementById("number-answer");

function numberWords(name, values = {}) {
  const parts = JSON.parse(answers.dataset.words)[name].split(/\{(\w+)\}/u);
  return parts.map((part, at) => (at % 2 ? values[part] : part)).filter((part) => part !== "");
}

function paragraph(...content) {
  const made = document.createElement("p");
  made.append(...content);
  return made;
}

function leading(text, address) {
  const made = document.createElement("a");
  made.href = new URL(address, new URL(answers.dataset.root, document.baseURI)).href;
  made.append(String(text));
  return made;
}

function linked(series, year, sequence) {
  return leading(written(series, year, sequence), addressed(series, year, sequence));
}

// What is said of one number: where it is, or what is known of its series, of those beside it, and
// which notices cite it.
function said({ series, prefix, year, sequence }, cited) {
  if (!series.length) {
    const foreign = paragraph(...numberWords("foreign", { number: `${prefix}〔${year}〕${sequence}号` }));
    return [foreign, ...citing(cited, prefix, year, sequence)];
  }
  const holding = series.filter((one) => holds(one, year, sequence));
  if (holding.length) return holding.map((one) => paragraph(...numberWords("held", { number: linked(one, year, sequence) })));
  return series.flatMap((one) => [...absent(one, year, sequence), ...citing(cited, one.prefix, year, sequence)]);
}

// The notices that cite a number that is not held.
function citing(cited, prefix, year, sequence) {
  const notices = cited[`${prefix} ${year} ${sequence}`] || [];
  if (!notices.length) return [];
  const list = document.createElement("ul");
  for (const [address, title] of notices) {
    const item = document.createElement("li");
    item.append(leading(title, address.slice(1)));
    list.append(item);
  }
  return [paragraph(...numberWords("cited", { count: notices.length })), list];
}

function absent(series, year, sequence) {
  const runs = series.years[year] || [];
  const below = runs.map(([, last]) => last).filter((last) => last < sequence).pop();
  const above = runs.map(([first]) => first).find((first) => first > sequence);
  const beside = {
    year, below: below ? linked(series, year, below) : "", above: above ? linked(series, year, above) : "",
  };
  const gap = below && above ? "between" : below ? "behind" : above ? "before" : "no_year";
  const made = paragraph(...numberWords("absent", { number: written(series, year, sequence) }),
    ...numberWords("issuer", { issuer: series.issuer }), ...numberWords(gap, beside));
  if (runs.length) made.append(...numberWords("list", { list: leading(numberWords("of_year", { year }).join(""), `numbers/${series.code}/${year}/`) }));
  return [made];
}

let known = null;
let citations = null;
let identifiers = null;

async function loaded(name) {
  const answer = await plainFetch(new URL(`data/${name}.json`, new URL(answers.dataset.root, document.baseURI)));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// The other identifiers of notices (索引号, 登记号) that a text names: [identifier, its notices].
async function identifiersIn(query) {
  identifiers ||= loaded("identifiers");
  const key = fold(query);
  const named = ([identifier]) => {
    const own = fold(identifier);
    const at = key.indexOf(own);
    const around = [key[at - 1], key[at + own.length]];
    return at >= 0 && (own.length === key.length || (own.length >= LEAST && !around.some((one) => /[a-z0-9]/u.test(one || ""))));
  };
  return Object.entries((await identifiers).identifiers).filter(named);
}

// Answers a query in the place for it, if there is a number in it: how many, and the addresses of
// those that are held.
async function answerNumber(query) {
  const asked = query;
  answers.dataset.query = query;
  answers.replaceChildren();
  const coded = CODE.test(fold(query));
  if (!mayHold(query) && !coded) return { count: 0, held: [] };
  known ||= loaded("numbers");
  const { series } = await known;
  let found = numbersIn(query, series);
  const foreign = found.some((one) => !one.series.length);
  const named = coded || foreign ? await identifiersIn(query) : [];
  if (named.length) found = found.filter((one) => one.series.length);
  const absent = found.some((one) => !one.series.some((own) => holds(own, one.year, one.sequence)));
  const cited = absent ? (await (citations ||= loaded("cited"))).cited : {};
  if (answers.dataset.query === asked) {
    answers.append(...found.flatMap((one) => said(one, cited)));
    answers.append(...named.flatMap(([identifier, notices]) => notices.map(([address, title]) => paragraph(
      ...numberWords("identified", { identifier, title: leading(title, address.slice(1)) })))));
  }
  const held = found.flatMap(({ series: own, year, sequence }) => own
    .filter((one) => holds(one, year, sequence)).map((one) => addressed(one, year, sequence)));
  held.push(...named.flatMap(([, notices]) => notices.map(([address]) => address.slice(1))));
  return { count: found.length + named.length, held };
}

// On the page of the numbers: what is held leads on at once, everything else is said.
async function answerPage(form) {
  const query = new URLSearchParams(location.search).get("q") || "";
  form.elements.q.value = query;
  if (!query.trim()) return;
  try {
    const { count, held } = await answerNumber(query);
    if (count === 1 && held.length === 1) location.replace(leading("", held[0]).href);
    else if (!count) answers.append(paragraph(...numberWords("unread", { query: query.trim() })));
  } catch {
    answers.append(paragraph(...numberWords(location.protocol === "file:" ? "from_disk" : "broken")));
  }
}

if (document.getElementById("number-form")) answerPage(document.getElementById("number-form"));
