/* Comforts of the list of reviewers: ticks keep their order, waiting names can be dragged.
   Without this the ticks count in the order of the page, and buttons move the names. */
const ticks = document.querySelector("[data-ticks]");
if (ticks) {
  const order = [];
  document.addEventListener("change", ({ target }) => {
    if (target.name !== "queue" || target.form !== ticks) return;
    const at = order.indexOf(target.value);
    if (at >= 0) order.splice(at, 1);
    if (target.checked) order.push(target.value);
    ticks.elements.order.value = order.join(" ");
  });
}

const list = document.querySelector("[data-queue]");
let dragged = null;
for (const line of list?.querySelectorAll("[data-place]") ?? []) {
  line.draggable = true;
  line.addEventListener("dragstart", (event) => {
    if (event.target !== line) return;
    dragged = line;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", line.dataset.place);
    line.classList.add("dragged");
  });
  line.addEventListener("dragend", () => {
    line.classList.remove("dragged");
    dragged = null;
  });
  line.addEventListener("dragover", (event) => {
    if (dragged && dragged !== line) event.preventDefault();
  });
  line.addEventListener("drop", (event) => {
    if (!dragged || dragged === line) return;
    event.preventDefault();
    const form = dragged.querySelector(".queue-acts");
    form.elements.to.value = line.dataset.place;
    const act = document.createElement("input");
    Object.assign(act, { type: "hidden", name: "act", value: "to" });
    form.append(act);
    form.submit();
  });
}
