/* Sending a paper: the size of a file is looked at before it travels, and a broken line is said. */

const field = document.querySelector("input[type=file][data-limit]");

function said(size) {
  const number = size < 1e6 ? Math.max(1, Math.round(size / 1e3)) : Math.round(size / 1e5) / 10;
  return number.toLocaleString(document.documentElement.lang) + (size < 1e6 ? " kB" : " MB");
}

function refusal(file) {
  if (file.size === 0) return field.dataset.empty;
  if (file.size > Number(field.dataset.limit)) return field.dataset.large.replace("{size}", said(file.size));
  return "";
}

function look() {
  const words = field.files.length ? refusal(field.files[0]) : "";
  const place = document.getElementById("file-refused");
  place.textContent = words;
  place.hidden = !words;
  field.closest(".field").classList.toggle("wrong", Boolean(words));
  field.setCustomValidity(words);
}

if (field) {
  field.addEventListener("change", look);
  const zone = field.closest(".drop");
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    look();
  });
  field.form.addEventListener("submit", () => {
    document.getElementById("sending").textContent = field.form.dataset.sending;
  });
}

/* an autosave that did not arrive is said at the place where the time of saving stands */
function unsaved(event) {
  const form = event.target.closest("[data-unsaved]");
  const place = document.getElementById("saved");
  if (form && place) place.textContent = form.dataset.unsaved;
}
document.addEventListener("htmx:sendError", unsaved);
document.addEventListener("htmx:responseError", unsaved);
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, pathInfo } = event.detail;
  if (!event.target.closest("#saved, [data-unsaved]")) return;
  if (new URL(xhr.responseURL).pathname !== new URL(pathInfo.requestPath, location).pathname) {
    event.detail.shouldSwap = false;
    unsaved({ target: document.querySelector("[data-unsaved]") });
  }
});
