/* Files are sent as soon as they are chosen, in pieces (tus 1.0), so a broken line loses nothing.
   Without this script, or where it fails, the file goes along with the form. */

function sendAtOnce(field) {
  const words = field.dataset;
  const form = field.form;
  const place = (name) => document.getElementById(`file-${name}`);
  const going = new Set();
  let waiting = null; // the button that was pressed while a file was on its way

  const said = (size) => {
    const number = size < 1e6 ? Math.max(1, Math.round(size / 1e3)) : Math.round(size / 1e5) / 10;
    return number.toLocaleString(document.documentElement.lang) + (size < 1e6 ? " kB" : " MB");
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  /* -- what can be told at once ------------------------------------------------------------- */
  function refusal(file) {
    if (file.size === 0) return words.empty;
    if (file.size > Number(words.limit)) return filled(words.large, { size: said(file.size) });
    const ending = /\.[^.]*$/.exec(file.name.toLowerCase())?.[0] ?? "";
    if (!field.accept.split(",").includes(ending)) {
      return filled(words.ending, { ending: ending || file.name });
    }
    return "";
  }

  function refuse(text) {
    place("refused").textContent = text;
    place("refused").hidden = !text;
    field.closest(".field").classList.toggle("wrong", Boolean(text));
  }

  /* -- one file on its way -------------------------------------------------------------------- */
  class Sending {
    constructor(file) {
      this.file = file;
      this.sent = 0;
      this.tries = 0;
      this.row = document.createElement("div");
      this.row.className = "file";
      this.row.innerHTML =
        '<div><p><b class="long-name"></b></p><progress value="0" max="1"></progress><p class="small"></p></div><button type="button" class="button quiet small"></button>';
      this.row.prepend(field.closest(".drop").querySelector(".icon").cloneNode(true));
      this.row.querySelector("b").textContent = file.name;
      this.bar = this.row.querySelector("progress");
      this.bar.setAttribute("aria-label", file.name);
      this.line = this.row.querySelector(".small");
      const button = this.row.querySelector("button");
      button.textContent = words.remove;
      button.addEventListener("click", () => this.end(this.upload.abort(true)));
      place("going").append(this.row);
      going.add(this);
    }

    percent() {
      return Math.floor((100 * this.sent) / this.file.size);
    }

    tell(text, aloud) {
      this.line.textContent = filled(text, {
        done: said(this.sent),
        size: said(this.file.size),
        percent: this.percent().toLocaleString(document.documentElement.lang),
      });
      if (aloud && place("said").textContent !== this.line.textContent) place("said").textContent = this.line.textContent;
    }

    async start() {
      const pause = Number(words.retry);
      this.upload = new tus.Upload(this.file, {
        endpoint: words.incoming,
        chunkSize: Number(words.piece),
        metadata: { filename: this.file.name, place: words.place },
        fingerprint: async (file) => ["incoming", words.place, file.name, file.size, file.lastModified].join("-"),
        removeFingerprintOnSuccess: true,
        /* for more than an hour; the first after a break at once */
        retryDelays: [0, pause, 3 * pause, 5 * pause, 10 * pause, ...Array(300).fill(15 * pause)],
        onShouldRetry: (error) => this.goesOn(error.originalResponse?.getStatus() ?? 0),
        onBeforeRequest: (request) => request.setHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value),
        onUploadUrlAvailable: () => (this.url = this.upload.url),
        onProgress: (sent) => this.progress(sent),
        onSuccess: () => this.here(),
        onError: (error) => this.failed(error.originalResponse),
      });
      const [earlier] = await this.upload.findPreviousUploads();
      if (earlier) {
        this.upload.resumeFromPreviousUpload(earlier);
        this.replaces = place("arriving").querySelector(`[data-remove="${new URL(earlier.uploadUrl, location).pathname}"]`);
        this.replaces?.closest("li").remove();
      }
      this.tell(words.going);
      this.upload.start();
      this.watch();
    }

    goesOn(status) {
      const broken = status === 0 || status >= 500 || status === 409 || status === 423;
      if (broken && status !== 409) this.tell(words.cut, true);
      this.broken = broken;
      return broken;
    }

    progress(sent) {
      this.moved = Date.now();
      if (sent < this.sent && !this.broken) return; // a piece that begins anew
      this.broken = false;
      this.sent = sent;
      this.bar.max = this.file.size;
      this.bar.value = sent;
      this.tell(words.going);
    }

    /* a cable that was pulled lets a request hang for minutes; after a while we begin a new one */
    watch() {
      this.moved = Date.now();
      this.clock = setInterval(() => {
        if (Date.now() - this.moved > Number(words.stall)) this.again();
      }, 1000);
    }

    async again() {
      this.moved = Date.now();
      this.tell(words.cut, true);
      await this.upload.abort();
      if (going.has(this)) this.upload.start();
    }

    /* 403: the secret of the form is old, or the person was signed out meanwhile */
    async failed(response) {
      if (!response || (response.getStatus() === 403 && this.tries++ < 200)) {
        const fresh = response ? await freshSecret() : "";
        if (fresh) form.elements.csrfmiddlewaretoken.value = fresh;
        else this.tell(response ? words.out : words.cut, true);
        this.upload.url = this.url ?? null; // tus forgets it where it was refused
        setTimeout(() => going.has(this) && this.upload.start(), fresh ? 0 : 15 * Number(words.retry));
        return;
      }
      const text = response.getBody();
      refuse(text && text.length < 600 && !text.startsWith("<") ? text : words.refused);
      this.end();
    }

    async here() {
      if (!field.multiple) await Promise.all([...place("arriving").querySelectorAll("[data-here] [data-remove]")].map(remove));
      await arrived();
      this.end();
    }

    async end(before) {
      clearInterval(this.clock);
      going.delete(this);
      this.row.remove();
      await Promise.resolve(before).catch(() => {});
      settle();
    }
  }

  /* a page that is asked again brings a new secret; one that leads elsewhere asks to sign in */
  async function freshSecret() {
    try {
      const page = await fetch(location.pathname + location.search);
      if (new URL(page.url).pathname !== location.pathname) return "";
      const text = new DOMParser().parseFromString(await page.text(), "text/html");
      return text.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
    } catch {
      return "";
    }
  }

  /* -- the files that are here, as the server knows them -------------------------------------- */
  let shown = Promise.resolve(); // one after the other, or an older answer could come last
  function arrived() {
    shown = shown.then(show).catch(() => {});
    return shown;
  }

  async function show() {
    const page = await fetch(`${words.incoming}?place=${encodeURIComponent(words.place)}`);
    if (!page.ok) return;
    const chosen = new Map([...place("arriving").querySelectorAll("[data-touched]")].map((each) => [each.name, each.value]));
    place("arriving").innerHTML = await page.text();
    for (const each of place("arriving").querySelectorAll("select, input")) {
      if (!chosen.has(each.name)) continue;
      each.value = chosen.get(each.name);
      each.dataset.touched = "";
    }
    for (const { file } of going) {
      for (const row of place("arriving").querySelectorAll("li:not([data-here])")) {
        if (row.dataset.name === file.name) row.remove();
      }
    }
    settle();
  }

  async function remove(button) {
    await fetch(button.dataset.remove, {
      method: "DELETE",
      headers: { "Tus-Resumable": "1.0.0", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    });
    button.closest("li").remove();
    settle();
  }

  /* the field need not be filled while files are here or on their way; a press that waited goes on */
  function settle() {
    field.required = !going.size && !place("arriving").querySelector("[data-here]");
    if (!going.size && waiting) {
      const button = waiting.button;
      waiting = null;
      form.requestSubmit(button);
    }
  }

  function take(files) {
    const refused = [...files].map(refusal).find(Boolean) ?? "";
    refuse(refused);
    for (const file of files) if (!refusal(file)) new Sending(file).start();
    field.value = ""; // or the file would be sent once more with the form
    settle();
  }

  /* what a person said stays when the list is shown anew; what was guessed may be guessed better */
  place("arriving").addEventListener("input", (event) => (event.target.dataset.touched = ""));
  place("arriving").addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (button) remove(button);
  });
  field.addEventListener("change", () => take(field.multiple ? field.files : [...field.files].slice(0, 1)));
  window.addEventListener("online", () => going.forEach((each) => each.broken && each.again()));
  window.addEventListener("beforeunload", (event) => {
    if (going.size) event.preventDefault();
  });

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
    take(field.multiple ? event.dataTransfer.files : [...event.dataTransfer.files].slice(0, 1));
  });

  form.addEventListener("submit", (event) => {
    const note = document.getElementById("sending");
    if (going.size) {
      event.preventDefault();
      waiting = { button: event.submitter };
      if (note) note.textContent = words.waits;
    } else if (note && form.dataset.sending) {
      note.textContent = form.dataset.sending;
    }
  });
}

/* the field may also come with a part of a page that htmx brings */
function findField() {
  const field = document.querySelector("input[type=file][data-incoming]:not([data-begun])");
  if (!field || !window.tus) return;
  field.dataset.begun = "";
  sendAtOnce(field);
}
findField();
document.addEventListener("htmx:afterSettle", findField);
