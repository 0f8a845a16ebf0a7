/* The authors of a draft: order by drag and by buttons without a new page, and fields that propose
   institutions and codes. Without this script the same buttons send the form. */

const list = document.querySelector(".people-forms");
const people = () => [...list.querySelectorAll(":scope > .person")];

function renumbered(moved) {
  people().forEach((row, at) => {
    const number = row.querySelector(".place-number");
    const shown = row.querySelector(".person-head .number");
    const name = row.querySelector(".person-name");
    if (number) number.value = at + 1;
    if (shown) shown.textContent = `${at + 1}.`;
    if (name) name.textContent = name.textContent.replace(/\d+/, at + 1);
  });
  document.getElementById("order-said").textContent = list.dataset.order.replace("{place}", people().indexOf(moved) + 1);
  list.closest("form").dispatchEvent(new Event("change", { bubbles: true }));
}

function moveBy(row, step) {
  const rows = people();
  const to = rows[rows.indexOf(row) + step];
  if (!to) return;
  if (step > 0) to.after(row);
  else to.before(row);
  renumbered(row);
}

if (list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[value^='up:'], button[value^='down:']");
    if (!button) return;
    event.preventDefault();
    moveBy(button.closest(".person"), button.value.startsWith("up:") ? -1 : 1);
    button.focus();
  });
  list.addEventListener("change", (event) => {
    if (!event.target.matches(".place-number")) return;
    const row = event.target.closest(".person");
    const rows = people().filter((each) => each !== row);
    const to = Math.min(Math.max(1, Number(event.target.value) || 1), rows.length + 1) - 1;
    if (rows[to]) rows[to].before(row);
    else list.append(row);
    renumbered(row);
    event.target.focus();
  });
  for (const grip of list.querySelectorAll(".grip")) grip.hidden = people().length < 2;
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip) return;
    event.preventDefault();
    const row = grip.closest(".person");
    const move = (at) => {
      const over = document.elementFromPoint(at.clientX, at.clientY)?.closest(".person");
      if (!over || over === row || over.parentElement !== list) return;
      const half = over.getBoundingClientRect();
      if (at.clientY > half.top + half.height / 2) over.after(row);
      else over.before(row);
    };
    const end = () => {
      row.classList.remove("dragged");
      document.removeEventListener("pointermove", move);
      renumbered(row);
    };
    row.classList.add("dragged");
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", end, { once: true });
  });
}

/* -- a field that proposes: the combobox of the ARIA practices ---------------------------------- */
let number = 0;

function combobox(box) {
  const input = box.querySelector("input:not([type=hidden])");
  const hidden = box.querySelector("input[type=hidden]");
  const options = document.createElement("ul");
  options.className = "combo-list";
  options.id = `combo-${(number += 1)}`;
  options.hidden = true;
  options.setAttribute("role", "listbox");
  options.setAttribute("aria-label", input.labels?.[0]?.innerText ?? "");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": options.id, "aria-autocomplete": "list", autocomplete: "off" })) input.setAttribute(name, value);
  input.after(options);
  let timer = 0;
  let asked = "";

  const last = () => (box.dataset.scheme ? input.value.split(";").pop().trim() : input.value.trim());
  const rows = () => [...options.querySelectorAll("[role=option]")];
  const active = () => options.querySelector("[aria-selected=true]");

  function close() {
    options.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(row) {
    for (const each of rows()) each.setAttribute("aria-selected", String(each === row));
    if (row) {
      input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    }
  }

  function choose(row) {
    if (box.dataset.scheme) {
      const before = input.value.split(";").slice(0, -1).map((part) => part.trim());
      input.value = [...before.filter(Boolean), row.dataset.value].join("; ");
    } else {
      input.value = row.dataset.value;
      registry(row.dataset.ror, row.dataset.country);
    }
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  }

  function registry(ror, country) {
    if (!hidden) return;
    hidden.value = ror;
    const place = box.parentElement.querySelector(".registry");
    if (place) {
      place.hidden = !ror;
      const link = place.querySelector("a");
      link.href = ror;
      link.textContent = ror.replace("https://", "");
    }
    const land = (box.closest(".place") ?? box.closest(".person")).querySelector(box.closest(".place") ? "select" : "select[name$='-country']");
    if (land && country && !land.value) land.value = country;
  }

  async function ask() {
    const text = last();
    if (text.length < 2 || text === asked) return text.length < 2 && close();
    asked = text;
    const query = new URLSearchParams({ q: text, scheme: box.dataset.scheme ?? "" });
    try {
      const answer = await fetch(`${box.dataset.combo}?${query}`, { credentials: "same-origin", redirect: "error" });
      if (!answer.ok || last() !== text) return close();
      options.innerHTML = await answer.text();
    } catch {
      return close();
    }
    options.hidden = !rows().length;
    input.setAttribute("aria-expanded", String(!options.hidden));
    mark(null);
  }

  input.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 200);
    if (hidden?.value && !input.value.trim()) registry("", "");
  });
  input.addEventListener("keydown", (event) => {
    if (options.hidden) return;
    const all = rows();
    const at = all.indexOf(active());
    if (event.key === "ArrowDown") mark(all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") mark(all[(at - 1 + all.length) % all.length]);
    else if (event.key === "Enter" && active()) choose(active());
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  options.addEventListener("mousedown", (event) => {
    const row = event.target.closest("[role=option]");
    if (!row) return;
    event.preventDefault();
    choose(row);
  });
  const clear = box.parentElement.querySelector("[data-clear]");
  if (clear) {
    clear.hidden = false;
    clear.addEventListener("click", () => {
      registry("", "");
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    box.parentElement.querySelector(".no-script")?.remove();
  }
}

for (const box of document.querySelectorAll("[data-combo]")) combobox(box);
