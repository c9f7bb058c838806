package deskbridge.emulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} (RFC 7578): UTF-8 names, no nested parts, no transfer encodings. */
public final class Multipart {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"((?:\\\\.|[^\"\\\\])*+)\"|([^;\\s]+))");

    private Multipart() {}

    /** The parts in the order sent; {@link MalformedBody} when the bytes are not what the content type says. */
    public static List<Part> parse(String contentType, Body body) {
        String boundary = parameter(contentType, "boundary")
                .orElseThrow(() -> new MalformedBody("multipart content type without a boundary"));
        // Latin-1 maps bytes to characters one to one, so string search finds byte positions.
        String text = new String(body.bytes(), StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + boundary;
        String first = "--" + boundary;
        if (!text.startsWith(first)) {
            throw new MalformedBody("multipart body does not start with its boundary");
        }
        List<Part> parts = new ArrayList<>();
        int at = first.length();
        while (!text.startsWith("--", at)) {
            int start = text.indexOf("\r\n", at);
            int end = start < 0 ? -1 : text.indexOf(delimiter, start);
            if (end < 0) {
                throw new MalformedBody("multipart body ends before its closing boundary");
            }
            parts.add(part(text.substring(start + 2, end)));
            at = end + delimiter.length();
        }
        return List.copyOf(parts);
    }

    private static Part part(String text) {
        int gap = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n");
        if (gap < 0) {
            throw new MalformedBody("multipart part without an empty line after its headers");
        }
        String disposition = "";
        String type = null;
        for (String line : utf8(text.substring(0, gap)).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.equals("content-disposition")) {
                disposition = line.substring(colon + 1);
            } else if (name.equals("content-type")) {
                type = line.substring(colon + 1).strip();
            }
        }
        String name = parameter(disposition, "name")
                .orElseThrow(() -> new MalformedBody("multipart part without a field name"));
        String file = parameter(disposition, "filename").orElse(null);
        String content = text.substring(gap == 0 ? 2 : gap + 4);
        return new Part(name, file, type, Body.owning(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static Optional<String> parameter(String header, String wanted) {
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(wanted)) {
                String quoted = matcher.group(2);
                return Optional.of(
                        quoted == null
                                ? matcher.group(3)
                                : quoted.replaceAll("\\\\(.)", "$1").replace("%22", "\""));
            }
        }
        return Optional.empty();
    }
}
