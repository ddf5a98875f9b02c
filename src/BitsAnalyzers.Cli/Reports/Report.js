"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const articles = [...document.querySelectorAll("article")];
  const search = document.querySelector("#search");
  const levels = [...document.querySelectorAll("#tools input[type=checkbox]")];
  const shown = document.querySelector("#shown");
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const on = new Set(levels.filter(box => box.checked).map(box => box.value));
    let count = 0;
    for (const article of articles) {
      const text = article.textContent.toLowerCase();
      article.hidden = !on.has(article.dataset.level) || !words.every(word => text.includes(word));
      count += article.hidden ? 0 : 1;
    }
    shown.textContent = `${count} of ${articles.length} shown`;
  };
  search.addEventListener("input", apply);
  levels.forEach(box => box.addEventListener("change", apply));
  document.querySelector("#theme").addEventListener("click", () => {
    const dark = getComputedStyle(root).colorScheme === "dark"
      || (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "light" : "dark";
  });
  document.querySelector("#fold").addEventListener("click", () => {
    const details = [...document.querySelectorAll("article details")];
    const open = !details.some(part => part.open);
    details.forEach(part => { part.open = open; });
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
  apply();
})();
