/* What is typed into a draft is kept in this browser, under its owner's key, until the server has
   it. Put back it is only when its owner says so. Also: live counts of words. Everything works without this script. */

const form = document.querySelector("form[data-keep]");
const person = document.querySelector("[data-person]")?.dataset.person ?? "";
const draft = (form ? form.dataset.keep.split(":").pop() : document.querySelector("[data-kept]")?.dataset.kept) ?? "";
const STORE = form ? `kept:${person}:${form.dataset.keep}` : "";
const line = () => document.getElementById("saved");
const APART = new Set(["csrfmiddlewaretoken", "press", "seen_at", "window", "unread", "person", "wish"]);
const RETRY = 10000;
let typedAt = 0; // when something was typed that is not saved yet
let sentAt = 0;

function values() {
  const found = {};
  for (const [name, value] of new FormData(form)) {
    if (APART.has(name) || value instanceof File) continue;
    (found[name] ??= []).push(value);
  }
  return found;
}

function keep() {
  typedAt = Date.now();
  try {
    localStorage.setItem(STORE, JSON.stringify({ at: typedAt, values: values() }));
  } catch {
    /* a full or closed store is no reason to stop saving on the server */
  }
}

function forget() {
  typedAt = 0;
  localStorage.removeItem(STORE);
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? "null");
  } catch {
    return null;
  }
}

/* an autosave that did not arrive is said at the place where the time of saving stands */
function unsaved() {
  if (line()) line().textContent = form.dataset.unsaved;
}

/* -- what never reached the server ---------------------------------------------------------- */
function label(name) {
  const field = form.elements[name];
  const element = field instanceof RadioNodeList ? field[0] : field;
  return element?.labels?.[0]?.innerText ?? name;
}

function lost(store) {
  const now = values();
  const same = (a, b) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
  return Object.entries(store.values).filter(([name, old]) => !same(old, now[name]) && old.some((text) => text.trim()));
}

function putBack(store) {
  for (const [name, texts] of lost(store)) {
    const fields = [...form.elements].filter((field) => field.name === name);
    fields.forEach((field, at) => {
      if (field.type === "radio" || field.type === "checkbox") field.checked = texts.includes(field.value);
      else if (at < texts.length) field.value = texts[at];
    });
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  keep();
}

function offer() {
  const store = kept();
  const place = document.getElementById("kept-here");
  if (!store || !place) return;
  const rows = lost(store);
  if (!rows.length) return forget();
  const time = new Date(store.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false });
  place.querySelector(".kept-when").textContent = place.dataset.said.replace("{time}", time);
  const list = place.querySelector(".kept-texts");
  for (const [name, texts] of rows.slice(0, 12)) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const words = document.createElement("dd");
    term.textContent = label(name);
    words.textContent = texts.join("; ").slice(0, 600);
    row.append(term, words);
    list.append(row);
  }
  place.hidden = false;
  place.querySelector("[data-put-back]").addEventListener("click", () => {
    putBack(store);
    place.hidden = true;
  });
  place.querySelector("[data-throw-away]").addEventListener("click", () => {
    forget();
    place.hidden = true;
  });
}

/* -- saving ------------------------------------------------------------------------------------ */
if (form) {
  offer();
  const waits = () => !document.getElementById("kept-here")?.hidden;
  const changed = () => {
    if (!waits()) keep();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("htmx:beforeRequest", () => {
    sentAt = Date.now();
  });
  form.addEventListener("htmx:sendError", unsaved);
  form.addEventListener("htmx:responseError", unsaved);
  form.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo } = event.detail;
    if (new URL(xhr.responseURL).pathname === new URL(pathInfo.requestPath, location).pathname) return;
    event.detail.shouldSwap = false;
    unsaved();
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const fresh = line();
    if (!event.detail.successful || !fresh?.dataset.seen || "behind" in fresh.dataset) return;
    form.elements.seen_at.value = fresh.dataset.seen;
    if (typedAt && typedAt <= sentAt && !waits()) forget();
  });
  /* a press saves everything; what it sent is kept here until a page of the draft is there again */
  form.addEventListener("submit", () => {
    const store = kept();
    if (store) localStorage.setItem(STORE, JSON.stringify({ ...store, sent: true }));
  });
  setInterval(() => typedAt && Date.now() - typedAt > RETRY && htmx.trigger(form, "keep"), RETRY);
  window.addEventListener("online", () => typedAt && htmx.trigger(form, "keep"));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && typedAt) htmx.trigger(form, "keep");
  });
}

/* what a press sent has arrived, now that another page of the draft is there */
for (const key of Object.keys(localStorage)) {
  if (!draft || !key.startsWith("kept:") || !key.endsWith(`:${draft}`) || key === STORE) continue;
  if (localStorage.getItem(key).includes('"sent":true')) localStorage.removeItem(key);
}

/* -- words, counted while they are typed: everything between two spaces is one --------------- */
for (const field of document.querySelectorAll("[data-most]")) {
  const hint = document.getElementById(`${field.id}_helptext`);
  if (!hint) continue;
  const count = document.createElement("b");
  count.className = "count";
  count.setAttribute("aria-hidden", "true");
  const tell = () => {
    const now = field.value.split(/\s+/).filter(Boolean).length;
    count.textContent = `${now} / ${field.dataset.most}`;
    count.classList.toggle("bad-text", now > Number(field.dataset.most));
  };
  field.addEventListener("input", tell);
  field.after(count);
  tell();
}
