package deskbridge.json;

import io.avaje.jsonb.Jsonb;

/**
 * The one way to JSON. Left to itself, the library refuses texts of more than 32,768 characters, and says how long a text may be
 * only by the size of its first buffer, which it asks for once, before its first use. A comment in Tracker may have 512,000
 * characters (facts: yandex-tracker §5), each of which may be two of Java's.
 */
public final class Codecs {

    /** Characters of Java. */
    private static final int LONGEST_TEXT = 1 << 20;

    static {
        System.setProperty("jsonb.parserCharBufferSize", Integer.toString(LONGEST_TEXT));
    }

    private Codecs() {}

    /** A builder whose readers take long texts. */
    public static Jsonb.Builder builder() {
        return Jsonb.builder();
    }
}
