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
