// Shows of each notice's status what holds today, by the calendar of the gazette's own place, and from
// which issues that is known. Without this script a page shows what held when the newest issue came out
// that tells of the notice, and says so.
"use strict";

(() => {
  const { zone, asOf } = document.currentScript.dataset;
  const today = new Intl.DateTimeFormat("sv", { timeZone: zone }).format(new Date());
  window.statusHolds = (from, until) => (!from || from <= today) && (!until || today <= until);
  for (const span of document.querySelectorAll(".status")) {
    span.hidden = !window.statusHolds(span.dataset.from, span.dataset.until);
  }
  // What is to come is shown until its day has come.
  for (const list of document.querySelectorAll(".coming")) {
    const entries = [...list.querySelectorAll("[data-until]")];
    for (const entry of entries) entry.hidden = !window.statusHolds("", entry.dataset.until);
    list.hidden = entries.every((entry) => entry.hidden);
  }
  const known = document.querySelector(".as-of");
  if (known) {
    fetch(asOf).then((answer) => answer.json()).then(({ said }) => { known.textContent = said; }).catch(() => {});
  }
})();
