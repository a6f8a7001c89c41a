// What is wrong with the page in hand, as a person would notice it: a list of sentences.
const faults = [];
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth + 1) {
  const wide = [...document.querySelectorAll("main *, header *, footer *")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > root.clientWidth + 1)
    .filter((one) => !one.closest(".scroll, .table, [tabindex='0']"))
    .slice(0, 3).map((one) => `<${one.localName} class="${one.className}">`);
  faults.push(`wider than the screen by ${root.scrollWidth - root.clientWidth} px: ${wide.join(" ")}`);
}
for (const text of document.body.innerText.match(/\[[a-z]+(?:-[a-z0-9_.]+)+\]/g) ?? []) faults.push(`words are missing: ${text}`);
for (const text of document.body.innerText.match(/\{ ?\$[a-z]+ ?\}|\{\$/g) ?? []) faults.push(`an argument is missing: ${text}`);
if (document.querySelectorAll("h1").length !== 1) faults.push(`${document.querySelectorAll("h1").length} <h1>`);
return faults;
