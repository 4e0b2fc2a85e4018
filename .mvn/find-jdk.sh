# Sourced by ./shequ and ./mvnw: finds a JDK that is new enough and sets JAVA_HOME.

jdk_version() { # the feature version of the JDK in $1; nothing when there is none
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  local version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  version=${version#1.}
  printf '%s' "${version%%[!0-9]*}"
}

jdk_on_path() {
  local javac
  javac=$(command -v javac 2>/dev/null) || return 0
  while [ -L "$javac" ]; do
    local target
    target=$(readlink "$javac")
    case $target in
      /*) javac=$target ;;
      *) javac=$(dirname "$javac")/$target ;;
    esac
  done
  (cd "$(dirname "$javac")/.." 2>/dev/null && pwd) || true
}

jdks_in_usual_places() {
  local place
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home 2>/dev/null || true
  fi
  for place in /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* /opt/jvm/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
    "${HOME:-/nowhere}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -d "$place" ]; then
      printf '%s\n' "$place"
    fi
  done
}

find_jdk() { # at least version $1; JAVA_HOME and PATH go before the newest of the usual places
  local wanted=$1 candidate version best= best_version=0
  for candidate in "${JAVA_HOME:-}" "$(jdk_on_path)"; do
    if [ -n "$candidate" ]; then
      version=$(jdk_version "$candidate")
      if [ -n "$version" ] && [ "$version" -ge "$wanted" ]; then
        export JAVA_HOME=$candidate
        return 0
      fi
    fi
  done
  while IFS= read -r candidate; do
    version=$(jdk_version "$candidate")
    if [ -n "$version" ] && [ "$version" -ge "$wanted" ] && [ "$version" -gt "$best_version" ]; then
      best=$candidate
      best_version=$version
    fi
  done <<< "$(jdks_in_usual_places)"
  if [ -z "$best" ]; then
    echo "A JDK (with javac) of version $wanted or newer is needed. None was found through JAVA_HOME (${JAVA_HOME:-not set})," >&2
    echo "on the PATH, or in the usual places. Install one (Debian: apt-get install openjdk-21-jdk-headless), or set JAVA_HOME." >&2
    return 1
  fi
  export JAVA_HOME=$best
}
