const losses = document.querySelectorAll(".choice input");
function choose() {
  losses.forEach(loss => { document.getElementById(loss.value).hidden = !loss.checked; });
}
losses.forEach(loss => loss.addEventListener("change", choose));
document.querySelectorAll(".choice").forEach(choice => { choice.hidden = false; });
choose();
