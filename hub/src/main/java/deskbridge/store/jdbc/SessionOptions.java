package deskbridge.store.jdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code options} of a PostgreSQL URL, which the driver would take instead of any others, kept apart so that they can stand
 * behind our own: of two settings of one name the later counts.
 *
 * @param jdbcUrl the URL without them
 * @param options as in {@code psql}, such as {@code -c work_mem=16MB}; empty when there were none
 */
record SessionOptions(String jdbcUrl, String options) {

    private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])options=(?<value>[^&]*)&?");

    static SessionOptions of(String url) {
        var written = new StringBuilder();
        Matcher found = PARAMETER.matcher(url);
        while (found.find()) {
            written.append(' ').append(URLDecoder.decode(found.group("value"), StandardCharsets.UTF_8));
        }
        return new SessionOptions(
                found.replaceAll("").replaceFirst("[?&]$", ""),
                written.toString().strip());
    }

    /** Ours, then theirs. */
    String after(String ours) {
        return (ours + " " + options).strip();
    }
}
