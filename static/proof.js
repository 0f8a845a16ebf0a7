/* A tap on a paragraph of the proof begins a line about it in the list of corrections. */

const box = document.getElementById("id_words");
const hint = document.getElementById("tap");
if (box && hint) {
  hint.hidden = false;
  document.querySelector("article.article").addEventListener("click", (event) => {
    if (event.target.closest("a, button, input, summary")) return;
    if (String(window.getSelection())) return;
    const part = event.target.closest("p, li, figcaption, td, h1, h2, h3");
    if (!part) return;
    const words = part.innerText.trim().split(/\s+/).slice(0, 8).join(" ");
    const lines = box.value.trimEnd();
    box.value = `${lines ? lines + "\n" : ""}“${words} …”: `;
    box.scrollIntoView({ block: "center" });
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  });
}
