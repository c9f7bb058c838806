package deskbridge.app.server;

import io.helidon.common.buffers.DataReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes a connection's bytes on, except that a first line of HTTP/1.0 becomes one of HTTP/1.1 with {@code Connection: close},
 * which asks for the same.
 */
final class ForgivingBytes implements Supplier<byte[]> {
    private static final String OLD = " HTTP/1.0";
    private static final String NEW = " HTTP/1.1\r\nConnection: close";
    private static final int LONGEST_LINE = 8192;

    private final DataReader source;
    private final Patience patience;
    private boolean lineSeen;

    ForgivingBytes(DataReader source, Patience patience) {
        this.source = source;
        this.patience = patience;
    }

    @Override
    @SuppressWarnings("NullAway") // for the reader, null is the end of the data
    public byte @Nullable [] get() {
        byte[] bytes = next();
        if (lineSeen || bytes == null) {
            return bytes;
        }
        lineSeen = true;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (bytes != null) {
            head.writeBytes(bytes);
            if (indexOf(head.toByteArray(), '\n') >= 0 || head.size() > LONGEST_LINE) {
                break;
            }
            bytes = next();
        }
        return forgiven(head.toByteArray());
    }

    private static byte[] forgiven(byte[] head) {
        int end = indexOf(head, '\r');
        if (end < 0) {
            return head;
        }
        String line = new String(head, 0, end, StandardCharsets.ISO_8859_1);
        if (!line.endsWith(OLD)) {
            return head;
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        String newLine = line.substring(0, line.length() - OLD.length()) + NEW;
        changed.writeBytes(newLine.getBytes(StandardCharsets.ISO_8859_1));
        changed.write(head, end, head.length - end);
        return changed.toByteArray();
    }

    private byte @Nullable [] next() {
        try {
            source.ensureAvailable();
            patience.hears();
            return source.readBytes(source.available());
        } catch (DataReader.InsufficientDataAvailableException e) {
            return null;
        }
    }

    private static int indexOf(byte[] bytes, char wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
