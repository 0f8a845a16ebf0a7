/* Small comforts on working pages; everything works without them. */

/* the list of errors gets the focus, so that a screen reader says it first */
document.getElementById("errors")?.focus();

/* a button acts once, however often it is pressed */
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const form = event.target;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 2500) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = Date.now();
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

/* copy what stands in the named element */
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
  button.textContent = button.dataset.copied;
});

/* Texts that did not reach us wait in this browser, each under its owner's key. Where another person
   signs in on the same computer they are thrown away, and nobody's wait for longer than a month. */
const MONTH = 30 * 24 * 3600 * 1000;
const here = document.querySelector("[data-person]")?.dataset.person;
for (const key of here ? Object.keys(localStorage) : []) {
  const [kind, owner] = key.split(":");
  if (kind !== "kept" && kind !== "draft") continue;
  const at = Number(/"at":(\d+)/.exec(localStorage.getItem(key))?.[1] ?? Date.now());
  if ((owner && owner !== here) || Date.now() - at > MONTH) localStorage.removeItem(key);
}
