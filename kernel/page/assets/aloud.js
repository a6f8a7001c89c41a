// Reads the main text aloud, with a voice of this machine only: others would send the text to a third party.
const speech = globalThis.speechSynthesis;
const buttons = document.querySelectorAll("[data-aloud]");
const voice = () => {
  const lang = document.documentElement.lang;
  return speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang));
};
// What is read: the text as it stands, without drawings and without what only listeners of screen readers need twice.
const pieces = (root) => {
  const found = [];
  for (const element of root.querySelectorAll("h1,h2,h3,p,li,dt,dd,th,td,label,legend,figcaption,summary")) {
    if (element.closest("[hidden],[aria-hidden=true],[data-aloud]") || !element.checkVisibility?.()) continue;
    if (element.querySelector("h1,h2,h3,p,li,dt,dd,label")) continue;
    const text = element.innerText.trim();
    if (text) found.push(text);
  }
  return found;
};
const start = (button) => {
  const label = button.textContent;
  let queue = pieces(document.querySelector(button.dataset.aloud) ?? document.body);
  const stop = () => { queue = []; speech.cancel(); button.textContent = label; button.onclick = () => start(button); };
  const next = () => {
    const text = queue.shift();
    if (!text) { stop(); return; }
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice(); words.lang = words.voice.lang; words.onend = next; words.onerror = stop;
    speech.speak(words);
  };
  button.textContent = button.dataset.stop;
  button.onclick = stop;
  speech.cancel();
  next();
};
if (speech) {
  const show = () => { for (const button of buttons) button.hidden = !voice(); };
  for (const button of buttons) button.onclick = () => start(button);
  speech.addEventListener?.("voiceschanged", show);
  addEventListener("pagehide", () => speech.cancel());
  show();
}
