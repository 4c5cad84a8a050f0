// What every page does better with a script. Each page works without it.

// Menus close when something else is pressed, and on Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A chosen look is put on at once, and kept by the same form the page would send.
for (const form of document.querySelectorAll("form.look-form")) {
  form.querySelector(".look-keep")?.setAttribute("hidden", "");
  form.addEventListener("change", (event) => {
    const { name, value } = event.target;
    const root = document.documentElement;
    const before = anchor();
    for (const old of [...root.classList]) {
      if (old.startsWith(`${name}-`)) root.classList.remove(old);
    }
    root.classList.add(`${name}-${value}`);
    before();
    fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => {});
  });
}

// Remembers which paragraph stands at the top, and gives a function that puts it back there.
function anchor() {
  const blocks = document.querySelectorAll(".story > *");
  const first = [...blocks].find((block) => block.getBoundingClientRect().bottom > 60);
  if (!first || window.scrollY < 200) return () => {};
  const top = first.getBoundingClientRect().top;
  return () => window.scrollBy({ top: first.getBoundingClientRect().top - top, behavior: "instant" });
}

// What was being read, newest first. It stays in this browser.
const KEPT = "storykeep:reading";
function reading() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(kept) ? kept.filter((one) => Number.isInteger(one?.work)) : [];
  } catch {
    return [];
  }
}
function keepReading(list) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(list.slice(0, 30)));
  } catch {
    // Storage is full or forbidden: reading goes on without it.
  }
}
window.storykeep = { reading, keepReading };

// The first page: go on reading.
const goOn = document.querySelector(".go-on");
if (goOn) {
  const pattern = goOn.querySelector("template").content.firstElementChild;
  const list = goOn.querySelector("ul");
  for (const one of reading().filter((each) => !each.done).slice(0, 3)) {
    const item = pattern.cloneNode(true);
    const link = item.querySelector("a");
    link.textContent = one.title;
    link.href = `/works/${one.work}${one.chapter ? `/chapters/${one.chapter}` : ""}`;
    const place = item.querySelector("p");
    if (one.chapters > 1) {
      place.textContent = place.dataset.words.replace("{n}", one.chapter).replace("{m}", one.chapters);
    } else {
      place.remove();
    }
    const far = item.querySelector("progress");
    const before = one.chapters > 1 ? one.chapter - 1 : 0;
    far.value = (before + one.part) / Math.max(1, one.chapters);
    far.setAttribute("aria-label", one.title);
    item.querySelector("button").addEventListener("click", () => {
      keepReading(reading().filter((other) => other.work !== one.work));
      item.remove();
      goOn.hidden = !list.children.length;
    });
    list.append(item);
  }
  goOn.hidden = !list.children.length;
}

// A work's title page: begin where one stopped.
const begin = document.querySelector("a[data-go-on]");
if (begin) {
  const kept = reading().find((one) => one.work === Number(begin.dataset.work));
  if (kept && kept.chapter && !kept.done && (kept.chapter > 1 || kept.part > 0.02)) {
    begin.href = begin.href.replace(/\d+$/, kept.chapter);
    begin.textContent = begin.dataset.goOn.replace("{n}", kept.chapter);
  }
}

// The page about this archive: forget what was read.
const forget = document.querySelector("[data-forget]");
if (forget) {
  forget.hidden = false;
  forget.addEventListener("click", () => {
    keepReading([]);
    forget.textContent = forget.dataset.forget;
    forget.disabled = true;
  });
}
