// Finds what a person would find by its words: (kind, words, group) -> the element, or a list of what there is instead.
const [kind, wanted, group] = arguments;
const plain = (text) => (text ?? "").replace(/[\u00a0\u202f]/g, " ").replace(/[\u2019]/g, "'").replace(/\s+/g, " ").trim();
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
const all = (root, query) => [...root.querySelectorAll(query)];
const target = plain(wanted);
const room = () => {
  if (!group) return document;
  const title = plain(group);
  // The smallest part of the page that bears these words as its title.
  const titles = all(document, "legend,h1,h2,h3,h4,caption").filter((one) => plain(one.textContent).includes(title));
  return titles.map((one) => one.closest("fieldset,section,article,form,li,table,.card") ?? one.parentElement)[0] ?? null;
};
const root = room();
if (!root) return { missing: `the group « ${group} »`, there: [] };
const candidates = {
  field: () => all(root, "label").map((label) => [plain(label.textContent), label.control])
    .filter(([, control]) => control && !["radio", "checkbox", "hidden"].includes(control.type)),
  option: () => all(root, "label").map((label) => [plain(label.textContent), label.control, label])
    .filter(([, control]) => control && ["radio", "checkbox"].includes(control.type)),
  action: () => all(root, "button:not([hidden]), a[href]").map((one) => [plain(one.getAttribute("aria-label") ?? one.textContent), one]),
  link: () => all(root, "a[href]").map((one) => [plain(one.getAttribute("aria-label") ?? one.textContent), one]),
}[kind]().filter(([, element, label]) => shown(label ?? element));
// Who came for the page looks there first; the menu may have the same words.
const isAside = ([, element]) => (element.closest("main") ? 0 : 1);
candidates.sort((one, other) => isAside(one) - isAside(other));
const found = candidates.find(([text]) => text === target)
  ?? candidates.find(([text]) => text.startsWith(target))
  ?? candidates.find(([text]) => text.includes(target));
return found ? { element: found[1], label: found[2] ?? null } : { missing: `the ${kind} « ${wanted} »`, there: candidates.map(([text]) => text) };
