# Sourced by the other scripts: the newest JDK of the machine, unless JAVA_HOME names one.

newest_jdk() {
  for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/*; do
    [ -x "$home/bin/javac" ] || continue
    version=$("$home/bin/javac" -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')
    printf '%s %s\n' "$version" "$home"
  done | sort -n | tail -n 1 | cut -d' ' -f2-
}

if [ -z "${JAVA_HOME:-}" ]; then
  JAVA_HOME=$(newest_jdk)
  [ -n "$JAVA_HOME" ] || JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v javac || true)")")")
  export JAVA_HOME
fi
if [ ! -x "$JAVA_HOME/bin/javac" ]; then
  echo "Ouinon needs a JDK, version 17 or newer. Install one, or set JAVA_HOME to it." >&2
  exit 1
fi

# Newer JDKs warn of what Netty and the launcher of MariaDB do on purpose.
java_version=$("$JAVA_HOME/bin/java" -version 2>&1 | sed -nE '1s/.*"([0-9]+).*/\1/p')
java_options=()
[ "$java_version" -lt 23 ] || java_options+=(--sun-misc-unsafe-memory-access=allow)
[ "$java_version" -lt 22 ] || java_options+=(--enable-native-access=ALL-UNNAMED)
