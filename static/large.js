// Large type is kept from page to page, where the browser keeps anything. Without this script, or without
// storage, the box enlarges the page that it stands on, as the style has it.
"use strict";

(() => {
  const root = document.documentElement;
  const key = "large";

  function kept() {
    try {
      return localStorage.getItem(key) === "1";
    } catch {
      return root.classList.contains(key);
    }
  }

  function keep(on) {
    try {
      if (on) localStorage.setItem(key, "1");
      else localStorage.removeItem(key);
    } catch { /* The page is enlarged all the same. */ }
  }

  function show() {
    const box = document.getElementById("large");
    root.classList.toggle(key, kept());
    if (box) box.checked = kept();
  }

  show(); // before anything is drawn, so that no page jumps
  document.addEventListener("DOMContentLoaded", () => {
    show();
    document.getElementById("large").addEventListener("change", ({ target }) => {
      root.classList.toggle(key, target.checked);
      keep(target.checked);
    });
  });
  window.addEventListener("pageshow", show); // back, and reload in browsers that keep a form
  window.addEventListener("storage", show); // another window
})();
