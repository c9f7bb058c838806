package deskbridge.emulator.telegram;

/** Builds the refusals of the text parsers; offsets are counted in bytes of UTF-8. */
final class ParseFailure {
    private ParseFailure() {}

    static Refusal of(String reason) {
        return Refusal.badRequest("can't parse entities: " + reason);
    }

    /** With the place, given as an index of the Java string. */
    static Refusal at(String reason, String text, int index) {
        return of(reason + " at byte offset " + bytes(text, index));
    }

    static int bytes(String text, int index) {
        int bytes = 0;
        for (int i = 0; i < index; ) {
            int code = text.codePointAt(i);
            bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            i += Character.charCount(code);
        }
        return bytes;
    }
}
