// What is missing in the way refusals are said: a list of sentences, empty when all is well.
const faults = [];
const summary = document.querySelector(".errors[role=alert]");
if (!summary) return ["no summary"];
const links = [...summary.querySelectorAll("a[href^='#']")];
if (!links.length) faults.push("a summary without links");
for (const link of links) {
  const field = document.getElementById(link.getAttribute("href").slice(1));
  if (!field) { faults.push(`« ${link.textContent} » leads nowhere`); continue; }
  const group = field.closest("fieldset.wrong, .field.wrong");
  const message = group?.querySelector(".error");
  if (!message?.checkVisibility()) faults.push(`nothing by the field of « ${link.textContent} »`);
  const described = `${field.getAttribute("aria-describedby") ?? ""} ${group?.getAttribute("aria-describedby") ?? ""}`;
  if (message && !described.includes(message.id)) faults.push(`the field of « ${link.textContent} » is not described by its error`);
}
return faults;
