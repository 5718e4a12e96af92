#!/bin/sh
# Tests of the start script's decisions, in a copy with a stand-in for Maven and for java, so that nothing is built.
set -u
root=$(cd "$(dirname "$0")/../../../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
check() { if eval "$2"; then echo "ok - $1"; else echo "not ok - $1"; failed=1; fi; }

copy="$work/a copy"
mkdir -p "$copy/core/src/main" "$copy/train/src/main" "$copy/app/src/main" "$copy/.mvn" "$work/bin" "$work/jdk/bin"
cp "$root/isogon" "$copy/"
for pom in . core train app; do : >"$copy/$pom/pom.xml"; done
: >"$copy/core/src/main/A.java"
: >"$work/some.jar"
echo 'JAVA_VERSION="17.0.1"' >"$work/jdk/release"
cat >"$work/bin/mvn" <<EOF
#!/bin/sh
echo built >>"$work/builds"
[ -e "$work/broken" ] && { echo "[ERROR] A.java: this is wrong"; exit 1; }
mkdir -p app/target/start && printf '%s' "$work/some.jar" >app/target/start/classpath
EOF
cat >"$work/jdk/bin/java" <<'EOF'
#!/bin/sh
[ -n "${SLEEP-}" ] && exec sleep 5
for a in "$@"; do printf '[%s]' "$a"; done
printf '%s\n' "$OPENBLAS_NUM_THREADS"
exit 7
EOF
cp "$work/jdk/bin/java" "$work/jdk/bin/javac"
chmod +x "$work/bin/mvn" "$work/jdk/bin/java" "$work/jdk/bin/javac"
PATH=$work/bin:$PATH JAVA_HOME=$work/jdk
export PATH JAVA_HOME
builds() { [ "$(wc -l <"$work/builds")" -eq "$1" ]; }
start() { "$copy/isogon" "$@" >"$work/out" 2>"$work/err"; code=$?; }

start x
check "builds on first use and says so in one line" 'builds 1 && [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q building "$work/err"'
check "passes the exit code on" '[ "$code" -eq 7 ]'
start 'two words' '' '*' '"quoted"'
check "does not build again" 'builds 1 && [ ! -s "$work/err" ]'
check "passes arguments as they are" 'grep -qF "[two words][][*][\"quoted\"]" "$work/out"'
check "sets what the engine needs" 'grep -q "\]1$" "$work/out"'
OPENBLAS_NUM_THREADS=4 "$copy/isogon" >"$work/out" 2>&1
check "keeps what the user set" 'grep -q "\]4$" "$work/out"'
sleep 1; touch "$copy/core/src/main/A.java"; start
check "rebuilds when a source is newer" 'builds 2 && grep -q rebuilding "$work/err"'
sleep 1; rm "$copy/core/src/main/A.java"; start
check "rebuilds when a source is gone" 'builds 3'
ln -s "$copy/isogon" "$work/link"; ln -s link "$work/second"
(cd / && "$work/second" y >"$work/out" 2>&1)
check "works from elsewhere through links" 'grep -qF "[y]" "$work/out" && builds 3'
sleep 1; touch "$copy/pom.xml" "$work/broken"; start
check "shows why a build failed, and fails" '[ "$code" -eq 1 ] && grep -q "this is wrong" "$work/err"'
rm "$work/broken"; start
check "builds again after a failure" '[ "$code" -eq 7 ] && builds 5'
rm "$work/some.jar"; : >"$work/some.jar.moved"; start
check "builds again when libraries are gone" 'builds 6'
: >"$work/some.jar"
echo 'JAVA_VERSION="11.0.1"' >"$work/jdk/release"; start
check "says that a JDK is too old" 'grep -q "17 or newer" "$work/err"'
echo 'JAVA_VERSION="17.0.1"' >"$work/jdk/release"
SLEEP=1 "$copy/isogon" & child=$!
sleep 1; kill -TERM "$child"; wait "$child"; code=$?
check "is replaced by java, so that signals reach it" '[ "$code" -eq 143 ]'
exit "$failed"
