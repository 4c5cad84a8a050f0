// On a page that is being read: the bar leaves and comes back, the place is kept, keys turn chapters.

const sheet = document.querySelector(".sheet[data-work]");
const story = sheet?.querySelector(".story");
const slim = document.querySelector(".slim");

if (sheet && story) {
  const { work, title, chapter, chapters } = sheet.dataset;
  const blocks = [...story.children];
  const { reading, keepReading } = window.storykeep;
  const place = slim?.querySelector("[data-percent]");
  const bar = slim?.querySelector(".slim-far span");
  let last = window.scrollY;
  let waiting = 0;
  let moved = false;

  // How far the bottom of the window is through the story, 0 to 1.
  const part = () => {
    const box = story.getBoundingClientRect();
    return Math.min(1, Math.max(0, (window.innerHeight - box.top) / Math.max(1, box.height)));
  };

  const keep = () => {
    // On a title page with its one chapter, looking at the title is not reading.
    if (sheet.dataset.single && story.getBoundingClientRect().top > window.innerHeight / 2) return;
    const top = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 60);
    const far = part();
    const number = Number(chapter);
    const one = {
      work: Number(work),
      title,
      chapter: sheet.dataset.single ? 0 : number,
      chapters: Number(chapters),
      block: Math.max(0, top),
      part: far,
      done: far > 0.99 && number === Number(chapters),
      at: Date.now(),
    };
    keepReading([one, ...reading().filter((other) => other.work !== one.work)]);
  };

  const show = () => {
    const far = part();
    if (place) place.textContent = `${Math.round(far * 100)}%`;
    if (bar) bar.style.transform = `scaleX(${far})`;
  };

  const onScroll = () => {
    show();
    const y = window.scrollY;
    if (slim && Math.abs(y - last) > 6) {
      const begun = story.getBoundingClientRect().top < 0;
      const busy = slim.querySelector("details[open], :focus-visible");
      slim.classList.toggle("away", y > last && begun && !busy);
      last = y;
      moved = true;
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => moved && keep(), 300);
  };
  window.addEventListener("scroll", onScroll, { passive: true });
  window.addEventListener("resize", show, { passive: true });
  window.addEventListener("pagehide", () => moved && keep());
  slim?.addEventListener("focusin", () => slim.classList.remove("away"));

  // Back to the place where reading stopped, and say so.
  const kept = reading().find((one) => one.work === Number(work));
  const same = kept && (sheet.dataset.single ? kept.chapter === 0 : kept.chapter === Number(chapter));
  const block = same && !kept.done ? blocks[kept.block] : null;
  if (block && kept.block > 2 && !location.hash && window.scrollY === 0) {
    block.scrollIntoView({ behavior: "instant", block: "start" });
    const note = document.querySelector(".left-off");
    if (note) {
      note.hidden = false;
      note.querySelector("button").addEventListener("click", () => {
        window.scrollTo({ top: 0 });
        note.hidden = true;
      });
      setTimeout(() => { note.hidden = true; }, 8000);
    }
  } else if (!same) {
    moved = true;
    keep();
  }
  show();
}

// j and the right arrow: the next chapter; k and the left arrow: the one before; space at the end: on.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, button, summary, a, [contenteditable]")) {
    if (event.key === " " || event.target.matches("input, textarea, select")) return;
  }
  const rtl = getComputedStyle(story ?? document.body).direction === "rtl";
  const go = (name) => document.querySelector(`a[rel="${name}"]`)?.click();
  if (event.key === "j" || event.key === (rtl ? "ArrowLeft" : "ArrowRight")) go("next");
  else if (event.key === "k" || event.key === (rtl ? "ArrowRight" : "ArrowLeft")) go("prev");
  else if (event.key === " ") {
    const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 4;
    if (atEnd && document.querySelector('a[rel="next"]')) {
      event.preventDefault();
      go("next");
    }
  }
});
