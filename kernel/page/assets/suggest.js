// Suggestions while typing, as the combobox pattern has it. The field and its button work without.
let count = 0;
const suggest = (input) => {
  const id = `suggestions-${++count}`;
  const box = document.createElement("div"), list = document.createElement("ul"), status = document.createElement("p");
  box.className = "suggest"; list.id = id; list.setAttribute("role", "listbox"); list.hidden = true;
  status.className = "unseen"; status.setAttribute("role", "status");
  const label = document.querySelector(`label[for="${input.id}"]`);
  if (label) list.setAttribute("aria-label", label.textContent);
  input.before(box); box.append(input, list, status);
  input.autocomplete = "off";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", id]]) input.setAttribute(name, value);
  let timer = 0, asked = 0, at = -1;
  const options = () => [...list.children];
  const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const mark = (index) => {
    const all = options();
    if (!all.length) return;
    at = (index + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    // Only a path of this house is followed.
    if (/^\/(?![\/\\])/.test(option.dataset.href ?? "")) { location.assign(option.dataset.href); return; }
    input.value = option.textContent; close(); input.focus();
  };
  const ask = async () => {
    const q = input.value.trim(), turn = ++asked;
    if (q.length < 2) { close(); status.textContent = ""; return; }
    try {
      const url = new URL(input.dataset.suggest, location.href);
      url.searchParams.set("q", q);
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      if (!answer.ok || turn !== asked) return;
      const found = await answer.json();
      if (turn !== asked) return;
      list.replaceChildren(...found.slice(0, 8).map(({ label, href }, index) => {
        const option = document.createElement("li");
        option.id = `${id}-${index}`; option.setAttribute("role", "option"); option.setAttribute("aria-selected", "false");
        option.textContent = label; if (href) option.dataset.href = href;
        return option;
      }));
      list.hidden = !list.children.length; at = -1;
      input.setAttribute("aria-expanded", String(!list.hidden)); input.removeAttribute("aria-activedescendant");
      status.textContent = list.children.length ? input.dataset.suggestSome.replace("%", list.children.length) : input.dataset.suggestNone;
    } catch { close(); }
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 200); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { close(); event.preventDefault(); }
    if (list.hidden) return;
    if (event.key === "ArrowDown") { mark(at + 1); event.preventDefault(); }
    if (event.key === "ArrowUp") { mark(at < 0 ? -1 : at - 1); event.preventDefault(); }
    if (event.key === "Enter" && at >= 0) { take(options()[at]); event.preventDefault(); }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => { const option = event.target.closest("li"); if (option) { event.preventDefault(); take(option); } });
};
for (const input of document.querySelectorAll("input[data-suggest]")) suggest(input);
