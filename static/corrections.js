// The page of a notice that was corrected: a switch between the text as printed, with what it should say
// beside it, and the text as corrected. Without this script both readings are shown.
"use strict";

(() => {
  const button = document.getElementById("as-corrected");
  const article = document.querySelector("article.notice");
  if (!button || !article) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const corrected = article.classList.toggle("as-corrected");
    button.setAttribute("aria-pressed", String(corrected));
  });
})();
