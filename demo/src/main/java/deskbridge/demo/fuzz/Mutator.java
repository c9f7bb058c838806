package deskbridge.demo.fuzz;

import deskbridge.demo.fuzz.JsonSpans.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages bodies: mostly in their structure, so that they get far, sometimes byte by byte. */
final class Mutator {

    private static final int LIMIT = 5 * 1024 * 1024;
    private static final int HUGE_ONE_IN = 3000;

    private final List<String> samples;

    /** @param samples real bodies, of which pieces are put into others */
    Mutator(List<String> samples) {
        this.samples = List.copyOf(samples);
    }

    /** A damaged body; one in ten is as it was. */
    byte[] body(String sample, RandomGenerator random) {
        if (random.nextInt(HUGE_ONE_IN) == 0) {
            return huge(sample, random);
        }
        String text = sample;
        for (int times = random.nextInt(4); times > 0; times--) {
            text = structure(text, random);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(8) == 0 ? havoc(bytes, random) : bytes;
    }

    /** One change of one place. */
    private String structure(String text, RandomGenerator random) {
        List<Span> spans = JsonSpans.of(text);
        if (spans.isEmpty()) {
            return Hostile.value(random);
        }
        Span span = spans.get(random.nextInt(spans.size()));
        String value = span.of(text);
        return switch (random.nextInt(14)) {
            case 0 -> put(text, span, "");
            case 1 -> put(text, span, value.startsWith("\"") ? unquoted(value) : quoted(value));
            case 2 -> put(text, span, "[" + value + "]");
            case 3 -> put(text, span, "[" + value + "," + value + "]");
            case 4 -> put(text, span, piece(random));
            case 5 -> put(text, span, spans.get(random.nextInt(spans.size())).of(text));
            case 6 -> put(text, span, value + ",\"" + Hostile.words(random) + "\":" + Hostile.value(random));
            case 7 -> twice(text, span, random);
            case 8 -> unnamed(text, span);
            case 9 -> put(text, span, inside(value, random));
            default -> put(text, span, Hostile.value(random));
        };
    }

    private static String put(String text, Span span, String value) {
        return text.substring(0, span.start()) + value + text.substring(span.end());
    }

    private String piece(RandomGenerator random) {
        String sample = samples.get(random.nextInt(samples.size()));
        List<Span> spans = JsonSpans.of(sample);
        return spans.isEmpty() ? "0" : spans.get(random.nextInt(spans.size())).of(sample);
    }

    /** The same name once more, with another value. */
    private static String twice(String text, Span span, RandomGenerator random) {
        if (span.member() < 0) {
            return put(text, span, span.of(text) + span.of(text));
        }
        String name = text.substring(span.member(), span.start());
        return put(text, span, span.of(text) + "," + name + Hostile.value(random));
    }

    /** Without the member; a comma may be left behind. */
    private static String unnamed(String text, Span span) {
        int from = span.member() < 0 ? span.start() : span.member();
        int to = span.end() < text.length() && text.charAt(span.end()) == ',' ? span.end() + 1 : span.end();
        return text.substring(0, from) + text.substring(to);
    }

    /** Hostile words among the good ones. */
    private static String inside(String value, RandomGenerator random) {
        if (!value.startsWith("\"") || value.length() < 2) {
            return value + random.nextInt(10);
        }
        int at = 1 + random.nextInt(value.length() - 1);
        return value.substring(0, at) + Hostile.words(random) + value.substring(at);
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String unquoted(String value) {
        return value.length() < 2 ? value : value.substring(1, value.length() - 1);
    }

    private byte[] havoc(byte[] bytes, RandomGenerator random) {
        byte[] changed = bytes;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            changed = one(changed, random);
        }
        return changed;
    }

    private byte[] one(byte[] bytes, RandomGenerator random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> {
                return joined(Arrays.copyOf(bytes, at), new byte[] {(byte) 0xF0, (byte) 0x9F}, bytes, at);
            }
            case 4 -> {
                return joined(Arrays.copyOf(bytes, at), new byte[] {(byte) random.nextInt(32)}, bytes, at);
            }
            case 5 -> {
                byte[] other = samples.get(random.nextInt(samples.size())).getBytes(StandardCharsets.UTF_8);
                return joined(Arrays.copyOf(bytes, at), new byte[0], other, random.nextInt(other.length + 1));
            }
            default -> {
                return joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, new byte[0], bytes, 0);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] head, byte[] between, byte[] tail, int from) {
        byte[] all = Arrays.copyOf(head, head.length + between.length + tail.length - from);
        System.arraycopy(between, 0, all, head.length, between.length);
        System.arraycopy(tail, from, all, head.length + between.length, tail.length - from);
        return all;
    }

    /** About as large as the listener takes. */
    private static byte[] huge(String sample, RandomGenerator random) {
        byte[] body = new byte[LIMIT - 1 + random.nextInt(3)];
        Arrays.fill(body, (byte) ' ');
        byte[] bytes = sample.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, body, random.nextBoolean() ? 0 : body.length - bytes.length, bytes.length);
        return body;
    }
}
