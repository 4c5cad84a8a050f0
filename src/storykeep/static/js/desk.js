// The desk by keyboard, and evidence shown where it stands. Every page works without this.
"use strict";

(() => {
  const sheet = document.querySelector("[data-sheet]");
  const rows = [...document.querySelectorAll("[data-row]")];
  const keys = document.querySelector(".desk-keys");

  document.documentElement.classList.add("has-keys");
  if (keys) keys.hidden = false;

  // Typed but not kept: asked before it is left behind.
  let isDirty = false;
  let isLeaving = false;
  if (sheet) {
    sheet.addEventListener("input", () => { isDirty = true; });
    document.addEventListener("submit", (event) => { isLeaving = event.target === sheet; });
    isDirty = Boolean(document.querySelector(".is-wrong"));
    window.addEventListener("beforeunload", (event) => {
      if (isDirty && !isLeaving) event.preventDefault();
    });
  }

  // A link to evidence scrolls the text's own pane and lights up every piece of the mark.
  function show(id) {
    document.querySelectorAll(".is-shown").forEach((piece) => piece.classList.remove("is-shown"));
    const first = document.getElementById(id);
    if (!first || !first.closest("#source")) return false;
    const pieces = document.querySelectorAll(`#source [data-of~="${CSS.escape(id)}"]`);
    [first, ...pieces].forEach((piece) => piece.classList.add("is-shown"));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    first.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    return true;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.see");
    const address = link && link.getAttribute("href");
    if (!address || !address.startsWith("#")) return;
    if (show(address.slice(1))) {
      event.preventDefault();
      history.replaceState(null, "", address);
      document.getElementById(address.slice(1)).focus({ preventScroll: true });
    }
  });
  if (location.hash) show(decodeURIComponent(location.hash.slice(1)));

  // Ticking all rows of a page.
  const all = document.querySelector("[data-all]");
  if (all) {
    all.closest("label").hidden = false;
    all.addEventListener("change", () => {
      document.querySelectorAll('[data-rows] input[name="work"]').forEach((box) => { box.checked = all.checked; });
    });
  }

  function isTyping(target) {
    if (target.isContentEditable || target.matches("textarea, select")) return true;
    return target.matches("input") && !["checkbox", "radio", "button"].includes(target.type);
  }

  function move(step) {
    const here = rows.indexOf(document.activeElement.closest(".desk-line")?.querySelector("[data-row]"));
    const there = here < 0 ? (step > 0 ? 0 : rows.length - 1) : here + step;
    rows[Math.min(Math.max(there, 0), rows.length - 1)].focus();
  }

  function press(key) {
    const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(key));
    if (found) found.click();
    return Boolean(found);
  }

  function does(key) {
    if (key === "?" && keys) {
      keys.open = !keys.open;
      if (keys.open) keys.scrollIntoView({ block: "nearest" });
      return true;
    }
    if (key === "e" && sheet) {
      const field = sheet.querySelector(".desk-field input:not([type=hidden]), .desk-field textarea");
      field.focus();
      if (field.select) field.select();
      return true;
    }
    if (rows.length && (key === "j" || key === "k")) {
      move(key === "j" ? 1 : -1);
      return true;
    }
    if (rows.length && key === "t") {
      const box = document.activeElement.closest(".desk-line")?.querySelector('input[name="work"]');
      if (box) box.click();
      return Boolean(box);
    }
    return press(key);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isTyping(event.target)) {
      event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    if (does(event.key)) event.preventDefault();
  });
})();
