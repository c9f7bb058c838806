package deskbridge.emulator.telegram;

import deskbridge.emulator.Body;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The dimensions of a picture, read from the header of a PNG, JPEG or GIF. */
record ImageSize(int width, int height) {
    private static final int LONGEST_SUM = 10_000;
    private static final int STEEPEST = 20;

    static Optional<ImageSize> of(Body body) {
        byte[] bytes = body.bytes();
        if (bytes.length >= 24 && "PNG".equals(ascii(bytes, 1, 3))) {
            return Optional.of(new ImageSize(big(bytes, 18), big(bytes, 22)));
        }
        if (bytes.length >= 10 && ascii(bytes, 0, 4).equals("GIF8")) {
            return Optional.of(new ImageSize(little(bytes, 6), little(bytes, 8)));
        }
        return bytes.length >= 4 && unsigned(bytes, 0) == 0xFF && unsigned(bytes, 1) == 0xD8
                ? jpeg(bytes)
                : Optional.empty();
    }

    /** Whether Telegram takes it as a photo. */
    boolean allowed() {
        return width > 0
                && height > 0
                && width + height <= LONGEST_SUM
                && Math.max(width, height) <= STEEPEST * Math.min(width, height);
    }

    /** The same picture with a longer side of at most this many pixels. */
    ImageSize within(int side) {
        int longer = Math.max(width, height);
        return longer <= side
                ? this
                : new ImageSize(Math.max(1, width * side / longer), Math.max(1, height * side / longer));
    }

    private static Optional<ImageSize> jpeg(byte[] bytes) {
        int at = 2;
        while (at + 8 < bytes.length && unsigned(bytes, at) == 0xFF) {
            int marker = unsigned(bytes, at + 1);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return Optional.of(new ImageSize(big(bytes, at + 7), big(bytes, at + 5)));
            }
            at += 2 + big(bytes, at + 2);
        }
        return Optional.empty();
    }

    private static int big(byte[] bytes, int at) {
        return unsigned(bytes, at) << 8 | unsigned(bytes, at + 1);
    }

    private static int little(byte[] bytes, int at) {
        return unsigned(bytes, at + 1) << 8 | unsigned(bytes, at);
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    private static String ascii(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
