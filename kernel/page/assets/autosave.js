// Fields with data-autosave send their form as one types: the same address, with autosave=1, answered in JSON:
// 200 {"at": "14 h 02", "version": 8}, 409 when someone else wrote first, 422 when the text is refused.
// Whatever happens the text stays where it is.
const WAIT = 1500;
const say = (form, text, isProblem) => {
  for (const status of form.querySelectorAll("[data-saved]")) {
    status.textContent = text(status.dataset);
    status.classList.toggle("problem", isProblem);
  }
};
const watch = (form) => {
  let timer = 0, dirty = false, busy = false, stopped = false;
  const later = (delay) => { clearTimeout(timer); if (!stopped) timer = setTimeout(save, delay); };
  const save = async () => {
    if (busy || !dirty || stopped) return;
    busy = true; dirty = false;
    const body = new URLSearchParams(new FormData(form));
    body.set("autosave", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
      if (answer.ok) {
        const { at, version } = await answer.json();
        const field = form.querySelector('[name="_version"]');
        if (field && version !== undefined) field.value = version;
        say(form, (words) => words.saved.replace("%", at), false);
      } else if (answer.status === 409) {
        // The button will show both texts; saving over the other's would hide one of them.
        stopped = true;
        say(form, (words) => words.stale, true);
      } else {
        say(form, (words) => words.refused, true);
      }
    } catch {
      dirty = true;
      say(form, (words) => words.offline, true);
      later(10000);
    }
    busy = false;
    if (dirty) later(WAIT);
  };
  form.addEventListener("input", () => { dirty = true; later(WAIT); });
  form.addEventListener("submit", () => { stopped = true; clearTimeout(timer); });
  addEventListener("online", () => later(0));
  addEventListener("beforeunload", (event) => { if (dirty && !form.dataset.sent) event.preventDefault(); });
};
for (const form of new Set([...document.querySelectorAll("[data-autosave]")].map((field) => field.form))) if (form) watch(form);
