// Verifies, on the reader's machine, what a reader has: a PDF, a saved page, a text, the code of a printed page.
// It works from a server, where it fetches what proves an issue, and from a disk, where these files are dropped on
// it too. Nothing leaves the machine. The same is told by `python build.py verify`; what it reads is told at the
// site's page for archivists. A classic script without imports, so that it runs from file: as well.
(() => {
  "use strict";
  const form = document.querySelector("#verify");
  if (!form) return;
  const words = JSON.parse(form.dataset.words);
  const issues = JSON.parse(form.dataset.issues);
  const root = form.dataset.root;
  const served = location.protocol.startsWith("http");
  const out = document.querySelector("#verdict");
  const utf8 = new TextEncoder();
  const dropped = new Map();  // what proves the archive, dropped on the page: path -> text
  const fill = (said, values = {}) => said.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // ---- SHA-256 (FIPS 180-4): here, since crypto.subtle is missing on plain http

  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p)) primes.push(n);
  const part = (x) => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
  const K = primes.map((p) => part(Math.cbrt(p)));
  const START = primes.slice(0, 8).map((p) => part(Math.sqrt(p)));

  function sha256(bytes) {
    const state = Uint32Array.from(START);
    const w = new Uint32Array(64);
    const block = (data, at) => {
      for (let i = 0; i < 16; i += 1) {
        const j = at + 4 * i;
        w[i] = (data[j] << 24) | (data[j + 1] << 16) | (data[j + 2] << 8) | data[j + 3];
      }
      for (let i = 16; i < 64; i += 1) {
        const x = w[i - 15], y = w[i - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i += 1) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] += value; });
    };
    const whole = bytes.length - (bytes.length % 64);
    for (let at = 0; at < whole; at += 64) block(bytes, at);
    const rest = bytes.subarray(whole);
    const last = new Uint8Array(rest.length < 56 ? 64 : 128);
    last.set(rest);
    last[rest.length] = 0x80;
    new DataView(last.buffer).setBigUint64(last.length - 8, BigInt(bytes.length) * 8n);
    for (let at = 0; at < last.length; at += 64) block(last, at);
    return [...state].map((value) => value.toString(16).padStart(8, "0")).join("");
  }

  async function digest(bytes) {
    if (!globalThis.crypto?.subtle) return sha256(bytes);
    const made = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...made].map((value) => value.toString(16).padStart(2, "0")).join("");
  }
  const lineDigest = (line) => `sha256:${sha256(utf8.encode(`${line}\n`))}`;
  const base64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  // ---- what proves an issue: manifest, published text, log, keys

  function manifest(text) {
    const lines = new Map(), files = new Map();
    for (const row of text.split("\n")) {
      const line = /^# (\w+:[0-9a-f]+) (\/\S+)$/.exec(row), file = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(row);
      if (line) lines.set(line[2], line[1]);
      if (file) files.set(file[2], file[1]);
    }
    const id = /^# issue (\S+)$/m.exec(text)?.[1] ?? "";
    return { id, lines, files, digest: lineDigest(text.replace(/\n$/, "")) };
  }

  function published(text, bound) {  // address -> text of each line that has its digest in the manifest
    const said = new Map();
    said.strange = 0;  // lines that the manifest does not have
    for (const row of text.replace(/\n$/, "").split("\n").slice(1)) {
      const [address, , line = ""] = row.split("\t");
      if (bound.lines.get(address) !== lineDigest(row)) {
        said.strange += 1;
        continue;
      }
      said.set(address, line.replace(/\\([\\nt])/g, (_, sign) => ({ "\\": "\\", n: "\n", t: "\t" })[sign]));
    }
    return said;
  }

  function chain(text) {
    const rows = text.replace(/\n$/, "").split("\n");
    const log = { whole: true, locks: new Map(), acts: [], signers: "", last: "" };
    rows.slice(1).forEach((row, at) => {
      const [number, day, act, target, lock, , reason, before] = row.split("\t");
      if (before !== lineDigest(rows[at]) || Number(number) !== at + 1) log.whole = false;
      if (act === "signers") log.signers = lock;
      else if (lock && lock !== "-") log.locks.set(target.split("/").filter(Boolean)[0], { lock, day, number });
      log.acts.push({ act, target, reason, lock });
      log.last = day;
    });
    return log;
  }

  // ---- signatures: SSHSIG of OpenSSH (PROTOCOL.sshsig), Ed25519, and the keys that may sign

  function strings(bytes, at) {  // the strings of RFC 4251 from a place on
    const found = [], view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let from = at; from + 4 <= bytes.length;) {
      const end = from + 4 + view.getUint32(from);
      if (end > bytes.length) break;
      found.push(bytes.subarray(from + 4, end));
      from = end;
    }
    return found;
  }
  const latin = (bytes) => String.fromCharCode(...bytes);
  const packed = (parts) => Uint8Array.from(parts.flatMap((bytes) =>
    [bytes.length >>> 24, bytes.length >>> 16 & 255, bytes.length >>> 8 & 255, bytes.length & 255, ...bytes]));

  function allowed(text, key, day) {  // whether a line of the allowed signers names this key on this day
    return text.split("\n").some((row) => {
      const match = /^gazette\s+(?:(\S*)\s+)?ssh-ed25519\s+(\S+)/.exec(row);
      if (!match || match[2] !== key) return false;
      const options = match[1] ?? "", on = day.replaceAll("-", "").padEnd(14, "0");
      const option = (name) => new RegExp(`${name}="([^"]*)"`).exec(options)?.[1];
      const space = option("namespaces"), after = option("valid-after"), before = option("valid-before");
      return !/cert-authority/.test(options) && (!space || space.split(",").includes("gazette"))
        && (!after || on >= after.replace("Z", "").padEnd(14, "0"))
        && (!before || on <= before.replace("Z", "").padEnd(14, "0"));
    });
  }

  async function signed(text, signature, keys, day) {  // "good", "wrong", "unknown", and by which key
    try {
      const blob = base64(signature.replace(/-----[^-]+-----/g, "").replace(/\s/g, ""));
      const [key, space, reserved, hash, made] = strings(blob, 10);
      const [kind, raw] = strings(key, 0), [, sign] = strings(made, 0);
      const mark = `SHA256:${btoa(latin(base64hex(sha256(key)))).replace(/=+$/, "")}`;
      if (latin(blob.subarray(0, 6)) !== "SSHSIG" || latin(kind) !== "ssh-ed25519"
        || latin(space) !== "gazette" || !allowed(keys, btoa(latin(key)), day)) return ["wrong", mark];
      if (!globalThis.crypto?.subtle) return ["unknown", mark];
      const name = { sha512: "SHA-512", sha256: "SHA-256" }[latin(hash)];
      const sum = new Uint8Array(await crypto.subtle.digest(name, utf8.encode(text)));
      const body = new Uint8Array([...utf8.encode("SSHSIG"), ...packed([space, reserved, hash, sum])]);
      let ours;
      try {
        ours = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
      } catch {
        return ["unknown", mark];
      }
      return [await crypto.subtle.verify("Ed25519", ours, sign, body) ? "good" : "wrong", mark];
    } catch {
      return ["wrong", ""];
    }
  }
  const base64hex = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

  // ---- matching: which text this is, and where it differs

  const SHAPES = { "“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "―": "-", "－": "-", "•": "·", "・": "·" };
  const folded = (text) => text.normalize("NFKC").replace(/[“”‘’—–―－•・]/g, (sign) => SHAPES[sign]).replace(/\s+/g, "");

  function places(said) {  // each notice and each printed page: its parts with their places, folded
    const found = new Map();
    for (const [address, text] of said) {
      const [notice, unit] = address.split("#");
      if (unit === undefined && !/\/p\/\d+\/$/.test(address)) continue;
      if (!found.has(notice)) found.set(notice, { address: notice, text: "", at: [] });
      const place = found.get(notice);
      place.at.push([unit ?? "", place.text.length]);
      place.text += folded(text);
    }
    return [...found.values()];
  }

  function best(wanted, all) {
    const step = Math.max(1, Math.floor((wanted.length - 6) / 48)), samples = [];
    for (let at = 0; at < Math.max(1, wanted.length - 5); at += step) samples.push(wanted.slice(at, at + 6));
    let found = null, most = 0;
    for (const place of all) {
      const count = samples.filter((one) => place.text.includes(one)).length;
      if (count > most) [found, most] = [place, count];
    }
    return most * 4 >= samples.length ? { place: found, share: most / samples.length } : null;
  }

  function window_(text, wanted) {
    const whole = text.indexOf(wanted);
    if (whole >= 0) return [whole, whole + wanted.length];
    const starts = [];
    for (let at = 0; at + 6 <= wanted.length; at += 1) {
      const place = text.indexOf(wanted.slice(at, at + 6));
      if (place >= 0) starts.push(place - at);
    }
    if (!starts.length) return [0, text.length];
    const middle = starts.sort((a, b) => a - b)[starts.length >> 1], slack = (wanted.length >> 3) + 6;
    return [Math.max(0, middle - slack), Math.min(text.length, middle + wanted.length + slack)];
  }

  function diff(one, two) {  // Myers: [equal or not, published, found] in order
    const a = [...one], b = [...two], most = Math.min(a.length + b.length, 600), trace = [];
    let v = new Map([[1, 0]]), end = -1;
    for (let d = 0; d <= most && end < 0; d += 1) {
      trace.push(new Map(v));
      for (let k = -d; k <= d; k += 2) {
        let x = k === -d || (k !== d && v.get(k - 1) < v.get(k + 1)) ? v.get(k + 1) : v.get(k - 1) + 1;
        while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
        v.set(k, x);
        if (x >= a.length && x - k >= b.length) { end = d; break; }
      }
    }
    if (end < 0) return [["-", one], ["+", two]];  // nothing is alike
    const steps = [];
    let x = a.length, y = b.length;
    for (let d = end; d >= 0; d -= 1) {
      const from = trace[d], k = x - y;
      const down = k === -d || (k !== d && from.get(k - 1) < from.get(k + 1));
      const before = down ? k + 1 : k - 1, px = d ? from.get(before) : 0, py = px - before;
      while (x > (d ? px : 0) && y > (d ? py : 0) && a[x - 1] === b[y - 1]) { x -= 1; y -= 1; steps.push(["=", a[x]]); }
      if (d) steps.push(down ? ["+", b[(y -= 1)]] : ["-", a[(x -= 1)]]);
    }
    const runs = [];
    for (const [sign, letter] of steps.reverse()) {
      if (runs.at(-1)?.[0] === sign) runs.at(-1)[1] += letter;
      else runs.push([sign, letter]);
    }
    return runs;
  }

  // ---- what is told

  function say(kind, text, more) {
    const row = document.createElement("li");
    row.className = kind;
    const head = document.createElement("b");
    head.textContent = `${words[kind]} `;
    row.append(head, text);
    if (more) row.append(" ", more);
    out.append(row);
  }
  const to = (address, text) => {
    const link = document.createElement("a");
    link.href = (served ? root : form.dataset.site) + address.slice(1);
    link.textContent = text;
    return link;
  };

  function shown(runs) {
    const box = document.createElement("p");
    box.className = "readings";
    runs.forEach(([sign, text], at) => {
      if (sign === "=") {
        const long = text.length > 40, first = at === 0, last = at === runs.length - 1;
        const cut = long ? `${first ? "" : text.slice(0, 16)}…${last ? "" : text.slice(-16)}` : text;
        box.append(long && last ? `${text.slice(0, 16)}…` : cut);
        return;
      }
      const mark = document.createElement(sign === "+" ? "ins" : "del");
      mark.textContent = text;
      box.append(mark);
    });
    return box;
  }

  // ---- the files that prove an issue: fetched, or dropped

  async function load(path) {
    if (dropped.has(path)) return dropped.get(path);
    if (!served) return null;
    try {
      const answer = await fetch(root + path);
      if (!answer.ok) return null;
      const text = (await answer.text()).replaceAll("\r\n", "\n");
      dropped.set(path, text);
      return text;
    } catch {
      return null;
    }
  }

  const known = new Map();
  async function issue(id) {  // its manifest and what it said; null where they are not at hand
    if (known.has(id)) return known.get(id);
    const text = await load(`${id}/manifest.txt`);
    if (!text) return null;
    const bound = manifest(text);
    const lines = await load(`${id}/published.txt`);
    const said = published(lines ?? "", bound);
    said.given = lines !== null;
    const found = { id, text, bound, said, places: places(said) };
    known.set(id, found);
    return found;
  }

  async function proved(one) {  // what proves the manifest itself
    const lost = [...one.bound.lines.keys()].filter((address) => !one.said.has(address)).length;
    if (one.said.given && (lost || one.said.strange)) say("wrong", fill(words.other_text, { issue: called(one.id), lost, strange: one.said.strange }));
    const log = await load("published.log"), keys = await load("signers");
    if (!log) {
      say("unproved", words.no_log);
    } else {
      const acts = chain(log), entry = acts.locks.get(one.id);
      if (acts.whole) say("right", fill(words.chain, { count: acts.acts.length }));
      else say("wrong", words.broken);
      if (!entry) say("wrong", fill(words.not_logged, { issue: called(one.id) }));
      else if (entry.lock === one.bound.digest) say("right", fill(words.logged, { issue: called(one.id), number: entry.number }));
      else say("wrong", fill(words.other_manifest, { issue: called(one.id), number: entry.number }));
      for (const act of acts.acts) {
        if (act.act === "withdraw" && act.target.split("/")[1] === one.id) say("unproved", fill(words.withdrawn, act));
      }
      if (acts.signers && keys && `sha256:${sha256(utf8.encode(keys))}` !== acts.signers) say("wrong", words.other_keys);
      await signature("published.log", log, keys, acts.last);
      await signature(`${one.id}/manifest.txt`, one.text, keys, entry?.day ?? "");
    }
  }

  async function signature(path, text, keys, day) {
    const made = await load(`${path}.sig`);
    if (!made || !keys) {
      say("unproved", fill(words.unsigned, { file: path }));
      return;
    }
    const [found, key] = await signed(text, made, keys, day);
    if (found === "good") say("right", fill(words.signed, { file: path, key }));
    else if (found === "wrong") say("wrong", fill(words.not_signed, { file: path, key }));
    else say("unproved", fill(words.unchecked, { file: path, key }));
  }

  // ---- what is verified

  function order(hint) {  // the issues to look into: the one that is chosen or named, else all, the newest first
    const chosen = form.elements.issue.value;
    const have = [...dropped.keys()].map((path) => /^([^/]+)\/manifest\.txt$/.exec(path)?.[1]).filter(Boolean);
    const all = [...new Set([...issues.map(([id]) => id), ...have])];
    if (chosen) return [chosen];
    return all.includes(hint) ? [hint, ...all.filter((id) => id !== hint)] : all;
  }

  async function search(hint, look) {  // the issue of which `look` makes most: what is exact ends the search
    let seen = 0, most = null;
    for (const id of order(hint)) {
      progress(fill(words.looking, { issue: called(id) }));
      const one = await issue(id);
      const found = one && await look(one);
      seen += one ? 1 : 0;
      if (found && (found.share ?? 2) > (most?.[1].share ?? 0)) most = [one, found];
      if (most && (most[1].share ?? 2) > 1) return most;
    }
    if (most) return most;
    if (!seen) say("unproved", served ? words.nothing_here : words.drop_proofs);
    return null;
  }

  async function pdf(name, bytes) {
    const sum = await digest(bytes), stem = name.replace(/\.pdf$/i, "");
    const hint = issues.map(([id]) => id).find((id) => stem.startsWith(id)) ?? "";
    let ends = null;
    const found = await search(hint, async (one) => {
      for (const [path, known_] of one.bound.files) if (known_ === sum) return { path, length: bytes.length };
      if (bytes[0] !== 0x25) return null;
      ends ??= await prefixes(bytes);
      for (const [path, known_] of one.bound.files) if (ends.has(known_)) return { path, length: ends.get(known_) };
      return null;
    });
    if (!found) {
      say("wrong", fill(words.no_file, { name }));
      return;
    }
    const [one, { path, length }] = found;
    const more = bytes.length - length;
    say("right", fill(more ? words.begins : words.file, { name, path, more }), to(`/${path}`, path));
    await proved(one);
  }

  async function prefixes(bytes) {  // the digest of each beginning that is a PDF by itself -> its length
    const found = new Map(), mark = utf8.encode("%%EOF");
    for (let at = 0; at + 5 <= bytes.length && found.size < 64; at += 1) {
      if (bytes[at] !== 37 || !mark.every((value, i) => bytes[at + i] === value)) continue;
      for (const more of [0, 1, 2]) found.set(await digest(bytes.subarray(0, at + 5 + more)), at + 5 + more);
    }
    return found;
  }

  async function text(said, hint = "", of = "") {
    const wanted = folded(said);
    if (wanted.length < 4) {
      say("unproved", words.too_short);
      return;
    }
    const found = await search(hint, (one) => {
      const notices = one.places.filter((place) => !place.address.includes("/p/"));
      const own = notices.find((place) => place.address === of);
      if (own) return { place: own, share: 2 };
      const notice = best(wanted, notices), page = best(wanted, one.places.filter((place) => place.address.includes("/p/")));
      const found = page && (!notice || page.share > notice.share) ? page : notice && { ...notice, page: page?.place };
      return found && { ...found, share: found.place.text.includes(wanted) ? 2 : found.share };
    });
    if (!found) {
      if (known.size) say("wrong", words.nowhere);
      return;
    }
    const [one, { place, page }] = found;
    const [start, end] = of ? [0, place.text.length] : window_(place.text, wanted);
    const runs = diff(place.text.slice(start, end), wanted);
    if (!of && runs[0]?.[0] === "-") runs.shift();
    if (!of && runs.at(-1)?.[0] === "-") runs.pop();
    const unit = place.at.filter(([, before]) => before <= start).at(-1)?.[0] ?? "";
    const link = to(place.address + (unit && !of ? `#${unit}` : ""), name(one, place));
    if (runs.every(([sign]) => sign === "=")) say("right", words.as_published, link);
    else {
      say("wrong", words.differs, link);
      out.lastChild.append(shown(runs));
    }
    if (page) say("right", words.page, to(page.address, pageName(page.address)));
    await proved(one);
  }
  const name = (one, place) => one.said.get(`${place.address}?title`)?.replace(/\n/g, "")
    ?? (place.address.includes("/p/") ? pageName(place.address) : place.address);
  const called = (id) => issues.find(([one]) => one === id)?.[1] ?? id;
  const pageName = (address) => fill(words.page_name, { issue: called(address.split("/")[1]), page: address.split("/")[3] });

  async function former(wanted) {  // the page that bore this code in a former publication, which the log still names
    const log = await load("published.log"), versions = new Map();
    for (const { act, target, lock } of log ? chain(log).acts : []) {
      const id = target.split("/").filter(Boolean)[0];
      if (act !== "signers" && lock !== "-") versions.set(id, [...versions.get(id) ?? [], lock]);
    }
    for (const [id, locks] of versions) {
      for (const [at, lock] of locks.slice(0, -1).entries()) {
        const text = await load(`${id}/manifest-${at + 1}.txt`), bound = text && manifest(text);
        if (!bound || bound.digest !== lock) continue;
        for (const [address, sum] of bound.lines) if (bears(address, sum, wanted)) return address;
      }
    }
    return null;
  }
  const bears = (address, sum, wanted) => /\/p\/\d+\/$/.test(address) && base32(sum.split(":")[1].slice(0, 20)) === wanted;

  async function code(wanted) {
    const found = await search("", (one) => {
      for (const [address, sum] of one.bound.lines) {
        if (bears(address, sum, wanted)) return address;
      }
      return null;
    });
    if (!found) {
      const before = await former(wanted);
      if (before) say("right", words.former_code, to(before, pageName(before)));
      else if (known.size) say("wrong", words.no_code);
      return;
    }
    const [one, address] = found;
    say("right", words.code, to(address, pageName(address)));
    const box = document.createElement("p");
    box.className = "readings whole";
    box.textContent = one.said.get(address) ?? "";
    out.lastChild.append(box);
    await proved(one);
  }

  function base32(hex) {
    const bits = [...base64hex(hex)].map((value) => value.toString(2).padStart(8, "0")).join("");
    return bits.match(/.{5}/g).map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(five, 2)]).join("");
  }

  async function html(said) {
    const tree = new DOMParser().parseFromString(said, "text/html");
    const article = tree.querySelector("article.notice");
    const link = tree.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
    const address = /\/[\w.-]+\/[\w.-]+\/$/.exec(decodeURI(link))?.[0] ?? "";
    // What a correction says in its place was not published there.
    article?.querySelectorAll("ins[data-said]").forEach((reading) => reading.remove());
    if (!article) say("unproved", words.no_notice);
    else await text(article.textContent, address.split("/")[1], address);
  }

  function progress(said) {
    document.querySelector("#progress").textContent = said;
  }

  async function verify(work) {
    out.replaceChildren();
    form.setAttribute("aria-busy", "true");
    if (!globalThis.crypto?.subtle) say("unproved", words.no_crypto);
    try {
      await work();
    } finally {
      form.removeAttribute("aria-busy");
      progress(words.done);
    }
  }

  function pasted(said) {
    const solid = said.replace(/[\s-]/g, "").toUpperCase();
    return /^[A-Z2-7]{16}$/.test(solid) ? code(solid) : text(said);
  }

  // What proves an issue says itself what it is; all else is what is to be verified.
  function proof(file, said) {
    const id = /^# gazette-lock \d+\n# issue (\S+)\n/.exec(said)?.[1];
    if (id) return `${id}/manifest.txt`;
    if (said.startsWith("# gazette-text ")) return `${/\n\/([^/]+)\//.exec(said)?.[1]}/published.txt`;
    if (said.startsWith("# gazette-log ")) return "published.log";
    if (/^gazette\s.*ssh-ed25519 /m.test(said)) return "signers";
    if (said.startsWith("-----BEGIN SSH SIGNATURE-----")) {
      return /log/.test(file.name) ? "published.log.sig" : `${form.elements.issue.value || lastIssue()}/manifest.txt.sig`;
    }
    return "";
  }
  const lastIssue = () => [...dropped.keys()].map((path) => /^([^/]+)\/manifest\.txt$/.exec(path)?.[1]).filter(Boolean).at(-1) ?? "";

  async function take(files) {
    const others = [], signatures = [];
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const binary = bytes[0] === 0x25 && bytes[1] === 0x50;
      const said = binary ? "" : new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
      if (said.startsWith("-----BEGIN SSH")) signatures.push([file, said]);
      else if (proof(file, said)) dropped.set(proof(file, said), said);
      else others.push([file, bytes, said]);
    }
    for (const [file, said] of signatures) dropped.set(proof(file, said), said);
    known.clear();
    await verify(async () => {
      if (!others.length) say("right", fill(words.taken, { files: [...dropped.keys()].join(words.and) }));
      for (const [file, bytes, said] of others) {
        if (!said) await pdf(file.name, bytes);
        else if (/<(!doctype html|html|article)\b/i.test(said.slice(0, 4096))) await html(said);
        else await plain(file, bytes, said);
      }
    });
  }

  async function plain(file, bytes, said) {
    const own = /^\ufeff?.*\nhttps?:\/\/[^\n]*?(\/[\w.-]+\/[\w.-]+\/)\n.*\n.*\n\n/.exec(said);
    if (own) await text(said.slice(own[0].length), own[1].split("/")[1], own[1]);
    else if (/\.txt$/i.test(file.name) || /^text\//.test(file.type)) await text(said);
    else await pdf(file.name, bytes);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = form.elements.text.value;
    if (said.trim()) verify(() => pasted(said));
  });
  form.elements.files.addEventListener("change", () => {
    const chosen = [...form.elements.files.files];
    form.elements.files.value = "";  // the same file may be chosen again
    if (chosen.length) take(chosen);
  });
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (kind === "drop") take(event.dataTransfer.files);
    });
  }
  form.hidden = false;
  document.querySelector("#disk").hidden = served;
})();
