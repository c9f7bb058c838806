# shellcheck shell=bash
# Finds a JDK and sets JAVA_HOME to it. Sourced by the launcher, ./verify and .ci/run, so that a default java that is too old
# does no harm. Prefers 25 or newer, takes 21 or newer. Needs no java to run: a JDK says its version in its file "release".

readonly DESKBRIDGE_LEAST_JAVA=21
readonly DESKBRIDGE_BEST_JAVA=25

# Prints the feature version of the JDK or JRE in directory $1; fails when there is none. $2 is the program it must have.
deskbridge_java_version() {
  [ -x "$1/bin/$2" ] || return 1
  local version=""
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  [ -n "$version" ] || return 1
  printf '%s\n' "$version"
}

# Prints every place where a JDK may be, best first.
deskbridge_java_places() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  local java
  if java=$(command -v java 2>/dev/null); then
    while [ -L "$java" ]; do
      local target
      target=$(readlink "$java")
      case $target in
        /*) java=$target ;;
        *) java=$(dirname "$java")/$target ;;
      esac
    done
    dirname "$(dirname "$java")"
  fi
  local place
  for place in /usr/lib/jvm/* /opt/*jdk* /opt/java/* /usr/java/* /usr/local/*jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ ! -d "$place" ] || printf '%s\n' "$place"
  done
}

# Sets JAVA_HOME. $1 is the program that is needed: javac to build, java to run.
deskbridge_find_jdk() {
  local program=${1:-javac} place version fallback=""
  while IFS= read -r place; do
    version=$(deskbridge_java_version "$place" "$program") || continue
    if [ "$version" -ge "$DESKBRIDGE_BEST_JAVA" ]; then
      export JAVA_HOME=$place
      return 0
    fi
    if [ "$version" -ge "$DESKBRIDGE_LEAST_JAVA" ] && [ -z "$fallback" ]; then
      fallback=$place
    fi
  done < <(deskbridge_java_places)
  if [ -n "$fallback" ]; then
    export JAVA_HOME=$fallback
    return 0
  fi
  cat >&2 <<MESSAGE
Deskbridge needs a JDK $DESKBRIDGE_BEST_JAVA (at least $DESKBRIDGE_LEAST_JAVA), and none was found in JAVA_HOME, on the PATH or in the usual places.
Install one, for example:
  Debian, Ubuntu   sudo apt-get install openjdk-25-jdk-headless    (or openjdk-21-jdk-headless)
  Fedora           sudo dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25
  elsewhere        https://adoptium.net
or set JAVA_HOME to the one you have.
MESSAGE
  return 1
}

# Runs Maven with the JDK found, without the newer JDKs' remarks about Maven's own libraries.
deskbridge_mvn() {
  local options=${MAVEN_OPTS:-}
  if [ "$(deskbridge_java_version "$JAVA_HOME" javac)" -ge 24 ]; then
    options="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED $options"
  fi
  MAVEN_OPTS=$options mvn "$@"
}
