package deskbridge.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a request or an answer; immutable, compared by content. */
public final class Body {
    /** No bytes at all. */
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the bytes. */
    public static Body of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Body(bytes.clone());
    }

    /** Encodes the text as UTF-8. */
    public static Body of(String text) {
        return text.isEmpty() ? EMPTY : new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the array over without a copy; the caller must not touch it again. */
    static Body owning(byte[] bytes) {
        return new Body(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Length in bytes. */
    public int size() {
        return bytes.length;
    }

    /** Whether there is not a single byte. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size only: a body may hold a secret. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
