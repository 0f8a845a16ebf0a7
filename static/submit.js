/* Sending a paper: a save that did not arrive is said. */

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
