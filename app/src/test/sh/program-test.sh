#!/bin/sh
# Tests of the built program as a process: what Ctrl-C and a request to end do, and what a full disk does.
set -u
root=$(cd "$(dirname "$0")/../../../.." && pwd -P)
work=$(mktemp -d)
disk=$work/disk
trap 'umount "$disk" 2>/dev/null; rm -rf "$work"' EXIT
failed=0
check() { if eval "$2"; then echo "ok - $1"; else echo "not ok - $1"; cat "$work/err"; failed=1; fi; }
# A background command would ignore SIGINT.
compare() {
    exec env --default-signal=INT "$root/isogon" compare mnist --seeds 1 --losses adacos --epochs 3 --set split.train_images=4000 \
        --set split.test_images=500 "$@" >"$work/table" 2>"$work/err"
}
# Results without times, dates and machine.
results() { grep -v -e '_seconds"' -e '"seconds"' -e '"date"' "$1/results.json"; }

(compare --out "$work/whole")
check "a comparison ends well" '[ $? -eq 0 ] && [ -s "$work/whole/report.html" ]'

for signal in INT TERM; do
    [ "$signal" = INT ] && expected=130 || expected=143
    (compare --out "$work/$signal") &
    child=$!
    until grep -q 'epoch 1/3 .*validation' "$work/err" || ! kill -0 "$child" 2>/dev/null; do sleep 0.1; done
    begun=$(date +%s%N)
    kill -s "$signal" "$child"
    wait "$child" 2>/dev/null
    code=$?
    took=$((($(date +%s%N) - begun) / 1000000))
    check "SIG$signal ends it within two seconds ($took ms)" '[ "$took" -le 2000 ]'
    check "with exit code $expected" '[ "$code" -eq "$expected" ]'
    check "saying how to go on" 'grep -q -- "--resume $work/$signal" "$work/err"'
    check "keeping the finished epoch" 'ls "$work/$signal"/runs/*/seed-1 | grep -q checkpoint-000001'
done

"$root/isogon" compare --resume "$work/INT" >"$work/table" 2>"$work/err"
check "an interrupted comparison goes on" '[ $? -eq 0 ] && grep -q "epoch 2/3" "$work/err"'
check "without what was finished" '! grep -q "epoch 1/3" "$work/err"'
results "$work/whole" >"$work/a"
results "$work/INT" >"$work/b"
check "and comes to the same result bit for bit" 'cmp "$work/a" "$work/b"'

mkdir -p "$disk"
if mount -t tmpfs -o size=12m tmpfs "$disk" 2>/dev/null; then
    (compare --out "$disk/out")
    code=$?
    check "a full disk ends with 1" '[ "$code" -eq 1 ]'
    check "and one clear message" 'grep -q "the disk is full" "$work/err" && ! grep -q "	at " "$work/err"'
    check "and no file that is half written" '[ -z "$(find "$disk" -name "*.part" -o -name "*-part")" ]'
else
    echo "ok - # SKIP a full disk needs the right to mount one"
fi
exit "$failed"
