/* Long forms save themselves: every few seconds, on leaving a field, and when the line is back.
   Where the line is cut, this browser keeps the text. Everything works without this script. */

const PAUSE = 3000;
const KEEP = 400;
const RETRY = 10000;
const person = document.querySelector("[data-person]")?.dataset.person ?? "";
/* a review is opened by its link or by an account: what this browser keeps of it is found by both,
   since only its reviewer comes to its page */
const storeOf = (name) => `draft:${person}:${name}`;
const keptOf = (name) =>
  Object.keys(localStorage).filter((key) => {
    const [kind, owner, stored] = key.split(":");
    return kind === "draft" && stored === name && (owner === person || name.startsWith("review-"));
  });
const random = () => [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const thisWindow = random(); // this window
const autosave = { "X-Autosave": "1" };
const flush = []; // what saves at once, before a link is followed

/* other windows that are open just now: what they keep is theirs, and no rest of a closed one */
navigator.locks?.request(`window-${thisWindow}`, () => new Promise(() => {}));
async function isOpen(window) {
  const held = (await navigator.locks?.query())?.held ?? [];
  return held.some((lock) => lock.name === `window-${window}`);
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const seen = form.elements.seen_at;
  const store = storeOf(form.dataset.backup);
  const own = `${store}:${thisWindow}`;
  let timer = 0;
  let keeping = 0;
  let busy = false;
  let dirty = false;
  let ended = false;
  let leaving = false; // the next page may have been made before the last saving arrived
  if (form.elements.window) form.elements.window.value = thisWindow;

  const line = () => document.getElementById("saved");

  function say(words) {
    const place = line().querySelector("span") ?? line();
    place.textContent = words;
    line().classList.add("unsaved"); // the next answer brings a new line
  }

  function typed() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  function values() {
    const found = Object.fromEntries(typed());
    delete found.csrfmiddlewaretoken;
    return found;
  }

  function keepHere() {
    clearTimeout(keeping);
    try {
      localStorage.setItem(own, JSON.stringify({ ...values(), at: Date.now() }));
    } catch {
      /* a full or closed store is no reason to stop saving on the server */
    }
  }

  function plan(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function post(data) {
    return fetch(form.dataset.autosave, {
      method: "POST",
      body: data,
      headers: autosave,
      credentials: "same-origin",
      redirect: "manual",
    });
  }

  async function save() {
    if (!dirty || busy || ended) return;
    busy = true;
    dirty = false;
    keepHere();
    try {
      const answer = await post(typed());
      if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) shut();
      else if (answer.status !== 200 && answer.status !== 409) throw new Error(answer.status);
      else show(await answer.text(), answer.status);
    } catch {
      dirty = true;
      say(form.dataset.offline);
      plan(RETRY);
    }
    busy = false;
    if (dirty) plan(PAUSE);
  }

  /* signed out, or the link has ended: the text stays here and comes back with the page */
  function shut() {
    say(form.dataset.shut ?? form.dataset.offline);
    dirty = true;
    plan(RETRY * 3);
  }

  /* 409: a newer draft stands there, and this text was kept beside it; or it was refused in words.
     Either way this browser keeps it, and what is typed further is sent again. */
  function show(html, status) {
    const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("saved");
    if (!fresh) throw new Error("no answer");
    line().replaceWith(fresh);
    if (status === 409) return;
    seen.value = fresh.dataset.seen;
    if (!dirty && !leaving) localStorage.removeItem(own);
  }

  function changed() {
    dirty = true;
    plan(PAUSE);
    clearTimeout(keeping);
    keeping = setTimeout(keepHere, KEEP);
  }

  function fill(kept) {
    for (const field of form.elements) {
      if (!field.name || field.type === "file" || field.type === "hidden" || field.type === "submit") continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = kept[field.name] === field.value;
      else if (field.name in kept) field.value = kept[field.name];
    }
  }

  const APART = new Set(["seen_at", "window", "at", "csrfmiddlewaretoken"]);
  const told = (all) => JSON.stringify(Object.entries(all).filter(([name, value]) => value && !APART.has(name)).sort());

  /* what never reached the server: into the form where nothing newer was saved since, else beside
     the draft on the server, so that its owner chooses */
  async function restore(key) {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      /* not ours */
    }
    if (!kept || told(kept) === told(values())) return localStorage.removeItem(key);
    if (kept.seen_at === seen.value && !form.querySelector(".wrong") && !dirty) {
      fill(kept);
      say(form.dataset.restored);
      changed();
      keepHere();
      return localStorage.removeItem(key);
    }
    if (!form.dataset.kept) return undefined;
    const data = new FormData();
    for (const [name, value] of Object.entries(kept)) data.set(name, value);
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await post(data);
      if (answer.status !== 200 && answer.status !== 409) return undefined;
      show(await answer.text(), 409);
      localStorage.removeItem(key);
      form.dispatchEvent(new CustomEvent("beside"));
    } catch {
      /* it stays here and is tried when the page is opened again */
    }
    return undefined;
  }

  /* a window that has just gone is still counted as open for a moment, so it is asked once more */
  async function restoreAll(again) {
    let waits = false;
    for (const key of keptOf(form.dataset.backup)) {
      const window = key.split(":")[3];
      if (window === thisWindow) continue;
      if (window && (await isOpen(window))) waits = true;
      else await restore(key);
    }
    if (waits && again) setTimeout(() => restoreAll(again - 1), PAUSE / 3);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => {
    if (event.target.type === "file") return;
    changed();
    plan(200);
  });
  form.addEventListener("submit", () => {
    ended = true;
    clearTimeout(timer);
    keepHere();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) ended = false;
  });
  window.addEventListener("beforeunload", () => {
    leaving = true;
    if (dirty || busy) keepHere();
    setTimeout(() => {
      leaving = false;
    }, RETRY);
  });
  window.addEventListener("online", () => plan(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    if (dirty) keepHere();
    save();
  });
  flush.push(async () => {
    clearTimeout(timer);
    await save();
  });
  restoreAll(3);
}

/* once it is handed in, this browser forgets its copy */
for (const done of document.querySelectorAll("[data-forget]")) {
  for (const key of keptOf(done.dataset.forget)) localStorage.removeItem(key);
}

/* what is fetched holds what was typed a second ago */
for (const link of document.querySelectorAll("[data-save-first]")) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    await Promise.all(flush.map((save) => save()));
    location.assign(link.href);
  });
}

/* -- comments on paragraphs: the box opens where the paragraph is -------------------------------- */
const box = document.getElementById("note-box");
if (box) {
  const said = document.getElementById("note-said");
  const paper = document.querySelector(".pane-paper");
  const keptNote = (block) => `note:${location.pathname.split("/")[3]}:${block}`;

  function open(link) {
    const { block } = link.dataset;
    const host = link.closest("table, figure, li, p, div, dd") ?? link.parentElement;
    if (host.querySelector(":scope > .note-box") || host.nextElementSibling?.matches(".note-box")) return;
    const form = box.content.firstElementChild.cloneNode(true);
    const text = form.elements.text;
    form.elements.block.value = block;
    form.elements.key.value = random();
    text.value = localStorage.getItem(keptNote(block)) ?? "";
    if (host.matches("li, dd")) host.append(form);
    else host.after(form);
    text.addEventListener("input", () => {
      try {
        localStorage.setItem(keptNote(block), text.value);
      } catch {
        /* see keepHere */
      }
    });
    const close = () => {
      form.remove();
      link.focus();
    };
    form.querySelector("[data-close]").addEventListener("click", close);
    form.addEventListener("keydown", (event) => event.key === "Escape" && close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form, link, close);
    });
    text.focus();
  }

  async function send(form, link, close) {
    const error = form.querySelector(".error");
    error.hidden = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: autosave, credentials: "same-origin", redirect: "manual" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.status !== 200) {
        error.textContent = page.querySelector("#errors li, .error")?.textContent ?? form.dataset.failed;
        error.hidden = false;
        return;
      }
      document.getElementById("notes").replaceWith(page.getElementById("notes"));
      localStorage.removeItem(keptNote(form.elements.block.value));
      link.textContent = `${link.textContent.replace(/ \(\d+\)$/, "")} (${document.querySelectorAll(`#notes a[href="#${CSS.escape(link.dataset.block)}"]`).length})`;
      said.textContent = form.dataset.saved;
      close();
    } catch {
      error.textContent = form.dataset.failed;
      error.hidden = false;
    }
  }

  paper?.addEventListener("click", (event) => {
    const link = event.target.closest("a.comment-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });

  /* from a comment to its paragraph: on a phone the paper has to be shown first */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-paper]");
    if (!link) return;
    event.preventDefault();
    const paperSwitch = document.getElementById("see-paper");
    if (paperSwitch) paperSwitch.checked = true;
    const target = document.getElementById(link.hash.slice(1));
    target?.scrollIntoView({ block: "center" });
    target?.querySelector(".comment-link")?.focus({ preventScroll: true });
  });
}

/* a deadline in the reader's own time, where it differs from the journal's */
for (const place of document.querySelectorAll("[data-deadline]")) {
  const { deadline, zone, words } = place.dataset;
  const guess = new Date(`${deadline}Z`);
  const there = new Date(guess.toLocaleString("en-US", { timeZone: zone }));
  const utc = new Date(guess.toLocaleString("en-US", { timeZone: "UTC" }));
  const moment = new Date(guess.getTime() - (there - utc));
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!own || own === zone) continue;
  const { lang } = document.documentElement;
  /* where a browser has no Kazakh, Russian months are better than numbers of months */
  const known = Intl.DateTimeFormat.supportedLocalesOf([lang === "en" ? "en-GB" : lang, "ru"]);
  const shown = moment.toLocaleString(known[0], {
    day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
  });
  place.textContent = `; ${words} ${shown}`;
}
