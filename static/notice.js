// A notice's page: the address of every article, item, heading, table and annex, shown by a ¶ where
// the reader points, goes by the keyboard or taps; copying it, or the citation of that very place; and the
// notice's reference as a file. Nothing of this is text of the page: it is not copied, searched or printed.
"use strict";

(() => {
  const UNITS = /^(?:(?:instrument|annex)-\d+(?:_\d+)?-)?(?:art|h|ch|part|sec|annex|table|figure|instrument)-[\w-]+$/u;
  const DIGITS = "零一二三四五六七八九";
  const article = document.querySelector("article.notice");
  const cite = document.getElementById("cite");
  const panel = document.getElementById("unit");
  const WORDS = panel.dataset;

  function worded(name, values) {
    return WORDS[name].replace(/\{(\w+)\}/gu, (_, hole) => values[hole]);
  }

  /* ---- units: their names, pages and addresses ---- */

  // 1 to 99 as documents count: 一, 十, 二十一; in other languages, and above that, figures.
  function counted(value) {
    const [tens, ones] = [Math.floor(value / 10), value % 10];
    if (!document.documentElement.lang.startsWith("zh") || value > 99) {
      return value > 999 || !document.documentElement.lang.startsWith("zh") ? String(value) : hundreds(value);
    }
    return (tens ? (tens > 1 ? DIGITS[tens] : "") + "十" : "") + (ones || !tens ? DIGITS[ones] : "");
  }

  function hundreds(value) {
    const rest = value % 100;
    const gap = rest && rest < 10 ? "零" : "";
    return `${DIGITS[Math.floor(value / 100)]}百${gap}${rest ? (rest > 9 && rest < 20 ? "一" : "") + counted(rest) : ""}`;
  }

  // What a unit is called: 第十二条第二款第（三）项, 表1, 附件2; of a heading its own words.
  function named(unit) {
    const own = /^(?:.+-)?art-(\d+)(?:bis(\d+))?((?:-\d+)*)(?:_\d+)?$/u.exec(unit.id);
    if (own) {
      const [, number, inserted, below] = own;
      const levels = ["paragraph", "item", "subitem"];
      const steps = below.split("-").slice(1, 4).map((one, at) => worded(levels[at], { n: counted(Number(one)) }));
      const bis = inserted ? worded("bis", { n: counted(Number(inserted)) }) : "";
      return worded("art", { n: counted(Number(number)) }) + bis + steps.join("");
    }
    const listed = /^(?:.+-)?(table|annex)-(\d+)(?:_\d+)?$/u.exec(unit.id);
    if (listed) return worded(listed[1], { n: listed[2] });
    const text = Array.from(unit.textContent.replace(/\s+/gu, " ").trim());
    return worded("quoted", { text: text.slice(0, 16).join("") + (text.length > 16 ? "…" : "") });
  }

  // The printed page on which a unit begins, or 0: that of the last mark before it, or of a picture itself.
  function pageOf(unit) {
    const floated = unit.closest(".floated");
    if (floated) return Number(floated.dataset.page);
    const marks = Array.from(article.querySelectorAll("[id]")).filter(({ id }) => /^p\d+$/u.test(id));
    const before = marks.filter((mark) => mark.compareDocumentPosition(unit) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before.length ? Number(before[before.length - 1].id.slice(1)) : 0;
  }

  function addressOf(unit) {
    const canonical = document.querySelector('link[rel="canonical"]');
    return `${canonical ? canonical.href : location.href.split("#")[0]}#${unit.id}`;
  }

  // The citation of a unit, with its printed page, its address, and what the page says of its validity.
  function cited(unit) {
    const { document: titled, source, loose = "" } = cite.dataset;
    const page = pageOf(unit);
    const form = loose.split(" ").includes(String(page)) ? "open" : "page";
    const place = page ? worded(form, { source, page }) : source;
    const citation = worded("cited", { document: titled, unit: named(unit), place, address: addressOf(unit) });
    const says = document.querySelectorAll(".facts .status:not([hidden]), .facts .as-of");
    const status = Array.from(says, ({ textContent }) => textContent.trim()).join(WORDS.and);
    return status ? worded("status", { citation, status }) : citation;
  }

  /* ---- the mark and the panel ---- */

  let shown = null;

  function show(unit) {
    shown = unit;
    document.getElementById("unit-address").textContent = addressOf(unit);
    document.getElementById("unit-said").textContent = "";
    (unit.closest(".wide, .annexes") || unit).after(panel);
    panel.hidden = false;
  }

  async function copy(text) {
    const said = document.getElementById("unit-said");
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = worded("copied");
    } catch {
      said.textContent = worded("refused") + text;
    }
  }

  function mark(unit) {
    const link = document.createElement("a");
    link.className = "unit";
    link.href = `#${unit.id}`;
    link.setAttribute("aria-label", worded("address", { unit: named(unit) }));
    link.addEventListener("click", () => show(unit));
    if (/^(?:table|figure)$/iu.test(unit.tagName)) unit.before(link);
    else unit.append(link);
  }

  for (const unit of article.querySelectorAll("[id]")) if (UNITS.test(unit.id)) mark(unit);
  document.getElementById("copy-address").addEventListener("click", () => copy(addressOf(shown)));
  document.getElementById("copy-citation").addEventListener("click", () => copy(cited(shown)));

  /* ---- the reference: the day on which it is read, and files for programs ---- */

  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  document.getElementById("accessed").textContent = today.join("-");

  function bibtex(item) {
    const safe = (text) => text.replace(/[\\{}&%$#_~^]/gu, (one) => (
      { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" }[one] || `\\${one}`));
    const fields = {
      author: item.author.map(({ literal }) => `{${safe(literal)}}`).join(" and "),
      title: `{${safe(item.title)}}`,
      journal: safe(item["container-title"]),
      year: item.issued["date-parts"][0][0],
      number: item.issue,
      pages: item.page?.replace("-", "--"),
      note: item.number && safe(item.number),
      url: item.URL,
      urldate: today.join("-"),
    };
    const rows = Object.entries(fields).filter(([, value]) => value).map(([key, value]) => `  ${key} = {${value}}`);
    return `@article{${item.id},\n${rows.join(",\n")}\n}\n`;
  }

  function ris(item) {
    const [first, last] = (item.page || "").split("-");
    const day = item.issued["date-parts"][0];
    const rows = [["TY", "JOUR"], ...item.author.map(({ literal }) => ["AU", literal]), ["TI", item.title],
      ["T2", item["container-title"]], ["PY", day[0]],
      ["DA", day.length > 1 ? day.map((part) => String(part).padStart(2, "0")).join("/") : ""], ["IS", item.issue],
      ["SP", first], ["EP", last], ["N1", item.number], ["LA", item.language], ["UR", item.URL], ["Y2", today.join("/")]];
    return `${rows.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\r\n`).join("")}ER  - \r\n`;
  }

  const FILES = {
    BibTeX: [".bib", bibtex],
    RIS: [".ris", ris],
    "CSL-JSON": [".json", (item) => `${JSON.stringify([item], null, 1)}\n`],
  };
  const files = document.getElementById("cite-files");

  async function download({ target }) {
    const kind = FILES[target.textContent];
    if (!kind) return;
    const { csl } = await (await fetch(files.dataset.record)).json();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([kind[1](csl)], { type: "text/plain" }));
    link.download = csl.id + kind[0];
    link.click();
    URL.revokeObjectURL(link.href);
  }

  files.hidden = location.protocol === "file:"; // browsers let no page fetch what lies beside it on the disk
  files.addEventListener("click", (event) => download(event).catch(() => { files.hidden = true; }));
})();
