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
  const known = document.querySelector(".as-of");
  if (known) {
    fetch(asOf).then((answer) => answer.json()).then(({ said }) => { known.textContent = said; }).catch(() => {});
  }
})();
