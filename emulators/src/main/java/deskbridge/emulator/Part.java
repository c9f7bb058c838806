package deskbridge.emulator;

import org.jspecify.annotations.Nullable;

/**
 * One part of a {@code multipart/form-data} body, in the order sent.
 *
 * @param name form field
 * @param fileName present only for files
 * @param contentType as declared by the sender
 * @param body the content, undecoded
 */
public record Part(
        String name, @Nullable String fileName, @Nullable String contentType, Body body) {}
