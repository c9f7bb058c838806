package deskbridge.domain;

/** The one rule all references share. */
final class Refs {

    private static final int LONGEST = 512;

    private Refs() {}

    static void requireText(String value, String what) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + LONGEST + " characters, has " + value.length());
        }
    }
}
