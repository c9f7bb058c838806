package deskbridge.domain;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file that lives in a remote system. Carries no bytes and no expiring link: the connector of {@code connection} opens
 * it afresh when it is needed.
 *
 * @param connection the connection that can open it
 * @param id how that connector finds it again; opaque
 * @param name file name as people see it; any characters, no path; what is longer than {@value #LONGEST_NAME} bytes, which no file
 *     system keeps, loses its middle
 * @param size bytes, or null when the remote does not say
 */
public record RemoteFile(
        ConnectionId connection,
        String id,
        String name,
        @Nullable Long size) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ENDING = 20;

    public RemoteFile {
        name = name.isBlank() ? "file" : shortened(name.replaceAll("[\\\\/\\p{Cntrl}]", "_"));
    }

    private static String shortened(String name) {
        if (bytes(name) <= LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = "…" + (dot >= name.length() - LONGEST_ENDING ? name.substring(dot) : "");
        int room = LONGEST_NAME - bytes(end);
        int kept = 0;
        while (true) {
            String symbol = Character.toString(name.codePointAt(kept));
            room -= bytes(symbol);
            if (room < 0) {
                return name.substring(0, kept) + end;
            }
            kept += symbol.length();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
