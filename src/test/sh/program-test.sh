#!/bin/sh
# Tests of the built program as a process: what Ctrl-C does, and what a full disk does.
set -u
root=$(cd "$(dirname "$0")/../../.." && pwd -P)
work=$(mktemp -d)
disk=$work/disk
trap 'umount "$disk" 2>/dev/null; rm -rf "$work"' EXIT
failed=0
check() { if eval "$2"; then echo "ok - $1"; else echo "not ok - $1"; cat "$work/err"; failed=1; fi; }
compare() {
    "$root/isogon" compare mnist --seeds 1 --losses adacos --epochs 3 --set split.train_images=4000 \
        --set split.test_images=500 "$@" >"$work/table" 2>"$work/err"
}
# Results without times, dates and machine.
results() { grep -v -e '_seconds"' -e '"seconds"' -e '"date"' "$1/results.json"; }

compare --out "$work/whole"
check "a comparison ends well" '[ $? -eq 0 ] && [ -s "$work/whole/report.html" ]'

# Bash starts a background command with SIGINT ignored; setsid and a shell of its own give it back.
(trap - INT; exec setsid "$root/isogon" compare mnist --seeds 1 --losses adacos --epochs 3 \
    --set split.train_images=4000 --set split.test_images=500 --out "$work/half" >"$work/table" 2>"$work/err") &
child=$!
until grep -q 'epoch 1/3 .* s  all' "$work/err" || ! kill -0 "$child" 2>/dev/null; do sleep 0.1; done
begun=$(date +%s)
kill -TERM "$child"
wait "$child"
code=$?
check "asked to end, it does so within three seconds" '[ $(($(date +%s) - begun)) -le 3 ]'
check "says how to go on" 'grep -q -- "--resume $work/half" "$work/err"'
check "ends with the signal's exit code" '[ "$code" -eq 143 ]'
check "keeps the finished epoch" 'ls "$work"/half/runs/*/seed-1 | grep -q checkpoint-000001'
"$root/isogon" compare --resume "$work/half" >"$work/table" 2>"$work/err"
check "goes on" '[ $? -eq 0 ] && grep -q "epoch 2/3" "$work/err" && ! grep -q "epoch 1/3" "$work/err"'
results "$work/whole" >"$work/a"
results "$work/half" >"$work/b"
check "comes to the same result bit for bit" 'cmp -s "$work/a" "$work/b"'

mkdir -p "$disk"
if mount -t tmpfs -o size=6m tmpfs "$disk" 2>/dev/null; then
    compare --out "$disk/out"
    code=$?
    check "a full disk ends with 1" '[ "$code" -eq 1 ]'
    check "and one clear message" 'grep -q "the disk is full" "$work/err" && ! grep -q "	at " "$work/err"'
    check "and no file that is half written" '[ -z "$(find "$disk" -name "*.part" -o -name "*-part")" ]'
else
    echo "ok - # SKIP a full disk needs the right to mount one"
fi
exit "$failed"
