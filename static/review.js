/* Long forms save themselves: every few seconds, on leaving a field, and when the line is back.
   Where the line is cut, this browser keeps the text. Everything works without this script. */

const PAUSE = 3000;
const RETRY = 10000;
const person = document.querySelector("[data-person]")?.dataset.person ?? "";

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const seen = form.elements.seen_at;
  const store = `draft:${person}:${form.dataset.backup}`;
  let timer = 0;
  let busy = false;
  let dirty = false;
  let stopped = false;

  const line = () => document.getElementById("saved");

  function say(words) {
    const place = line().querySelector("span") ?? line();
    place.textContent = words;
  }

  function typed() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  function keepHere() {
    const values = Object.fromEntries(typed());
    delete values.csrfmiddlewaretoken;
    try {
      localStorage.setItem(store, JSON.stringify(values));
    } catch {
      /* a full or closed store is no reason to stop saving on the server */
    }
  }

  function plan(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  async function save() {
    if (!dirty || busy || stopped) return;
    busy = true;
    dirty = false;
    keepHere();
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: typed(),
        headers: { "X-Autosave": "1" },
        credentials: "same-origin",
        redirect: "error",
      });
      if (answer.status !== 200 && answer.status !== 409) throw new Error(answer.status);
      show(await answer.text(), answer.status);
    } catch {
      dirty = true;
      say(form.dataset.offline);
      plan(RETRY);
    }
    busy = false;
    if (dirty) plan(PAUSE);
  }

  function show(html, status) {
    const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("saved");
    if (!fresh) throw new Error("no answer");
    line().replaceWith(fresh);
    if (status === 409) {
      stopped = true;
      return;
    }
    seen.value = fresh.dataset.seen;
    if (!dirty) localStorage.removeItem(store);
  }

  function changed() {
    dirty = true;
    plan(PAUSE);
  }

  /* what never reached the server stands in the form again, if nothing newer was saved since */
  function restore() {
    const kept = JSON.parse(localStorage.getItem(store) ?? "null");
    if (!kept) return;
    localStorage.removeItem(store);
    if (kept.seen_at !== seen.value || form.querySelector(".wrong")) return;
    const before = JSON.stringify([...typed()]);
    for (const field of form.elements) {
      if (!field.name || field.type === "file" || field.type === "hidden") continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = kept[field.name] === field.value;
      else if (field.name in kept) field.value = kept[field.name];
    }
    if (JSON.stringify([...typed()]) === before) return;
    say(form.dataset.restored);
    changed();
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => {
    if (event.target.type === "file") return;
    changed();
    plan(200);
  });
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
    keepHere();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) stopped = false;
  });
  window.addEventListener("online", () => plan(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  restore();
}

/* once it is handed in, this browser forgets its copy */
for (const done of document.querySelectorAll("[data-forget]")) localStorage.removeItem(`draft:${person}:${done.dataset.forget}`);

/* a deadline in the reader's own time, where it differs from the journal's */
for (const place of document.querySelectorAll("[data-deadline]")) {
  const { deadline, zone, words } = place.dataset;
  const guess = new Date(`${deadline}Z`);
  const there = new Date(guess.toLocaleString("en-US", { timeZone: zone }));
  const utc = new Date(guess.toLocaleString("en-US", { timeZone: "UTC" }));
  const moment = new Date(guess.getTime() - (there - utc));
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!here || here === zone) continue;
  const { lang } = document.documentElement;
  /* where a browser has no Kazakh, Russian months are better than numbers of months */
  const known = Intl.DateTimeFormat.supportedLocalesOf([lang === "en" ? "en-GB" : lang, "ru"]);
  const own = moment.toLocaleString(known[0], {
    day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
  });
  place.textContent = `; ${words} ${own}`;
}
