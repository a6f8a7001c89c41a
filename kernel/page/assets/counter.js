// Says how many characters are left when few are, in a status that speaks when one pauses. Nothing is ever cut.
for (const area of document.querySelectorAll("[data-counter]")) {
  const max = Number(area.dataset.counter), shown = document.createElement("p"), spoken = document.createElement("p");
  shown.className = "counter"; shown.setAttribute("aria-hidden", "true");
  spoken.className = "unseen"; spoken.setAttribute("role", "status");
  area.after(shown, spoken);
  let timer = 0;
  const count = () => {
    const left = max - [...area.value.replaceAll("\r\n", "\n")].length;
    const text = left > max / 4 && left > 100 ? "" : (left < 0 ? area.dataset.counterOver : area.dataset.counterLeft).replace("%", Math.abs(left));
    shown.textContent = text; shown.classList.toggle("problem", left < 0);
    clearTimeout(timer);
    timer = setTimeout(() => { spoken.textContent = text; }, 1000);
  };
  area.addEventListener("input", count);
  count();
}
