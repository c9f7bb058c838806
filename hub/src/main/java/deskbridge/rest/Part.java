package deskbridge.rest;

import java.nio.file.Path;

/** One part of a multipart form: a text field or a file. Storage services demand that the file comes last. */
public sealed interface Part {
    /** The field's name. */
    String name();

    /** A plain field. */
    record Text(String name, String value) implements Part {}

    /** A file kept in memory. The array is not copied. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    record Bytes(String name, String fileName, String contentType, byte[] content) implements Part {}

    /** A file on disk, streamed. */
    record OnDisk(String name, String fileName, String contentType, Path file) implements Part {}

    static Part text(String name, String value) {
        return new Text(name, value);
    }

    static Part file(String name, String fileName, String contentType, byte[] content) {
        return new Bytes(name, fileName, contentType, content);
    }

    static Part file(String name, String fileName, String contentType, Path file) {
        return new OnDisk(name, fileName, contentType, file);
    }
}
