// What the pages do beyond plain HTML: choose a stretch of time on a chart, filter as you type, copy a citation.
// Every page works without it.
"use strict";

const DAY = 86400000;
const LEFT = 38, RIGHT = 10; // pixels beside a chart's frame, as `views.drawn` says
// Days that a key moves a slider: a step of one is too small, so a month, or with Page Up and Page Down a year.
const STEPS = { ArrowLeft: -30.44, ArrowDown: -30.44, ArrowRight: 30.44, ArrowUp: 30.44, PageDown: -365.25, PageUp: 365.25 };
const EVERYTHING = "everything";
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

const dayOf = (text) => Date.parse(text + "T00:00:00Z") / DAY;
const textOf = (day) => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
const monthOf = (day) => { const d = new Date(day * DAY); return MONTHS[d.getUTCMonth()] + " " + d.getUTCFullYear(); };

function make(tag, attributes, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

// A stretch of time on a chart: dragged with a pointer, or set with two sliders from the keyboard.
function zoom(figure) {
  const form = document.querySelector("form[data-stretch]");
  if (figure.dataset.ready !== undefined) return;
  const canvas = figure.querySelector(".canvas");
  const first = dayOf(figure.dataset.first), last = dayOf(figure.dataset.last) - 1;
  if (!form || !canvas || !(last > first)) return;
  const chosen = make("div", { class: "chosen", hidden: "" });
  const since = make("input", { type: "range", min: first, max: last, step: 1, value: first });
  const until = make("input", { type: "range", min: first, max: last, step: 1, value: last });
  const told = make("output", {});
  const show = make("button", { type: "button" }, "Zoom");
  const keys = make("div", { class: "keys", role: "group", "aria-label": "Choose a stretch of time" },
    make("label", {}, "from", since), make("label", {}, "to", until), told, show);
  canvas.append(chosen);
  canvas.after(keys);
  figure.dataset.ready = "";

  const drawing = () => [...canvas.querySelectorAll("svg")].find((svg) => svg.getBoundingClientRect().width > 0);
  function scale() {
    const svg = drawing();
    if (!svg) return { left: 0, width: 0 }; // not laid out
    const box = svg.getBoundingClientRect(), unit = box.width / svg.viewBox.baseVal.width;
    const left = box.left - canvas.getBoundingClientRect().left + LEFT * unit;
    return { left, width: box.width - (LEFT + RIGHT) * unit };
  }
  function draw() {
    let begin = Number(since.value), end = Number(until.value);
    if (begin > end) [begin, end] = [end, begin];
    const whole = begin <= first && end >= last;
    const { left, width } = scale();
    chosen.hidden = whole;
    chosen.style.left = left + width * (begin - first) / (last - first) + "px";
    chosen.style.width = width * (end - begin) / (last - first) + "px";
    told.textContent = whole ? "the whole stretch" : monthOf(begin) + " to " + monthOf(end);
    since.setAttribute("aria-valuetext", monthOf(Number(since.value)));
    until.setAttribute("aria-valuetext", monthOf(Number(until.value)));
    show.disabled = whole;
  }
  function go() {
    const [begin, end] = [Number(since.value), Number(until.value)].sort((a, b) => a - b);
    form.elements.since.value = textOf(begin);
    form.elements.until.value = textOf(end);
    form.requestSubmit();
  }
  for (const slider of [since, until]) {
    slider.addEventListener("input", draw);
    slider.addEventListener("keydown", (event) => {
      const by = STEPS[event.key];
      if (event.key === "Enter" && !show.disabled) go();
      if (!by) return;
      event.preventDefault();
      slider.value = Math.round(Number(slider.value) + by);
      draw();
    });
  }
  show.addEventListener("click", go);
  let from = null;
  const dayAt = (event) => {
    const { left, width } = scale();
    const share = (event.clientX - canvas.getBoundingClientRect().left - left) / width;
    return Math.round(first + Math.min(Math.max(share, 0), 1) * (last - first));
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("a")) return;
    from = { day: dayAt(event), x: event.clientX };
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = dayAt(event);
    since.value = Math.min(from.day, to);
    until.value = Math.max(from.day, to);
    draw();
  });
  canvas.addEventListener("pointerup", (event) => {
    const far = from && Math.abs(event.clientX - from.x) > 6;
    from = null;
    if (far) go();
  });
  canvas.addEventListener("pointercancel", () => { from = null; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    from = null;
    since.value = first;
    until.value = last;
    draw();
  });
  addEventListener("resize", draw);
  draw();
}

// Filter as you type: the same address that the form would ask for, its results put in place of the old ones.
function live(form) {
  const selector = form.dataset.live;
  let timer = null, asked = null;
  async function ask() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.set(name, value);
    const address = form.getAttribute("action") + (String(query) ? "?" + query : "");
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" } });
      if (answer.status === 400) return; // a half-written date is no date yet
      if (answer.status !== 200) return form.requestSubmit(); // a page that says why
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(selector), old = document.querySelector(selector);
      if (!fresh || !old) return;
      old.replaceWith(document.adoptNode(fresh));
      enhance(document.querySelector(selector));
      history.replaceState(null, "", address);
      // The results were put in whole, which a screen reader does not hear of.
      document.querySelector("#told").textContent = document.querySelector(selector + " .found").innerText;
    } catch (problem) {
      if (problem.name !== "AbortError") form.requestSubmit();
    }
  }
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 200); });
}

// The day as of which everything is shown: a slider over the days of publication; its right end is everything.
function asOf(form) {
  const first = dayOf(form.dataset.first), last = dayOf(form.dataset.last);
  if (!(last > first)) return;
  const field = form.elements.as_of;
  const slider = make("input", { type: "range", min: first, max: last + 1, step: 1, "aria-label": "As of: day of publication" });
  slider.value = field.value ? Math.min(dayOf(field.value), last) : last + 1;
  const told = make("output", {});
  field.before(make("span", { class: "slider" }, slider));
  form.querySelector(".span")?.replaceWith(told);
  const words = (day) => day > last ? EVERYTHING
    : new Date(day * DAY).getUTCDate() + " " + monthOf(day);
  function draw(write) {
    const day = Number(slider.value);
    told.textContent = words(day);
    slider.setAttribute("aria-valuetext", words(day));
    if (write) field.value = day > last ? "" : textOf(day);
  }
  slider.addEventListener("input", () => draw(true));
  slider.addEventListener("keydown", (event) => {
    const by = STEPS[event.key];
    if (event.key === "Enter") form.requestSubmit();
    if (!by) return;
    event.preventDefault();
    slider.value = Math.round(Number(slider.value) + by);
    draw(true);
  });
  slider.addEventListener("pointerup", () => form.requestSubmit());
  field.addEventListener("input", () => { if (field.value) slider.value = dayOf(field.value); draw(false); });
  draw(false);
}

// A drawing as PNG, where the server makes none: the SVG that it gives, painted twice as large.
function png(link) {
  const made = make("a", { href: link.href, role: "button" }, "PNG");
  made.addEventListener("click", async (event) => {
    event.preventDefault();
    const image = new Image();
    image.src = link.href;
    await image.decode();
    const canvas = make("canvas", { width: image.naturalWidth * 2, height: image.naturalHeight * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const name = new URL(link.href).pathname.split("/").slice(1).join("-").replace(/svg$/, "png");
    const file = make("a", { href: URL.createObjectURL(blob), download: name });
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10000);
  });
  link.after(" ", made);
}

function copy(text) {
  if (!navigator.clipboard) return;
  const button = make("button", { type: "button", class: "copy" }, "Copy as citation");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.value);
    button.textContent = "Copied";
    document.querySelector("#told").textContent = "The citation was copied";
    setTimeout(() => { button.textContent = "Copy as citation"; }, 3000);
  });
  text.closest("details").before(button);
}

function enhance(root) {
  root.querySelectorAll("[data-zoom]").forEach(zoom);
  root.querySelectorAll("[data-copy]").forEach(copy);
  root.querySelectorAll("a[data-png]").forEach(png);
}

enhance(document);
document.querySelectorAll("form[data-as-of]").forEach(asOf);
document.querySelectorAll("form[data-live]").forEach(live);
