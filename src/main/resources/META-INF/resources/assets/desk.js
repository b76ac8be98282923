// Copies a block; where the clipboard is out of reach, selects it for the agent's own key press.
document.addEventListener("click", async (event) => {
  const source = document.getElementById(event.target.dataset?.copy);
  if (!source) return;
  const said = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(source.textContent);
    said.textContent = "Copied.";
  } catch (refused) {
    getSelection().selectAllChildren(source);
    said.textContent = "Selected: press Ctrl+C.";
  }
});
