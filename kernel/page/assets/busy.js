const free = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button[aria-disabled]")) {
    button.removeAttribute("aria-disabled");
    if (button.dataset.label) button.textContent = button.dataset.label;
  }
};
// A second click on the same button does nothing while the first is on its way. Without this the key of the form does it.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  // After the other listeners: one of them may have kept the form here.
  setTimeout(() => {
    if (event.defaultPrevented) return;
    form.dataset.sent = "1";
    // An answer that is a file leaves the page where it is: the form must work again.
    setTimeout(() => free(form), 8000);
    const button = event.submitter;
    if (!button) return;
    button.setAttribute("aria-disabled", "true");
    if (button.dataset.busy) { button.dataset.label = button.textContent; button.textContent = button.dataset.busy; }
  });
});
// Coming back with the arrow shows the page as it was left: the button must work again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));
