// Writes what is spoken, only where the browser understands speech on the device itself: elsewhere the voice would go to a
// third party, and the button stays hidden.
const Speech = globalThis.SpeechRecognition;
const local = { langs: ["fr-FR"], processLocally: true };
const offer = async () => {
  const boxes = document.querySelectorAll("[data-dictation]");
  if (!boxes.length || !Speech?.available || (await Speech.available(local)) !== "available") return;
  for (const box of boxes) {
    const button = box.querySelector("button"), status = box.querySelector("[role=status]");
    const area = document.getElementById(button.dataset.dictate), label = button.textContent;
    let heard = null;
    button.onclick = () => {
      if (heard) { heard.stop(); return; }
      heard = new Speech();
      heard.lang = "fr-FR"; heard.continuous = true; heard.processLocally = true;
      heard.onresult = (event) => {
        for (let index = event.resultIndex; index < event.results.length; index += 1) {
          const words = event.results[index][0].transcript.trim();
          area.value = `${area.value} ${words}`.trim(); status.textContent = words;
        }
        area.dispatchEvent(new Event("input", { bubbles: true }));
      };
      heard.onend = () => { heard = null; button.textContent = label; area.focus(); };
      heard.start();
      button.textContent = button.dataset.stop;
    };
    box.hidden = false;
  }
};
offer().catch(() => {});
